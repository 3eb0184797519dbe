// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { type HouseState, houseStep, initialHouse, viewOf } from "./house-load.ts";
import { type SupplySettings, supplyDefaults } from "./supply-settings.ts";

const settings: SupplySettings = { ...supplyDefaults, fuse: Amps(60), wiring: [1, 2, 3] };
type Triple = readonly [number, number, number];
type Currents = readonly [number | undefined, number | undefined, number | undefined];

interface Look {
  readonly nowMs?: number;
  readonly vehicle?: Triple;
  readonly currents?: Currents;
  /** When the clamps were read; now, if absent. */
  readonly at?: number;
  readonly elapsed?: number;
  readonly isPluggedIn?: boolean;
  readonly changes?: Partial<SupplySettings>;
}

const amps = (current: number | undefined): Amps | undefined => (current === undefined ? undefined : Amps(current));

/** One look of a three-phase charge point at its vehicle and its clamps. */
function see(state: HouseState, { nowMs = 0, vehicle = [0, 0, 0], currents, at = nowMs, elapsed = 1_000, isPluggedIn = true, changes = {} }: Look) {
  const [a, b, c] = vehicle;
  const reading = currents && { currents: [amps(currents[0]), amps(currents[1]), amps(currents[2])] as const, at, isDirectional: true };
  const input = {
    device: { phases: 3 as const, rating: Amps(16) },
    reading,
    vehicle: [Amps(a), Amps(b), Amps(c)] as const,
    isPluggedIn,
    offerChangedAt: undefined,
  };
  const moment = { input, settings: { ...settings, ...changes }, nowMs };
  const next = houseStep(state, { ...moment, elapsed });
  return { state: next, view: viewOf(next, moment) };
}

/** Steady on the first and third phase for so long. */
function drawsOnTwo(ms: number): HouseState {
  let state = initialHouse;
  for (let left = ms; left > 0; left -= 2_000) ({ state } = see(state, { vehicle: [16, 0, 16], elapsed: Math.min(left, 2_000) }));
  return state;
}

describe("the phases of the supply and those of the charge point", () => {
  test("are matched by the wiring, and the fullest of them decides", () => {
    const { state, view } = see(initialHouse, { vehicle: [16, 10, 6], currents: [30, 40, 50], changes: { wiring: [2, 3, 1] } });
    expect(state.phases.map((phase) => phase?.low)).toEqual([24, 24, 40]);
    expect(view).toMatchObject({ isStale: false, low: 40, smooth: 40 });
  });

  test("make the whole stale when one that the charge point stands on has no clamp", () => {
    expect(see(initialHouse, { currents: [10, undefined, 10] }).view).toEqual({ isStale: true, low: 0, smooth: 0, hasExcess: false, surplus: undefined });
    expect(see(initialHouse, { currents: [10, 10, 10], changes: { wiring: [1] } }).view.isStale).toBe(true);
  });

  test("count for nothing below zero: what a roof gives is not counted on", () => {
    expect(see(initialHouse, { currents: [-9, -5, -1], changes: { hasGeneration: true } }).view).toMatchObject({ low: 0, smooth: 0, surplus: 5 });
  });
});

describe("a phase that the vehicle does not use", () => {
  const full: Look = { vehicle: [16, 0, 16], currents: [30, 58, 30], elapsed: 0 };

  test("counts until the others have drawn alone for 30 s", () => {
    expect(see(drawsOnTwo(29_999), full).view.low).toBe(58);
    expect(see(drawsOnTwo(30_000), full).view.low).toBe(14);
  });

  test("leaves what the roof gives to those that it does use", () => {
    const roof: Look = { vehicle: [16, 0, 16], currents: [6, 0, 14], elapsed: 0, changes: { hasGeneration: true } };
    expect(see(drawsOnTwo(29_999), roof).view.surplus).toBe(4);
    expect(see(drawsOnTwo(30_000), roof).view.surplus).toBe(6);
  });

  test("is one only while another draws 5 A, and no longer once it draws 1 A itself", () => {
    const unused = drawsOnTwo(4_000);
    expect(unused.unusedFor).toEqual([0, 4_000, 0]);
    expect(see(unused, { vehicle: [4.9, 0, 0] }).state.unusedFor).toEqual([0, 4_000, 0]);
    expect(see(unused, { vehicle: [5, 0.9, 0] }).state.unusedFor).toEqual([0, 5_000, 1_000]);
    expect(see(unused, { vehicle: [5, 1, 0] }).state.unusedFor).toEqual([0, 0, 1_000]);
  });

  test("is forgotten when the vehicle leaves", () => {
    expect(see(drawsOnTwo(30_000), { isPluggedIn: false }).state.unusedFor).toEqual([0, 0, 0]);
  });
});

describe("a reading", () => {
  test.each<[string, number, boolean]>([
    ["of now is taken", 9_000, false],
    ["of 2 s ago is taken", 7_000, false],
    ["of more than 2 s ago leaves the house unknown", 6_999, true],
    ["from the future leaves the house unknown", 9_001, true],
  ])("%s", (_, at, isStale) => {
    expect(see(initialHouse, { nowMs: 9_000, at, currents: [10, 10, 10] }).view.isStale).toBe(isStale);
  });

  test.each<[number, boolean]>([
    [2_000, true],
    [2_000.1, false],
    [-2_000, true],
    [-2_000.1, false],
  ])("of %d A counts: %s; the other phases do in any case", (current, counts) => {
    const { phases } = see(initialHouse, { currents: [10, current, 12], changes: { hasGeneration: true } }).state;
    expect(phases.map((phase) => phase?.supply)).toEqual([10, counts ? current : undefined, 12]);
  });

  test("counts for 5 s on every phase", () => {
    const { state } = see(initialHouse, { currents: [10, 10, 10] });
    const newer = see(state, { nowMs: 2_000, currents: [10, undefined, 10] }).state;
    expect(see(newer, { nowMs: 5_000 }).view.isStale).toBe(false);
    expect(see(newer, { nowMs: 5_001 }).view.isStale).toBe(true);
  });

  test("moves the average by its time constant, and begins it anew without one or after a silence", () => {
    const first = see(initialHouse, { currents: [20, 0, 0] }).state;
    const later = (at: number, changes: Partial<SupplySettings> = {}) => see(first, { nowMs: at, currents: [30, 0, 0], changes }).state.phases[0]?.house;
    expect(later(5_000)).toBeCloseTo(30 - 10 * Math.exp(-0.5), 9);
    expect(later(5_001)).toBe(30);
    expect(later(1_000, { smoothing: 0 as SupplySettings["smoothing"] })).toBe(30);
  });
});

describe("the supply is above the fuse", () => {
  test.each<[string, Look, boolean]>([
    ["not at the fuse itself", { vehicle: [16, 16, 16], currents: [60, 60, 60] }, false],
    ["above it, with the vehicle on that phase", { vehicle: [16, 16, 1], currents: [30, 30, 60.1] }, true],
    ["not where the vehicle does not draw: it could not help", { vehicle: [16, 16, 0.9], currents: [30, 30, 60.1] }, false],
    ["above it on the first phase though the last is well", { vehicle: [16, 16, 16], currents: [60.1, 30, 30] }, true],
  ])("%s", (_, look, hasExcess) => {
    expect(see(initialHouse, look).view.hasExcess).toBe(hasExcess);
  });
});

describe("a clamp on the wrong cable", () => {
  test("is found on any phase, and nothing is learnt from its readings", () => {
    const { state } = see(initialHouse, { vehicle: [16, 16, 16], currents: [30, 30, 12.9] });
    expect(state.isSuspect).toBe(true);
    expect(state.phases).toEqual([undefined, undefined, undefined]);
  });

  test("is no matter of a phase that has no clamp, nor of a vehicle that is not plugged in", () => {
    expect(see(initialHouse, { vehicle: [16, 16, 16], currents: [30, undefined, 30] }).state.isSuspect).toBe(false);
    expect(see(initialHouse, { vehicle: [16, 16, 16], currents: [30, 30, 0], isPluggedIn: false }).state.isSuspect).toBe(false);
  });

  test("is believed again once any phase has shown what the vehicle draws there", () => {
    const { state } = see(initialHouse, { vehicle: [16, 16, 16], currents: [30, 30, 12.9] });
    const better = see(state, { nowMs: 9_000, vehicle: [16, 0, 0], currents: [30, 30, 30] });
    expect(better.state.isSuspect).toBe(false);
    expect(better.view.isStale).toBe(false);
  });

  test("is not believed again for what the vehicle draws on a phase that has no clamp", () => {
    const { state } = see(initialHouse, { vehicle: [16, 16, 16], currents: [30, 30, 12.9] });
    expect(see(state, { nowMs: 9_000, vehicle: [0, 16, 0], currents: [30, undefined, 30] }).state.isSuspect).toBe(true);
  });
});
