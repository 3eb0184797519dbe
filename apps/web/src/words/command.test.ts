// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { CommandView } from "../api/types.ts";
import { askedBy, commandName, commandNote, commandSentence, commandSteps, isPending } from "./command.ts";

const command: CommandView = {
  id: "c1",
  stationId: "CP-1",
  kind: "pause",
  status: "Sent",
  detail: null,
  requestedBy: "owner",
  requestedAt: "2026-11-21T16:00:00Z",
  finishedAt: null,
};

describe("commands in plain words", () => {
  test.each([
    ["Sent", "Sent:current Delivered:ahead Done:ahead"],
    ["Delivered", "Sent:past Delivered:current Done:ahead"],
    ["Done", "Sent:past Delivered:past Done:past"],
    ["Refused", "Sent:past Delivered:past Refused:failed"],
    ["Expired", "Sent:past Expired:failed"],
  ] as const)("%s shows %s", (status, text) => {
    expect(
      commandSteps(status)
        .map(({ name, state }) => `${name}:${state}`)
        .join(" "),
    ).toBe(text);
  });

  test("an unknown outcome is shown as being checked, and as not known when nobody looks any more, never as done", () => {
    const finishedAt = "2026-11-22T16:00:00Z";
    const unknown = { ...command, kind: "start", status: "Unknown", detail: "RequestStartTransaction: the connection was lost" } as const;
    const shown = (isFinished: boolean) => commandSteps("Unknown", isFinished).map(({ name, state }) => `${name}:${state}`);
    expect([shown(false), shown(true)]).toEqual([
      ["Sent:past", "Checking:current", "Done:ahead"],
      ["Sent:past", "Not known:unknown"],
    ]);
    expect(commandSentence(unknown)).toBe("Start charging: we do not know whether the charger heard this; checking.");
    expect(commandSentence({ ...unknown, finishedAt })).toBe("Start charging: we could not find out whether the charger heard this.");
    expect([isPending(unknown), isPending({ ...unknown, finishedAt })]).toEqual([true, false]);
    for (const one of [unknown, { ...unknown, finishedAt }]) expect(commandNote(one)).not.toMatch(/Request|connection/);
    expect(commandNote({ ...unknown, detail: "no sign that it started: the station told of nothing" })).toMatch(/^There is no sign that it started so far\./);
    expect(commandNote({ ...command, status: "Refused", detail: "Rejected" })).toBe("Rejected");
  });

  test("only what has no answer yet is pending", () => {
    expect((["Sent", "Delivered", "Done", "Refused", "Expired"] as const).filter((status) => isPending({ ...command, status }))).toEqual(["Sent", "Delivered"]);
  });

  test("names kinds it knows and shows others as they are", () => {
    expect(commandName("chargeNow")).toBe("Charge now");
    expect(commandName("Reset")).toBe("Reset");
    expect(commandSentence({ ...command, status: "Refused" })).toBe("Pause: refused by the charger.");
  });
});

test("says who asked in words: you, somebody else, the command line", () => {
  expect(["u1", "u2", "administrator"].map((id) => askedBy(id, "u1"))).toEqual(["you", "somebody else", "the command line"]);
});
