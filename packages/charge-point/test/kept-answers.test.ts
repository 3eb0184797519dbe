// SPDX-License-Identifier: Apache-2.0
import { delay, Millis, systemClock } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { CrashableStorage } from "../src/testing/crashable-storage.ts";
import { type Bench, benchOf, type Json } from "./csms-double.ts";

let on: Bench | undefined;
afterEach(() => on?.stop());

/** A device whose flash takes its time. */
async function onSlowFlash() {
  const storage = new CrashableStorage({ write: () => delay(systemClock, "slow flash", Millis(20)) });
  on = await benchOf({ storage });
  const { csms } = on;
  return { storage, csms };
}

const profile: Json = {
  id: 7,
  stackLevel: 1,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Relative",
  chargingSchedule: [{ id: 1, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] }],
};

test("what the CSMS is told to stand is on disk before it is told: a profile, its end, and the availability", async () => {
  const { storage, csms } = await onSlowFlash();
  const kept = async (key: string) => JSON.parse((await storage.read(key)) ?? "null");
  expect(await csms.call("SetChargingProfile", { evseId: 1, chargingProfile: profile })).toMatchObject({ status: "Accepted" });
  expect(await kept("profiles")).toHaveLength(1);
  expect(await csms.call("ClearChargingProfile", { chargingProfileId: 7 })).toMatchObject({ status: "Accepted" });
  expect(await kept("profiles")).toHaveLength(0);
  expect(await csms.call("ChangeAvailability", { operationalStatus: "Inoperative" })).toMatchObject({ status: "Accepted" });
  expect(await kept("availability")).toBe(false);
});

test("a new password is answered before the line is made anew with it, however long it takes to be on disk [A01.FR.03]", async () => {
  const { csms } = await onSlowFlash();
  const data = { component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" }, attributeValue: "a-new-password-of-2026" };
  expect(await csms.call("SetVariables", { setVariableData: [data] })).toMatchObject({ setVariableResult: [{ attributeStatus: "Accepted" }] });
});
