// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LoopOptions, type LoopTrace, playLoop } from "../testing/supply-loop.ts";
import { supplyStep } from "./balancing.ts";
import { type SupplySettings, supplyDefaults } from "./supply-settings.ts";
import { initialSupplyState, type SupplyState } from "./supply-state.ts";

const S = 1_000;
/** A time limit that a loaded machine keeps. */
const ROOMY = 60_000;
const M = 60 * S;
const H = 60 * M;
/** Changes of the cap in any hour, for a load of two levels and for any load; the most that was ever seen is 14 and 20. */
const MOST_OF_TWO_LEVELS = 24;
const MOST_OF_ANY = 36;

const settings: SupplySettings = { ...supplyDefaults, fuse: Amps(60), wiring: [1] };
const play = (options: Partial<LoopOptions> & Pick<LoopOptions, "house" | "duration">) => playLoop({ settings, noise: 0.5, tick: 500, ...options });

/** The most in any hour of the trace that begins with one of its changes. */
const mostPerHour = (changes: LoopTrace["changes"]): number =>
  changes.reduce((most, { at }) => Math.max(most, changes.filter((other) => other.at >= at && other.at < at + H).length), 0);

describe("the cap settles (docs/supply.md, bounded oscillation)", () => {
  test(
    "a steady house and a noisy clamp: no change at all after the first rise",
    () => {
      fc.assert(
        fc.property(fc.double({ min: 0, max: 59, noNaN: true }), fc.integer({ min: 1, max: 2 ** 31 }), (amps, seed) => {
          const trace = play({ house: () => [amps, 0, 0], noise: 1, seed, duration: H / 2 });
          expect(trace.changes.filter(({ at }) => at > 2 * M)).toEqual([]);
        }),
        { numRuns: 20 },
      );
    },
    ROOMY,
  );

  test("an oven whose thermostat clicks each minute moves the cap a few times, then no more", () => {
    const oven: LoopOptions["house"] = (ms) => [ms % (150 * S) < 60 * S ? 38 : 25, 0, 0];
    const trace = play({ house: oven, duration: 2 * H });
    expect(trace.changes.filter(({ at }) => at > 10 * M)).toEqual([]);
    expect(trace.changes.length).toBeLessThanOrEqual(6);
  });

  test(
    `a load of two levels and any rhythm changes the cap at most ${MOST_OF_TWO_LEVELS} times in any hour`,
    () => {
      const rhythms = fc.record({
        period: fc.integer({ min: 10, max: 2400 }),
        share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        low: fc.integer({ min: 0, max: 40 }),
        swing: fc.integer({ min: 1, max: 50 }),
        seed: fc.integer({ min: 1, max: 2 ** 31 }),
      });
      fc.assert(
        fc.property(rhythms, ({ period, share, low, swing, seed }) => {
          const house: LoopOptions["house"] = (ms) => [ms % (period * S) < period * S * share ? Math.min(59, low + swing) : low, 0, 0];
          expect(mostPerHour(play({ house, seed, duration: 2 * H }).changes)).toBeLessThanOrEqual(MOST_OF_TWO_LEVELS);
        }),
        { numRuns: 20 },
      );
    },
    ROOMY,
  );

  test(
    `no load of any kind changes the cap more than ${MOST_OF_ANY} times in any hour`,
    () => {
      const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 10, maxLength: 40 });
      fc.assert(
        fc.property(values, fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 2 ** 31 }), (levels, grain, seed) => {
          const house: LoopOptions["house"] = (ms) => [levels[Math.floor(ms / (grain * S)) % levels.length] ?? 0, 0, 0];
          expect(mostPerHour(play({ house, seed, duration: 2 * H }).changes)).toBeLessThanOrEqual(MOST_OF_ANY);
        }),
        { numRuns: 20 },
      );
    },
    ROOMY,
  );
});

describe("a clamp that goes silent or wrong", () => {
  const silentFrom = 4 * M;

  test(
    "falls to the safe current within 5 s and one look of the last reading, whatever came before",
    () => {
      const before = fc.record({
        house: fc.double({ min: 0, max: 60, noNaN: true }),
        at: fc.integer({ min: 1, max: 300 }),
        seed: fc.integer({ min: 1, max: 2 ** 31 }),
      });
      const safe = fc.constantFrom(0, 6, 10, 16);
      fc.assert(
        fc.property(before, safe, ({ house, at, seed }, safeCurrent) => {
          const from = at * S;
          const trace = play({
            settings: { ...settings, safeCurrent: Amps(safeCurrent) },
            house: () => [house, 0, 0],
            seed,
            silent: [from, 20 * M],
            duration: 12 * M,
          });
          for (const step of trace.steps.filter((one) => one.at >= from + 6 * S)) {
            expect(step.cap).toBeLessThanOrEqual(safeCurrent);
            expect(step.reason).toBe("SupplyMeterStale");
          }
          expect(trace.steps.at(-1)?.cap).toBe(safeCurrent);
        }),
        { numRuns: 20 },
      );
    },
    ROOMY,
  );

  test("what was paused rises to the safe current only after the least pause", () => {
    const trace = play({ house: () => [58, 0, 0], silent: [silentFrom, 20 * M], duration: 8 * M });
    expect(trace.changes.map(({ cap }) => cap)).toEqual([6, 0, 6]);
    expect((trace.changes[2]?.at ?? 0) - (trace.changes[1]?.at ?? 0)).toBeGreaterThanOrEqual(settings.minimumPause);
  });

  test("comes back by the usual wait once it speaks again", () => {
    const trace = play({ house: () => [20, 0, 0], silent: [silentFrom, silentFrom + M], duration: 10 * M });
    expect(trace.changes.map(({ cap }) => cap)).toEqual([6, 32, 6, 32]);
    expect((trace.changes[3]?.at ?? 0) - (silentFrom + M)).toBeGreaterThanOrEqual(settings.raiseAfter);
  });

  test("one that has fallen off and shows nothing is not believed", () => {
    const trace = play({ house: (ms) => (ms < silentFrom ? [20, 0, 0] : [-32, 0, 0]), noise: 0, duration: 10 * M });
    expect(trace.changes.map(({ cap, reason }) => [cap, reason])).toEqual([
      [6, "SupplyMeterStale"],
      [32, "SupplyLimit"],
      [6, "SupplyMeterStale"],
    ]);
  });

  const currents = fc.option(fc.oneof(fc.double({ min: -100, max: 150, noNaN: true }), fc.constantFrom(-1e9, 0, 60, 1e9)).map(Amps), { nil: undefined });
  const amperes = fc.double({ min: 0, max: 63, noNaN: true }).map(Amps);
  const looks = fc.record({
    elapsed: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.constantFrom(-10_000, 400_000)),
    reading: fc.option(
      fc.record({ currents: fc.tuple(currents, currents, currents), age: fc.integer({ min: -2_000, max: 8_000 }), isDirectional: fc.boolean() }),
    ),
    vehicle: fc.tuple(amperes, amperes, amperes),
    isPluggedIn: fc.boolean(),
  });
  const devices = fc.record({ phases: fc.constantFrom(1 as const, 3 as const), rating: fc.integer({ min: 6, max: 31 }).map(Amps) });

  test(
    "no readings of any kind bring the cap out of its bounds, and silence after them ends at the safe current",
    () => {
      fc.assert(
        fc.property(fc.array(looks, { maxLength: 60 }), devices, fc.boolean(), (sequence, device, hasGeneration) => {
          const three: SupplySettings = { ...settings, wiring: [1, 2, 3], hasGeneration };
          let state = initialSupplyState;
          let now = 1e6;
          for (const { elapsed, reading, ...rest } of sequence) {
            now += elapsed;
            const seen = reading === null ? undefined : { ...reading, at: now - reading.age };
            const step = supplyStep(state, { ...rest, device, reading: seen, offerChangedAt: undefined }, three, now);
            expect(step.cap === 0 || (step.cap !== undefined && step.cap >= 6 && step.cap <= device.rating)).toBe(true);
            state = step.state;
          }
          const silence = {
            device,
            reading: undefined,
            vehicle: [Amps(0), Amps(0), Amps(0)],
            isPluggedIn: true,
            offerChangedAt: undefined,
          } as const;
          const soon = supplyStep(state, silence, three, now + 8_001);
          expect(soon).toMatchObject({ reason: "SupplyMeterStale" });
          expect(soon.cap).toBeLessThanOrEqual(6);
          expect(supplyStep(soon.state, silence, three, now + H).cap).toBe(6);
        }),
        { numRuns: 300 },
      );
    },
    ROOMY,
  );

  test("room that nobody watched for a while must be there anew before the cap rises", () => {
    const at = (state: SupplyState, now: number) =>
      supplyStep(
        state,
        {
          device: { phases: 1, rating: Amps(32) },
          reading: { currents: [Amps(5), undefined, undefined], at: now, isDirectional: true },
          vehicle: [Amps(0), Amps(0), Amps(0)],
          isPluggedIn: false,
          offerChangedAt: undefined,
        },
        settings,
        now,
      );
    const second = at(at(initialSupplyState, 0).state, S);
    const later = at(second.state, 10 * M);
    expect([second.cap, later.cap, later.until]).toEqual([6, 6, 11 * M]);
  });
});
