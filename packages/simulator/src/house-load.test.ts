// SPDX-License-Identifier: Apache-2.0
import { Amps, civilTimeAt, Hours, Minutes, seededRandom } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { houseLoad } from "./house-load.ts";

const MIDSUMMER = Date.UTC(2026, 5, 20, 23);
const MIDWINTER = Date.UTC(2026, 11, 20);
const house = (seed: number, options: Partial<Parameters<typeof houseLoad>[0]> = {}) => houseLoad({ random: seededRandom(seed), phases: 1, ...options });
const minutes = (from: number, hours: number) => Array.from({ length: hours * 60 }, (_, minute) => from + minute * Minutes(1));
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe("a house through the day", () => {
  test("is the same for the same seed, whatever was read before, and another for another", () => {
    const [one, same, other] = [house(1), house(1), house(2)];
    const at = MIDWINTER + Hours(17.6);
    for (const ms of minutes(MIDWINTER, 48).toReversed()) same.currentsAt(ms);
    expect(same.currentsAt(at)).toEqual(one.currentsAt(at));
    expect(other.currentsAt(at)).not.toEqual(one.currentsAt(at));
  });

  test("stays as it is for as long as it says, and is told by nothing else", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 0, max: 8 * 24 * 3600 }),
        fc.constantFrom(0, 16),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (seed, second, peak, part) => {
          const load = house(seed, { phases: 3, solarPeak: Amps(peak) });
          // Over the autumn change of the clocks.
          const at = Date.UTC(2026, 9, 22) + second * 1_000;
          const steady = load.steadyFor(at);
          expect(steady).toBeGreaterThan(0);
          expect(load.currentsAt(at + steady * part)).toEqual(load.currentsAt(at));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("the shower draws 40 A in the morning or late evening, and a house without one never does", () => {
    const draws = (hasShower: boolean) =>
      Array.from({ length: 20 }, (_, seed) => house(seed, { hasShower })).flatMap((load) =>
        minutes(MIDWINTER, 24).flatMap((ms) => (load.currentsAt(ms)[0] >= 41 ? [civilTimeAt(ms).hour] : [])),
      );
    expect(new Set(draws(true))).toEqual(new Set([6, 7, 8, 21, 22]));
    expect(draws(false)).toEqual([]);
  });

  test("never draws less than its base without panels, and exports at noon in summer with them", () => {
    for (const ms of minutes(MIDSUMMER, 24)) expect(house(3).currentsAt(ms)[0]).toBeGreaterThanOrEqual(1);
    const noon = minutes(MIDSUMMER + Hours(12), 2).map((ms) => house(3, { solarPeak: Amps(16) }).currentsAt(ms)[0]);
    expect(Math.min(...noon)).toBeLessThan(-8);
  });

  test("the panels give nothing at night, and less in winter than in summer", () => {
    const given = (from: number) => {
      const [dark, sunny] = [house(4), house(4, { solarPeak: Amps(16) })];
      return minutes(from, 24).map((ms) => dark.currentsAt(ms)[0] - sunny.currentsAt(ms)[0]);
    };
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const [summer, winter] = [given(MIDSUMMER), given(MIDWINTER)];
    expect(sum(summer.slice(0, 240))).toBeCloseTo(0, 9);
    expect(sum(winter.slice(0, 420)) + sum(winter.slice(1020))).toBeCloseTo(0, 9);
    expect(sum(winter)).toBeGreaterThan(0);
    expect(sum(winter)).toBeLessThan(sum(summer) / 3);
  });

  test("appliances of a three-phase house stand on different phases", () => {
    const used = new Set<number>();
    const load = house(5, { phases: 3 });
    for (const ms of minutes(MIDWINTER, 72)) for (const [phase, current] of load.currentsAt(ms).entries()) if (current > 8) used.add(phase);
    expect(used.size).toBeGreaterThan(1);
  });
});
