// SPDX-License-Identifier: Apache-2.0
// A limit that comes neither from the owner nor from the CSMS, but from an energy management system beside the station.
import { Amps, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { atOnce } from "../src/settings.ts";
import { type Bench, benchOf, type Json } from "./csms-double.ts";

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

test("ocpp1.6: it caps, and there are no words for it", async () => {
  await charging("ocpp1.6");
  on.chargePoint.limitFromOutside(Amps(11));
  expect(offered()).toBe(11);
  await on.chargePoint.drained();
  expect(on.csms.violations).toEqual([]);
});
