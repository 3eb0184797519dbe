// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playLoop } from "../testing/supply-loop.ts";
import { initialSolar, type SolarState, solarCapOf, solarStep } from "./solar-surplus.ts";
import { type SolarSettings, solarDefaults, supplyDefaults } from "./supply-settings.ts";

const S = 1_000;
/** A time limit that a loaded machine keeps. */
const ROOMY = 60_000;
const M = 60 * S;
const settings = solarDefaults;

/** Feeds one surplus a second; gives the wish after each. */
function feed(
  surplus: (second: number) => number | undefined,
  seconds: number,
  { solar = settings, cap = Amps(32) }: { solar?: SolarSettings; cap?: Amps } = {},
) {
  let state: SolarState = initialSolar;
  return Array.from({ length: seconds }, (_, second) => {
    state = solarStep(state, surplus(second), { settings: solar, nowMs: second * S });
    return solarCapOf(state, solar, cap);
  });
}
const lengths = (values: readonly number[]) =>
  values.reduce<{ value: number; length: number }[]>((runs, value) => {
    const last = runs.at(-1);
    if (last?.value === value) last.length += 1;
    else runs.push({ value, length: 1 });
    return runs;
  }, []);

describe("charging from surplus (docs/supply.md)", () => {
  test("begins once the surplus has stood at the start threshold for its time, and says when", () => {
    const wishes = feed(() => 10, 130);
    expect(wishes[60]).toEqual({ cap: 0, reason: "SolarWaiting", until: 120 * S });
    expect(wishes[119]?.cap).toBe(0);
    expect(wishes[120]).toEqual({ cap: 10, reason: "SolarSurplus" });
  });

  test("a gap in the clouds that is shorter than that begins nothing", () => {
    expect(feed((second) => (second % 119 === 0 ? 0 : 12), 1200).every(({ cap }) => cap === 0)).toBe(true);
  });

  test("ends once the surplus has been below the stop threshold for its time; until then it takes 6 A", () => {
    const wishes = feed((second) => (second < 200 ? 12 : 2), 600);
    expect(wishes[240]).toMatchObject({ cap: 6, reason: "SolarSurplus", until: 500 * S });
    expect(wishes[499]?.cap).toBe(6);
    expect(wishes[500]?.cap).toBe(0);
  });

  test("ends at once when nobody knows the surplus any more", () => {
    expect(feed((second) => (second < 200 ? 12 : undefined), 210)[200]).toEqual({ cap: 0, reason: "SolarWaiting" });
  });

  test("follows a restless sky at most each 30 s", () => {
    const wishes = feed((second) => 10 + 4 * (second % 2), 600).slice(120);
    const runs = lengths(wishes.map(({ cap }) => cap));
    expect(runs.length).toBeGreaterThan(2);
    for (const { length } of runs.slice(0, -1)) expect(length).toBeGreaterThanOrEqual(30);
  });

  test("the sun only adds to a base", () => {
    const wishes = feed((second) => (second < 300 ? -5 : 14), 600, { solar: { ...settings, base: Amps(8) } });
    expect(lengths(wishes.map(({ cap }) => cap))).toEqual([
      { value: 8, length: 420 },
      { value: 14, length: 180 },
    ]);
  });

  test(
    "whatever the sun does: never above the supply, never below the base that the supply allows, each start and stop kept for its time",
    () => {
      const surpluses = fc.array(fc.oneof(fc.double({ min: -40, max: 40, noNaN: true }), fc.constantFrom(4.9, 5, 6.9, 7, undefined)), {
        minLength: 3,
        maxLength: 40,
      });
      const bases = fc.constantFrom(0, 6, 10);
      fc.assert(
        fc.property(surpluses, fc.integer({ min: 1, max: 400 }), bases, fc.integer({ min: 6, max: 32 }), (values, grain, base, cap) => {
          const wishes = feed((second) => values[Math.floor(second / grain) % values.length], 3000, {
            solar: { ...settings, base: Amps(base) },
            cap: Amps(cap),
          });
          const isWrong = (wish: number) => (wish !== 0 && wish < 6) || wish > cap || wish < Math.min(base, cap);
          expect(wishes.filter((wish) => isWrong(wish.cap))).toEqual([]);
          const changes = lengths(wishes.map((wish) => wish.cap)).slice(1, -1);
          // Only the loss of the reading cuts a run short.
          if (!values.includes(undefined)) for (const { length } of changes) expect(length).toBeGreaterThanOrEqual(30);
        }),
        { numRuns: 60 },
      );
    },
    ROOMY,
  );
});

describe("surplus in the closed loop", () => {
  const loop = { ...supplyDefaults, fuse: Amps(60), wiring: [1] as const, hasGeneration: true, solar: settings };

  test("follows the roof, imports next to nothing, and rests when the roof does", () => {
    const trace = playLoop({ settings: loop, house: () => [-14.4, 0, 0], noise: 0.3, duration: 30 * M, tick: 500 });
    expect(trace.steps.at(-1)?.vehicle).toBe(14);
    expect(trace.duties.filter(({ at }) => at > 10 * M)).toEqual([]);
  });

  test("a car that was seen to use one phase may have what the roof gives on the others, for the meter adds the phases up", () => {
    const device = { phases: 3 as const, rating: Amps(16) };
    const three = { ...loop, wiring: [1, 2, 3] as const };
    const house = (ms: number) => (ms < 10 * M ? ([1, -14, -12] as const) : ([1, -7, -5] as const));
    expect(playLoop({ settings: three, device, house, car: { phases: 1 }, duration: 30 * M, tick: 500 }).steps.at(-1)?.vehicle).toBe(11);
  });

  test("generation is never counted on for the fuse", () => {
    const trace = playLoop({
      settings: { ...loop, fuse: Amps(20), solar: { ...settings, base: Amps(32) } },
      house: () => [-15, 0, 0],
      duration: 5 * M,
      tick: 500,
    });
    expect(trace.steps.at(-1)?.cap).toBe(18);
  });
});
