// SPDX-License-Identifier: Apache-2.0
// Which profiles are taken in. Names as in the checklist for OCPP 1.6, and the requirements of 2.x that a station can break.
import type { ChargingProfile } from "@chargehand/charging";
import { describe, expect, test } from "vitest";
import { profileLimits, refusalOf } from "./profile-rules.ts";
import { ProfileSet } from "./profile-set.ts";

const T0 = Date.UTC(2026, 0, 5, 12);
const profile = (changes: Partial<ChargingProfile> = {}): ChargingProfile => ({
  id: 1,
  stackLevel: 0,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule: T0,
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit: 10 }],
  facts: { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false },
  ...changes,
});
const without = (one: ChargingProfile, field: keyof ChargingProfile): ChargingProfile =>
  Object.fromEntries(Object.entries(one).filter(([name]) => name !== field)) as unknown as ChargingProfile;
const relative = (changes: Partial<ChargingProfile> = {}) => without(profile({ kind: "Relative", ...changes }), "startSchedule");
const own = (changes: Partial<ChargingProfile> = {}) => profile({ purpose: "TxProfile", transactionId: "tx", ...changes });
const max = (changes: Partial<ChargingProfile> = {}) => profile({ purpose: "ChargingStationMaxProfile", evseId: 0, ...changes });
const priority = (changes: Partial<ChargingProfile> = {}) => profile({ purpose: "PriorityCharging", ...changes });
const dynamic = (changes: Partial<ChargingProfile> = {}) => without(profile({ kind: "Dynamic", ...changes }), "startSchedule");
const twoPeriods = (first: number, second: number) => [
  { startPeriod: first, limit: 6 },
  { startPeriod: second, limit: 7 },
];

const judge = (one: ChargingProfile, installed: readonly ChargingProfile[] = [], transactionId: string | undefined = "tx") =>
  refusalOf(one, { installed, transactionId })?.code ?? "taken";
const full = Array.from({ length: profileLimits.profiles }, (_, id) => profile({ id, stackLevel: id }));

const rows: readonly (readonly [title: string, got: string, expected: string])[] = [
  ["a default with an Absolute schedule", judge(profile()), "taken"],
  ["0 A is a limit", judge(profile({ periods: [{ startPeriod: 0, limit: 0 }] })), "taken"],
  ["unknown EVSE [K01.FR.28]", judge(profile({ evseId: 2 })), "UnknownEvse"],
  ["negative EVSE [K01.FR.28]", judge(profile({ evseId: -1 })), "UnknownEvse"],
  ["EVSE 0 is the station [K01.FR.14]", judge(profile({ evseId: 0 })), "taken"],
  ["stackLevel at the most", judge(profile({ stackLevel: profileLimits.stackLevel })), "taken"],
  ["stackLevel > max", judge(profile({ stackLevel: profileLimits.stackLevel + 1 })), "InvalidStackLevel"],
  ["stackLevel negative", judge(profile({ stackLevel: -1 })), "InvalidStackLevel"],
  ["stackLevel that is no whole number", judge(profile({ stackLevel: 0.5 })), "InvalidStackLevel"],
  ["Absolute without startSchedule [K01.FR.40]", judge(without(profile(), "startSchedule")), "InvalidSchedule"],
  ["Recurring without startSchedule [K01.FR.40]", judge(without(profile({ kind: "Recurring", recurrency: "Daily" }), "startSchedule")), "InvalidSchedule"],
  ["Recurring without recurrencyKind", judge(profile({ kind: "Recurring" })), "InvalidProfile"],
  ["Recurring with both", judge(profile({ kind: "Recurring", recurrency: "Weekly" })), "taken"],
  ["Relative without startSchedule", judge(relative()), "taken"],
  ["Relative with startSchedule [K01.FR.41]", judge(profile({ kind: "Relative" })), "InvalidSchedule"],
  ["too many profiles", judge(profile({ id: 99, stackLevel: 99 }), full), "TooManyElements"],
  ["one that replaces its own id is not one too many [K01.FR.05]", judge(profile({ id: 3, stackLevel: 99 }), full), "taken"],
  ["empty schedule", judge(profile({ periods: [] })), "InvalidSchedule"],
  ["first period that does not start at 0 [K01.FR.31]", judge(profile({ periods: twoPeriods(1, 2) })), "InvalidSchedule"],
  ["periods out of order [K01.FR.35]", judge(profile({ periods: [...twoPeriods(0, 60), { startPeriod: 30, limit: 8 }] })), "InvalidSchedule"],
  ["two periods with one start [K01.FR.35]", judge(profile({ periods: twoPeriods(0, 0) })), "InvalidSchedule"],
  ["a period past the duration is kept and not executed [K01.FR.11]", judge(profile({ duration: 30, periods: twoPeriods(0, 60) })), "taken"],
  ["more periods than are kept", judge(profile({ periods: Array.from({ length: 1_025 }, (_, i) => ({ startPeriod: i, limit: 6 })) })), "TooManyElements"],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -1, 1e308].flatMap((limit) => [
    [`limit ${limit}`, judge(profile({ periods: [{ startPeriod: 0, limit }] })), "ValueOutOfRange"] as const,
    [`minChargingRate ${limit}`, judge(profile({ minChargingRate: limit })), "ValueOutOfRange"] as const,
  ]),
  ["minChargingRate above the limits is only advice [K01.FR.21]", judge(profile({ minChargingRate: 16 })), "taken"],
  ["duration 0", judge(profile({ duration: 0 })), "taken"],
  ["negative duration", judge(profile({ duration: -1 })), "InvalidSchedule"],
  ["validTo before validFrom", judge(profile({ validFrom: T0 + 2, validTo: T0 + 1 })), "InvalidProfile"],
  ["Max on an EVSE [K04.FR.03]", judge(max({ evseId: 1 })), "InvalidProfile"],
  ["Max on EVSE 0", judge(max()), "taken"],
  ["Max that is Relative [K01.FR.38]", judge(without(max({ kind: "Relative" }), "startSchedule")), "InvalidProfile"],
  ["External constraints [K01.FR.22]", judge(profile({ purpose: "ChargingStationExternalConstraints", evseId: 0 })), "InvalidProfile"],
  ["TxProfile on EVSE 0 [K01.FR.16]", judge(own({ evseId: 0 })), "InvalidProfile"],
  ["TxProfile, txId match [K01.FR.04]", judge(own()), "taken"],
  ["TxProfile, txId mismatch [K01.FR.33]", judge(own({ transactionId: "another" })), "TxNotFound"],
  ["TxProfile, txId none [K01.FR.03]", judge(without(own(), "transactionId")), "InvalidProfile"],
  ["a transaction on a default", judge(profile({ transactionId: "tx" })), "InvalidProfile"],
  ["same level and purpose at the same time [K01.FR.06]", judge(profile(), [profile({ id: 2 })]), "DuplicateProfile"],
  ["another level", judge(profile(), [profile({ id: 2, stackLevel: 1 })]), "taken"],
  ["another purpose", judge(max(), [profile({ id: 2 })]), "taken"],
  ["overlap: before and after do not [K01.FR.06]", judge(profile({ validTo: T0 }), [profile({ id: 2, validFrom: T0 })]), "taken"],
  ["overlap: after and before do not [K01.FR.06]", judge(profile({ validFrom: T0 }), [profile({ id: 2, validTo: T0 })]), "taken"],
  [
    "overlap: one within the other [K01.FR.06]",
    judge(profile({ validFrom: T0, validTo: T0 + 9 }), [profile({ id: 2, validFrom: T0 - 9, validTo: T0 + 19 })]),
    "DuplicateProfile",
  ],
  [
    "overlap: the ends [K01.FR.06]",
    judge(profile({ validFrom: T0, validTo: T0 + 9 }), [profile({ id: 2, validFrom: T0 + 8, validTo: T0 + 19 })]),
    "DuplicateProfile",
  ],
  ["overlap: an open end [K01.FR.06]", judge(profile({ validFrom: T0 }), [profile({ id: 2, validFrom: T0 + 8, validTo: T0 + 19 })]), "DuplicateProfile"],
  [
    "overlap: TxProfiles of one transaction overlap whatever their validity [K01.FR.39]",
    judge(own({ validTo: T0 }), [own({ id: 2, validFrom: T0 })]),
    "DuplicateProfile",
  ],
  [
    "default for EVSE 0 beside one of the EVSE [K01.FR.52]",
    judge(profile({ evseId: 0, validTo: T0 }), [profile({ id: 2, validFrom: T0 })]),
    "DuplicateProfile",
  ],
  ["default for the EVSE beside one of EVSE 0 [K01.FR.53]", judge(profile(), [profile({ id: 2, evseId: 0 })]), "DuplicateProfile"],
  ["PriorityCharging [OCPP 2.1]", judge(priority()), "taken"],
  ["PriorityCharging with a duration [OCPP 2.1 K01.FR.70]", judge(priority({ duration: 60 })), "InvalidSchedule"],
  ["PriorityCharging of EVSE 0 beside one of the EVSE, which both concern", judge(priority({ evseId: 0 }), [priority({ id: 2 })]), "DuplicateProfile"],
  ["LocalGeneration [OCPP 2.1]", judge(profile({ purpose: "LocalGeneration", evseId: 0 })), "taken"],
  ["Dynamic with one period [OCPP 2.1 K28.FR.01]", judge(dynamic()), "taken"],
  ["Dynamic with two periods [OCPP 2.1 K28.FR.03]", judge(dynamic({ periods: twoPeriods(0, 60) })), "InvalidSchedule"],
  ["Dynamic with a duration from nowhere", judge(dynamic({ duration: 60 })), "InvalidSchedule"],
  ["maxOfflineDuration 0 [OCPP 2.1 K01.FR.101]", judge(profile({ maxOfflineDuration: 0 })), "taken"],
  ["maxOfflineDuration negative", judge(profile({ maxOfflineDuration: -1 })), "ValueOutOfRange"],
];

describe("ValidateProfile", () => {
  test.each(rows)("%s", (_title, got, expected) => expect(got).toBe(expected));

  test("TxProfile without a transaction [K01.FR.09]", () => {
    expect(refusalOf(own(), { installed: [], transactionId: undefined })?.code).toBe("TxNotFound");
  });

  test("an id that belongs to a limit from outside is not replaced [K01.FR.05]", () => {
    expect(judge(profile({ id: -7 }), [profile({ id: -7, purpose: "ChargingStationExternalConstraints", evseId: 0 })])).toBe("InvalidProfileId");
  });

  test("with a new default the profiles are weighed anew, whatever stood before [K01.FR.07, K01.FR.32]", () => {
    const set = new ProfileSet(() => {});
    for (const limit of [16, 8]) expect(set.install(profile({ periods: [{ startPeriod: 0, limit }] }), { transactionId: "tx", nowMs: T0 }).ok).toBe(true);
    expect(set.all.map(({ periods }) => periods[0]?.limit)).toEqual([8]);
  });

  test("ClearingExpiredProfiles: one whose validTo has passed makes room when the next comes, one that has yet to begin stays", () => {
    const set = new ProfileSet(() => {}, [profile({ id: 1, validTo: T0 - 1 }), profile({ id: 2, stackLevel: 1, startSchedule: T0 + 9 })]);
    expect(set.install(profile({ id: 3 }), { transactionId: undefined, nowMs: T0 }).ok).toBe(true);
    expect(set.all.map(({ id }) => id)).toEqual([2, 3]);
  });
});
