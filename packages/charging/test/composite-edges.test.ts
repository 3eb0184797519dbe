// SPDX-License-Identifier: Apache-2.0
// Edges that only a mutated rule showed: each of these fails on a change that the checklist did not notice.
import { describe, expect, test } from "vitest";
import { limitAt } from "../src/index.ts";
import { composite, DAY, HOUR, profile, request, steps, T0 } from "./profiles.ts";

test("of two changes within one second the last holds, and one that is taken back is none, wherever in the schedule", () => {
  const blink = profile({ stackLevel: 1, validFrom: T0 + 100_200, validTo: T0 + 100_700, periods: steps([0, 8]) });
  expect(composite([profile({ periods: steps([0, 10], [60, 12]) }), blink])).toEqual([
    [0, 10],
    [60, 12],
  ]);
});

test("of two that are alike in all but their id the newest speaks, in whatever order they were installed", () => {
  const older = profile({ id: 2, periods: steps([0, 7]) });
  const newer = profile({ id: 3, periods: steps([0, 9]) });
  expect(composite([older, newer])).toEqual([[0, 9]]);
  expect(composite([newer, older])).toEqual([[0, 9]]);
});

test("a schedule without periods says nothing, and the level below speaks", () => {
  expect(composite([profile(), profile({ stackLevel: 1, periods: [] })])).toEqual([[0, 10]]);
});

describe("a profile ends at validTo [OCPP 2.0.1 K01.FR.37]", () => {
  const ends = { validTo: T0 + 60_000, periods: steps([0, 25]) };
  const whole = [
    [0, 25],
    [60, 32],
  ];
  test("while the station is offline, where it names no longest time offline", () => {
    const offline = request({ offlineSince: T0 - HOUR });
    expect(composite([profile(ends)], offline)).toEqual(whole);
    expect(limitAt([profile(ends)], offline)).toMatchObject([{ limit: 25, until: T0 + 60_000 }]);
  });
  test("while there is a line, where it names one", () => {
    expect(composite([profile({ ...ends, maxOfflineDuration: 30 })])).toEqual(whole);
    expect(limitAt([profile({ ...ends, maxOfflineDuration: 30 })], request())).toMatchObject([{ limit: 25, until: T0 + 60_000 }]);
  });
});

describe("a recurring profile keeps to UTC when the clocks of London change", () => {
  // 29 March 2026, 01:00 UTC: from GMT to BST.
  const monday = Date.UTC(2026, 2, 23, 6);
  const change = Date.UTC(2026, 2, 29, 1);
  const runs = (recurrency: "Daily" | "Weekly") => profile({ kind: "Recurring", recurrency, startSchedule: monday, duration: 3600, periods: steps([0, 8]) });
  const firstRunAfter = (recurrency: "Daily" | "Weekly", nowMs: number) =>
    composite([runs(recurrency)], request({ nowMs, duration: (7 * DAY) / 1000 }))
      .filter(([, limit]) => limit === 8)
      .map(([startPeriod]) => nowMs + startPeriod * 1000)[0];

  test("each day at the same time of UTC, an hour later by the clock on the wall", () => {
    expect(firstRunAfter("Daily", change - 12 * HOUR)).toBe(Date.UTC(2026, 2, 29, 6));
  });
  test("each week likewise", () => {
    expect(firstRunAfter("Weekly", change - 12 * HOUR)).toBe(Date.UTC(2026, 2, 30, 6));
  });
});
