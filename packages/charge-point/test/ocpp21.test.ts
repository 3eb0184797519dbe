// SPDX-License-Identifier: Apache-2.0
// A charge point that offers all its versions to a CSMS that speaks only OCPP 2.1.
import { Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { ChargePointSettings } from "../src/charge-point-types.ts";
import { type Bench, benchOf, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const bench21 = (settings: Partial<ChargePointSettings> = { authorization: "token" }) => benchOf({ settings, protocol: "ocpp2.1" });
const period = { startPeriod: 0, limit: 10 };
const profile = (changes: Json = {}, schedule: Json = {}): Json => ({
  id: 1,
  stackLevel: 0,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: [{ id: 1, startSchedule: "2026-01-05T12:00:00.000Z", chargingRateUnit: "A", chargingSchedulePeriod: [period], ...schedule }],
  ...changes,
});
const set = (chargingProfile: Json) => on.csms.call("SetChargingProfile", { evseId: 1, chargingProfile });
const start = (extra: Json = {}) => on.csms.call("RequestStartTransaction", { idToken: { idToken: "OWNER-1", type: "Central" }, remoteStartId: 7, ...extra });

test("a whole session with a limit, in messages that the official schemas of 2.1 take", async () => {
  on = await bench21();
  const { csms, hardware, domain, chargePoint } = on;
  hardware.plug("C");
  expect(await start()).toMatchObject({ status: "Accepted" });
  domain.advance(Seconds(10));
  expect(await set(profile())).toEqual({ status: "Accepted" });
  expect(hardware.pilot.offered).toBe(10);
  expect(await csms.call("GetChargingProfiles", { requestId: 1, chargingProfile: { chargingLimitSource: ["CSO"] } })).toEqual({ status: "Accepted" });
  expect(await csms.call("GetCompositeSchedule", { evseId: 1, duration: 60 })).toMatchObject({ status: "Accepted" });
  expect(await csms.call("GetBaseReport", { requestId: 2, reportBase: "FullInventory" })).toEqual({ status: "Accepted" });
  expect(await csms.call("TriggerMessage", { requestedMessage: "MeterValues" })).toEqual({ status: "Accepted" });
  await csms.until(() => ["ReportChargingProfiles", "NotifyReport", "MeterValues"].every((action) => csms.of(action).length > 0));
  const transactionId = chargePoint.snapshot().transaction?.id;
  expect(await csms.call("RequestStopTransaction", { transactionId })).toEqual({ status: "Accepted" });
  hardware.unplug();
  await chargePoint.drained();
  const events = csms.transactionEvents();
  expect(events.map((event) => event["seqNo"])).toEqual(events.map((_, i) => i));
  expect(events.at(-1)).toMatchObject({ eventType: "Ended", transactionInfo: { stoppedReason: "Remote" } });
  expect(csms.of("NotifyEvent").length).toBeGreaterThan(0);
  expect(csms.violations).toEqual([]);
});

const beyond: readonly (readonly [string, Json])[] = [
  ["a dynamic profile with a negative interval", profile({ chargingProfileKind: "Dynamic", dynUpdateInterval: -1 })],
  ["an interval for a profile that is not dynamic [K28.FR.04]", profile({ dynUpdateInterval: 60 })],
  [
    "a dynamic profile of two periods [K28.FR.03]",
    profile({ chargingProfileKind: "Dynamic" }, { chargingSchedulePeriod: [period, { ...period, startPeriod: 60 }] }),
  ],
  ["an update of a profile that is not dynamic [K01.FR.122]", profile({ dynUpdateTime: "2026-01-05T12:00:00.000Z" })],
  ["priority charging with a duration [K01.FR.70]", profile({ chargingProfilePurpose: "PriorityCharging" }, { duration: 60 })],
  ["a limit from outside", profile({ chargingProfilePurpose: "ChargingStationExternalConstraints" })],
  ["a negative time offline", profile({ maxOfflineDuration: -1 })],
  ["a randomised delay [K01.FR.124]", profile({}, { randomizedDelay: 60 })],
  ["local time [K01.FR.123]", profile({}, { useLocalTime: true })],
  ["a limit by state of charge [K01.FR.125]", profile({}, { limitAtSoC: { soc: 80, limit: 6 } })],
  ["an EVSE that sleeps [K01.FR.126]", profile({}, { chargingSchedulePeriod: [{ ...period, evseSleep: true }] })],
  ["a price", profile({}, { salesTariff: { id: 1, salesTariffEntry: [{ relativeTimeInterval: { start: 0 } }] } })],
  ["a period without a limit", profile({}, { chargingSchedulePeriod: [{ startPeriod: 0 }] })],
  ["a limit a phase", profile({}, { chargingSchedulePeriod: [{ ...period, limit_L2: 6 }] })],
  ["a set-point", profile({}, { chargingSchedulePeriod: [{ startPeriod: 0, setpoint: 6, operationMode: "CentralSetpoint" }] })],
  ["discharging", profile({}, { chargingSchedulePeriod: [{ ...period, dischargeLimit: -6 }] })],
  ["another mode of operation", profile({}, { chargingSchedulePeriod: [{ ...period, operationMode: "LocalFrequency" }] })],
];

test("a profile that says what this station cannot do is refused and changes nothing: each row of the table", async () => {
  on = await bench21({ authorization: "freeVend" });
  on.hardware.plug("C");
  on.domain.advance(Seconds(10));
  for (const [title, chargingProfile] of beyond) expect(await set(chargingProfile), title).toMatchObject({ status: "Rejected" });
  expect(on.hardware.pilot.offered).toBe(32);
  expect(await on.storage.read("profiles")).toBeUndefined();
  expect(await set(profile({}, { chargingSchedulePeriod: [{ ...period, operationMode: "ChargingOnly" }] }))).toEqual({ status: "Accepted" });
  const ofPurpose = { chargingProfileCriteria: { chargingProfilePurpose: "PriorityCharging" } };
  expect(await on.csms.call("ClearChargingProfile", ofPurpose)).toEqual({ status: "Unknown" });
  expect(await on.csms.call("ClearChargingProfile", { chargingProfileCriteria: { stackLevel: 0 } })).toEqual({ status: "Accepted" });
});

test("what else only 2.1 has is turned down in its own words", async () => {
  on = await bench21();
  const { csms } = on;
  const never = { component: { name: "TxCtrlr" }, variable: { name: "ResumptionTimeout" }, attributeValue: "0" };
  expect(await csms.call("SetVariables", { setVariableData: [never] })).toMatchObject({ setVariableResult: [{ attributeStatus: "Accepted" }] });
  // [B13.FR.01]
  expect(await csms.call("Reset", { type: "ImmediateAndResume" })).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "UnsupportedParam" } });
  expect(await csms.call("Reset", { type: "ImmediateAndResume", evseId: 1 })).toMatchObject({ status: "Rejected" });
  expect(await csms.call("TriggerMessage", { requestedMessage: "CustomTrigger", customTrigger: "x" })).toEqual({ status: "NotImplemented" });
  const certificate = { certificateChain: "-----BEGIN CERTIFICATE-----", certificateType: "V2G20Certificate" };
  expect(await csms.call("CertificateSigned", certificate)).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "UnsupportedParam" } });
});
