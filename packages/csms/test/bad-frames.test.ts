// SPDX-License-Identifier: Apache-2.0
import type { RPCClient } from "ocpp-rpc";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bootRequest, type Rig, startRig, station, until } from "./harness.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(async () => rig?.csms.stop());

let client: RPCClient;
let closed: number | undefined;
beforeEach(async () => {
  closed = undefined;
  client = station(rig, "CP-1", await rig.ca.station("CP-1"));
  client.on("close", (info: { readonly code: number }) => {
    closed = info.code;
  });
  await client.connect();
  await client.call("BootNotification", bootRequest);
});

test.each([
  ["no JSON", "hello"],
  ["an empty list", "[]"],
  ["an unknown message type", '[9,"a","Heartbeat",{}]'],
  ["a call without payload", '[2,"a","Heartbeat"]'],
  ["a payload that is a list", '[2,"a","Heartbeat",[]]'],
  ["an answer to nothing", '[3,"unknown-id",{}]'],
  ["a poisoned prototype", '[2,"a","Heartbeat",{"__proto__":{"isAccepted":true}}]'],
  ["very deep nesting", `[2,"a","Heartbeat",${"[".repeat(20_000)}${"]".repeat(20_000)}]`],
  ["a 1.6 message", '[2,"a","StartTransaction",{"connectorId":1,"idTag":"X","meterStart":0,"timestamp":"2026-01-01T00:00:00Z"}]'],
])("lives on after %s, keeps nothing of it and says so in the log [threat C1]", async (_what, frame) => {
  const before = { ...rig.store.calls };
  const lines = rig.log.lines.length;
  client.sendRaw(frame);
  await client.call("Heartbeat", {});
  expect(rig.store.calls).toEqual(before);
  expect(({} as Record<string, unknown>)["isAccepted"]).toBeUndefined();
  const said = rig.log.lines.slice(lines).filter(({ level }) => level === "warn");
  expect(said).toMatchObject([{ message: "OCPP violation", facts: { stationId: "CP-1", description: expect.any(String) } }]);
  expect(said[0]?.facts).not.toHaveProperty("station");
  await client.close();
});

test("closes with 1009 on a frame that is too large, and other stations do not notice [threat C4]", async () => {
  const other = station(rig, "CP-2", await rig.ca.station("CP-2"));
  await other.connect();
  await other.call("BootNotification", bootRequest);
  client.sendRaw(`[2,"a","DataTransfer",{"vendorId":"${"x".repeat(300_000)}"}]`);
  await until(
    () => closed,
    (code) => code !== undefined,
  );
  expect(closed).toBe(1009);
  expect(await other.call("Heartbeat", {})).toHaveProperty("currentTime");
  await other.close();
});
