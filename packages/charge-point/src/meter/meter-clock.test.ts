// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { KeptReadings, MOST_KEPT } from "./kept-readings.ts";
import { MeterClock } from "./meter-clock.ts";

const midnight = Date.UTC(2026, 0, 5);
const quarter = 900_000;

test("a value is due at each mark of the clock, once, counted from midnight [J01]", () => {
  const clock = new MeterClock();
  const at = (ms: number) => clock.isDue(midnight + ms, quarter);
  expect([at(100), at(899_999), at(900_000), at(900_001), at(1_799_999), at(1_800_500)]).toEqual([false, false, true, false, false, true]);
  expect(clock.dueAt(midnight + 1, quarter)).toBe(midnight + quarter);
});

test("marks that were missed count as one, and a clock that is set back makes none", () => {
  const clock = new MeterClock();
  expect(clock.isDue(midnight, quarter)).toBe(false);
  expect(clock.isDue(midnight + 5 * quarter, quarter)).toBe(true);
  expect(clock.isDue(midnight + 4 * quarter, quarter)).toBe(false);
});

test("an interval of 0 has no marks", () => {
  const clock = new MeterClock();
  expect([clock.isDue(midnight, 0), clock.isDue(midnight + quarter, 0), clock.dueAt(midnight, 0)]).toEqual([false, false, undefined]);
});

test("of too many readings for one message every second goes, and the newest stays [E06.FR.13]", () => {
  const kept = new KeptReadings();
  for (let at = 0; at < 3 * MOST_KEPT; at++) kept.keep({ at, powerW: 0, energyWh: at, currentsA: [0], offeredA: 0, voltageV: 230 });
  expect(kept.length).toBeLessThanOrEqual(MOST_KEPT);
  const readings = kept.take();
  expect(readings.at(-1)?.at).toBe(3 * MOST_KEPT - 1);
  expect(readings.map(({ at }) => at)).toEqual(readings.map(({ at }) => at).toSorted((a, b) => a - b));
  expect(kept.length).toBe(0);
});
