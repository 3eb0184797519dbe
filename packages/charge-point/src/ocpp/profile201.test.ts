// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChargingProfile201, factsFrom, isOf201, limitSourceOf, phaseRefusal201, profileFrom201, profileToWire, type WireProfile } from "./profile201.ts";

const wire = (changes: Partial<ChargingProfile201> = {}): ChargingProfile201 => ({
  id: 4,
  stackLevel: 2,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Recurring",
  recurrencyKind: "Daily",
  validFrom: "2026-01-01T00:00:00.000Z",
  chargingSchedule: [
    {
      id: 4,
      startSchedule: "2026-01-05T12:00:00.000Z",
      duration: 60,
      chargingRateUnit: "W",
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 7360, numberPhases: 1 }],
    },
  ],
  customData: { vendorId: "org.chargehand", cause: "ownerStop", beneficiary: "owner", provenance: "owner", until: "2026-01-05T13:00:00.000Z" },
  ...changes,
});

test("a profile goes to the rules and back without loss", () => {
  const profile = profileFrom201(1, wire());
  expect(profile.ok && profileToWire(profile.value)).toEqual(wire());
});

test("so does one with all that 2.1 adds, save for what switches priority charging on", () => {
  const [schedule] = wire().chargingSchedule;
  if (schedule === undefined) throw new Error("no schedule");
  const full: WireProfile = {
    ...wire(),
    chargingProfilePurpose: "PriorityCharging",
    chargingProfileKind: "Dynamic",
    chargingSchedule: [{ ...schedule, minChargingRate: 1_380 }],
    maxOfflineDuration: 60,
    invalidAfterOfflineDuration: false,
    dynUpdateTime: "2026-01-05T12:00:00.000Z",
    dynUpdateInterval: 30,
  };
  const profile = profileFrom201(0, full);
  expect(profile.ok && profileToWire({ ...profile.value, transactionId: "tx" })).toEqual(full);
});

test("numbers of phases that the EVSE cannot keep to are refused, a chosen phase always [K01.FR.43, K01.FR.45, K01.FR.48]", () => {
  const of = (period: { numberPhases?: number; phaseToUse?: number }) => ({
    chargingSchedule: wire().chargingSchedule.map((schedule) => ({ ...schedule, chargingSchedulePeriod: [{ startPeriod: 0, limit: 6, ...period }] })),
  });
  const code = (period: Parameters<typeof of>[0], phases: 1 | 3) => phaseRefusal201(of(period), phases)?.code;
  expect([1, 2, 3, undefined].map((numberPhases) => code(numberPhases === undefined ? {} : { numberPhases }, 3))).toEqual([
    "InvalidSchedule",
    "InvalidSchedule",
    undefined,
    undefined,
  ]);
  expect([1, 2, 3].map((numberPhases) => code({ numberPhases }, 1))).toEqual([undefined, undefined, undefined]);
  expect(code({ numberPhases: 1, phaseToUse: 2 }, 1)).toBe("UnsupportedParam");
});

test("who has set a profile, and whether 2.0.1 has words for it", () => {
  const profile = profileFrom201(1, wire());
  if (!profile.ok) throw new Error(profile.error.detail);
  const of = (purpose: (typeof profile.value)["purpose"]) => ({ ...profile.value, purpose });
  expect(["TxProfile", "LocalGeneration", "ChargingStationExternalConstraints"].map((purpose) => limitSourceOf(of(purpose as "TxProfile")))).toEqual([
    "CSO",
    "CSO",
    "EMS",
  ]);
  expect([of("TxProfile"), of("PriorityCharging"), of("LocalGeneration"), { ...profile.value, kind: "Dynamic" as const }].map(isOf201)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("a profile that does not say why is routine, and so is one with somebody else's customData", () => {
  for (const customData of [undefined, { vendorId: "com.example", cause: "ownerStop" }])
    expect(factsFrom(customData)).toEqual({ cause: "profile", beneficiary: "operator", provenance: "csms", verified: false });
});

test("facts cannot claim to be verified, and facts that make no sense are none", () => {
  const ours = { vendorId: "org.chargehand", cause: "chargeNow", beneficiary: "owner", provenance: "owner" };
  expect(factsFrom({ ...ours, verified: true })?.verified).toBe(false);
  for (const wrong of [
    { cause: "x" },
    { cause: undefined },
    { beneficiary: 4 },
    { provenance: null },
    { until: "soon" },
    { until: 5 },
    { until: "222222-01-01T00:00:00Z" },
  ])
    expect(factsFrom({ ...ours, ...wrong })).toBeUndefined();
});

test("no text whatever in the place of a time gets through as one outside 2000 to 2100", () => {
  const anyTime = fc.oneof(
    fc.string(),
    fc.date().map((date) => (Number.isNaN(date.getTime()) ? "NaN" : date.toISOString())),
  );
  fc.assert(
    fc.property(anyTime, (validTo) => {
      const profile = profileFrom201(1, wire({ validTo }));
      if (profile.ok)
        expect([2000 <= new Date(profile.value.validTo ?? 0).getUTCFullYear(), new Date(profile.value.validTo ?? 0).getUTCFullYear() < 2100]).toEqual([
          true,
          true,
        ]);
    }),
  );
});
