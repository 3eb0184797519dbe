// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChargingProfile201, factsFrom, profileFrom201, profileTo201 } from "./profile201.ts";

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
  expect(profile.ok && profileTo201(profile.value)).toEqual(wire());
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
