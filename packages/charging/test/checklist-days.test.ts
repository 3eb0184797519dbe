// SPDX-License-Identifier: Apache-2.0
// Days and weeks that come back, watts and amps, and purposes together. Names as in the checklist for OCPP 1.6.
import { describe, expect, test } from "vitest";
import type { ChargingProfile, CompositeRequest } from "../src/index.ts";
import {
  composite,
  compositeOfPhases,
  DAY,
  external,
  HOUR,
  MINUTE,
  max,
  profile,
  relative,
  request,
  steps,
  T0,
  threePhases,
  withoutTransaction,
} from "./profiles.ts";

type Pairs = readonly (readonly [number, number])[];
type Rows = readonly (readonly [title: string, profiles: readonly ChargingProfile[], request: CompositeRequest, expected: Pairs])[];
const run = (rows: Rows) => {
  for (const [title, profiles, asked, expected] of rows) test(title, () => expect(composite(profiles, asked)).toEqual(expected));
};
const at = (nowMs: number, duration = 600) => request({ nowMs, duration });

describe("days that come back [profile_testsC]", () => {
  // From 8:00 each day at two rates; valid for four days from noon on.
  const eight = T0 - 4 * HOUR;
  const days = (changes: Partial<ChargingProfile> = {}) =>
    profile({
      kind: "Recurring",
      recurrency: "Daily",
      startSchedule: eight,
      validFrom: T0,
      validTo: T0 + 4 * DAY,
      periods: steps([0, 16], [36_000, 24]),
      ...changes,
    });
  const around = (ms: number) => at(ms - 5 * MINUTE);
  const rows: readonly (readonly [string, CompositeRequest, Pairs])[] = [
    ["NotValidYet: before validFrom nothing, though the day has begun", around(eight), [[0, 32]]],
    [
      "AlmostValid: from validFrom on, in the period that the day has come to",
      around(T0),
      [
        [0, 32],
        [300, 16],
      ],
    ],
    ["During: the first period until its end", at(T0 + 3 * HOUR), [[0, 16]]],
    [
      "ApproachingEnd: from the first period to the second",
      around(eight + 10 * HOUR),
      [
        [0, 16],
        [300, 24],
      ],
    ],
    ["NextDay: without a duration the second holds until the next run", at(eight + DAY - 30 * MINUTE), [[0, 24]]],
    [
      "NextDayStart: the next run begins with the first period",
      around(eight + DAY),
      [
        [0, 24],
        [300, 16],
      ],
    ],
    [
      "ApproachingInvalid: nothing from validTo on",
      around(T0 + 4 * DAY),
      [
        [0, 16],
        [300, 32],
      ],
    ],
  ];
  for (const [title, asked, expected] of rows) test(`DailyRecurring${title}`, () => expect(composite([days()], asked)).toEqual(expected));

  // The same with a duration, above a default that says 6 A whenever it does not speak.
  const minimum = relative({ periods: steps([0, 6]) });
  const alternative = days({ stackLevel: 1, duration: 57_600 });
  const alternatives: readonly (readonly [string, CompositeRequest, Pairs])[] = [
    ["NotValidYet", around(eight), [[0, 6]]],
    [
      "AlmostValid",
      around(T0),
      [
        [0, 6],
        [300, 16],
      ],
    ],
    ["During", at(T0 + 3 * HOUR), [[0, 16]]],
    [
      "ApproachingEnd",
      around(eight + 16 * HOUR),
      [
        [0, 24],
        [300, 6],
      ],
    ],
    ["NextDay: between the end of one run and the next", at(eight + DAY - 30 * MINUTE), [[0, 6]]],
    [
      "NextDayStart",
      around(eight + DAY),
      [
        [0, 6],
        [300, 16],
      ],
    ],
    [
      "ApproachingInvalid",
      around(T0 + 4 * DAY),
      [
        [0, 16],
        [300, 6],
      ],
    ],
  ];
  for (const [title, asked, expected] of alternatives)
    test(`DailyRecurringAlt${title}: the level below fills what is left`, () =>
      expect(composite([alternative, minimum], { ...asked, transaction: { id: "tx", startedAt: eight - HOUR } })).toEqual(expected));

  run([
    [
      "MinimumSession: a relative default without end holds throughout the session",
      [minimum],
      { ...at(T0 + 4 * DAY), transaction: { id: "tx", startedAt: T0 } },
      [[0, 6]],
    ],
    ["MinimumNoSession: and as if a session had begun where there is none [OCPP 2.0.1 K08.FR.06]", [minimum], withoutTransaction({ duration: 600 }), [[0, 6]]],
    [
      "DTFloor: a range that begins within a second counts its own whole seconds",
      [profile({ startSchedule: T0 + 60_000 })],
      at(T0 + 400),
      [
        [0, 32],
        [60, 10],
      ],
    ],
  ]);
});

describe("more of profile_testsC", () => {
  const night = profile({
    evseId: 0,
    kind: "Recurring",
    recurrency: "Daily",
    startSchedule: T0 - 12 * HOUR,
    duration: 86_400,
    unit: "W",
    periods: steps([0, 11_040], [28_800, 5_520], [72_000, 11_040]),
  });
  const exception = profile({ evseId: 0, stackLevel: 2, startSchedule: T0, duration: 7_200, unit: "W", periods: steps([0, 2_760]) });
  const watts = (nowMs: number, duration: number) => request({ ...threePhases, unit: "W", nowMs, duration });
  test("Issue609Before: an absolute exception above recurring days, seen from before it", () => {
    expect(composite([exception, night], watts(T0 - HOUR, 14_400))).toEqual([
      [0, 5_520],
      [3_600, 2_760],
      [10_800, 5_520],
    ]);
  });
  test("Issue609During: and from within it, to the end of the day", () => {
    expect(composite([exception, night], watts(T0 + MINUTE, 32_400))).toEqual([
      [0, 2_760],
      [7_140, 5_520],
      [28_740, 11_040],
    ]);
  });

  const ofWatts = profile({ unit: "W", duration: 3_500, periods: steps([0, 3_680, 1], [300, 3_680, 2], [600, 6_900, 3], [900, 4_830]) });
  const ofAmps = profile({ stackLevel: 1, startSchedule: T0 + HOUR, duration: 900, periods: steps([0, 32, 3], [300, 24, 2], [600, 12, 1]) });
  test("ChargeRateW: each period in watts of its own phases, three where it names none", () => {
    expect(compositeOfPhases([ofWatts, ofAmps], request({ ...threePhases, unit: "W", duration: 7_200 }))).toEqual([
      [0, 3_680, 1],
      [300, 3_680, 2],
      [600, 6_900, 3],
      [900, 4_830, 3],
      [3_500, 22_080, 3],
      [3_900, 11_040, 2],
      [4_200, 2_760, 1],
      [4_500, 22_080, 3],
    ]);
  });
  test("ChargeRateA: the same in amps per phase [OCPP 2.0.1 K01.FR.49 to K01.FR.51]", () => {
    expect(compositeOfPhases([ofWatts, ofAmps], request({ ...threePhases, duration: 7_200 }))).toEqual([
      [0, 16, 1],
      [300, 8, 2],
      [600, 10, 3],
      [900, 7, 3],
      [3_500, 32, 3],
      [3_900, 24, 2],
      [4_200, 12, 1],
      [4_500, 32, 3],
    ]);
  });
  test("Combined1: a maximum in amps over a default in watts, each with gaps of its own", () => {
    const cap = max({ duration: 200, periods: steps([0, 10], [80, 20], [100, 18]) });
    const usual = profile({ unit: "W", duration: 300, periods: steps([0, 11_040], [60, 6_900], [120, 5_520], [180, 17_250], [260, 5_520]) });
    expect(composite([cap, usual], request({ ...threePhases, duration: 400 }))).toEqual([
      [0, 10],
      [120, 8],
      [180, 18],
      [200, 25],
      [260, 8],
      [300, 32],
    ]);
  });
  test("Recurring2a: two daily defaults that share the day", () => {
    const day = profile({ kind: "Recurring", recurrency: "Daily", duration: 43_200, periods: steps([0, 13]) });
    const peak = profile({ stackLevel: 1, kind: "Recurring", recurrency: "Daily", startSchedule: T0 + 5 * HOUR, duration: 10_800, periods: steps([0, 0]) });
    expect(composite([day, peak], at(T0 + DAY, 86_400))).toEqual([
      [0, 13],
      [18_000, 0],
      [28_800, 13],
      [43_200, 32],
    ]);
  });
  test("Recurring2b: a week above a day, from outside too", () => {
    const day = profile({ kind: "Recurring", recurrency: "Daily", periods: steps([0, 13]) });
    const sunday = profile({
      stackLevel: 1,
      kind: "Recurring",
      recurrency: "Weekly",
      startSchedule: T0 - 12 * HOUR + 6 * DAY,
      duration: 86_400,
      periods: steps([0, 20]),
    });
    const outside = external({ kind: "Recurring", recurrency: "Weekly", startSchedule: T0 + 6 * DAY, duration: 3_600, periods: steps([0, 7]) });
    expect(composite([day, sunday, outside], at(T0 + 5 * DAY, 2 * 86_400))).toEqual([
      [0, 13],
      [43_200, 20],
      [86_400, 7],
      [90_000, 20],
      [129_600, 13],
    ]);
  });
});
