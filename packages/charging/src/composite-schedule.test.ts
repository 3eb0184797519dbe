// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChargingProfile } from "./charging-profile.ts";
import { limitAt, nextProfileChange } from "./composite-schedule.ts";
import type { LimitContext } from "./profile-voice.ts";

const T0 = Date.UTC(2026, 0, 5, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const profile = (over: Partial<ChargingProfile> = {}): ChargingProfile => ({
  id: 1,
  stackLevel: 0,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  evseId: 1,
  unit: "A",
  startSchedule: T0,
  periods: [{ startPeriod: 0, limit: 10 }],
  facts: { cause: "profile", beneficiary: "owner", provenance: "csms", verified: false },
  ...over,
});
const at = (nowMs: number, over: Partial<LimitContext> = {}): LimitContext => ({
  nowMs,
  evseId: 1,
  volts: 230,
  phases: 1,
  transaction: { id: "t1", startedAt: T0 },
  ...over,
});
const limits = (profiles: readonly ChargingProfile[], context: LimitContext) => limitAt(profiles, context).map((limit) => limit.limit);

describe("which profile speaks [OCPP 2.0.1 Part 2, K01]", () => {
  const rows: readonly [title: string, profiles: readonly ChargingProfile[], context: LimitContext, limits: readonly number[]][] = [
    ["none set gives no limit", [], at(T0), []],
    ["an absolute profile holds from its start without end", [profile()], at(T0 + 400 * DAY), [10]],
    ["an absolute profile says nothing before its start", [profile()], at(T0 - 1), []],
    ["a duration ends it", [profile({ duration: 60 })], at(T0 + 60_000), []],
    ["it holds until the last millisecond of its duration", [profile({ duration: 60 })], at(T0 + 59_999), [10]],
    ["the higher stack level speaks", [profile(), profile({ id: 2, stackLevel: 1, periods: [{ startPeriod: 0, limit: 20 }] })], at(T0), [20]],
    [
      "an ended higher level falls through",
      [profile(), profile({ id: 2, stackLevel: 1, duration: 60, periods: [{ startPeriod: 0, limit: 20 }] })],
      at(T0 + 61_000),
      [10],
    ],
    [
      "a TxProfile takes the place of the default, not the lower of both",
      [profile(), profile({ id: 2, purpose: "TxProfile", transactionId: "t1", periods: [{ startPeriod: 0, limit: 25 }] })],
      at(T0),
      [25],
    ],
    ["a TxProfile of another transaction is silent", [profile({ purpose: "TxProfile", transactionId: "t2" })], at(T0), []],
    [
      "a station maximum is given beside it",
      [profile(), profile({ id: 3, evseId: 0, purpose: "ChargingStationMaxProfile", periods: [{ startPeriod: 0, limit: 8 }] })],
      at(T0),
      [10, 8],
    ],
    ["a profile of another EVSE is silent", [profile({ evseId: 2 })], at(T0), []],
    ["a default on EVSE 0 concerns each EVSE", [profile({ evseId: 0 })], at(T0), [10]],
    [
      "on one level the EVSE's own goes before the station's",
      [profile({ id: 3, evseId: 0 }), profile({ id: 2, periods: [{ startPeriod: 0, limit: 7 }] })],
      at(T0),
      [7],
    ],
    ["of two alike the newest id speaks", [profile({ id: 3, periods: [{ startPeriod: 0, limit: 7 }] }), profile({ id: 2 })], at(T0), [7]],
    [
      "the period that covers the instant counts",
      [
        profile({
          periods: [
            { startPeriod: 0, limit: 10 },
            { startPeriod: 3600, limit: 0 },
          ],
        }),
      ],
      at(T0 + HOUR),
      [0],
    ],
    ["a zero limit is a limit", [profile({ periods: [{ startPeriod: 0, limit: 0 }] })], at(T0), [0]],
    ["watts become amperes of one phase", [profile({ unit: "W", periods: [{ startPeriod: 0, limit: 2300, numberPhases: 1 }] })], at(T0), [10]],
    [
      "watts without a number of phases are spread over those the station has",
      [profile({ unit: "W", periods: [{ startPeriod: 0, limit: 6900 }] })],
      at(T0, { phases: 3 }),
      [10],
    ],
    [
      "a relative profile starts with the transaction",
      [
        profile({
          kind: "Relative",
          periods: [
            { startPeriod: 0, limit: 10 },
            { startPeriod: 60, limit: 12 },
          ],
        }),
      ],
      at(T0 + 61_000),
      [12],
    ],
    [
      "a relative profile without a transaction starts now",
      [
        profile({
          kind: "Relative",
          periods: [
            { startPeriod: 0, limit: 10 },
            { startPeriod: 60, limit: 12 },
          ],
        }),
      ],
      { nowMs: T0 + DAY, evseId: 1, volts: 230, phases: 1 },
      [10],
    ],
    ["a daily profile comes back at its time of day", [profile({ kind: "Recurring", recurrency: "Daily", duration: 3600 })], at(T0 + 3 * DAY + 1800_000), [10]],
    ["a daily profile rests for the remainder of the day", [profile({ kind: "Recurring", recurrency: "Daily", duration: 3600 })], at(T0 + 3 * DAY + HOUR), []],
    [
      "before today's anchor yesterday's run counts",
      [profile({ kind: "Recurring", recurrency: "Daily", duration: 20 * 3600 })],
      at(T0 + 3 * DAY - 5 * HOUR),
      [10],
    ],
    [
      "a duration longer than the day is cut at the next run",
      [
        profile({
          kind: "Recurring",
          recurrency: "Daily",
          duration: 2 * 86_400,
          periods: [
            { startPeriod: 0, limit: 10 },
            { startPeriod: 86_400, limit: 3 },
          ],
        }),
      ],
      at(T0 + DAY),
      [10],
    ],
    ["a weekly profile waits for its week", [profile({ kind: "Recurring", recurrency: "Weekly", duration: 3600 })], at(T0 + 6 * DAY), []],
    ["a weekly profile comes back", [profile({ kind: "Recurring", recurrency: "Weekly", duration: 3600 })], at(T0 + 7 * DAY), [10]],
    ["validFrom clips", [profile({ validFrom: T0 + HOUR })], at(T0 + HOUR - 1), []],
    ["validTo clips", [profile({ validTo: T0 + HOUR })], at(T0 + HOUR), []],
    [
      "validity does not move the anchor",
      [
        profile({
          validFrom: T0 + HOUR,
          periods: [
            { startPeriod: 0, limit: 10 },
            { startPeriod: 3600, limit: 12 },
          ],
        }),
      ],
      at(T0 + HOUR),
      [12],
    ],
  ];
  for (const [title, profiles, context, expected] of rows) test(title, () => expect(limits(profiles, context)).toEqual(expected));
});

test("tells when the limit may next change", () => {
  const two = profile({
    periods: [
      { startPeriod: 0, limit: 10 },
      { startPeriod: 3600, limit: 12 },
    ],
  });
  expect(limitAt([two], at(T0))[0]?.until).toBe(T0 + HOUR);
  expect(limitAt([profile()], at(T0))[0]?.until).toBeUndefined();
  const later = profile({ id: 2, stackLevel: 5, startSchedule: T0 + 60_000 });
  expect(limitAt([profile(), later], at(T0))[0]?.until).toBe(T0 + 60_000);
});

test("the next change is that of any profile that concerns this EVSE and transaction, speaking or not", () => {
  const ends = (id: number, seconds: number, over: Partial<ChargingProfile> = {}) => profile({ id, duration: seconds, ...over });
  expect(nextProfileChange([ends(1, 90), ends(2, 60, { stackLevel: 3 }), ends(3, 30, { evseId: 2 })], at(T0))).toBe(T0 + 60_000);
  expect(nextProfileChange([ends(1, 90), ends(2, 60, { purpose: "TxProfile", transactionId: "t2" })], at(T0))).toBe(T0 + 90_000);
  expect(nextProfileChange([profile({ startSchedule: T0 + HOUR })], at(T0))).toBe(T0 + HOUR);
  expect(nextProfileChange([profile()], at(T0))).toBeUndefined();
});

test("the limit does not move before the instant it names (property)", () => {
  const anyProfile = fc.record({
    id: fc.integer({ min: 1, max: 5 }),
    stackLevel: fc.nat(3),
    start: fc.integer({ min: -7200, max: 7200 }),
    duration: fc.option(fc.integer({ min: 1, max: 7200 }), { nil: undefined }),
    limit: fc.nat(32),
    second: fc.integer({ min: 1, max: 7200 }),
    kind: fc.constantFrom("Absolute", "Relative", "Recurring"),
  });
  fc.assert(
    fc.property(fc.array(anyProfile, { maxLength: 5 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (drafts, part) => {
      const profiles = drafts.map(({ start, duration, limit, second, ...rest }) =>
        profile({
          ...rest,
          recurrency: "Daily",
          startSchedule: T0 + start * 1000,
          ...(duration === undefined ? {} : { duration }),
          periods: [
            { startPeriod: 0, limit },
            { startPeriod: second, limit: limit + 1 },
          ],
        }),
      );
      const now = limitAt(profiles, at(T0))[0];
      if (now === undefined) return;
      const later = T0 + Math.floor(part * Math.min(DAY, (now.until ?? Number.POSITIVE_INFINITY) - T0));
      expect(limitAt(profiles, at(later))[0]?.limit).toBe(now.limit);
    }),
  );
});
