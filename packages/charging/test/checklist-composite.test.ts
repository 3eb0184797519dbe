// SPDX-License-Identifier: Apache-2.0
// Profiles of all purposes together. Names as in the checklist for OCPP 1.6 and 2.x; the figures are our own.
import { Amps } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { compositeSchedule, limitAt } from "../src/index.ts";
import { composite, compositeOfPhases, DAY, external, HOUR, max, ofTransaction, profile, relative, request, steps, T0, threePhases } from "./profiles.ts";

const at = (nowMs: number, duration: number) => request({ nowMs, duration });
const tight = profile({ stackLevel: 2, duration: 600, periods: steps([0, 7], [300, 9]) });
const fat = profile({ stackLevel: 1, duration: 1_800, periods: steps([0, 20]) });
const thin = profile({ stackLevel: 3, startSchedule: T0 + 400_000, duration: 50, periods: steps([0, 6]) });

describe("layers", () => {
  test("NoSchedulesPresent: without profiles it is what the station can carry", () => {
    expect(composite([])).toEqual([[0, 32]]);
    expect(composite([], request({ unit: "W", ...threePhases }))).toEqual([[0, 22_080]]);
    expect(composite([], request({ ceiling: Amps(48) }))).toEqual([[0, 48]]);
  });
  test("ExtraSeconds: a schedule that ends a second before or after the range does so to the second", () => {
    expect(composite([profile({ duration: 59 })], at(T0, 60))).toEqual([
      [0, 10],
      [59, 32],
    ]);
    expect(composite([profile({ duration: 60 })], at(T0, 60))).toEqual([[0, 10]]);
    expect(composite([profile({ duration: 61 })], at(T0, 60))).toEqual([[0, 10]]);
    expect(composite([profile({ duration: 61 })], at(T0, 62))).toEqual([
      [0, 10],
      [61, 32],
    ]);
  });
  test("FoundationTest_Grid: profiles side by side fill a grid of hours", () => {
    const grid = [0, 1, 2, 3].map((hour) => profile({ startSchedule: T0 + hour * HOUR, duration: 1_800, periods: steps([0, 10 + hour]) }));
    expect(composite(grid, at(T0, 4 * 3_600))).toEqual(
      [0, 1, 2, 3].flatMap((hour) => [
        [hour * 3_600, 10 + hour],
        [hour * 3_600 + 1_800, 32],
      ]),
    );
  });
  test("LayeredTest_SameStartTime, enhanced Fat and Tight: two levels that begin with the range", () => {
    expect(composite([fat, tight], at(T0, 3_600))).toEqual([
      [0, 7],
      [300, 9],
      [600, 20],
      [1_800, 32],
    ]);
  });
  test("LayeredTest_SameStartTime, enhanced Thin: a thin one above both cuts into them", () => {
    expect(composite([fat, tight, thin], at(T0, 3_600))).toEqual([
      [0, 7],
      [300, 9],
      [400, 6],
      [450, 9],
      [600, 20],
      [1_800, 32],
    ]);
  });
  test("LayeredTest_PreviousStartTime: a range that begins before them", () => {
    expect(composite([fat, tight, thin], at(T0 - 100_000, 800))).toEqual([
      [0, 32],
      [100, 7],
      [400, 9],
      [500, 6],
      [550, 9],
      [700, 20],
    ]);
  });
  const week = profile({ stackLevel: 1, kind: "Recurring", recurrency: "Weekly", duration: 3_600, periods: steps([0, 8]) });
  const day = profile({ kind: "Recurring", recurrency: "Daily", duration: 7_200, periods: steps([0, 12]) });
  test("LayeredRecurringTest_FutureStartTime: a range in a later week", () => {
    expect(composite([day, week], at(T0 + 14 * DAY - 60_000, 10_800))).toEqual([
      [0, 32],
      [60, 8],
      [3_660, 12],
      [7_260, 32],
    ]);
    expect(composite([day, week], at(T0 + 15 * DAY - 60_000, 10_800))).toEqual([
      [0, 32],
      [60, 12],
      [7_260, 32],
    ]);
  });
  test("LayeredRecurringTest_PreviousStartTime: before their first run they are silent [OCPP 2.0.1 K01.FR.30]", () => {
    expect(composite([day, week], at(T0 - DAY, 3_600))).toEqual([[0, 32]]);
    expect(composite([day, week], at(T0 - 60_000, 120))).toEqual([
      [0, 32],
      [60, 8],
    ]);
  });
  test("RelativeProfile_minutia: each second of a relative schedule is one further, whenever it is asked", () => {
    const own = relative({ periods: steps(...Array.from({ length: 60 }, (_, second) => [second, 6 + second] as const)) });
    for (const second of [0, 1, 29, 59]) expect(limitAt([own], at(T0 + second * 1000, 0))[0]?.limit).toBe(6 + second);
    expect(composite([own], request({ nowMs: T0 + 10_000, duration: 3, ceiling: Amps(99) }))).toEqual([
      [0, 16],
      [1, 17],
      [2, 18],
    ]);
  });
  test("RelativeProfile_e2e: a relative TxProfile over a relative default, under a maximum", () => {
    const own = relative({ purpose: "TxProfile", transactionId: "tx", duration: 300, periods: steps([0, 25], [120, 6]) });
    expect(composite([relative({ periods: steps([0, 16]) }), own, max({ periods: steps([0, 20]) })], at(T0, 600))).toEqual([
      [0, 20],
      [120, 6],
      [300, 16],
    ]);
  });
  const demo = [
    profile({ kind: "Recurring", recurrency: "Daily", startSchedule: T0 - 12 * HOUR, duration: 86_400, periods: steps([0, 32], [57_600, 0], [75_600, 32]) }),
    ofTransaction({ stackLevel: 5, startSchedule: T0 + 6 * HOUR, duration: 7_200, periods: steps([0, 10]) }),
    max({ kind: "Recurring", recurrency: "Weekly", startSchedule: T0, periods: steps([0, 24]) }),
  ];
  test("DemoCaseOne_17th: the transaction's own schedule lifts the evening's pause", () => {
    expect(composite(demo, at(T0, 43_200))).toEqual([
      [0, 24],
      [14_400, 0],
      [21_600, 10],
      [28_800, 0],
      [32_400, 24],
    ]);
  });
  test("DemoCaseOne_19th: two days later only the days and the week are left", () => {
    expect(composite(demo, at(T0 + 2 * DAY, 43_200))).toEqual([
      [0, 24],
      [14_400, 0],
      [32_400, 24],
    ]);
  });
  test("NoGapsWithSequentialProfiles: one that ends where the next begins leaves no second between", () => {
    const first = profile({ duration: 300 });
    const second = profile({ startSchedule: T0 + 300_000, duration: 300, periods: steps([0, 11]) });
    expect(composite([first, second], at(T0, 600))).toEqual([
      [0, 10],
      [300, 11],
    ]);
    expect(composite([second, profile({ validTo: T0 + 300_000 })], at(T0, 600))).toEqual([
      [0, 10],
      [300, 11],
    ]);
  });
  test("ZeroDuration: a schedule without length says nothing, a range without length has one period", () => {
    expect(composite([profile({ duration: 0 })], at(T0, 60))).toEqual([[0, 32]]);
    expect(composite([profile({ kind: "Recurring", recurrency: "Daily", duration: 0 })], at(T0, 2 * 86_400))).toEqual([[0, 32]]);
    expect(composite([profile({ duration: 0, stackLevel: 1 }), profile({ periods: steps([0, 8]) })], at(T0, 60))).toEqual([[0, 8]]);
    expect(composite([profile()], at(T0, 0))).toEqual([[0, 10]]);
  });
});

describe("purposes together [OCPP 2.0.1 K08.FR.04]", () => {
  const usual = profile({ periods: steps([0, 10], [300, 20]) });
  test.each([
    ["Max", max],
    ["External", external],
  ])("%s overrides what is higher and is overridden by what is lower", (_name, cap) => {
    expect(composite([usual, cap({ periods: steps([0, 15]) })], at(T0, 600))).toEqual([
      [0, 10],
      [300, 15],
    ]);
    expect(composite([usual, cap({ periods: steps([0, 25]) })], at(T0, 600))).toEqual([
      [0, 10],
      [300, 20],
    ]);
    expect(composite([cap({ periods: steps([0, 25]) })], at(T0, 600))).toEqual([[0, 25]]);
    expect(composite([usual, cap({ periods: steps([0, 0]) })], at(T0, 600))).toEqual([[0, 0]]);
  });
  test("a TxProfile takes the place of the default, not the lower of both", () => {
    expect(composite([usual, ofTransaction({ periods: steps([0, 25]), duration: 100 })], at(T0, 600))).toEqual([
      [0, 25],
      [100, 10],
      [300, 20],
    ]);
    expect(composite([profile({ stackLevel: 9 }), ofTransaction({ periods: steps([0, 25]) })], at(T0, 600))).toEqual([[0, 25]]);
  });
  test("OCTT_TC_K_41_CS: maximum, default and TxProfile of different lengths", () => {
    const cap = max({ duration: 86_400 });
    const base = profile({ duration: 300, periods: steps([0, 6], [60, 10], [120, 8], [180, 15], [260, 8]) });
    const own = ofTransaction({ duration: 260, periods: steps([0, 8], [50, 11], [140, 16], [200, 6], [240, 12]) });
    expect(composite([cap, base, own], at(T0, 400))).toEqual([
      [0, 8],
      [50, 10],
      [200, 6],
      [240, 10],
      [260, 8],
      [300, 10],
    ]);
  });
  test("SingleStationMaxForEvse0: a maximum of the station holds for EVSE 0 and for each EVSE", () => {
    for (const evseId of [0, 1]) expect(composite([max({ periods: steps([0, 13]) })], request({ evseId }))).toEqual([[0, 13]]);
  });
  test("TxDefaultEvse0: a default of EVSE 0, with a maximum of the station and with a default of the EVSE at another level", () => {
    const everywhere = profile({ evseId: 0, periods: steps([0, 12]) });
    expect(composite([everywhere])).toEqual([[0, 12]]);
    expect(composite([everywhere, max({ periods: steps([0, 9]) })])).toEqual([[0, 9]]);
    expect(composite([everywhere, profile({ stackLevel: 1, duration: 60, periods: steps([0, 7]) })])).toEqual([
      [0, 7],
      [60, 12],
    ]);
    expect(composite([everywhere], request({ unit: "W" }))).toEqual([[0, 2_760]]);
  });
  test("TxProfilePerEvse: that of another EVSE or transaction is silent", () => {
    expect(composite([ofTransaction({ evseId: 2 }), ofTransaction({ transactionId: "another" })])).toEqual([[0, 32]]);
  });
  test("TxProfilePerEvse, different phases: the lowest number of phases of all that speak counts", () => {
    const own = ofTransaction({ duration: 60, periods: steps([0, 16, 1]) });
    expect(compositeOfPhases([own, max({ periods: steps([0, 20, 3]) })])).toEqual([
      [0, 16, 1],
      [60, 20, 3],
    ]);
  });
});

describe("MixingCurrentAndPower [OCPP 2.0.1 K01.FR.50, K01.FR.51]", () => {
  const rows = [
    ["16 A on one phase", 16, 1, 3_680],
    ["16 A on three phases", 16, 3, 11_040],
    ["10 A on one phase", 10, 1, 2_300],
    ["10 A on three phases", 10, 3, 6_900],
  ] as const;
  test.each(rows)("%s under a power of 7,360 W, asked in A and in W", (_title, amps, numberPhases, watts) => {
    const power = max({ unit: "W", periods: steps([0, 7_360, numberPhases]) });
    const own = ofTransaction({ periods: steps([0, amps, numberPhases]) });
    const least = Math.min(amps, 7_360 / 230 / numberPhases);
    const [inAmps] = compositeSchedule([power, own], request(threePhases));
    expect(inAmps?.limit).toBeCloseTo(least, 9);
    expect(inAmps?.numberPhases).toBe(numberPhases);
    expect(compositeSchedule([power, own], request({ ...threePhases, unit: "W" }))).toEqual([{ startPeriod: 0, limit: Math.min(watts, 7_360), numberPhases }]);
  });
  test("MixingNumberOfPhasesOnSingleEvse: one schedule whose periods name different phases", () => {
    const own = ofTransaction({ unit: "W", periods: steps([0, 3_680, 1], [60, 3_680, 2], [120, 3_450, 3], [180, 6_900]) });
    expect(compositeOfPhases([own])).toEqual([
      [0, 16, 1],
      [60, 8, 2],
      [120, 5, 3],
      [180, 10, 3],
    ]);
  });
  test("on a single-phase EVSE all watts are of the one phase, whatever number is named [OCPP 2.0.1 K01.FR.45]", () => {
    expect(compositeOfPhases([profile({ unit: "W", periods: steps([0, 2_300], [60, 3_680, 3]) })], request())).toEqual([
      [0, 10, 1],
      [60, 16, 1],
    ]);
  });
  test("watts that are no whole number of amps come back as the same watts", () => {
    for (const limit of [1_000, 4_321.5, 7_001])
      expect(composite([profile({ unit: "W", periods: steps([0, limit]) })], request({ ...threePhases, unit: "W" }))).toEqual([[0, limit]]);
  });
});

describe("OfflineDuration [OCPP 2.1 K01.FR.101 to K01.FR.103]", () => {
  const careful = profile({ periods: steps([0, 6]) });
  const trusting = profile({ stackLevel: 1, maxOfflineDuration: 300, periods: steps([0, 25]) });
  const profiles = [careful, trusting];
  test("online: it does not matter", () => expect(composite(profiles)).toEqual([[0, 25]]));
  test("offline, not long enough: it still counts", () => {
    expect(composite(profiles, request({ offlineSince: T0 - 60_000, duration: 60 }))).toEqual([[0, 25]]);
  });
  test("offline, too long: the level below speaks", () => {
    expect(composite(profiles, request({ offlineSince: T0 - 300_000 }))).toEqual([[0, 6]]);
    expect(composite(profiles, request({ offlineSince: T0 - 60_000 }))).toEqual([
      [0, 25],
      [240, 6],
    ]);
  });
  test("valid after: with the line it counts again", () => {
    expect(composite(profiles, request({ nowMs: T0 + HOUR }))).toEqual([[0, 25]]);
  });
  test("no profile to fall back to: charging goes on as if there were none", () => {
    expect(composite([trusting], request({ offlineSince: T0 - 60_000 }))).toEqual([
      [0, 25],
      [240, 32],
    ]);
  });
  test("the limit of an instant names the moment at which it ends for being offline", () => {
    expect(limitAt(profiles, request({ offlineSince: T0 - 60_000 }))[0]?.until).toBe(T0 + 240_000);
  });
});
