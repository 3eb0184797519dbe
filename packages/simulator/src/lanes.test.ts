// SPDX-License-Identifier: Apache-2.0
import { Millis, WattHours } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignLanes } from "./lanes.ts";
import type { RecordedSession } from "./recorded-sessions.ts";

const session = (userId: string, from: number, to: number): RecordedSession => ({
  sessionId: `${userId}-${from}`,
  userId,
  location: "L",
  pluginAt: from * 60_000,
  plugoutAt: to * 60_000,
  energy: WattHours(1),
});
const arbitrary = fc.array(
  fc
    .tuple(fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 100 }))
    .map(([user, from, length]) => session(user, from, from + length)),
  { maxLength: 60 },
);

describe("lanes", () => {
  test("gives a user the same station again when it is free", () => {
    const { lanes } = assignLanes([session("a", 0, 10), session("b", 5, 15), session("b", 20, 30), session("a", 25, 35)]);
    expect(lanes.map((lane) => lane.map((one) => one.userId))).toEqual([
      ["a", "a"],
      ["b", "b"],
    ]);
  });

  test("keeps every session once, never two at one station at a time, and uses as few stations as can be", () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(0, 10_000, 120_000), (sessions, gap) => {
        const turnaround = Millis(gap);
        const { lanes, left } = assignLanes(sessions, { turnaround });
        expect(left).toEqual([]);
        expect(lanes.flat().toSorted(byId)).toEqual(sessions.toSorted(byId));
        for (const lane of lanes) {
          for (let i = 1; i < lane.length; i++) expect(lane[i]?.pluginAt).toBeGreaterThanOrEqual((lane[i - 1]?.plugoutAt ?? 0) + gap);
        }
        const together = (at: number) => sessions.filter((one) => one.pluginAt <= at && at < one.plugoutAt + gap).length;
        expect(lanes.length).toBe(Math.max(0, ...sessions.map((one) => together(one.pluginAt))));
      }),
    );
  });

  test("leaves out what finds no station within the maximum, and nothing else is lost", () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 0, max: 3 }), (sessions, maximum) => {
        const { lanes, left } = assignLanes(sessions, { maximum });
        expect(lanes.length).toBeLessThanOrEqual(maximum);
        expect([...lanes.flat(), ...left].toSorted(byId)).toEqual(sessions.toSorted(byId));
      }),
    );
  });
});

const byId = (a: RecordedSession, b: RecordedSession): number => a.sessionId.localeCompare(b.sessionId) || a.plugoutAt - b.plugoutAt;
