// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { phases, sessionEvents, sessionTable, step } from "./session-machine.ts";

describe("the session table", () => {
  for (const phase of phases) {
    for (const event of sessionEvents) {
      const cell = sessionTable[phase][event];
      if (cell === undefined) test(`${phase} ignores ${event}`, () => expect(step(phase, event)).toBeUndefined());
      else test(`${phase} + ${event} -> ${cell.to}`, () => expect(step(phase, event)).toBe(cell));
    }
  }

  test("a vehicle that goes leaves no session behind, from any phase with a vehicle", () => {
    for (const phase of ["Connected", "Authorized", "Stopped"] as const) expect(step(phase, "Unplug")?.to).toBe("Idle");
  });

  test("nobody charges without authorisation: Authorized is entered only by a token, a remote start, or a free plug-in", () => {
    const ways = phases.flatMap((phase) =>
      sessionEvents.filter((event) => phase !== "Authorized" && step(phase, event)?.to === "Authorized").map((event) => `${phase}+${event}`),
    );
    expect(ways.sort()).toEqual(
      [
        "AwaitingCable+PlugIn",
        "AwaitingCable+PlugInFree",
        "AwaitingCableRemote+PlugIn",
        "AwaitingCableRemote+PlugInFree",
        "Connected+Authorize",
        "Connected+RemoteStart",
        "Idle+PlugInFree",
        "Stopped+Authorize",
        "Stopped+RemoteStart",
      ].sort(),
    );
  });

  test("whatever may close a transaction says why [E06.FR.08]", () => {
    for (const phase of phases)
      for (const event of sessionEvents) {
        const cell = step(phase, event);
        const leaves = cell !== undefined && phase !== cell.to && (cell.to === "Idle" || cell.to === "Stopped");
        if (leaves || (cell !== undefined && event === "BayFreed")) expect(cell.stoppedReason, `${phase}+${event}`).toBeDefined();
      }
  });
});
