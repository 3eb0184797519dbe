// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { type Bench, bench, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const START = "2026-01-05T12:00:00.000Z";

interface Wish {
  readonly id?: number;
  readonly limit?: number;
  readonly schedule?: Json;
  readonly [field: string]: unknown;
}

const profile = ({ id = 1, limit = 10, schedule = {}, ...rest }: Wish = {}): Json => ({
  id,
  stackLevel: 0,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: [{ id: 1, startSchedule: START, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }], ...schedule }],
  ...rest,
});
const facts = (cause: string, extra: Json = {}): Json => ({ vendorId: "org.chargehand", cause, beneficiary: "owner", provenance: "owner", ...extra });
const set = (chargingProfile: Json, evseId = 1) => on.csms.call("SetChargingProfile", { evseId, chargingProfile });
const reason = () => on.chargePoint.snapshot().decision.winner.reason;

async function charging(): Promise<void> {
  on = await bench({ authorization: "freeVend" });
  on.hardware.plug("C");
  on.domain.advance(Seconds(10));
  await on.chargePoint.drained();
  expect(on.hardware.pilot.offered).toBe(32);
}

test("a profile lowers the offer at once, and the reason and composite schedule agree with it [K01.FR.07, K08]", async () => {
  await charging();
  expect(await set(profile({ limit: 16 }))).toEqual({ status: "Accepted" });
  expect(on.hardware.pilot.offered).toBe(16);
  expect(on.chargePoint.snapshot().decision).toMatchObject({ permitted: true, limitA: 16, winner: { layer: "profiles", reason: "ProfileLimit" } });
  expect(on.chargePoint.snapshot().meter.power).toBe(16 * 230);
  const composite = await on.csms.call("GetCompositeSchedule", { evseId: 1, duration: 3600 });
  expect(composite).toMatchObject({
    status: "Accepted",
    schedule: { duration: 3600, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
  });
  await on.chargePoint.drained();
  const told = on.csms.of("NotifyEvent").at(-1)?.["eventData"] as { component: Json; actualValue: string }[];
  expect(told[0]?.component).toEqual({ name: "ChargingDecision", evse: { id: 1 } });
  expect(JSON.parse(told[0]?.actualValue ?? "")).toMatchObject({ winner: { reason: "ProfileLimit" } });
});

test("a second change waits until the duty cycle has stood for 5 s, a pause does not", async () => {
  await charging();
  await set(profile({ limit: 16 }));
  await set(profile({ limit: 20 }));
  expect(on.hardware.pilot.offered).toBe(16);
  on.domain.advance(Seconds(5));
  expect(on.hardware.pilot.offered).toBe(20);
  await set(profile({ limit: 0 }));
  expect(on.hardware.pilot.offered).toBeUndefined();
  expect(on.hardware.contactor.isClosed).toBe(false);
  expect(reason()).toBe("ProfilePause");
});

test("a schedule moves on by itself at each of its periods", async () => {
  await charging();
  await set(
    profile({
      schedule: {
        chargingSchedulePeriod: [
          { startPeriod: 0, limit: 16 },
          { startPeriod: 60, limit: 4 },
          { startPeriod: 120, limit: 8 },
        ],
      },
    }),
  );
  expect(on.hardware.pilot.offered).toBe(16);
  on.domain.advance(Seconds(50));
  expect(on.hardware.pilot.offered).toBeUndefined();
  expect(reason()).toBe("BelowMinimum");
  on.domain.advance(Seconds(60));
  expect(on.hardware.pilot.offered).toBe(8);
});

test("the owner pauses, resumes and charges now; the last word holds", async () => {
  await charging();
  await set(profile({ id: 5, limit: 10 }));
  expect(await set(profile({ id: 90, limit: 0, customData: facts("ownerStop") }))).toEqual({ status: "Accepted" });
  expect(reason()).toBe("OwnerStop");
  expect(on.hardware.contactor.isClosed).toBe(false);

  expect(await on.csms.call("ClearChargingProfile", { chargingProfileId: 90 })).toEqual({ status: "Accepted" });
  on.domain.advance(Seconds(5));
  expect(on.hardware.pilot.offered).toBe(10);

  await set(profile({ id: 90, limit: 0, customData: facts("ownerStop") }));
  await set(profile({ id: 91, limit: 32, customData: facts("chargeNow", { until: "2026-01-05T12:30:00.000Z" }) }));
  on.domain.advance(Seconds(5));
  expect(reason()).toBe("OwnerChargeNow");
  expect(on.chargePoint.snapshot().decision.winner.until).toBe("2026-01-05T12:30:00.000Z");
  expect(on.hardware.pilot.offered).toBe(32);

  on.domain.advance(Minutes(30));
  expect(reason()).toBe("ProfileLimit");
  expect(on.hardware.pilot.offered).toBe(10);
  await on.chargePoint.drained();
  expect(on.csms.violations).toEqual([]);
});

test("a TxProfile belongs to its transaction and ends with it [K01.FR.33, K02.FR.05]", async () => {
  await charging();
  const transactionId = on.chargePoint.snapshot().transaction?.id;
  const ofTransaction = { chargingProfilePurpose: "TxProfile", limit: 8 };
  expect(await set(profile({ ...ofTransaction, transactionId: "another" }))).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "TxNotFound" } });
  expect(await set(profile({ ...ofTransaction, transactionId }))).toEqual({ status: "Accepted" });
  expect(on.hardware.pilot.offered).toBe(8);
  on.hardware.unplug();
  expect(await set(profile({ ...ofTransaction, transactionId }))).toMatchObject({ status: "Rejected" });
  on.hardware.plug("C");
  on.domain.advance(Seconds(6));
  expect(on.hardware.pilot.offered).toBe(32);
});

test("profiles are listed as they were set, and cleared by what describes them [K09, K10]", async () => {
  await charging();
  await set(profile({ id: 7, limit: 13 }));
  await set(profile({ id: 8, limit: 7360, chargingProfilePurpose: "ChargingStationMaxProfile", schedule: { chargingRateUnit: "W" } }), 0);
  expect(await on.csms.call("GetChargingProfiles", { requestId: 3, chargingProfile: {} })).toEqual({ status: "Accepted" });
  await on.csms.until(() => on.csms.of("ReportChargingProfiles").length === 2);
  expect(on.csms.of("ReportChargingProfiles").map((report) => [report["evseId"], report["tbc"]])).toEqual([
    [1, true],
    [0, false],
  ]);
  expect(on.csms.of("ReportChargingProfiles")[0]).toMatchObject({ requestId: 3, chargingProfile: [profile({ id: 7, limit: 13, schedule: { id: 7 } })] });
  const byPurpose = { chargingProfileCriteria: { chargingProfilePurpose: "TxDefaultProfile" } };
  expect(await on.csms.call("ClearChargingProfile", byPurpose)).toEqual({ status: "Accepted" });
  expect(await on.csms.call("ClearChargingProfile", byPurpose)).toEqual({ status: "Unknown" });
});

const periods = (count: number) => Array.from({ length: count }, (_, i) => ({ startPeriod: i, limit: 6 }));
const hostile: readonly (readonly [string, Json, number?])[] = [
  ["a limit of 1e308", profile({ limit: 1e308 })],
  ["a negative limit", profile({ limit: -1 })],
  [
    "a negative limit in the second period",
    profile({
      schedule: {
        chargingSchedulePeriod: [
          { startPeriod: 0, limit: 6 },
          { startPeriod: 1, limit: -6 },
        ],
      },
    }),
  ],
  ["10,000 periods", profile({ schedule: { chargingSchedulePeriod: periods(10_000) } })],
  ["no period", profile({ schedule: { chargingSchedulePeriod: [] } })],
  ["a first period that does not start at 0 [K01.FR.31]", profile({ schedule: { chargingSchedulePeriod: [{ startPeriod: 1, limit: 6 }] } })],
  [
    "periods out of order [K01.FR.35]",
    profile({
      schedule: {
        chargingSchedulePeriod: [
          { startPeriod: 0, limit: 6 },
          { startPeriod: 9, limit: 6 },
          { startPeriod: 9, limit: 7 },
        ],
      },
    }),
  ],
  ["a start in the year 222222", profile({ schedule: { startSchedule: "222222-01-01T00:00:00Z" } })],
  ["a start in the year +222222", profile({ schedule: { startSchedule: "+222222-01-01T00:00:00Z" } })],
  ["a validity that ends in the year 9999", profile({ validTo: "9999-12-31T23:59:59Z" })],
  ["a validity that ends before it begins", profile({ validFrom: "2026-02-01T00:00:00Z", validTo: "2026-01-01T00:00:00Z" })],
  ["a negative duration", profile({ schedule: { duration: -1 } })],
  ["a stack level beyond what is offered", profile({ stackLevel: 100_000 })],
  ["a negative stack level", profile({ stackLevel: -1 })],
  ["an EVSE that does not exist [K01.FR.28]", profile(), 2],
  ["a negative EVSE", profile(), -1],
  ["external constraints from a CSMS [K01.FR.22]", profile({ chargingProfilePurpose: "ChargingStationExternalConstraints" }), 0],
  ["a TxProfile for EVSE 0 [K01.FR.16]", profile({ chargingProfilePurpose: "TxProfile" }), 0],
  ["a station maximum for an EVSE", profile({ chargingProfilePurpose: "ChargingStationMaxProfile" })],
  ["a transaction on a default profile", profile({ transactionId: "x" })],
  ["an absolute profile without a start [K01.FR.40]", profile({ schedule: { startSchedule: undefined } })],
  ["a relative profile with a start [K01.FR.41]", profile({ chargingProfileKind: "Relative" })],
  ["a recurring profile without a recurrency", profile({ chargingProfileKind: "Recurring" })],
  ["a chosen phase [K01.FR.48]", profile({ schedule: { chargingSchedulePeriod: [{ startPeriod: 0, limit: 6, numberPhases: 1, phaseToUse: 2 }] } })],
  [
    "two schedules [K01.FR.34]",
    { ...profile(), chargingSchedule: [1, 2].map((id) => ({ id, startSchedule: START, chargingRateUnit: "A", chargingSchedulePeriod: periods(1) })) },
  ],
  ["facts with an unknown cause", profile({ customData: facts("because") })],
  ["charge now with 0 A", profile({ limit: 0, customData: facts("chargeNow") })],
  ["the purpose, level and time of another profile [K01.FR.06]", profile({ id: 2, stackLevel: 7 })],
];

test("a hostile profile is refused and changes nothing: each row of the table", async () => {
  await charging();
  await set(profile({ id: 1, stackLevel: 7, limit: 12 }));
  const before = JSON.stringify(on.chargePoint.snapshot().decision);
  const saved = await on.storage.read("profiles");
  for (const [title, chargingProfile, evseId] of hostile) {
    const answer = await on.csms.call("SetChargingProfile", { evseId: evseId ?? 1, chargingProfile }).catch(() => ({ status: "Rejected" }));
    expect(answer, title).toMatchObject({ status: "Rejected" });
  }
  expect(JSON.stringify(on.chargePoint.snapshot().decision)).toBe(before);
  expect(await on.storage.read("profiles")).toBe(saved);
  expect(on.hardware.pilot.offered).toBe(12);
});
