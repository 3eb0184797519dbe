// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { initialSolar, type SolarState, solarCapOf, solarStep } from "./solar-surplus.ts";
import { solarDefaults as settings } from "./supply-settings.ts";

const on: SolarState = { isOn: true, pendingSince: undefined, followed: 10, changedAt: 0 };
const step = (state: SolarState, surplus: number | undefined, nowMs: number) => solarStep(state, surplus, { settings, nowMs });

describe("beginning and ending", () => {
  test("the wait to begin runs from the start threshold on, and not below it", () => {
    expect(step(initialSolar, 6.99, 5_000).pendingSince).toBeUndefined();
    expect(step(initialSolar, 7, 5_000).pendingSince).toBe(5_000);
  });

  test("the wait to end runs below the stop threshold, and not at it", () => {
    expect(step(on, 5, 1_000).pendingSince).toBeUndefined();
    expect(step(on, 4.99, 1_000).pendingSince).toBe(1_000);
  });

  test("each is done when its time is over, and not a moment before", () => {
    const waiting = { ...initialSolar, pendingSince: 0 };
    expect(step(waiting, 9.7, 119_999).isOn).toBe(false);
    expect(step(waiting, 9.7, 120_000)).toEqual({ isOn: true, pendingSince: undefined, followed: 9, changedAt: 120_000 });
    const ending = { ...on, pendingSince: 0 };
    expect(step(ending, 2, 299_999).isOn).toBe(true);
    expect(step(ending, 2, 300_000)).toEqual({ isOn: false, pendingSince: undefined, followed: 6, changedAt: 300_000 });
  });

  test("a wait that is broken off begins anew", () => {
    expect(step({ ...initialSolar, pendingSince: 0 }, 3, 60_000).pendingSince).toBeUndefined();
    expect(step({ ...on, pendingSince: 0 }, 9, 60_000).pendingSince).toBeUndefined();
  });
});

describe("following", () => {
  test.each<[surplus: number, atMs: number, followed: number]>([
    [11.5, 30_000, 11],
    [11.5, 29_999, 10],
    [11.49, 30_000, 10],
    [9.49, 30_000, 9],
    [9.5, 30_000, 10],
    [6.9, 30_000, 6],
    [5.5, 30_000, 6],
    [31.9, 90_000, 31],
  ])("from 10 A, at a surplus of %d A after %d ms, it is %d A", (surplus, atMs, followed) => {
    expect(step(on, surplus, atMs)).toEqual({ ...on, followed, changedAt: followed === 10 ? 0 : atMs });
  });

  test("nothing is followed while it is off, and the least current is no change to itself", () => {
    expect(step(initialSolar, 6.5, 90_000)).toEqual(initialSolar);
    const least = { ...on, followed: 6 };
    expect(step(least, 5.2, 90_000)).toEqual(least);
  });
});

describe("the cap", () => {
  test.each<[string, SolarState, { base?: number; supply?: number }, ReturnType<typeof solarCapOf>]>([
    ["is what is followed", on, {}, { cap: Amps(10), reason: "SolarSurplus" }],
    ["is nothing while it is off", { ...on, isOn: false }, {}, { cap: Amps(0), reason: "SolarWaiting" }],
    ["is never above that of the supply", on, { supply: 8 }, { cap: Amps(8), reason: "SolarSurplus" }],
    ["is nothing where the supply leaves too little", on, { supply: 0 }, { cap: Amps(0), reason: "SolarSurplus" }],
    ["may be the least current", { ...on, followed: 6 }, {}, { cap: Amps(6), reason: "SolarSurplus" }],
    ["is the base where that is more", on, { base: 12 }, { cap: Amps(12), reason: "SolarSurplus" }],
    ["says when it may end", { ...on, pendingSince: 7 }, {}, { cap: Amps(10), reason: "SolarSurplus", until: 300_007 }],
    ["says when it may begin", { ...initialSolar, pendingSince: 7 }, {}, { cap: Amps(0), reason: "SolarWaiting", until: 120_007 }],
  ])("%s", (_, state, { base = 0, supply = 32 }, expected) => {
    expect(solarCapOf(state, { ...settings, base: Amps(base) }, Amps(supply))).toEqual(expected);
  });
});
