// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { createChargePoint } from "../src/runtime.ts";
import { bench, type Json, optionsOf, promptSettings } from "./csms-double.ts";

const info = (event: Json | undefined) => event?.["transactionInfo"] as Json;

/** A session that a power cut took: everything in memory is lost, what is in the storage remains. */
async function cutOff() {
  const on = await bench({ authorization: "freeVend" });
  on.hardware.plug("C");
  on.domain.advance(Seconds(30));
  await on.chargePoint.drained();
  const before = [...on.csms.transactionEvents()];
  await on.chargePoint.stop();
  const restart = async () => {
    on.hardware.contactor.request(false);
    const chargePoint = createChargePoint({
      ...optionsOf({ domain: on.domain, hardware: on.hardware, storage: on.storage, log: on.log, url: on.csms.url }),
      settings: { ...promptSettings, authorization: "freeVend" },
    });
    await chargePoint.start();
    await chargePoint.drained();
    return chargePoint;
  };
  return { ...on, before, restart };
}

test("with the vehicle still there the transaction goes on, and its numbers go on [E01.FR.07]", async () => {
  const { csms, before, restart, domain, hardware } = await cutOff();
  domain.advance(Minutes(3));
  const chargePoint = await restart();
  domain.advance(Seconds(10));
  hardware.unplug();
  await chargePoint.drained();
  const events = csms.transactionEvents();
  expect(events.map((event) => event["seqNo"])).toEqual(events.map((_, i) => i));
  expect(new Set(events.map((event) => info(event)["transactionId"])).size).toBe(1);
  expect(events.slice(before.length).some((event) => event["eventType"] === "Started")).toBe(false);
  expect(info(events.at(-1))["timeSpentCharging"]).toBe(40);
  await chargePoint.stop();
  await csms.close();
});

test("with the vehicle gone the transaction ends by PowerLoss, at the last time it was known to run", async () => {
  const { csms, before, restart, domain, hardware } = await cutOff();
  domain.advance(Minutes(3));
  hardware.unplug();
  const chargePoint = await restart();
  expect(csms.transactionEvents().at(-1)).toMatchObject({
    eventType: "Ended",
    triggerReason: "AbnormalCondition",
    seqNo: before.length,
    timestamp: before.at(-1)?.["timestamp"],
    transactionInfo: { stoppedReason: "PowerLoss", chargingState: "Idle" },
  });
  expect(chargePoint.snapshot().transaction).toBeUndefined();
  await chargePoint.stop();
  await csms.close();
});

test("profiles and being out of service outlast a restart [K01.FR.27, B01.FR.07]", async () => {
  const { csms, restart, hardware } = await cutOff();
  hardware.unplug();
  const chargePoint = await restart();
  await csms.call("ChangeAvailability", { operationalStatus: "Inoperative" });
  const chargingSchedule = [{ id: 1, startSchedule: "2026-01-05T12:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 7 }] }];
  const chargingProfile = { id: 1, stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute", chargingSchedule };
  await csms.call("SetChargingProfile", { evseId: 0, chargingProfile });
  await chargePoint.stop();
  const after = await restart();
  expect(csms.of("StatusNotification").at(-1)).toMatchObject({ connectorStatus: "Unavailable" });
  await csms.call("ChangeAvailability", { operationalStatus: "Operative" });
  hardware.plug("C");
  expect(hardware.pilot.offered).toBe(7);
  await after.stop();
  await csms.close();
});
