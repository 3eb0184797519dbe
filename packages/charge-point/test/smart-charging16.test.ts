// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { type Bench, benchOf, type Json, promptSettings } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const START = "2026-01-05T12:00:00.000Z";
const NUMBER = 61;

interface Wish {
  readonly id?: number;
  readonly limit?: number;
  readonly schedule?: Json;
  readonly [field: string]: unknown;
}

const profile = ({ id = 1, limit = 10, schedule = {}, ...rest }: Wish = {}): Json => ({
  chargingProfileId: id,
  stackLevel: 0,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: { startSchedule: START, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }], ...schedule },
  ...rest,
});
const set = (csChargingProfiles: Json, connectorId = 1) => on.csms.call("SetChargingProfile", { connectorId, csChargingProfiles });
const facts = (chargingProfileId: unknown, cause: string, extra: Json = {}) =>
  on.csms.call("DataTransfer", {
    vendorId: "org.chargehand",
    messageId: "ProfileFacts",
    data: JSON.stringify({ chargingProfileId, cause, beneficiary: "owner", provenance: "owner", ...extra }),
  });
const winner = () => on.chargePoint.snapshot().decision.winner;
const accepted = { status: "Accepted" };

async function charging(): Promise<void> {
  on = await benchOf({
    settings: { ...promptSettings, authorization: "freeVend" },
    protocol: "ocpp1.6",
    prepare: (csms) => {
      csms.answers["StartTransaction"] = () => ({ idTagInfo: accepted, transactionId: NUMBER });
    },
  });
  on.hardware.plug("C");
  on.domain.advance(Seconds(10));
  await on.chargePoint.drained();
  expect(on.hardware.pilot.offered).toBe(32);
}

test("a profile lowers the offer at once, and the composite schedule says the same in either unit [1.6 sections 5.7, 5.16]", async () => {
  await charging();
  expect(await set(profile({ limit: 16.5 }))).toEqual(accepted);
  expect(on.hardware.pilot.offered).toBe(16.5);
  expect(winner()).toMatchObject({ layer: "profiles", reason: "ProfileLimit" });
  const composite = (extra: Json = {}) => on.csms.call("GetCompositeSchedule", { connectorId: 1, duration: 3600, ...extra });
  expect(await composite()).toMatchObject({
    status: "Accepted",
    connectorId: 1,
    chargingSchedule: { duration: 3600, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 16.5 }] },
  });
  expect(await composite({ chargingRateUnit: "W" })).toMatchObject({ chargingSchedule: { chargingSchedulePeriod: [{ limit: 16.5 * 230 }] } });
  expect(await composite({ connectorId: 2 })).toEqual({ status: "Rejected" });
});

test("a profile of the same purpose and level takes the place of the one before [1.6 section 5.16.4]", async () => {
  await charging();
  expect(await set(profile({ id: 1, limit: 16 }))).toEqual(accepted);
  expect(await set(profile({ id: 2, limit: 20 }), 0)).toEqual(accepted);
  on.domain.advance(Seconds(5));
  expect(on.hardware.pilot.offered).toBe(20);
  expect(await on.csms.call("ClearChargingProfile", { id: 1 })).toEqual({ status: "Unknown" });
  expect(await on.csms.call("ClearChargingProfile", { chargingProfilePurpose: "TxDefaultProfile", stackLevel: 1 })).toEqual({ status: "Unknown" });
  expect(await on.csms.call("ClearChargingProfile", {})).toEqual(accepted);
});

test("a maximum of the whole charge point caps from now on, also without a start of its own [1.6 section 3.13.1]", async () => {
  await charging();
  const maximum = { chargingProfilePurpose: "ChargePointMaxProfile", chargingProfileKind: "Relative", schedule: { startSchedule: undefined } };
  expect(await set(profile({ ...maximum, limit: 13 }), 0)).toEqual(accepted);
  expect(on.hardware.pilot.offered).toBe(13);
  expect(await set(profile({ ...maximum, id: 2, limit: 20 }), 1)).toEqual({ status: "Rejected" });
});

test("a TxProfile belongs to the transaction of its number, or to the one that runs, and ends with it [1.6 section 5.16.3]", async () => {
  await charging();
  const own = (transactionId?: number) => profile({ chargingProfilePurpose: "TxProfile", limit: 8, ...(transactionId === undefined ? {} : { transactionId }) });
  expect(await set(own(NUMBER + 1))).toEqual({ status: "Rejected" });
  expect(await set(own(NUMBER))).toEqual(accepted);
  expect(await set(own())).toEqual(accepted);
  expect(on.hardware.pilot.offered).toBe(8);
  on.hardware.unplug();
  expect(await set(own())).toEqual({ status: "Rejected" });
  on.hardware.plug("C");
  on.domain.advance(Seconds(6));
  expect(on.hardware.pilot.offered).toBe(32);
});

test("facts that were announced speak on their layer, once: pause by the owner, then charge now until its end", async () => {
  await charging();
  await set(profile({ id: 5, limit: 10 }));
  expect(await facts(90, "ownerStop")).toEqual(accepted);
  expect(await set(profile({ id: 90, limit: 0 }))).toEqual(accepted);
  expect(winner()).toMatchObject({ layer: "ownerStop", reason: "OwnerStop" });

  await facts(91, "chargeNow", { until: "2026-01-05T12:30:00.000Z" });
  expect(await set(profile({ id: 91, limit: 32 }))).toEqual(accepted);
  on.domain.advance(Seconds(5));
  expect(winner()).toMatchObject({ layer: "chargeNow", until: "2026-01-05T12:30:00.000Z" });
  expect(on.hardware.pilot.offered).toBe(32);
  on.domain.advance(Minutes(30));
  expect(winner().reason).toBe("ProfileLimit");

  expect(await set(profile({ id: 90, limit: 0 }))).toEqual(accepted);
  expect(winner()).toMatchObject({ layer: "profiles", reason: "ProfilePause" });
  for (const wrong of [facts(7, "because"), facts("7", "ownerStop"), facts(7, "chargeNow", { until: "soon" })])
    expect(await wrong).toEqual({ status: "Rejected" });
});

const periods = (count: number) => Array.from({ length: count }, (_, i) => ({ startPeriod: i, limit: 6 }));
const schedule = (chargingSchedulePeriod: readonly Json[]) => profile({ schedule: { chargingSchedulePeriod } });
const hostile: readonly (readonly [string, Json, number?])[] = [
  ["a limit of 1e308", profile({ limit: 1e308 })],
  ["a negative limit", profile({ limit: -1 })],
  [
    "a negative limit in the second period",
    schedule([
      { startPeriod: 0, limit: 6 },
      { startPeriod: 1, limit: -6 },
    ]),
  ],
  ["10,000 periods", schedule(periods(10_000))],
  ["no period", schedule([])],
  ["a first period that does not start at 0 [1.6 errata 3.45]", schedule([{ startPeriod: 1, limit: 6 }])],
  [
    "periods out of order",
    schedule([
      { startPeriod: 0, limit: 6 },
      { startPeriod: 9, limit: 6 },
      { startPeriod: 9, limit: 7 },
    ]),
  ],
  ["a start in the year 222222", profile({ schedule: { startSchedule: "222222-01-01T00:00:00Z" } })],
  ["a start in the year +222222", profile({ schedule: { startSchedule: "+222222-01-01T00:00:00Z" } })],
  ["a validity that ends in the year 9999", profile({ validTo: "9999-12-31T23:59:59Z" })],
  ["a validity that ends before it begins", profile({ validFrom: "2026-02-01T00:00:00Z", validTo: "2026-01-01T00:00:00Z" })],
  ["a negative duration", profile({ schedule: { duration: -1 } })],
  ["a stack level beyond what is offered", profile({ stackLevel: 100_000 })],
  ["a negative stack level", profile({ stackLevel: -1 })],
  ["an id beyond 32 bits", profile({ id: Number.MIN_SAFE_INTEGER })],
  ["a connector that does not exist [1.6 errata 3.39]", profile(), 2],
  ["a negative connector", profile(), -1],
  ["a purpose of 2.x", profile({ chargingProfilePurpose: "ChargingStationMaxProfile" }), 0],
  ["a TxProfile for connector 0", profile({ chargingProfilePurpose: "TxProfile" }), 0],
  ["a maximum of the charge point for a connector", profile({ chargingProfilePurpose: "ChargePointMaxProfile" })],
  ["a transaction on a default profile", profile({ transactionId: NUMBER })],
  ["a transaction that is not here", profile({ chargingProfilePurpose: "TxProfile", transactionId: -1 })],
  ["a recurring profile without a start", profile({ chargingProfileKind: "Recurring", recurrencyKind: "Daily", schedule: { startSchedule: undefined } })],
  ["a recurring profile without a recurrency", profile({ chargingProfileKind: "Recurring" })],
];

test("a hostile profile is refused and changes nothing: each row of the table", async () => {
  await charging();
  await set(profile({ id: 1, stackLevel: 7, limit: 12 }));
  const before = JSON.stringify(on.chargePoint.snapshot().decision);
  const saved = await on.storage.read("profiles");
  for (const [title, csChargingProfiles, connectorId] of hostile) {
    const answer = await set(csChargingProfiles, connectorId ?? 1).catch(() => ({ status: "Rejected" }));
    expect(answer, title).toEqual({ status: "Rejected" });
  }
  expect(JSON.stringify(on.chargePoint.snapshot().decision)).toBe(before);
  expect(await on.storage.read("profiles")).toBe(saved);
  expect(on.hardware.pilot.offered).toBe(12);
});
