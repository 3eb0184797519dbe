// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { createChargePoint } from "../src/runtime.ts";
import { type Bench, bench, type Json, optionsOf, promptSettings } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const pauseProfile = (facts: Json = {}) => ({
  id: 90,
  stackLevel: 0,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: [{ id: 1, startSchedule: "2026-01-05T00:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] }],
  customData: { vendorId: "org.chargehand", cause: "ownerStop", beneficiary: "owner", provenance: "owner", ...facts },
});

/** Charging, then paused by the owner. */
async function paused(facts: Json = {}): Promise<Bench> {
  on = await bench({ authorization: "freeVend" });
  on.hardware.plug("C");
  expect(await on.csms.call("SetChargingProfile", { evseId: 1, chargingProfile: pauseProfile(facts) })).toEqual({ status: "Accepted" });
  on.domain.advance(Seconds(5));
  expect(reason()).toBe("OwnerStop");
  return on;
}
const reason = (chargePoint = on.chargePoint) => chargePoint.snapshot().decision.winner.reason;

/** The same device after its process has ended; the storage is all that it has of before. */
async function restarted() {
  await on.chargePoint.stop();
  const { domain, hardware, storage, log, csms } = on;
  const chargePoint = createChargePoint({
    ...optionsOf({ domain, hardware, storage, log, url: csms.url }),
    settings: { ...promptSettings, authorization: "freeVend" },
  });
  const stop = async () => {
    await chargePoint.stop();
    await csms.close();
  };
  on = { ...on, chargePoint, stop };
  return chargePoint;
}

test("a pause by the owner is of this charge: the vehicle that is plugged in next is charged", async () => {
  const { hardware, domain } = await paused();
  domain.advance(Minutes(60));
  expect(reason()).toBe("OwnerStop");
  hardware.unplug();
  domain.advance(Seconds(1));
  hardware.plug("C");
  expect([reason(), hardware.contactor.isClosed]).toEqual(["NothingSet", true]);
});

test("a pause by the owner with an end of its own outlives unplugging, and ends then", async () => {
  const { hardware, domain } = await paused({ until: "2026-01-05T12:30:00Z" });
  hardware.unplug();
  domain.advance(Seconds(1));
  hardware.plug("C");
  expect(reason()).toBe("OwnerStop");
  domain.advance(Minutes(31));
  expect([reason(), hardware.contactor.isClosed]).toEqual(["NothingSet", true]);
});

test("a pause by the owner survives a restart while the vehicle stays, and ends when it leaves after that", async () => {
  const { hardware, domain } = await paused();
  const chargePoint = await restarted();
  await chargePoint.start();
  domain.advance(Minutes(10));
  expect([reason(chargePoint), hardware.contactor.isClosed]).toEqual(["OwnerStop", false]);
  hardware.unplug();
  hardware.plug("C");
  expect(reason(chargePoint)).toBe("NothingSet");
});

test("a vehicle that left while the device was off took the owner's pause with it", async () => {
  const { hardware } = await paused();
  const chargePoint = await restarted();
  hardware.unplug();
  await chargePoint.start();
  hardware.plug("C");
  expect(reason(chargePoint)).toBe("NothingSet");
});

test("neither a reset, nor a stop and start of the session, nor a fault of the pilot ends the pause of a vehicle that stays", async () => {
  const { hardware, csms, chargePoint, domain } = await paused();
  expect(await csms.call("Reset", { type: "Immediate" })).toEqual({ status: "Accepted" });
  const boots = () => csms.of("BootNotification").length;
  await csms.until(() => boots() === 2);
  await chargePoint.drained();
  expect(reason()).toBe("OwnerStop");
  const { transaction } = chargePoint.snapshot();
  await csms.call("RequestStopTransaction", { transactionId: transaction?.id });
  await csms.call("RequestStartTransaction", { remoteStartId: 1, idToken: { idToken: "T", type: "Central" } });
  for (const state of ["F", "C"] as const) hardware.setPilot(state);
  domain.advance(Seconds(5));
  expect(reason()).toBe("OwnerStop");
  hardware.unplug();
  hardware.plug("C");
  expect(reason()).toBe("NothingSet");
});

test("a pause that the owner sets before the vehicle comes holds for the next charge", async () => {
  on = await bench({ authorization: "freeVend" });
  await on.csms.call("SetChargingProfile", { evseId: 1, chargingProfile: pauseProfile() });
  on.hardware.plug("C");
  expect(reason()).toBe("OwnerStop");
  on.hardware.unplug();
  on.hardware.plug("C");
  expect(reason()).toBe("NothingSet");
});
