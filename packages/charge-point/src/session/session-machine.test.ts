// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { phases, sessionEvents, sessionTable, step } from "./session-machine.ts";
import { transactionKind, transactionPoints } from "./tx-points.ts";

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
    const ways = phases.flatMap((phase) => sessionEvents.filter((event) => step(phase, event)?.to === "Authorized").map((event) => `${phase}+${event}`));
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

  test("whatever closes a transaction says why [E06.FR.08]", () => {
    for (const phase of phases)
      for (const event of sessionEvents) {
        const cell = step(phase, event);
        if (cell !== undefined && transactionKind("EVConnected", phase, cell.to) === "Ended") expect(cell.stoppedReason, `${phase}+${event}`).toBeDefined();
      }
  });
});

describe("the points at which a transaction starts and stops", () => {
  test("EVConnected: it is the vehicle's stay, ended early by the end of its authorisation", () => {
    expect(transactionKind("EVConnected", "Idle", "Connected")).toBe("Started");
    expect(transactionKind("EVConnected", "Connected", "Authorized")).toBe("Updated");
    expect(transactionKind("EVConnected", "Authorized", "Stopped")).toBe("Ended");
    expect(transactionKind("EVConnected", "Stopped", "Idle")).toBeUndefined();
    expect(transactionKind("EVConnected", "Idle", "AwaitingCable")).toBeUndefined();
  });

  test("Authorized: it starts with the token, before the vehicle comes", () => {
    expect(transactionKind("Authorized", "Idle", "AwaitingCable")).toBe("Started");
    expect(transactionKind("Authorized", "Idle", "Connected")).toBeUndefined();
    expect(transactionKind("Authorized", "AwaitingCable", "Idle")).toBe("Ended");
  });

  test("no row holds a transaction open without vehicle and token", () => {
    for (const { open } of Object.values(transactionPoints)) expect(open).not.toContain("Idle");
  });
});
