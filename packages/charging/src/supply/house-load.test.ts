// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HouseState, houseStep, initialHouse, viewOf } from "./house-load.ts";
import { type SupplySettings, supplyDefaults } from "./supply-settings.ts";

const settings: SupplySettings = { ...supplyDefaults, fuse: Amps(60), wiring: [1] };
const device = { phases: 1 as const, rating: Amps(32) };
const HOUSE = 20;

interface Look {
  readonly nowMs: number;
  readonly vehicle: number;
  /** What the clamp showed on phase 1, and when. */
  readonly supply?: { readonly amps: number; readonly at: number };
  readonly isPluggedIn?: boolean;
}

function see(state: HouseState, { nowMs, vehicle, supply, isPluggedIn = true }: Look, changes: Partial<SupplySettings> = {}) {
  const reading = supply === undefined ? undefined : { currents: [Amps(supply.amps), undefined, undefined] as const, at: supply.at, isDirectional: true };
  const input = { device, reading, vehicle: [Amps(vehicle), Amps(0), Amps(0)] as const, isPluggedIn, offerChangedAt: undefined };
  const moment = { input, settings: { ...settings, ...changes }, nowMs };
  const next = houseStep(state, { ...moment, elapsed: 1_000 });
  return { state: next, view: viewOf(next, moment) };
}

describe("what is known of the house", () => {
  test("while the vehicle ramps as it likes and readings are up to 2 s old, the house lies between the two figures", () => {
    const paths = fc.array(fc.integer({ min: 0, max: 32 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 1_000, 2_000), (path, pace, age) => {
        const drawn = (ms: number) => path[Math.floor(Math.max(0, ms) / (pace * 1_000)) % path.length] ?? 0;
        let state = initialHouse;
        for (let nowMs = 0; nowMs < 120_000; nowMs += 1_000) {
          const seen = see(state, { nowMs, vehicle: drawn(nowMs), ...(nowMs < age ? {} : { supply: { amps: HOUSE + drawn(nowMs - age), at: nowMs - age } }) });
          state = seen.state;
          if (seen.view.isStale) continue;
          expect(seen.view.low).toBeLessThanOrEqual(HOUSE);
          expect(seen.view.smooth).toBeGreaterThanOrEqual(HOUSE - 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("once the vehicle is steady both figures are the house", () => {
    let state = initialHouse;
    let view = viewOf(state, {
      input: { device, reading: undefined, vehicle: [Amps(0), Amps(0), Amps(0)], isPluggedIn: true, offerChangedAt: undefined },
      settings,
      nowMs: 0,
    });
    expect(view.isStale).toBe(true);
    for (let nowMs = 0; nowMs <= 90_000; nowMs += 1_000) ({ state, view } = see(state, { nowMs, vehicle: 16, supply: { amps: HOUSE + 16, at: nowMs } }));
    expect(view.low).toBeCloseTo(HOUSE, 6);
    expect(view.smooth).toBeCloseTo(HOUSE, 6);
  });

  const first = () => see(initialHouse, { nowMs: 10_000, vehicle: 16, supply: { amps: 36, at: 10_000 } }).state;
  const refused: readonly (readonly [string, { amps: number; at: number }])[] = [
    ["from the future", { amps: 50, at: 12_001 }],
    ["more than 2 s old when first seen", { amps: 50, at: 9_999 }],
    ["that was seen before", { amps: 50, at: 10_000 }],
    ["beyond what any clamp shows", { amps: 2_001, at: 12_000 }],
  ];
  test.each(refused)("a reading %s counts for nothing", (_title, supply) => {
    expect(see(first(), { nowMs: 12_000, vehicle: 16, supply }).view.low).toBe(20);
  });

  test("a reading counts for 5 s and no longer", () => {
    expect(see(first(), { nowMs: 15_000, vehicle: 16 }).view.isStale).toBe(false);
    expect(see(first(), { nowMs: 15_001, vehicle: 16 }).view.isStale).toBe(true);
  });

  test("after a silence the average begins anew", () => {
    expect(see(first(), { nowMs: 60_000, vehicle: 16, supply: { amps: 56, at: 60_000 } }).view.smooth).toBe(40);
  });

  test("a clamp that showed less than the vehicle draws is believed again when it shows a vehicle of 5 A, or the vehicle has left", () => {
    const caught = see(first(), { nowMs: 12_000, vehicle: 16, supply: { amps: 12.9, at: 12_000 } }).state;
    expect(caught.isSuspect).toBe(true);
    expect(see(first(), { nowMs: 12_000, vehicle: 16, supply: { amps: 13, at: 12_000 } }).state.isSuspect).toBe(false);
    expect(see(caught, { nowMs: 20_000, vehicle: 4, supply: { amps: 30, at: 20_000 } }).state.isSuspect).toBe(true);
    expect(see(caught, { nowMs: 20_000, vehicle: 5, supply: { amps: 30, at: 20_000 } }).state.isSuspect).toBe(false);
    expect(see(caught, { nowMs: 20_000, vehicle: 0, isPluggedIn: false }).state.isSuspect).toBe(false);
  });

  test("without a direction there is an export that nobody sees, so no surplus", () => {
    const look = (isDirectional: boolean) => {
      const reading = { currents: [Amps(-9), undefined, undefined] as const, at: 0, isDirectional };
      const input = { device, reading, vehicle: [Amps(0), Amps(0), Amps(0)] as const, isPluggedIn: true, offerChangedAt: undefined };
      const moment = { input, settings: { ...settings, hasGeneration: true }, nowMs: 0 };
      return viewOf(houseStep(initialHouse, { ...moment, elapsed: 0 }), moment).surplus;
    };
    expect([look(true), look(false)]).toEqual([9, undefined]);
  });

  test("a phase is not judged unused for a time in which nobody looked", () => {
    const input = { device, reading: undefined, vehicle: [Amps(16), Amps(0), Amps(16)] as const, isPluggedIn: true, offerChangedAt: undefined };
    expect(houseStep(initialHouse, { input, settings, nowMs: 0, elapsed: 600_000 }).unusedFor).toEqual([0, 2_000, 0]);
  });

  test("with generation it may well show less than the vehicle draws", () => {
    const seen = see(first(), { nowMs: 12_000, vehicle: 16, supply: { amps: -4, at: 12_000 } }, { hasGeneration: true });
    expect(seen.state.isSuspect).toBe(false);
    // 36 A were drawn less 16 A before; now -20 A are, and the average has begun to follow.
    expect(seen.view).toMatchObject({ low: 0, isStale: false });
    expect(seen.view.surplus).toBeLessThan(0);
  });
});
