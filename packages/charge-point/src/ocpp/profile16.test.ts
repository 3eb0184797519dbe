// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { AnnouncedFacts, type ChargingProfile16, profileFrom16 } from "./profile16.ts";

const wire = (changes: Partial<ChargingProfile16> = {}, schedule: Partial<ChargingProfile16["chargingSchedule"]> = {}): ChargingProfile16 => ({
  chargingProfileId: 4,
  stackLevel: 2,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }], startSchedule: "2026-01-05T12:00:00.000Z", ...schedule },
  ...changes,
});
const NOW = Date.UTC(2026, 0, 6);
const read = (profile: ChargingProfile16, connectorId = 1) => {
  const outcome = profileFrom16(connectorId, profile, { transactionId: "tx", customData: undefined, nowMs: NOW });
  return outcome.ok ? outcome.value : undefined;
};
const noStart = (profile: ChargingProfile16): ChargingProfile16 => {
  const { startSchedule: _start, ...chargingSchedule } = profile.chargingSchedule;
  return { ...profile, chargingSchedule };
};

test("purposes get the names of 2.x, and only a TxProfile gets a transaction", () => {
  expect(read(wire({ chargingProfilePurpose: "ChargePointMaxProfile" }), 0)).toMatchObject({ purpose: "ChargingStationMaxProfile", evseId: 0 });
  expect(read(wire())).not.toHaveProperty("transactionId");
  expect(read(wire({ chargingProfilePurpose: "TxProfile" }))).toMatchObject({ transactionId: "tx", facts: { cause: "profile", provenance: "csms" } });
  expect(read(wire({ transactionId: 5 }))).toBeUndefined();
});

test("a schedule without a start counts from the start of charging, a maximum of the charge point from now [1.6 section 7.13]", () => {
  expect(read(noStart(wire()))).toMatchObject({ kind: "Relative" });
  expect(read(wire({ chargingProfileKind: "Relative" }))).not.toHaveProperty("startSchedule");
  const maximum = noStart(wire({ chargingProfilePurpose: "ChargePointMaxProfile", chargingProfileKind: "Relative" }));
  expect(read(maximum, 0)).toMatchObject({ kind: "Absolute", startSchedule: NOW });
});

const announcement = (chargingProfileId: number) =>
  JSON.stringify({ chargingProfileId, cause: "chargeNow", beneficiary: "owner", provenance: "owner", verified: true });

test("announced facts are used once, only for their profile, and cannot claim to be verified", () => {
  const facts = new AnnouncedFacts();
  expect(facts.announce(announcement(4))).toBe(true);
  expect(facts.take(5)).toBeUndefined();
  expect(facts.take(4)).toEqual({ vendorId: "org.chargehand", cause: "chargeNow", beneficiary: "owner", provenance: "owner" });
  expect(facts.take(4)).toBeUndefined();
});

test("no more than 32 announcements are kept, the newest", () => {
  const facts = new AnnouncedFacts();
  for (let id = 0; id < 33; id++) facts.announce(announcement(id));
  expect([facts.take(0), facts.take(1), facts.take(32)].map((taken) => taken !== undefined)).toEqual([false, true, true]);
});

test("no text whatever is taken for facts but ours", () => {
  const facts = new AnnouncedFacts();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (data) => {
      expect(facts.announce(data)).toBe(false);
    }),
  );
  expect(facts.announce(undefined)).toBe(false);
  expect(facts.announce(announcement(1).padEnd(2_001))).toBe(false);
});
