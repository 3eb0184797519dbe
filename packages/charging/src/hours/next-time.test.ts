// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextTimeOfDay } from "./next-time.ts";

const utc = (text: string) => Date.parse(`${text}Z`);

describe("the next time that the clock on the wall shows", () => {
  const rows: readonly [time: string, now: string, next: string][] = [
    ["07:00", "2026-01-12T18:00", "2026-01-13T07:00"],
    ["07:00", "2026-01-13T06:59:59.999", "2026-01-13T07:00"],
    ["07:00", "2026-01-13T07:00", "2026-01-14T07:00"],
    ["07:00", "2026-06-15T18:00", "2026-06-16T06:00"],
    ["00:00", "2026-06-15T22:30", "2026-06-15T23:00"],
    ["00:00", "2026-12-31T23:30", "2027-01-01T00:00"],
    ["07:00", "2026-03-28T18:00", "2026-03-29T06:00"],
    ["01:30", "2026-03-28T18:00", "2026-03-29T01:30"],
    ["01:30", "2026-10-24T18:00", "2026-10-25T00:30"],
    ["01:30", "2026-10-25T00:30", "2026-10-26T01:30"],
    ["07:00", "2026-10-24T18:00", "2026-10-25T07:00"],
  ];
  for (const [time, now, next] of rows)
    test(`after ${now} UTC ${time} comes at ${next} UTC`, () =>
      expect(new Date(nextTimeOfDay(time, utc(now))).toISOString()).toBe(new Date(utc(next)).toISOString()));

  test("lies ahead by at most 25 hours and a skipped hour", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: utc("2020-01-01"), max: utc("2045-01-01") }), fc.integer({ min: 0, max: 1439 }), (now, minute) => {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        const ahead = nextTimeOfDay(time, now) - now;
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(26 * 3_600_000);
      }),
    );
  });

  for (const text of ["24:00", "7:00", "seven"]) test(`${text} is refused`, () => expect(() => nextTimeOfDay(text, 0)).toThrow(RangeError));
});
