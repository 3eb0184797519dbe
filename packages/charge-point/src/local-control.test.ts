// SPDX-License-Identifier: Apache-2.0
// What people at the device, or with the owner's word, may do (docs/load-control.md, "Policies"; SI 2021/1467 reg 8, 10 and 11).
import { ownerWishText } from "@chargehand/charging";
import { WattHours } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { RulesBench, type RulesOptions } from "./testing/rules-bench.ts";

const EVENING = "2026-01-05T18:00:00Z";
let bench: RulesBench;

async function device(options: RulesOptions = {}): Promise<RulesBench> {
  bench = new RulesBench({ from: "2026-01-06T01:00:00Z", draws: [100], ...options });
  await bench.chargePoint.start();
  await bench.online();
  return bench;
}
afterEach(() => bench.chargePoint.stop());

describe("the person there", () => {
  test("ends this wait, owner or end-user, and the next one runs again [reg 11(1)(d), (2)(a); SCP-11.4, SCP-11.5]", async () => {
    for (const by of ["owner", "end_user"] as const) {
      await device({ from: "2026-01-05T23:59:00Z", draws: [600] });
      bench.hardware.plug("C");
      bench.after(90);
      expect([bench.offered, bench.reason, bench.chargePoint.snapshot().delayRemainingS]).toEqual([0, "DelayedStart", 569]);
      expect(bench.chargePoint.local.cancelDelay(by)).toEqual({ ok: true, value: undefined });
      expect(bench.offered).toBe(32);
      expect(bench.chargePoint.local.cancelDelay(by)).toMatchObject({ ok: false, error: { code: "nothingToDo" } });
      bench.at("2026-01-06T07:00:00Z");
      expect(bench.reason).toBe("DelayedStop");
      await bench.chargePoint.stop();
    }
  });

  test("is refused every override while a fault stands, and can always stop [reg 8; SCP-8.1]", async () => {
    await device({ from: EVENING });
    bench.hardware.plug("C");
    bench.hardware.setFaults(["PEN"]);
    const { local } = bench.chargePoint;
    for (const outcome of [local.chargeNow(), local.cancelDelay(), local.resume(), local.setHours({ ask: "remove" })])
      expect(outcome).toMatchObject({ ok: false, error: { code: "unsafe" } });
    expect(local.stopNow().ok).toBe(true);
    bench.after(10);
    expect(bench.hardware.contactor.isClosed).toBe(false);
  });

  test("charges now for so much energy and no more", async () => {
    await device({ from: EVENING });
    bench.hardware.plug("C");
    expect(bench.chargePoint.local.chargeNow({ end: "energy", energy: WattHours(3_680) }).ok).toBe(true);
    bench.after(1_799);
    expect([bench.offered, bench.reason]).toEqual([32, "OwnerChargeNow"]);
    bench.after(2);
    expect([bench.offered, bench.reason]).toEqual([0, "OutsideDefaultHours"]);
    expect(bench.chargePoint.local.chargeNow({ end: "time", until: 1 })).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test("who is not the owner changes no hours, and charges now only inside them", async () => {
    await device({ from: EVENING });
    bench.hardware.plug("C");
    const { local } = bench.chargePoint;
    expect(local.setHours({ ask: "remove" }, "end_user")).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    expect(local.chargeNow({ end: "unplug" }, "end_user").ok).toBe(true);
    expect([bench.offered, bench.reason]).toEqual([0, "OutsideDefaultHours"]);
  });

  test("at home puts the device back into service; at work only the operator does", async () => {
    for (const [policyPack, isAllowed] of [
      ["home", true],
      ["workplace", false],
    ] as const) {
      await device({ settings: { policyPack } });
      await bench.ask("ChangeAvailability", { operationalStatus: "Inoperative" });
      bench.hardware.plug("C");
      expect(bench.chargePoint.local.returnToService().ok).toBe(isAllowed);
      expect(bench.offered).toBe(isAllowed ? 32 : 0);
      await bench.chargePoint.stop();
    }
  });

  test("wishes the same through the CSMS with the owner's word", async () => {
    await device({ from: EVENING });
    bench.hardware.plug("C");
    const wish = (data: string) => bench.ask("DataTransfer", { vendorId: "org.chargehand", messageId: "OwnerWish", data });
    expect(await wish(ownerWishText({ ask: "removeHours" }, "end_user"))).toEqual({ status: "Rejected" });
    expect(await wish(ownerWishText({ ask: "removeHours" }, "owner"))).toEqual({ status: "Accepted" });
    expect([bench.offered, bench.reason]).toEqual([32, "NothingSet"]);
    expect(await wish("{}")).toEqual({ status: "Rejected" });
  });

  test("gets the car ready by a time outside the hours, after the delay", async () => {
    await device({ from: EVENING, draws: [60] });
    bench.hardware.plug("C");
    const readyAt = Date.parse("2026-01-05T20:00:00Z");
    expect(bench.chargePoint.local.setReadyBy({ readyAt, energyWh: 7_360 }).ok).toBe(true);
    bench.at("2026-01-05T18:40:00Z");
    expect(bench.offered).toBe(0);
    bench.at("2026-01-05T18:52:00Z");
    expect([bench.offered, bench.reason]).toEqual([32, "ReadyBy"]);
    bench.at("2026-01-05T20:02:00Z");
    expect(bench.offered).toBe(0);
    expect(bench.hardware.meter.read().imported).toBeGreaterThan(1_000 + 7_360);
  });

  test("is heard whatever a CSMS has filled the device with", async () => {
    await device({ settings: { hours: "off" } });
    const chargingSchedule = [{ id: 1, startSchedule: "2026-01-05T00:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] }];
    for (let stackLevel = 0; ; stackLevel++) {
      const profile = { id: stackLevel + 1, stackLevel, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute", chargingSchedule };
      const answer = await bench.ask("SetChargingProfile", { evseId: 1, chargingProfile: profile });
      if (answer["status"] !== "Accepted") break;
    }
    bench.hardware.plug("C");
    const { local } = bench.chargePoint;
    expect(local.chargeNow().ok).toBe(true);
    expect([bench.offered, bench.reason]).toEqual([32, "OwnerChargeNow"]);
    expect(local.stopNow().ok).toBe(true);
    expect([bench.offered, bench.reason]).toEqual([0, "OwnerStop"]);
  });

  test("finds the rules as they were left after a restart", async () => {
    await device({ from: EVENING });
    bench.chargePoint.local.setHours({ ask: "remove" });
    bench.chargePoint.local.commission({ policyPack: "workplace", afterPowerCut: "off" });
    await bench.chargePoint.stop();
    const { disk } = bench;
    await device({ from: EVENING, disk });
    expect(bench.chargePoint.local.rules).toMatchObject({
      policyPack: "workplace",
      afterPowerCut: "off",
      hours: { inEffect: "none", choice: { made: "removed", by: "owner" } },
    });
  });
});

test.each([
  ["a time that has passed", { readyAt: 0, energyWh: 1_000 }, "owner", "invalid"],
  ["this very moment", { ahead: 0, energyWh: 1_000 }, "owner", "invalid"],
  ["more than seven days ahead", { ahead: 7 * 86_400_000 + 1, energyWh: 1_000 }, "owner", "invalid"],
  ["a time that is no number", { readyAt: Number.NaN, energyWh: 1_000 }, "owner", "invalid"],
  ["no energy", { ahead: 3_600_000, energyWh: 0 }, "owner", "invalid"],
  ["an energy that is no number", { ahead: 3_600_000, energyWh: Number.NaN }, "owner", "invalid"],
  ["an energy without end", { ahead: 3_600_000, energyWh: Number.POSITIVE_INFINITY }, "owner", "invalid"],
  ["a wish of an end-user", { ahead: 3_600_000, energyWh: 1_000 }, "end_user", "notAllowed"],
] as const)("a wish to be ready is refused for %s, and nothing is kept of it", async (_what, wish, by, code) => {
  const bench = new RulesBench();
  await bench.chargePoint.start();
  const { local } = bench.chargePoint;
  const readyAt = "readyAt" in wish ? wish.readyAt : bench.domain.wallMs() + wish.ahead;
  expect(local.setReadyBy({ readyAt, energyWh: wish.energyWh }, by)).toMatchObject({ ok: false, error: { code } });
  expect(local.rules.readyBy).toBeUndefined();
  await bench.chargePoint.stop();
});
