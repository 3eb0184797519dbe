// SPDX-License-Identifier: Apache-2.0
import { readTolerance } from "@chargehand/ocpp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootRequest, type Rig, startRig, station } from "./harness.ts";

const { vendorName: vendor, model } = bootRequest.chargingStation;
const rule = { model: { vendor, model }, action: "StatusNotification", path: "evseId", rule: "numberFromString", reason: "seen on a bench unit" };

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ tolerance: readTolerance([rule]) });
});
afterAll(async () => rig?.csms.stop());

const status = { connectorStatus: "Available", connectorId: 1 };
/** `ocpp-rpc` without its own strictness, so that it sends what is wrong. */
const connect = async (identity: string) => {
  const client = station(rig, identity, await rig.ca.station(identity), { isStrict: false });
  await client.connect();
  return client;
};

test("a known fault of a known model is borne from its boot on, with a line in the log; another model is held to the schema", async () => {
  const faulty = await connect("CP-1");
  await faulty.call("BootNotification", bootRequest);
  const { currentTime: timestamp } = (await faulty.call("Heartbeat", {})) as { currentTime: string };
  expect(await faulty.call("StatusNotification", { ...status, timestamp, evseId: "1" })).toEqual({});
  const said = rig.log.lines.filter(({ message }) => message.includes("tolerance"));
  expect(said).toMatchObject([
    { level: "info", facts: { stationId: "CP-1", action: "StatusNotification", path: "evseId", rule: "numberFromString", changed: 1 } },
  ]);
  await expect(faulty.call("StatusNotification", { ...status, timestamp, evseId: 1, connectorId: "1" })).rejects.toThrow();
  const other = await connect("CP-2");
  await other.call("BootNotification", { ...bootRequest, chargingStation: { ...bootRequest.chargingStation, model: "Other" } });
  await expect(other.call("StatusNotification", { ...status, timestamp, evseId: "1" })).rejects.toThrow();
  await faulty.close();
  await other.close();
});

test("a station that comes back without a boot keeps its rules", async () => {
  const again = await connect("CP-1");
  const { currentTime: timestamp } = (await again.call("Heartbeat", {})) as { currentTime: string };
  expect(await again.call("StatusNotification", { ...status, timestamp, evseId: "1" })).toEqual({});
  await again.close();
});
