// SPDX-License-Identifier: Apache-2.0
import { type ChargingProfile, decide, type Facts, type HoursVoice, initialSupplyState, policyPacks, type SupplyStep } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { deviceProfiles } from "../device-profile.ts";
import { controlSnapshot } from "../testing/control-snapshots.ts";
import { claimsOf } from "./claims.ts";
import { LOWEST_OFFER } from "./clamp.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";

const decision = (changes: Partial<ControlSnapshot>) =>
  decide(claimsOf(controlSnapshot(changes)), { maximum: Amps(32), minimum: LOWEST_OFFER }, changes.commissioning?.policy);
const NOW = controlSnapshot().nowMs;

const profile = (limit: number, changes: Partial<ChargingProfile> = {}, cause: Facts["cause"] = "profile", until?: number): ChargingProfile => ({
  id: 1,
  stackLevel: 0,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule: NOW - 1000,
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit }],
  facts: { cause, beneficiary: "owner", provenance: "owner", verified: false, ...(until === undefined ? {} : { until }) },
  ...changes,
});

const rows: readonly (readonly [string, Partial<ControlSnapshot>, string, number])[] = [
  ["nothing set", {}, "NothingSet", 32],
  ["no vehicle", { pilot: "A" }, "NotPluggedIn", 0],
  ["a fault", { faults: ["weld"] }, "Fault", 0],
  ["pilot E", { pilot: "E" }, "Fault", 0],
  ["pilot F", { pilot: "F" }, "Fault", 0],
  ["a 20 A cable", { ampacity: Amps(20) }, "CableRating", 20],
  ["a cable that cannot be read", { ampacity: undefined }, "CableRating", 0],
  ["an offer that the vehicle has left alone for long", { pilot: "B", offered: Amps(32), offeredForMs: 10_000 }, "VehicleNotReady", 32],
  ["an offer that the vehicle has just got", { pilot: "B", offered: Amps(32), offeredForMs: 9_999 }, "NothingSet", 32],
  ["out of service", { isOperative: false }, "Unavailable", 0],
  ["out of service, and nobody authorised", { isOperative: false, phase: "Connected" }, "Unavailable", 0],
  ["nobody authorised", { phase: "Connected" }, "NotAuthorised", 0],
  ["a token turned down", { phase: "Connected", wasRefused: true }, "AuthorisationRefused", 0],
  ["a stopped session", { phase: "Stopped" }, "SessionStopped", 0],
  ["kept for somebody else", { phase: "Connected", reservedUntil: NOW + 1 }, "Reserved", 0],
  ["kept for somebody else, and a token turned down", { phase: "Connected", wasRefused: true, reservedUntil: NOW + 1 }, "Reserved", 0],
  ["kept for somebody else, and charge now", { phase: "Connected", reservedUntil: NOW + 1, profiles: [profile(32, {}, "chargeNow")] }, "Reserved", 0],
  ["kept for somebody else, and nobody there", { phase: "Idle", pilot: "A", reservedUntil: NOW + 1 }, "NotPluggedIn", 0],
  ["let in, and then turned down by the CSMS", { isTurnedDown: true }, "AuthorisationRefused", 0],
  ["turned down by the CSMS, and charge now", { isTurnedDown: true, profiles: [profile(32, {}, "chargeNow")] }, "AuthorisationRefused", 0],
  ["a profile", { profiles: [profile(10)] }, "ProfileLimit", 10],
  ["a profile of 0 A", { profiles: [profile(0)] }, "ProfilePause", 0],
  ["a profile below what the pilot can say", { profiles: [profile(5.9)] }, "BelowMinimum", 0],
  ["a profile in watts", { profiles: [profile(2300, { unit: "W" })] }, "ProfileLimit", 10],
  ["the owner's stop", { profiles: [profile(0, {}, "ownerStop")] }, "OwnerStop", 0],
  ["the owner's stop with a current is a limit", { profiles: [profile(8, {}, "ownerStop")] }, "ProfileLimit", 8],
  ["the owner's stop that has ended", { profiles: [profile(0, {}, "ownerStop", NOW)] }, "NothingSet", 32],
  ["charge now over a pause", { profiles: [profile(0, { id: 2 }), profile(32, {}, "chargeNow")] }, "OwnerChargeNow", 32],
  ["charge now with its own limit", { profiles: [profile(0, { id: 2 }), profile(13, {}, "chargeNow")] }, "OwnerChargeNow", 13],
  ["charge now that has ended", { profiles: [profile(7, { id: 2 }), profile(32, {}, "chargeNow", NOW - 1)] }, "ProfileLimit", 7],
  ["charge now without authorisation", { phase: "Connected", profiles: [profile(32, {}, "chargeNow")] }, "NotAuthorised", 0],
  ["charge now with a thin cable", { ampacity: Amps(13), profiles: [profile(32, {}, "chargeNow")] }, "OwnerChargeNow", 13],
];

test.each(rows)("%s", (_title, changes, reason, limit) => {
  const { winner, limit: decided } = decision(changes);
  expect([winner.reason, decided]).toEqual([reason, limit]);
});

const hours = (isPermitted: boolean, by: HoursVoice, until = NOW + 1): Partial<ControlSnapshot> => ({ hoursAt: () => ({ isPermitted, by, until }) });
const solo3 = { device: deviceProfiles["solo3-s7-uc-03"], offlineSince: NOW } as const;
const supply = (cap: number, more: object = {}) => ({ supply: { state: initialSupplyState, cap: Amps(cap), reason: "SupplyLimit", ...more } as SupplyStep });
const workplace = { commissioning: { policy: policyPacks.workplace, remoteSiteLimits: true } };
const site: Partial<ChargingProfile> = { facts: { cause: "siteLimit", beneficiary: "site", provenance: "csms", verified: false } };

const later: readonly (readonly [string, Partial<ControlSnapshot>, string, number])[] = [
  ["the default hours", hours(true, "default"), "DefaultHours", 32],
  ["outside the default hours", hours(false, "default"), "OutsideDefaultHours", 0],
  ["the owner's hours", hours(true, "schedule"), "ScheduledHours", 32],
  ["outside the owner's hours", hours(false, "schedule"), "OutsideScheduledHours", 0],
  ["a wish to be ready by a time", hours(true, "readyBy"), "ReadyBy", 32],
  ["hours put aside", hours(true, "disabled"), "HoursDisabled", 32],
  ["no hours", hours(true, "off"), "NothingSet", 32],
  ["charge now outside the hours", { ...hours(false, "default"), profiles: [profile(32, {}, "chargeNow")] }, "OwnerChargeNow", 32],
  ["no trusted clock", { ...hours(false, "default"), isClockTrusted: false }, "NoTrustedClock", 32],
  ["no trusted clock and no hours", { ...hours(true, "off"), isClockTrusted: false }, "NothingSet", 32],
  ["ours without a line", { ...hours(false, "default"), offlineSince: NOW }, "OutsideDefaultHours", 0],
  ["a Solo 3 without a line", { ...hours(false, "default"), ...solo3 }, "OfflineCharging", 32],
  ["a Solo 3 without a line, paused from afar", { ...hours(true, "default"), ...solo3, profiles: [profile(0)] }, "OfflineCharging", 32],
  ["a Solo 3 without a line, limited from afar", { ...hours(true, "default"), ...solo3, profiles: [profile(10)] }, "ProfileLimit", 10],
  ["a Solo 3 without a line, paused by its owner", { ...hours(true, "default"), ...solo3, profiles: [profile(0, {}, "ownerStop")] }, "OwnerStop", 0],
  ["a vehicle that asks for ventilation where there is none, charge now or not", { pilot: "D", profiles: [profile(32, {}, "chargeNow")] }, "NoVentilation", 0],
  ["a vehicle that asks for ventilation where there is some", { pilot: "D", hasVentilation: true }, "NothingSet", 32],
  ["off after a power cut", { isHeldOff: true }, "PowerRestoredOff", 0],
  ["a house that needs much", supply(10), "SupplyLimit", 10],
  ["a house that needs all, charge now or not", { ...supply(0, { reason: "SupplyPause" }), profiles: [profile(32, {}, "chargeNow")] }, "SupplyPause", 0],
  ["little sun", supply(32, { solar: { cap: Amps(8), reason: "SolarSurplus" } }), "SolarSurplus", 8],
  [
    "little sun and charge now",
    { ...supply(32, { solar: { cap: Amps(8), reason: "SolarSurplus" } }), profiles: [profile(32, {}, "chargeNow")] },
    "OwnerChargeNow",
    32,
  ],
  ["a site's envelope and charge now at work", { ...workplace, profiles: [profile(8, site), profile(32, { id: 2 }, "chargeNow")] }, "SiteLimit", 8],
  ["a site's envelope at home is routine", { profiles: [profile(8, site)] }, "ProfileLimit", 8],
];

test.each(later)("%s", (_title, changes, reason, limit) => {
  const { winner, limit: decided } = decision(changes);
  expect([winner.reason, decided]).toEqual([reason, limit]);
});

test("a tethered cable that reports nothing carries the rating", () => {
  const device = { ...deviceProfiles["chargehand-7-socket"], attachment: "tethered" as const };
  expect(decision({ device, ampacity: undefined }).limit).toBe(32);
});

test("charge now ends when its facts or its profile end, whichever is first", () => {
  const until = (facts: number | undefined, validTo: number) => decision({ profiles: [profile(32, { validTo }, "chargeNow", facts)] }).winner.until;
  expect(until(NOW + 10, NOW + 20)).toBe(NOW + 10);
  expect(until(NOW + 30, NOW + 20)).toBe(NOW + 20);
  expect(until(undefined, NOW + 20)).toBe(NOW + 20);
});
