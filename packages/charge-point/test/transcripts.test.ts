// SPDX-License-Identifier: Apache-2.0
// What a station says at each thing that can happen to a session, in OCPP 1.6 and 2.0.1, held against transcripts that a person has
// read: transcripts/<version>/<what>.txt. After a deliberate change the file is deleted, written by the next run, and read again.
import { Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { deviceProfiles } from "../src/device-profile.ts";
import type { Json } from "./csms-double.ts";
import { PaperStation } from "./paper-csms.ts";

const versions = ["1.6", "2.0.1"] as const;
type Version = (typeof versions)[number];

let station: PaperStation;
afterEach(() => station.chargePoint.stop());

const begin = async (version: Version): Promise<PaperStation> => {
  station = new PaperStation(version);
  return station.start();
};

/** Plugged in, let in by card, drawing for a minute. */
async function charging(version: Version): Promise<PaperStation> {
  const on = await begin(version);
  await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
  await on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
  await on.does("the vehicle asks", () => on.hardware.setPilot("C"));
  await on.waits(Seconds(30));
  return on;
}

const profile = (version: Version, limit: number): Json => {
  const schedule = { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] };
  const common = { stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute" };
  const startSchedule = "2020-01-01T00:00:00Z";
  if (version === "1.6") return { connectorId: 1, csChargingProfiles: { chargingProfileId: 7, ...common, chargingSchedule: { ...schedule, startSchedule } } };
  return { evseId: 1, chargingProfile: { id: 7, ...common, chargingSchedule: [{ id: 1, ...schedule, startSchedule }] } };
};

const remoteStart = (version: Version): readonly [string, Json] =>
  version === "1.6"
    ? ["RemoteStartTransaction", { connectorId: 1, idTag: "APP1" }]
    : ["RequestStartTransaction", { evseId: 1, remoteStartId: 42, idToken: { idToken: "APP1", type: "Central" } }];

const remoteStop = (version: Version): readonly [string, Json] =>
  version === "1.6" ? ["RemoteStopTransaction", { transactionId: 1_001 }] : ["RequestStopTransaction", { transactionId: "tx-1" }];

type Happening = (version: Version) => Promise<PaperStation>;

const happenings: Readonly<Record<string, Happening>> = {
  async "plug-in"(version) {
    const on = await begin(version);
    on.record();
    await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
    return on;
  },
  async "authorised-by-card"(version) {
    const on = await begin(version);
    await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
    on.record();
    await on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
    return on;
  },
  async "card-before-the-vehicle"(version) {
    const on = await begin(version);
    on.record();
    await on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
    await on.waits(Seconds(20));
    await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
    return on;
  },
  async "card-and-no-vehicle"(version) {
    const on = await begin(version);
    on.record();
    await on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
    await on.waits(Seconds(121));
    return on;
  },
  async "started-remotely"(version) {
    const on = await begin(version);
    await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
    on.record();
    await on.asks(...remoteStart(version));
    return on;
  },
  async "started-remotely-before-the-vehicle"(version) {
    const on = await begin(version);
    on.record();
    await on.asks(...remoteStart(version));
    await on.waits(Seconds(20));
    await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
    return on;
  },
  async "energy-flows"(version) {
    const on = await begin(version);
    await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
    await on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
    on.record();
    await on.does("the vehicle asks", () => on.hardware.setPilot("C"));
    await on.waits(Seconds(60));
    return on;
  },
  async "paused-by-a-limit-of-0"(version) {
    const on = await charging(version);
    on.record();
    await on.asks("SetChargingProfile", profile(version, 0));
    await on.waits(Seconds(60));
    return on;
  },
  async "paused-and-resumed"(version) {
    const on = await charging(version);
    await on.asks("SetChargingProfile", profile(version, 0));
    await on.waits(Seconds(10));
    on.record();
    const clear = version === "1.6" ? { id: 7 } : { chargingProfileId: 7 };
    await on.asks("ClearChargingProfile", clear);
    await on.waits(Seconds(6));
    return on;
  },
  async "the-vehicle-stops-and-resumes"(version) {
    const on = await charging(version);
    on.record();
    await on.does("the vehicle asks no more", () => on.hardware.setPilot("B"));
    await on.waits(Seconds(20));
    await on.does("the vehicle asks again", () => on.hardware.setPilot("C"));
    return on;
  },
  async "both-hold-back"(version) {
    const on = await charging(version);
    await on.does("the vehicle asks no more", () => on.hardware.setPilot("B"));
    on.record();
    await on.asks("SetChargingProfile", profile(version, 0));
    return on;
  },
  async "stopped-remotely"(version) {
    const on = await charging(version);
    on.record();
    await on.asks(...remoteStop(version));
    await on.does("the vehicle is unplugged", () => on.hardware.unplug());
    return on;
  },
  async "stopped-by-card"(version) {
    const on = await charging(version);
    on.record();
    await on.does("the same card is held to the reader", () => on.hardware.presentToken("04A1"));
    await on.does("the vehicle is unplugged", () => on.hardware.unplug());
    return on;
  },
  async "another-card"(version) {
    const on = await charging(version);
    on.record();
    await on.does("another card is held to the reader", () => on.hardware.presentToken("04FF"));
    return on;
  },
  async "unplugged-while-charging"(version) {
    const on = await charging(version);
    on.record();
    await on.does("the vehicle is unplugged", () => on.hardware.unplug());
    return on;
  },
  async "power-cut-and-the-vehicle-stays"(version) {
    const on = await charging(version);
    on.record();
    await on.does("the power goes, and comes back after 5 minutes", () => on.powerCut(Seconds(300), (hardware) => hardware.plug("C")));
    return on;
  },
  async "power-cut-and-the-vehicle-goes"(version) {
    const on = await charging(version);
    on.record();
    await on.does("the power goes, the vehicle too, and the power comes back after 5 minutes", () => on.powerCut(Seconds(300), () => {}));
    return on;
  },
  async reset(version) {
    const on = await charging(version);
    on.record();
    await on.asks("Reset", version === "1.6" ? { type: "Soft" } : { type: "Immediate" });
    await on.waits(Seconds(2));
    return on;
  },
  async fault(version) {
    const on = await charging(version);
    on.record();
    await on.does("residual current is found", () => on.hardware.setFaults(["residual current"]));
    await on.waits(Seconds(5));
    await on.does("the fault is gone", () => on.hardware.setFaults([]));
    await on.waits(Seconds(6));
    return on;
  },
  async "out-of-service-after-the-charge"(version) {
    const on = await charging(version);
    on.record();
    const request = version === "1.6" ? { connectorId: 1, type: "Inoperative" } : { operationalStatus: "Inoperative", evse: { id: 1 } };
    await on.asks("ChangeAvailability", request);
    await on.does("the vehicle is unplugged", () => on.hardware.unplug());
    return on;
  },
  async "the-whole-charge-without-a-line"(version) {
    const on = await begin(version);
    await on.does("the vehicle is plugged in", () => on.hardware.plug("B"));
    await on.does("the card is held to the reader", () => on.hardware.presentToken("04A1"));
    on.record();
    await on.does("the line goes", () => on.lineGoes());
    await on.does("the vehicle asks", () => on.hardware.setPilot("C"));
    await on.waits(Seconds(60));
    await on.does("the vehicle is unplugged", () => on.hardware.unplug());
    await on.waits(Seconds(10));
    await on.does("the line comes back", () => on.lineComes());
    return on;
  },
};

describe.each(versions)("OCPP %s", (version) => {
  test.each(Object.keys(happenings))("says what the transcript says: %s", async (name) => {
    const on = await (happenings[name] as Happening)(version);
    await expect(on.transcript).toMatchFileSnapshot(`./transcripts/${version}/${name}.txt`);
  });
});

test("a 22 kW model charges on three phases, in both versions", async () => {
  for (const version of versions) {
    station = await new PaperStation(version, deviceProfiles["solo3-s22-uc-03"]).start();
    await station.does("the vehicle is plugged in", () => station.hardware.plug("B"));
    await station.does("the card is held to the reader", () => station.hardware.presentToken("04A1"));
    await station.does("the vehicle asks", () => station.hardware.setPilot("C"));
    await station.waits(Seconds(30));
    expect(station.chargePoint.snapshot().meter.power).toBe(3 * 230 * 32);
    if (version === "1.6") await station.chargePoint.stop();
  }
});
