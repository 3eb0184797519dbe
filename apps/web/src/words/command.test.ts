// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { CommandView } from "../api/types.ts";
import { askedBy, commandName, commandSentence, commandSteps, isPending } from "./command.ts";

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
