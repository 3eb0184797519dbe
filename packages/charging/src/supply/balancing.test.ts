// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LoopOptions, type LoopTrace, playLoop } from "../testing/supply-loop.ts";
import { supplyStep } from "./balancing.ts";
import { type SupplySettings, supplyDefaults } from "./supply-settings.ts";
import { initialSupplyState } from "./supply-state.ts";

const S = 1_000;
/** A time limit that a loaded machine keeps. */
const ROOMY = 60_000;
const M = 60 * S;
/** From the house's step to a car that has followed: two looks of a second, 5 s of the pilot, 5 s of the car. */
const ONE_STEP = 12 * S;
/** Whatever the house does: 12 s of measured excess, a look before them, 3 s for the car to stop, a look of the loop. */
const ANY_HOUSE = 17 * S;

const settings: SupplySettings = { ...supplyDefaults, fuse: Amps(60), wiring: [1] };
const flat = (amps: number) => () => [amps, 0, 0] as const;
const stepAt =
  (at: number, before: number, after: number): LoopOptions["house"] =>
  (ms) => [ms < at ? before : after, 0, 0];
const play = (options: Partial<LoopOptions> & Pick<LoopOptions, "house" | "duration">) => playLoop({ settings, noise: 0.5, ...options });
const capAt = (trace: LoopTrace, at: number) => trace.steps.findLast((step) => step.at <= at)?.cap;

describe("a house whose load changes (docs/supply.md)", () => {
  test("starts at the safe current and rises once the room has been there for a minute", () => {
    const trace = play({ house: flat(20), duration: 5 * M });
    expect(trace.changes.map(({ cap }) => cap)).toEqual([6, 32]);
    expect(trace.changes[1]?.at).toBeGreaterThanOrEqual(M);
    expect(trace.changes[1]?.at).toBeLessThanOrEqual(M + 2 * S);
  });

  test("the duty cycle falls within 1 s of the reading above the fuse when nothing was changed in the last 5 s [Solo 3 S3-16]", () => {
    const trace = play({ house: stepAt(3 * M, 10, 45), duration: 4 * M });
    const fall = trace.duties.find(({ at }) => at >= 3 * M);
    expect(fall?.offered).toBeLessThanOrEqual(13);
    // The clamp of this loop measures half a second after the step, the charge point looks half a second after that.
    expect(fall?.at).toBe(3 * M + S);
    expect(trace.longestExcess).toBeLessThanOrEqual(S + 5 * S);
  });

  test("a fall that comes right after a change waits for the 5 s mark of the pilot and no longer", () => {
    const { at: rise } = play({ house: flat(10), duration: 2 * M }).duties.at(-1) ?? { at: 0 };
    const trace = play({ house: stepAt(rise + S, 10, 45), duration: 3 * M });
    const fall = trace.duties.find(({ at }) => at > rise);
    expect(fall?.at).toBe(rise + 5 * S);
    expect(trace.longestExcess).toBeLessThanOrEqual(ONE_STEP);
  });

  test("pauses when less than 6 A is left, at once, and resumes after the least pause", () => {
    const shower: LoopOptions["house"] = (ms) => [ms >= 3 * M && ms < 4 * M ? 55 : 15, 0, 0];
    const trace = play({ house: shower, duration: 12 * M });
    const pause = trace.changes.find(({ cap, at }) => cap === 0 && at >= 3 * M);
    const resume = trace.changes.find(({ cap, at }) => cap > 0 && at > (pause?.at ?? 0));
    expect(pause?.reason).toBe("SupplyPause");
    expect((resume?.at ?? 0) - (pause?.at ?? 0)).toBeGreaterThanOrEqual(settings.minimumPause);
    expect((resume?.at ?? 0) - (pause?.at ?? 0)).toBeLessThanOrEqual(settings.minimumPause + 2 * S);
  });

  test("switches off when the car still takes too much 5 s after it was told", () => {
    const trace = play({ house: stepAt(3 * M, 10, 40), car: { overdraw: 10 }, duration: 4 * M });
    const fall = trace.duties.find(({ at }) => at >= 3 * M);
    const off = trace.changes.find(({ reason }) => reason === "SupplyOverload");
    expect((off?.at ?? 0) - (fall?.at ?? 0)).toBe(6 * S);
    expect(trace.steps.at(-1)).toMatchObject({ cap: 0, reason: "SupplyOverload", until: expect.any(Number) });
  });

  test("a car that takes a little more than it is offered is told less, not switched off", () => {
    const trace = play({ house: stepAt(3 * M, 27.2, 29.8), noise: 0, car: { overdraw: 0.4 }, duration: 6 * M });
    expect(trace.changes.map(({ cap, reason }) => [cap, reason])).toEqual([
      [6, "SupplyMeterStale"],
      [30, "SupplyLimit"],
      [28, "SupplyLimit"],
    ]);
  });

  test("goes straight to the room that a load leaves when it ends, not to what the average remembers of it", () => {
    const trace = play({ house: (ms) => [ms >= 3 * M && ms < 5 * M ? 45 : 5, 0, 0], duration: 8 * M });
    expect(trace.changes.map(({ cap }) => cap)).toEqual([6, 32, expect.any(Number), 32]);
  });

  test("rises to the least room that there was while it waited", () => {
    const trace = play({ house: (ms) => [ms >= 35 * S && ms < 58 * S ? 39.5 : 29.5, 0, 0], noise: 0, duration: 62 * S });
    expect(trace.steps.at(-1)?.cap).toBe(19);
  });

  test("noise of the clamp does not hold a rise up, for only what stands out of it counts", () => {
    const trace = play({ house: flat(49.2), noise: 1, duration: 5 * M });
    expect(trace.changes.map(({ cap }) => cap)).toEqual([6, expect.toSatisfy((cap: number) => cap === 8 || cap === 9)]);
  });

  test("does not rise into a load that has just come on", () => {
    const trace = play({ house: stepAt(60 * S, 20, 45), noise: 0, duration: 2 * M });
    expect(trace.steps.every(({ cap }) => (cap ?? 0) <= 13)).toBe(true);
  });

  test("a rise that did not last doubles the wait for the next, one that lasted halves it again", () => {
    const clicking: LoopOptions["house"] = (ms) => [ms < 20 * M && ms % (5 * M) < 2 * M ? 40 : 20, 0, 0];
    const trace = play({ house: (ms) => clicking(ms < 50 * M ? ms : ms - 50 * M), duration: 60 * M, tick: 500 });
    const failed = (at: number) => trace.steps.findLast((step) => step.at <= at)?.state.failedRises;
    expect([failed(4 * M), failed(12 * M), failed(49 * M), failed(51 * M)]).toEqual([0, 2, 2, 1]);
  });

  test("leaves a room of less than the hysteresis alone", () => {
    const trace = play({ house: (ms) => [ms < 3 * M ? 29.5 : 28.3, 0, 0], noise: 0, duration: 10 * M });
    expect(trace.changes.map(({ cap }) => cap)).toEqual([6, 28]);
  });

  test("a car on one phase of three is limited by that phase alone, and at once by another that it begins to use", () => {
    const house = () => [10, 56, 10] as const;
    const three = { device: { phases: 3 as const, rating: Amps(16) }, settings: { ...settings, wiring: [1, 2, 3] as const } };
    expect(capAt(play({ ...three, house, car: { phases: 3 }, duration: 5 * M }), 5 * M)).toBe(0);
    const onFirst = play({ ...three, house: (ms) => [10, ms < 2 * M ? 30 : 56, 10], car: { phases: 1 }, duration: 5 * M });
    expect(capAt(onFirst, 5 * M)).toBe(16);
    const state = onFirst.steps.at(-1)?.state ?? initialSupplyState;
    const now = 5 * M + S;
    const reading = { currents: [Amps(26), Amps(66), Amps(26)] as const, at: now, isDirectional: true };
    const input = { device: three.device, reading, vehicle: [Amps(16), Amps(10), Amps(16)] as const, isPluggedIn: true, offerChangedAt: M };
    expect(supplyStep(state, input, three.settings, now).cap).toBe(0);
  });

  test("a single-phase charge point is limited by the phase of the supply that it stands on", () => {
    const house = () => [58, 20, 58] as const;
    expect(capAt(play({ settings: { ...settings, wiring: [2] }, house, duration: 3 * M }), 3 * M)).toBe(32);
    expect(capAt(play({ settings: { ...settings, wiring: [3] }, house, duration: 3 * M }), 3 * M)).toBe(0);
  });

  test("a 22 kW charge point has no balancing, whatever its clamps say [Solo 3 S3-3]", () => {
    const input = { reading: undefined, vehicle: [Amps(0), Amps(0), Amps(0)], isPluggedIn: true, offerChangedAt: undefined } as const;
    expect(supplyStep(initialSupplyState, { ...input, device: { phases: 3, rating: Amps(32) } }, settings, 0).cap).toBeUndefined();
    expect(supplyStep(initialSupplyState, { ...input, device: { phases: 1, rating: Amps(32) } }, settings, 0).cap).toBe(6);
    expect(supplyStep(initialSupplyState, { ...input, device: { phases: 3, rating: Amps(16) } }, settings, 0).cap).toBe(6);
  });
});

describe("no house brings the sum above the fuse for longer than stated", () => {
  const cars = fc.record({ reaction: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths * 100), maximum: fc.constantFrom(16, 32) });
  const seeds = fc.integer({ min: 1, max: 2 ** 31 });
  const levels = fc.oneof(fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 48, max: 60, noNaN: true }));

  test(
    "one step of any size at any time: 12 s",
    () => {
      fc.assert(
        fc.property(levels, levels, fc.integer({ min: 0, max: 1500 }), cars, seeds, (before, after, tenths, car, seed) => {
          const trace = play({ house: stepAt(tenths * 100, before, after), car, seed, duration: 4 * M });
          expect(trace.longestExcess).toBeLessThanOrEqual(ONE_STEP);
        }),
        { numRuns: 60 },
      );
    },
    ROOMY,
  );

  test(
    "any house at all: 17 s; and the cap is always 0 or 6 A to the rating",
    () => {
      const grains = fc.constantFrom(500, S, 2 * S, 4 * S, 7 * S, 20 * S);
      fc.assert(
        fc.property(fc.array(levels, { minLength: 5, maxLength: 60 }), grains, cars, seeds, (values, grain, car, seed) => {
          const house: LoopOptions["house"] = (ms) => [values[Math.floor(ms / grain) % values.length] ?? 0, 0, 0];
          const trace = play({ house, car, seed, duration: 5 * M });
          expect(trace.longestExcess).toBeLessThanOrEqual(ANY_HOUSE);
          for (const { cap } of trace.steps) expect(cap === 0 || (cap !== undefined && cap >= 6 && cap <= 32 && Number.isInteger(cap))).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
    ROOMY,
  );

  test("a load that creeps up and never gives the pilot a rest: 17 s, by a pause", () => {
    const creeping: LoopOptions["house"] = (ms) => [Math.min(58, Math.max(0, (ms - 3 * M) / S)), 0, 0];
    const trace = play({ house: creeping, duration: 6 * M });
    expect(trace.longestExcess).toBeLessThanOrEqual(ANY_HOUSE);
    expect(trace.changes.at(-1)).toMatchObject({ cap: 0, reason: "SupplyOverload" });
  });
});
