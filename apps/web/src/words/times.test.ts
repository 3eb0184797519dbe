// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { clockTime, clockTimeWithSeconds, dayAndTime, nextHourOfDay, nextTimeOfDay } from "./times.ts";

const london = { timeZone: "Europe/London" };
const now = Date.parse("2026-07-21T13:02:11Z");

describe("times in plain words", () => {
  test("shows the wall clock of the place, summer time included", () => {
    expect(clockTime(now, london)).toBe("14:02");
    expect(clockTimeWithSeconds(now, london)).toBe("14:02:11");
  });

  test.each([
    ["2026-07-21T17:30:00Z", "18:30"],
    ["2026-07-22T06:00:00Z", "tomorrow 07:00"],
    ["2026-07-20T22:10:00Z", "yesterday 23:10"],
    ["2026-07-25T06:00:00Z", "Sat 25 Jul 07:00"],
  ])("%s reads %s", (at, text) => expect(dayAndTime(Date.parse(at), now, london)).toBe(text));

  test("the day changes at midnight of the place, not at midnight UTC", () => {
    expect(dayAndTime(Date.parse("2026-07-21T23:30:00Z"), now, london)).toBe("tomorrow 00:30");
  });

  test("the next seven o'clock is less than a day away and in the future", () => {
    const seven = nextHourOfDay(now, 7);
    expect(seven).toBeGreaterThan(now);
    expect(seven - now).toBeLessThanOrEqual(25 * 3_600_000);
    expect(new Date(seven).getHours()).toBe(7);
  });
});

test.each(["7:30", "24:00", "12:60", "soon", ""])("%s is no time of day", (text) => {
  expect(nextTimeOfDay(0, text)).toBeUndefined();
});

test("the next half past seven is at most a day ahead and reads 07:30 on the wall", () => {
  for (const now of [Date.UTC(2026, 0, 5, 7, 29), Date.UTC(2026, 0, 5, 7, 30), Date.UTC(2026, 6, 5, 23)]) {
    const at = nextTimeOfDay(now, "07:30") ?? 0;
    expect(clockTime(at)).toBe("07:30");
    expect(at - now).toBeGreaterThan(0);
    expect(at - now).toBeLessThanOrEqual(86_400_000);
  }
});
