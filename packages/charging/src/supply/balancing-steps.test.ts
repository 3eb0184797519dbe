// SPDX-License-Identifier: Apache-2.0
import { Amps, Seconds } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { supplyStep } from "./balancing.ts";
import { initialHouse } from "./house-load.ts";
import { type SupplySettings, solarDefaults, supplyDefaults } from "./supply-settings.ts";
import { initialSupplyState, type SupplyState } from "./supply-state.ts";

/** One step at a time, at the edge of each rule; `balancing.test.ts` plays whole houses. The average follows at once here. */
const settings: SupplySettings = { ...supplyDefaults, fuse: Amps(60), wiring: [1], smoothing: Seconds(0) };
const NOW = 10_000_000;
/** Charging at 16 A since long ago. */
const standing: SupplyState = { ...initialSupplyState, at: NOW - 1_000, cap: Amps(16), reason: "SupplyLimit" };

interface Look {
  /** What the house draws without the vehicle; no reading at all when absent. */
  readonly house?: number;
  readonly vehicle?: number;
  readonly offerChangedAt?: number;
  readonly rating?: number;
  readonly settings?: Partial<SupplySettings>;
}

function step(state: Partial<SupplyState>, { house, vehicle = 0, offerChangedAt, rating = 32, settings: changes = {} }: Look) {
  const reading = house === undefined ? undefined : { currents: [Amps(house + vehicle), undefined, undefined] as const, at: NOW, isDirectional: true };
  const input = {
    device: { phases: 1 as const, rating: Amps(rating) },
    reading,
    vehicle: [Amps(vehicle), Amps(0), Amps(0)] as const,
    isPluggedIn: true,
    offerChangedAt,
  };
  return supplyStep({ ...standing, ...state }, input, { ...settings, ...changes }, NOW);
}
const ago = (ms: number): number => NOW - ms;
const calm = (since: number, room: number) => ({ since, room });
const paused = { cap: Amps(0), reason: "SupplyPause" } as const;

describe("a fall", () => {
  test.each<[house: number, cap: number, reason: string]>([
    [44, 16, "SupplyLimit"],
    [44.1, 13, "SupplyLimit"],
    [52, 6, "SupplyLimit"],
    [52.1, 0, "SupplyPause"],
  ])("from 16 A beside a house of %d A leaves %d A: only a full use above the fuse calls for it, and it aims the margin below", (house, cap, reason) => {
    expect(step({}, { house })).toMatchObject({ cap, reason });
  });

  test.each<[string, number | undefined, number]>([
    ["has followed the last duty cycle for 6 s", ago(6_000), 15],
    ["may still be following it", ago(5_999), 16],
    ["was never told another one", undefined, 15],
  ])("by what is measured waits for a vehicle: one that %s", (_, offerChangedAt, cap) => {
    expect(step({}, { house: 43, vehicle: 18, ...(offerChangedAt === undefined ? {} : { offerChangedAt }) }).cap).toBe(cap);
  });

  test.each<[string, Partial<SupplyState>, Partial<Pick<SupplyState, "failedRises" | "raisedAt" | "changedAt">>]>([
    ["soon after a rise counts as a failed rise", { raisedAt: ago(599_999), failedRises: 1 }, { failedRises: 2, raisedAt: undefined, changedAt: NOW }],
    ["long after it takes one back", { raisedAt: ago(600_000), failedRises: 1 }, { failedRises: 0, raisedAt: undefined, changedAt: NOW }],
    ["counts no further than three", { raisedAt: ago(1_000), failedRises: 3 }, { failedRises: 3 }],
    ["takes nothing back where nothing failed", { raisedAt: ago(600_000), failedRises: 0 }, { failedRises: 0 }],
    ["without a rise before judges nothing", { failedRises: 2, changedAt: ago(9_000) }, { failedRises: 2, changedAt: NOW }],
  ])("%s", (_, before, after) => {
    expect(step(before, { house: 50 }).state).toMatchObject(after);
  });

  test("that does not come leaves the history as it is", () => {
    const before = { raisedAt: ago(1_000), failedRises: 1, changedAt: ago(1_000) };
    expect(step(before, { house: 44 }).state).toMatchObject(before);
  });
});

describe("an excess that stands", () => {
  const excess = { house: 40, vehicle: 21 };
  test.each<[string, Partial<SupplyState>, Look, boolean]>([
    ["for 6 s switches off", { excessSince: ago(6_000) }, excess, true],
    ["for less does not", { excessSince: ago(5_999) }, excess, false],
    ["for 6 s since the last duty cycle switches off", { excessSince: ago(8_000) }, { ...excess, offerChangedAt: ago(6_000) }, true],
    ["leaves a vehicle that was told since its time", { excessSince: ago(11_999) }, { ...excess, offerChangedAt: ago(5_999) }, false],
    ["for 12 s switches off whatever the vehicle was told", { excessSince: ago(12_000) }, { ...excess, offerChangedAt: ago(5_999) }, true],
    ["no longer is over", { excessSince: ago(60_000) }, { house: 40, vehicle: 16 }, false],
  ])("%s", (_, before, look, isOff) => {
    expect(step(before, look).reason === "SupplyOverload").toBe(isOff);
  });

  test("is noted from its first measurement until it is over", () => {
    expect(step({}, excess).state.excessSince).toBe(NOW);
    expect(step({ excessSince: ago(2_000) }, excess).state.excessSince).toBe(ago(2_000));
    expect(step({ excessSince: ago(2_000) }, { house: 40, vehicle: 16 }).state.excessSince).toBeUndefined();
  });

  test("that switches off says when it may go on", () => {
    expect(step({ excessSince: ago(6_000), calm: calm(ago(9_000), 20) }, excess)).toMatchObject({
      cap: 0,
      reason: "SupplyOverload",
      until: NOW + 300_000,
      state: { changedAt: NOW, calm: undefined },
    });
  });
});

describe("a rise", () => {
  test.each<[string, Partial<SupplyState>, Look, number]>([
    ["comes when the room has been there for a minute", { calm: calm(ago(60_000), 20) }, { house: 10 }, 20],
    ["comes not before", { calm: calm(ago(59_999), 20) }, { house: 10 }, 16],
    ["comes a minute after the last change", { calm: calm(ago(90_000), 20), changedAt: ago(60_000) }, { house: 10 }, 20],
    ["comes no sooner after it", { calm: calm(ago(90_000), 20), changedAt: ago(59_999) }, { house: 10 }, 16],
    ["waits twice as long after one that failed", { calm: calm(ago(119_999), 20), failedRises: 1 }, { house: 10 }, 16],
    ["comes after that", { calm: calm(ago(120_000), 20), failedRises: 1 }, { house: 10 }, 20],
    ["takes no more than there is now", { calm: calm(ago(60_000), 30) }, { house: 35 }, 23],
    ["ends at the rating", { calm: calm(ago(60_000), 48) }, { house: 10 }, 32],
    ["ends at whole amperes of a rating that has none", { cap: Amps(10), calm: calm(ago(60_000), 48) }, { house: 10, rating: 15.7 }, 15],
    ["out of a pause comes after the least pause", { ...paused, calm: calm(ago(400_000), 20), changedAt: ago(300_000) }, { house: 10 }, 20],
    ["out of a pause comes not before", { ...paused, calm: calm(ago(400_000), 20), changedAt: ago(299_999) }, { house: 10 }, 0],
  ])("%s", (_, before, look, cap) => {
    expect(step(before, look).cap).toBe(cap);
  });

  test.each<[string, Partial<SupplyState>, number, SupplyState["calm"]]>([
    ["of the hysteresis above the cap is noted", {}, 40, calm(NOW, 18)],
    ["of less is not", {}, 40.1, undefined],
    ["for the least current and the hysteresis is noted in a pause", paused, 50, calm(NOW, 8)],
    ["of less is not noted in a pause", paused, 50.1, undefined],
    ["is of no use at the rating", { cap: Amps(32) }, 1, undefined],
    ["is the least since it began", { calm: calm(ago(9_000), 20) }, 30, calm(ago(9_000), 20)],
    ["shrinks with a house that grows", { calm: calm(ago(9_000), 30) }, 35, calm(ago(9_000), 23)],
    ["is forgotten when it goes", { calm: calm(ago(9_000), 30) }, 42, undefined],
  ])("room %s", (_, before, house, expected) => {
    expect(step(before, { house }).state.calm).toEqual(expected);
  });

  test("is noted, and begins the wait for the next one anew", () => {
    const { state } = step({ calm: calm(ago(60_000), 20), failedRises: 0 }, { house: 10 });
    expect(state).toMatchObject({ cap: 20, changedAt: NOW, raisedAt: NOW, failedRises: 0, calm: undefined });
  });

  test("says when it may come, while it can", () => {
    expect(step({ calm: calm(ago(10_000), 20) }, { house: 10 }).until).toBe(NOW + 50_000);
    expect(step({ ...paused, changedAt: ago(100_000) }, { house: 58 }).until).toBe(NOW + 200_000);
    expect(step({ ...paused, changedAt: ago(300_000) }, { house: 58 })).not.toHaveProperty("until");
    expect(step(paused, { house: 58 })).not.toHaveProperty("until");
    expect(step({ changedAt: ago(1_000) }, { house: 40.1 })).not.toHaveProperty("until");
  });

  const followed = (house: number) => ({ ...initialHouse, phases: [{ at: ago(1_000), supply: house, low: house, house }, undefined, undefined] as const });
  const slow = { settings: { smoothing: Seconds(10) } };
  test("finds its room beside the average, or beside a reading that stands out of the noise", () => {
    expect(step({ house: followed(10) }, { house: 20, ...slow }).state.calm?.room).toBeCloseTo(39, 9);
    expect(step({ house: followed(30) }, { house: 20, ...slow }).state.calm?.room).toBeCloseTo(28 + 10 * (1 - Math.exp(-0.1)), 9);
  });

  test("does not hold against the room what the average remembers of the load before", () => {
    const room = (since: number) => step({ house: followed(20), calm: calm(since, 19) }, { house: 20, ...slow }).state.calm?.room;
    expect([room(ago(29_999)), room(ago(30_000))]).toEqual([38, 19]);
  });

  test("leaves room for a load that has just come on, or does not come", () => {
    const rise = (cap: number) => step({ cap: Amps(cap), house: followed(30), calm: calm(ago(60_000), 25) }, { house: 40, ...slow });
    expect(rise(16).cap).toBe(18);
    expect(rise(17)).toMatchObject({ cap: 17, state: { calm: { since: ago(60_000) } } });
  });
});

describe("what stands is told with its reason", () => {
  test.each<[string, Partial<SupplyState>, string]>([
    ["an overload while its pause lasts", { cap: Amps(0), reason: "SupplyOverload", changedAt: ago(1_000) }, "SupplyOverload"],
    ["a pause", { ...paused, changedAt: ago(1_000) }, "SupplyPause"],
    ["a pause of a clamp that speaks again", { cap: Amps(0), reason: "SupplyMeterStale", changedAt: ago(1_000) }, "SupplyPause"],
    ["a cap of a clamp that speaks again", { reason: "SupplyMeterStale" }, "SupplyLimit"],
    ["a cap that is no overload any more", { reason: "SupplyOverload" }, "SupplyLimit"],
  ])("%s", (_, before, reason) => {
    expect(step(before, { house: 20 }).reason).toBe(reason);
  });
});

describe("without a reading", () => {
  test.each<[string, Partial<SupplyState>, Look, number]>([
    ["the cap falls to the safe current at once", { changedAt: ago(1) }, {}, 6],
    ["a safe current of 0 A is a pause", {}, { settings: { safeCurrent: Amps(0) } }, 0],
    ["a safe current is never above the rating", {}, { settings: { safeCurrent: Amps(20) }, rating: 16 }, 16],
    ["a pause lasts its time", { ...paused, changedAt: ago(299_999) }, {}, 0],
    ["a pause ends after it", { ...paused, changedAt: ago(300_000) }, {}, 6],
    ["less than the safe current waits its time", { cap: Amps(6), changedAt: ago(59_999) }, { settings: { safeCurrent: Amps(10) } }, 6],
    ["less than the safe current rises after it", { cap: Amps(6), changedAt: ago(60_000) }, { settings: { safeCurrent: Amps(10) } }, 10],
    ["a device that starts takes the safe current", { ...initialSupplyState, changedAt: ago(1) }, {}, 6],
  ])("%s", (_, before, look, cap) => {
    expect(step({ calm: calm(ago(90_000), 30), ...before }, look)).toMatchObject({ cap, reason: "SupplyMeterStale", state: { calm: undefined } });
  });
});

describe("time", () => {
  test("at the first step a device takes the safe current, or what the clamp leaves, and remembers no change", () => {
    expect(step(initialSupplyState, { house: 10 })).toMatchObject({ cap: 6, reason: "SupplyLimit", state: { changedAt: undefined, at: NOW } });
    expect(step(initialSupplyState, { house: 10, settings: { safeCurrent: Amps(20) } }).cap).toBe(20);
    expect(step(initialSupplyState, { house: 45, settings: { safeCurrent: Amps(20) } }).cap).toBe(13);
    expect(step(initialSupplyState, { house: 53 })).toMatchObject({ cap: 0, reason: "SupplyPause" });
  });

  test("a gap as long as a reading counts breaks nothing off, a longer one all that had to be watched", () => {
    const before = { calm: calm(ago(60_000), 20), excessSince: ago(7_000), solar: { isOn: false, pendingSince: ago(9_000), followed: 6, changedAt: 0 } };
    const solar = { solar: solarDefaults, hasGeneration: true };
    expect(step({ ...before, at: ago(5_000) }, { house: 10 }).cap).toBe(20);
    expect(step({ ...before, at: ago(5_001) }, { house: 10 })).toMatchObject({ cap: 16, state: { calm: { since: NOW, room: 48 } } });
    expect(step({ ...before, at: ago(5_000) }, { house: 40, vehicle: 21 }).reason).toBe("SupplyOverload");
    expect(step({ ...before, at: ago(5_001) }, { house: 40, vehicle: 21 }).state.excessSince).toBe(NOW);
    expect(step({ ...before, at: ago(5_000) }, { house: -10, settings: solar }).state.solar.pendingSince).toBe(ago(9_000));
    expect(step({ ...before, at: ago(5_001) }, { house: -10, settings: solar }).state.solar.pendingSince).toBe(NOW);
  });

  test("a gap does not end what the sun has begun", () => {
    const solar = { isOn: true, pendingSince: undefined, followed: 9, changedAt: ago(10_000) };
    const gap = step({ at: ago(5_001), solar }, { house: -9, settings: { solar: solarDefaults, hasGeneration: true } });
    expect(gap.solar).toEqual({ cap: 9, reason: "SolarSurplus" });
    expect(gap.state.solar).toEqual(solar);
  });

  test("that runs backwards begins anew, and that stands still does not", () => {
    expect(step({ at: NOW + 1 }, { house: 10 })).toMatchObject({ cap: 6, state: { changedAt: undefined } });
    expect(step({ at: NOW }, { house: 44 }).cap).toBe(16);
    expect(step({ at: NOW, calm: calm(ago(60_000), 20) }, { house: 10 }).cap).toBe(20);
  });

  test("between two steps is what a phase counts as unused for", () => {
    expect(step({}, { house: 10, vehicle: 16 }).state.house.unusedFor).toEqual([0, 1_000, 1_000]);
    expect(step({ at: undefined }, { house: 10, vehicle: 16 }).state.house.unusedFor).toEqual([0, 0, 0]);
  });
});

test("the sun is a voice of its own where it is set up, and none where it is not", () => {
  expect(step({}, { house: 20 })).not.toHaveProperty("solar");
  const withSun = step({}, { house: -10, settings: { solar: solarDefaults, hasGeneration: true } });
  expect(withSun.solar).toEqual({ cap: 0, reason: "SolarWaiting", until: NOW + 120_000 });
  expect(withSun.cap).toBe(16);
});

test("a device that cannot balance remembers nothing and caps nothing [Solo 3 S3-3]", () => {
  const input = { reading: undefined, vehicle: [Amps(0), Amps(0), Amps(0)], isPluggedIn: true, offerChangedAt: undefined } as const;
  expect(supplyStep(standing, { ...input, device: { phases: 3, rating: Amps(32) } }, settings, NOW)).toEqual({
    state: initialSupplyState,
    cap: undefined,
    reason: "SupplyLimit",
  });
});
