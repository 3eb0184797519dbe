// SPDX-License-Identifier: Apache-2.0
// Charging profiles as only OCPP 2.1 has them: priority charging, local generation, dynamic limits, and what holds offline.
import { Hours, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { memoryStore } from "../src/memory-store.ts";
import { atOnce } from "../src/settings.ts";
import { type Bench, benchOf, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const accepted = { status: "Accepted" };

interface Wish {
  readonly id: number;
  readonly limit: number;
  readonly purpose?: string;
  readonly schedule?: Json;
  readonly [field: string]: unknown;
}
const profile = ({ id, limit, purpose = "TxDefaultProfile", schedule = {}, ...rest }: Wish): Json => ({
  id,
  stackLevel: 0,
  chargingProfilePurpose: purpose,
  chargingProfileKind: "Absolute",
  chargingSchedule: [
    { id, startSchedule: "2026-01-05T12:00:00.000Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }], ...schedule },
  ],
  ...rest,
});
const set = (wish: Wish, evseId = 1) => on.csms.call("SetChargingProfile", { evseId, chargingProfile: profile(wish) });
const offered = () => {
  on.domain.advance(Seconds(5));
  return on.hardware.pilot.offered;
};

async function charging(protocol = "ocpp2.1"): Promise<string> {
  on = await benchOf({
    settings: { ...atOnce, authorization: "freeVend" },
    protocol,
    prepare: (csms) => {
      csms.answers["NotifyPriorityCharging"] = () => ({});
    },
  });
  on.hardware.plug("C");
  on.domain.advance(Seconds(10));
  await on.chargePoint.drained();
  return on.chargePoint.snapshot().transaction?.id ?? "";
}

test("priority charging takes the place of the transaction's limits while it is switched on, and is told [K21.FR.03 to K21.FR.08]", async () => {
  const transactionId = await charging();
  await set({ id: 1, limit: 8 });
  await set({ id: 2, limit: 20, purpose: "ChargingStationMaxProfile" }, 0);
  expect(await on.csms.call("UsePriorityCharging", { transactionId, activate: true })).toMatchObject({ status: "NoProfile" });
  expect(await set({ id: 3, limit: 28, purpose: "PriorityCharging" }, 0)).toEqual(accepted);
  expect(offered()).toBe(8);
  expect(await on.csms.call("UsePriorityCharging", { transactionId: "another", activate: true })).toMatchObject({
    status: "Rejected",
    statusInfo: { reasonCode: "TxNotFound" },
  });
  expect(await on.csms.call("UsePriorityCharging", { transactionId, activate: true })).toEqual(accepted);
  expect(offered()).toBe(20);
  expect(await on.csms.call("GetCompositeSchedule", { evseId: 1, duration: 60 })).toMatchObject({ schedule: { chargingSchedulePeriod: [{ limit: 20 }] } });
  await on.csms.until(() => on.csms.of("NotifyPriorityCharging").length === 1);
  expect(await on.csms.call("UsePriorityCharging", { transactionId, activate: false })).toEqual(accepted);
  expect(await on.csms.call("UsePriorityCharging", { transactionId, activate: false })).toEqual(accepted);
  expect(offered()).toBe(8);
  await on.csms.until(() => on.csms.of("NotifyPriorityCharging").length === 2);
  expect(on.csms.of("NotifyPriorityCharging")).toEqual([
    { transactionId, activated: true },
    { transactionId, activated: false },
  ]);
  expect(on.csms.violations).toEqual([]);
});

test("local generation comes on top of every limit, and a ClearChargingProfile leaves it [K08.FR.04, K10.FR.08]", async () => {
  await charging();
  await set({ id: 1, limit: 8 });
  await set({ id: 2, limit: 10, purpose: "ChargingStationMaxProfile" }, 0);
  expect(await set({ id: 3, limit: 4, purpose: "LocalGeneration" }, 0)).toEqual(accepted);
  expect(offered()).toBe(12);
  expect(await on.csms.call("ClearChargingProfile", { chargingProfileId: 3 })).toEqual({ status: "Unknown" });
  expect(await on.csms.call("ClearChargingProfile", { chargingProfileCriteria: { evseId: 1 } })).toEqual(accepted);
  expect(offered()).toBe(14);
});

test("a dynamic profile follows each update at once, and tells when that was [K28.FR.05, K28.FR.06, K28.FR.09, K28.FR.11]", async () => {
  await charging();
  await set({ id: 1, limit: 8 });
  expect(await set({ id: 2, limit: 10, stackLevel: 1, chargingProfileKind: "Dynamic", schedule: { startSchedule: undefined } })).toEqual(accepted);
  expect(offered()).toBe(10);
  expect(await on.csms.call("UpdateDynamicSchedule", { chargingProfileId: 2, scheduleUpdate: { limit: 14 } })).toEqual(accepted);
  const updatedAt = on.domain.wallMs();
  expect(offered()).toBe(14);
  for (const [chargingProfileId, scheduleUpdate] of [
    [1, { limit: 6 }],
    [9, { limit: 6 }],
    [2, { limit: -6 }],
    [2, { limit: 6, setpoint: 4 }],
    [2, {}],
  ] as const)
    expect(await on.csms.call("UpdateDynamicSchedule", { chargingProfileId, scheduleUpdate })).toMatchObject({ status: "Rejected" });
  expect(offered()).toBe(14);
  expect(await on.csms.call("GetChargingProfiles", { requestId: 1, chargingProfile: { chargingProfileId: [2] } })).toEqual(accepted);
  await on.csms.until(() => on.csms.of("ReportChargingProfiles").length === 1);
  expect(on.csms.of("ReportChargingProfiles")[0]).toMatchObject({
    chargingProfile: [
      { chargingProfileKind: "Dynamic", dynUpdateTime: new Date(updatedAt).toISOString(), chargingSchedule: [{ chargingSchedulePeriod: [{ limit: 14 }] }] },
    ],
  });
  expect(on.csms.violations).toEqual([]);
});

test("a dynamic profile with an interval asks for its next limit, and keeps the last where there is none [K28.FR.08, K28.FR.10]", async () => {
  await charging();
  const answers: Json[] = [{ status: "Accepted", scheduleUpdate: { limit: 18 } }, { status: "Rejected" }, { status: "Accepted", scheduleUpdate: { limit: 7 } }];
  on.csms.answers["PullDynamicScheduleUpdate"] = () => answers.shift() ?? { status: "Rejected" };
  expect(await set({ id: 2, limit: 10, chargingProfileKind: "Dynamic", dynUpdateInterval: 60, schedule: { startSchedule: undefined } })).toEqual(accepted);
  const limits: (number | undefined)[] = [offered()];
  for (const count of [1, 2, 3]) {
    on.domain.advance(Seconds(50));
    expect(on.csms.of("PullDynamicScheduleUpdate")).toHaveLength(count - 1);
    on.domain.advance(Seconds(5));
    await on.csms.until(() => on.csms.of("PullDynamicScheduleUpdate").length === count);
    await on.chargePoint.drained();
    limits.push(offered());
  }
  expect(limits).toEqual([10, 18, 18, 7]);
  expect(on.csms.of("PullDynamicScheduleUpdate")[0]).toEqual({ chargingProfileId: 2 });
  expect(on.csms.violations).toEqual([]);
});

test("what was set is reported as it was set: purposes, rates and times offline [K09.FR.06]", async () => {
  await charging();
  const wishes: readonly (readonly [Wish, number])[] = [
    [{ id: 1, limit: 8, maxOfflineDuration: 600, invalidAfterOfflineDuration: true, schedule: { minChargingRate: 6 } }, 1],
    [{ id: 2, limit: 20, purpose: "PriorityCharging" }, 1],
    [{ id: 3, limit: 4, purpose: "LocalGeneration" }, 0],
  ];
  for (const [wish, evseId] of wishes) expect(await set(wish, evseId)).toEqual(accepted);
  expect(await on.csms.call("GetChargingProfiles", { requestId: 7, chargingProfile: {} })).toEqual(accepted);
  await on.csms.until(() => on.csms.of("ReportChargingProfiles").length === 2);
  const reported = on.csms.of("ReportChargingProfiles").flatMap((report) => report["chargingProfile"] as Json[]);
  expect(reported).toMatchObject(wishes.map(([wish]) => profile(wish)));
  expect(reported[1]).not.toHaveProperty("transactionId");
  const of = (chargingProfile: Json) => on.csms.call("GetChargingProfiles", { requestId: 8, chargingProfile });
  expect(await of({ chargingProfilePurpose: "ChargingStationExternalConstraints" })).toEqual({ status: "NoProfiles" });
  expect(await of({ chargingLimitSource: ["EMS"] })).toEqual({ status: "NoProfiles" });
  expect(await of({ chargingProfilePurpose: "PriorityCharging" })).toEqual(accepted);
  expect(on.csms.violations).toEqual([]);
});

test("offline for too long, a profile gives way to the one below it, and comes back with the line or not at all [K01.FR.101, K01.FR.102]", async () => {
  await charging();
  await set({ id: 1, limit: 6 });
  await set({ id: 2, limit: 16, stackLevel: 1, maxOfflineDuration: 60 });
  await set({ id: 3, limit: 20, stackLevel: 2, maxOfflineDuration: 30, invalidAfterOfflineDuration: true });
  expect(offered()).toBe(20);
  await on.csms.close();
  await expect.poll(() => on.chargePoint.snapshot().isOnline, { timeout: 20_000, interval: 5 }).toBe(false);
  on.domain.advance(Seconds(20));
  expect(offered()).toBe(20);
  // However the clock is set: what counts is how long it was.
  on.domain.stepWall(Hours(3));
  on.domain.advance(Seconds(3));
  expect(on.hardware.pilot.offered).toBe(20);
  on.domain.advance(Seconds(7));
  expect(offered()).toBe(16);
  on.domain.advance(Seconds(30));
  expect(offered()).toBe(6);
  const kept = async () => (JSON.parse((await on.storage.read("profiles")) ?? "[]") as { id: number }[]).map(({ id }) => id);
  await expect.poll(kept).toEqual([1, 2]);
});

test("after a change of line to 2.0.1 they still hold, but only what 2.0.1 has words for is told", async () => {
  const storage = memoryStore();
  on = await benchOf({ settings: { ...atOnce, authorization: "freeVend" }, protocol: "ocpp2.1", storage });
  await set({ id: 1, limit: 8 });
  await set({ id: 3, limit: 4, purpose: "LocalGeneration" }, 0);
  await on.stop();
  on = await benchOf({ settings: { ...atOnce, authorization: "freeVend" }, protocol: "ocpp2.0.1", storage });
  on.hardware.plug("C");
  expect(offered()).toBe(12);
  expect(await on.csms.call("GetChargingProfiles", { requestId: 1, chargingProfile: {} })).toEqual(accepted);
  await on.csms.until(() => on.csms.of("ReportChargingProfiles").length === 1);
  expect(on.csms.of("ReportChargingProfiles")[0]).toMatchObject({ tbc: false, chargingProfile: [{ id: 1 }] });
  expect(await on.csms.call("GetChargingProfiles", { requestId: 2, chargingProfile: { chargingProfileId: [3] } })).toEqual({ status: "NoProfiles" });
  expect(on.csms.violations).toEqual([]);
});
