// SPDX-License-Identifier: Apache-2.0
// A limit that comes neither from the owner nor from the CSMS, but from an energy management system beside the station.
import { Amps, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { atOnce } from "../src/settings.ts";
import { type Bench, benchOf, CsmsDouble, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

async function charging(protocol: string): Promise<void> {
  on = await benchOf({
    settings: { ...atOnce, authorization: "freeVend" },
    protocol,
    prepare: (csms) => {
      for (const action of ["NotifyChargingLimit", "ClearedChargingLimit"]) csms.answers[action] = () => ({});
    },
  });
  on.hardware.plug("C");
  on.domain.advance(Seconds(10));
  await on.chargePoint.drained();
}

const offered = () => {
  on.domain.advance(Seconds(5));
  return on.hardware.pilot.offered;
};
const profile = (id: number, limit: number): Json => ({
  id,
  stackLevel: 0,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: [{ id, startSchedule: "2026-01-05T12:00:00.000Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] }],
});

test.each(["ocpp2.0.1", "ocpp2.1"])(
  "%s: it caps, is told and reported, and no CSMS replaces or clears it [K01.FR.05, K12.FR.02 to K12.FR.05, K13.FR.02]",
  async (protocol) => {
    await charging(protocol);
    const { csms, chargePoint } = on;
    await csms.call("SetChargingProfile", { evseId: 1, chargingProfile: profile(1, 20) });
    chargePoint.limitFromOutside(Amps(11));
    expect(offered()).toBe(11);
    await csms.until(() => csms.of("NotifyChargingLimit").length === 1);
    expect(csms.of("NotifyChargingLimit")[0]).toEqual({ chargingLimit: { chargingLimitSource: "EMS" } });

    expect(await csms.call("GetChargingProfiles", { requestId: 1, chargingProfile: {} })).toEqual({ status: "Accepted" });
    await csms.until(() => csms.of("ReportChargingProfiles").length === 2);
    const reports = csms.of("ReportChargingProfiles");
    expect(reports.map((report) => [report["chargingLimitSource"], report["evseId"], report["tbc"]])).toEqual([
      ["CSO", 1, true],
      ["EMS", 0, false],
    ]);
    expect(reports[1]?.["chargingProfile"]).toMatchObject([{ id: -1, chargingProfilePurpose: "ChargingStationExternalConstraints" }]);

    expect(await csms.call("SetChargingProfile", { evseId: 1, chargingProfile: profile(-1, 32) })).toMatchObject({ status: "Rejected" });
    expect(await csms.call("ClearChargingProfile", { chargingProfileId: -1 })).toEqual({ status: "Unknown" });
    expect(await csms.call("ClearChargingProfile", { chargingProfileCriteria: {} })).toEqual({ status: "Accepted" });
    expect(offered()).toBe(11);

    chargePoint.limitFromOutside(undefined);
    expect(offered()).toBe(32);
    await csms.until(() => csms.of("ClearedChargingLimit").length === 1);
    expect(csms.violations).toEqual([]);
  },
);

test.each(["ocpp2.0.1", "ocpp2.1"])(
  "%s: what is below LimitChangeSignificance is not told, what is above is, with the new rate of the transaction [K11.FR.02, K11.FR.04, K12.FR.02, K13.FR.03]",
  async (protocol) => {
    await charging(protocol);
    const { csms, chargePoint } = on;
    const name = { component: { name: "SmartChargingCtrlr" }, variable: { name: "LimitChangeSignificance" } };
    expect(await csms.call("SetVariables", { setVariableData: [{ ...name, attributeValue: "10" }] })).toMatchObject({
      setVariableResult: [{ attributeStatus: "Accepted" }],
    });
    const told = async (limit: number | undefined) => {
      const count = () => [csms.of("NotifyChargingLimit").length, csms.of("ClearedChargingLimit").length, rates().length] as const;
      const before = count();
      chargePoint.limitFromOutside(limit === undefined ? undefined : Amps(limit));
      offered();
      await chargePoint.drained();
      return count().map((after, i) => after - (before[i] ?? 0));
    };
    const rates = () => csms.transactionEvents().filter((event) => event["triggerReason"] === "ChargingRateChanged");
    expect(await told(20)).toEqual([1, 0, 1]);
    expect(await told(19)).toEqual([0, 0, 0]);
    // What has been passed over adds up: from the 20 A that were told.
    expect(await told(17.5)).toEqual([0, 0, 1]);
    expect(await told(8)).toEqual([1, 0, 1]);
    expect(await told(undefined)).toEqual([0, 1, 1]);
    expect(rates().map((event) => event["eventType"])).toEqual(["Updated", "Updated", "Updated", "Updated"]);
    // A limit of the CSMS itself is nothing that it must be told of.
    await csms.call("SetChargingProfile", { evseId: 1, chargingProfile: profile(1, 20) });
    expect(offered()).toBe(20);
    await chargePoint.drained();
    expect(rates()).toHaveLength(4);
    expect(csms.violations).toEqual([]);
  },
);

test("while there is no line only the newest word about it is kept, and told when the line is back [K12]", async () => {
  await charging("ocpp2.0.1");
  const { csms, chargePoint } = on;
  await csms.hangUp();
  await csms.close();
  const port = Number(new URL(csms.url).port);
  while (chargePoint.snapshot().isOnline) await new Promise((resolve) => setImmediate(resolve));
  for (const limit of [Amps(16), undefined, Amps(12)]) chargePoint.limitFromOutside(limit);
  expect(offered()).toBe(12);
  const again = new CsmsDouble(on.domain);
  for (const action of ["NotifyChargingLimit", "ClearedChargingLimit"]) again.answers[action] = () => ({});
  await again.listen(port);
  await again.until(() => again.of("NotifyChargingLimit").length > 0);
  await chargePoint.drained();
  // One older word may stand before it: the head of the queue is left alone, since it may be on its way.
  expect(again.of("NotifyChargingLimit").length).toBeLessThanOrEqual(2);
  expect([again.actions("NotifyChargingLimit", "ClearedChargingLimit").at(-1), again.of("ClearedChargingLimit").length]).toEqual(["NotifyChargingLimit", 0]);
  await chargePoint.stop();
  await again.close();
});

test("ocpp1.6: it caps, and there are no words for it", async () => {
  await charging("ocpp1.6");
  on.chargePoint.limitFromOutside(Amps(11));
  expect(offered()).toBe(11);
  await on.chargePoint.drained();
  expect(on.csms.violations).toEqual([]);
});
