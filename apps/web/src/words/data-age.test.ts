// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { StationView } from "../api/types.ts";
import { expectedIntervalMs, isStale, staleSince } from "./data-age.ts";

const T = Date.parse("2026-11-21T16:00:00Z");
const points = (...seconds: number[]) => seconds.map((s) => ({ at: new Date(T + s * 1000).toISOString() }));

describe("the age of data", () => {
  test("expects what came before: the median gap, at least 10 s", () => {
    expect(expectedIntervalMs([])).toBe(10_000);
    expect(expectedIntervalMs(points(0, 1, 2, 3))).toBe(10_000);
    expect(expectedIntervalMs(points(0, 60, 120, 180))).toBe(60_000);
    expect(expectedIntervalMs(points(0, 10, 20, 600, 610, 620))).toBe(10_000);
  });

  test("data is old after twice the interval and the time of the way", () => {
    const expected = { intervalMs: 10_000, speed: 1 };
    expect(isStale(T, T + 23_000, expected)).toBe(false);
    expect(isStale(T, T + 23_001, expected)).toBe(true);
    expect(isStale(T, T + 49_000, { intervalMs: 10_000, speed: 10 })).toBe(false);
  });

  test("an idle charge point owes no readings; an offline one shows when its last is from", () => {
    const station = { isOnline: true, session: null, lastReadingAt: new Date(T).toISOString() } as StationView;
    const expected = { intervalMs: 10_000, speed: 1 };
    expect(staleSince(station, T + 3_600_000, expected)).toBeUndefined();
    expect(staleSince({ ...station, isOnline: false }, T + 3_600_000, expected)).toBe(T);
    expect(staleSince({ ...station, isOnline: false, lastReadingAt: null }, T, expected)).toBeUndefined();
  });
});
