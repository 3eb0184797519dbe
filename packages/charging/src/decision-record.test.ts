// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { expect, test } from "vitest";
import type { Claim } from "./claims.ts";
import { type DecisionRecord, parseDecisionRecord, recordOf } from "./decision-record.ts";
import type { Facts } from "./facts.ts";
import { decide } from "./hierarchy.ts";
import { defaultHours } from "./hours/charging-hours.ts";
import { hoursRecordOf } from "./hours/hours-record.ts";

const now = Date.UTC(2026, 0, 5, 12);
const rating = { maximum: Amps(32), minimum: Amps(6) };
const facts: Facts = { cause: "profile", beneficiary: "owner", provenance: "csms", verified: false };
const plan = (limit: number, provenance: Facts["provenance"]): Claim => ({
  layer: "profiles",
  kind: "cap",
  limit: Amps(limit),
  reason: "ProfileLimit",
  facts: { ...facts, provenance },
});
const hours: Claim = { layer: "schedule", kind: "permit", reason: "DefaultHours", facts, until: now + 60_000 };
const pending = { kind: "decrease", cause: "profile", seconds: 0, maximum: 0, endsAt: 7, until: now } as const;
const full: DecisionRecord = {
  at: "2026-01-05T12:00:00.000Z",
  permitted: true,
  limitA: 10,
  winner: { layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: 10 },
  losers: [
    { layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: 20 },
    { layer: "schedule", kind: "permit", reason: "DefaultHours", until: "2026-01-05T12:01:00.000Z" },
  ],
  delay: { edge: "decrease", cause: "profile", seconds: 0, maximum: 0, endsAt: "2026-01-05T12:00:00.000Z", heldA: 16 },
  conflicts: ["profiles"],
  hours: { inEffect: "default", week: "Mon-Sun 00:00-07:00", isChoicePending: true },
};
const { delay: _, conflicts: __, hours: ___, ...plain } = full;

test("a record tells the winner with its limit, the losers, and on which layer two controllers contradict each other", () => {
  const decision = decide([plan(10, "csms"), plan(20, "dsrsp"), hours], rating);
  expect(recordOf(decision, now, { delay: { pending, held: 16 }, hours: hoursRecordOf(defaultHours, now) })).toStrictEqual(full);
});

test("a record names no delay, no contradiction and no hours where there are none", () => {
  expect(Object.keys(recordOf(decide([hours], rating), now))).toEqual(["at", "permitted", "limitA", "winner", "losers"]);
});

test.each<[string, DecisionRecord]>([
  ["with everything in it", full],
  ["with nothing but a decision", plain],
  ["of a stop", { ...full, permitted: false, limitA: 0, winner: { layer: "ownerStop", kind: "stop", reason: "OwnerStop" } }],
  ["of a wait", { ...full, winner: { layer: "safety", kind: "wait", reason: "VehicleNotReady" } }],
])("a record %s is read as it was written", (_, record) => {
  expect(parseDecisionRecord(JSON.stringify(record))).toEqual({ ok: true, value: record });
});

const winner = { ...full.winner };
const delay = { ...full.delay };
test.each<[string, unknown, string]>([
  ["a number", 7, "not an object"],
  ["null", null, "not an object"],
  ["a time that is none", { ...full, at: "noon" }, "at: not a time"],
  ["a time that is a number", { ...full, at: 2026 }, "at: not a time"],
  ["no permission", { ...full, permitted: undefined }, "permitted: not a boolean"],
  ["a current in words", { ...full, limitA: "10" }, "limitA: not a current"],
  ["a current below zero", { ...full, limitA: -1 }, "limitA: not a current"],
  ["no winner", { ...full, winner: undefined }, "winner: not a claim"],
  ["a winner that is null", { ...full, winner: null }, "winner: not a claim"],
  ["a winner that is a word", { ...full, winner: "profiles" }, "winner: not a claim"],
  ["a winner on a layer that is none", { ...full, winner: { ...winner, layer: "roof" } }, "winner: not a claim"],
  ["a winner of no known kind", { ...full, winner: { ...winner, kind: "shove" } }, "winner: not a claim"],
  ["a winner with a reason outside the closed list", { ...full, winner: { ...winner, reason: "toString" } }, "winner: not a claim"],
  ["a winner without a reason", { ...full, winner: { ...winner, reason: undefined } }, "winner: not a claim"],
  ["a winner whose reason is a list", { ...full, winner: { ...winner, reason: ["ProfileLimit"] } }, "winner: not a claim"],
  ["a winner whose limit is a word", { ...full, winner: { ...winner, limitA: "10" } }, "winner: not a claim"],
  ["a winner that ends at no time", { ...full, winner: { ...winner, until: "late" } }, "winner: not a claim"],
  ["losers that are no list", { ...full, losers: {} }, "losers: not claims"],
  ["losers of which one is no claim", { ...full, losers: [winner, {}] }, "losers: not claims"],
  ["a delay that is null", { ...full, delay: null }, "delay: not a delay"],
  ["a delay that is a word", { ...full, delay: "long" }, "delay: not a delay"],
  ["a delay of no known edge", { ...full, delay: { ...delay, edge: "sideways" } }, "delay: not a delay"],
  ["a delay of no known cause", { ...full, delay: { ...delay, cause: "whim" } }, "delay: not a delay"],
  ["a delay of part of a second", { ...full, delay: { ...delay, seconds: 1.5 } }, "delay: not a delay"],
  ["a delay of less than nothing", { ...full, delay: { ...delay, seconds: -1 } }, "delay: not a delay"],
  ["a delay of at most less than nothing", { ...full, delay: { ...delay, maximum: -1 } }, "delay: not a delay"],
  ["a delay that ends at no time", { ...full, delay: { ...delay, endsAt: "soon" } }, "delay: not a delay"],
  ["a delay that ends at a number", { ...full, delay: { ...delay, endsAt: 2026 } }, "delay: not a delay"],
  ["a delay that holds a word", { ...full, delay: { ...delay, heldA: "16" } }, "delay: not a delay"],
  ["contradictions that are no list", { ...full, conflicts: "profiles" }, "conflicts: not layers"],
  ["a contradiction on a layer that is none", { ...full, conflicts: ["profiles", "roof"] }, "conflicts: not layers"],
  ["hours that are none", { ...full, hours: { inEffect: "sometimes" } }, "hours: not hours"],
])("%s is no record, and the error says which part is wrong", (_, value, problem) => {
  expect(parseDecisionRecord(JSON.stringify(value))).toEqual({ ok: false, error: problem });
});

test("what is not JSON is no record", () => {
  expect(parseDecisionRecord('{"at":')).toEqual({ ok: false, error: "not JSON" });
});
