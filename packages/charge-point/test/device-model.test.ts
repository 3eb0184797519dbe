// SPDX-License-Identifier: Apache-2.0
// What a CSMS of OCPP 2.0.1 reads, writes and has reported of the device model, over a real socket.
import { Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { afterEach, expect, test } from "vitest";
import { memoryStore } from "../src/memory-store.ts";
import { createChargePoint } from "../src/runtime.ts";
import { benchHardware } from "../src/testing/bench-hardware.ts";
import { type Bench, bench, benchOf, CsmsDouble, type Json, optionsOf } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const named = (component: string, variable: string) => ({ component: { name: component }, variable: { name: variable } });
const first = (answer: Json, field: string): Json => (answer[field] as readonly Json[])[0] ?? {};
const set = async (component: string, variable: string, attributeValue: string) =>
  first(await on.csms.call("SetVariables", { setVariableData: [{ ...named(component, variable), attributeValue }] }), "setVariableResult");
const reported = () => on.csms.of("NotifyReport").flatMap((part) => part["reportData"] as readonly Json[]);
const nameOf = (row: Json) => `${(row["component"] as Json)["name"]}.${(row["variable"] as Json)["name"]}`;

test("TxStartPoint and TxStopPoint are written, kept, and hold from the next event on [2.0.1 part 2, 2.6.4]", async () => {
  on = await bench({ authorization: "token" });
  expect(await set("TxCtrlr", "TxStartPoint", "PowerPathClosed")).toMatchObject({ attributeStatus: "Accepted" });
  expect(await set("TxCtrlr", "TxStartPoint", "DataSigned")).toMatchObject({ attributeStatus: "Rejected" });
  on.hardware.plug("B");
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents()).toEqual([]);
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents()[0]).toMatchObject({ eventType: "Started", triggerReason: "Authorized", idToken: { idToken: "04A1" } });
  expect(await on.storage.read("variables")).toContain("PowerPathClosed");
});

test("whose attribute is not there is told first, then which attribute; what can only be written is there too [B05.FR.04 to FR.06, B06.FR.06 to FR.08]", async () => {
  on = await bench();
  const asked = [named("Nonsense", "X"), named("OCPPCommCtrlr", "X"), named("OCPPCommCtrlr", "OfflineThreshold"), named("SecurityCtrlr", "BasicAuthPassword")];
  const expected = ["UnknownComponent", "UnknownVariable", "NotSupportedAttributeType", "NotSupportedAttributeType"];
  const statuses = (answer: Json, field: string) => (answer[field] as readonly Json[]).map((result) => result["attributeStatus"]);
  const setVariableData = asked.map((data) => ({ ...data, attributeType: "MaxSet", attributeValue: "1" }));
  expect(statuses(await on.csms.call("SetVariables", { setVariableData }), "setVariableResult")).toEqual(expected);
  const getVariableData = asked.map((data) => ({ ...data, attributeType: "MinSet" }));
  expect(statuses(await on.csms.call("GetVariables", { getVariableData }), "getVariableResult")).toEqual(expected);
});

test("an attribute that a variable lacks is told as such, and a variable is found at its EVSE alone [B06.FR.08]", async () => {
  on = await bench();
  const read = async (data: Json) => first(await on.csms.call("GetVariables", { getVariableData: [data] }), "getVariableResult");
  expect(await read({ ...named("OCPPCommCtrlr", "OfflineThreshold"), attributeType: "Target" })).toMatchObject({
    attributeStatus: "NotSupportedAttributeType",
  });
  expect(await read({ component: { name: "EVSE", evse: { id: 1 } }, variable: { name: "AvailabilityState" } })).toMatchObject({ attributeValue: "Available" });
  expect(await read(named("EVSE", "AvailabilityState"))).toMatchObject({ attributeStatus: "UnknownComponent" });
});

test("reports: all, what can be written, the short one, by criterion, by name, and none [B07.FR.07 to FR.09, B08]", async () => {
  on = await bench();
  const report = async (action: string, request: Json) => {
    const before = on.csms.calls.length;
    const { status } = await on.csms.call(action, { requestId: 1, ...request });
    await on.chargePoint.drained();
    const parts = on.csms.calls.slice(before).filter((call) => call.action === "NotifyReport");
    expect(parts.map((part) => part.params["seqNo"])).toEqual(parts.map((_, i) => i));
    expect(parts.map((part) => part.params["tbc"])).toEqual(parts.map((_, i) => i < parts.length - 1));
    return [status, parts.flatMap((part) => part.params["reportData"] as readonly Json[])] as const;
  };
  const [, full] = await report("GetBaseReport", { reportBase: "FullInventory" });
  expect(full.map(nameOf)).toContain("Connector.ConnectorType");
  const [, writable] = await report("GetBaseReport", { reportBase: "ConfigurationInventory" });
  expect(writable.length).toBeLessThan(full.length);
  expect(writable.every((row) => String((row["variableAttribute"] as readonly Json[])[0]?.["mutability"]).includes("Write"))).toBe(true);
  // A password is never told.
  const password = writable.find((row) => (row["variable"] as Json)["name"] === "BasicAuthPassword");
  expect(password?.["variableAttribute"]).toEqual([{ type: "Actual", mutability: "WriteOnly", persistent: true }]);
  const [, short] = await report("GetBaseReport", { reportBase: "SummaryInventory" });
  expect(short.map(nameOf)).toEqual(["ChargingStation.AvailabilityState", "EVSE.AvailabilityState", "Connector.AvailabilityState"]);
  const [, enabled] = await report("GetReport", { componentCriteria: ["Enabled"] });
  expect(new Set(enabled.map((row) => (row["variable"] as Json)["name"]))).toEqual(new Set(["Enabled"]));
  const [, items] = await report("GetReport", { componentVariable: [named("DeviceDataCtrlr", "ItemsPerMessage")] });
  expect(items).toHaveLength(3);
  expect(await report("GetReport", { componentCriteria: ["Problem"] })).toEqual(["EmptyResultSet", []]);
  expect(reported().length).toBeGreaterThan(full.length);
});

test("a station whose boot is pending is read, reports what it is asked for, and boots again when told to [B02.FR.01, B02.FR.02]", async () => {
  const domain = new FakeClock();
  const csms = new CsmsDouble(domain);
  csms.answers["BootNotification"] = () => ({ status: "Pending", interval: 60, currentTime: "2026-01-05T00:00:00Z" });
  await csms.listen();
  const chargePoint = createChargePoint(optionsOf({ domain, hardware: benchHardware(domain), storage: memoryStore(), log: recordingLog(), url: csms.url }));
  on = { stop: async () => Promise.all([chargePoint.stop(), csms.close()]) } as unknown as Bench;
  await chargePoint.start();
  await csms.until(() => csms.of("BootNotification").length === 1);
  const data = { getVariableData: [named("OCPPCommCtrlr", "OfflineThreshold")] };
  expect(first(await csms.call("GetVariables", data), "getVariableResult")).toMatchObject({ attributeStatus: "Accepted" });
  expect(await csms.call("GetBaseReport", { requestId: 2, reportBase: "SummaryInventory" })).toMatchObject({ status: "Accepted" });
  await csms.until(() => csms.of("NotifyReport").length === 1);
  expect(await csms.call("TriggerMessage", { requestedMessage: "BootNotification" })).toMatchObject({ status: "Accepted" });
  await csms.until(() => csms.of("BootNotification").length === 2);
  expect(csms.of("BootNotification").at(-1)).toMatchObject({ reason: "Triggered" });
  expect(csms.actions("StatusNotification", "SecurityEventNotification", "NotifyEvent")).toEqual([]);
});

test("values of the clock come at its marks, outside and inside of a transaction, and those kept for the end with the end [J01, E06.FR.11]", async () => {
  on = await bench({ authorization: "freeVend" });
  await set("AlignedDataCtrlr", "Interval", "60");
  await set("AlignedDataCtrlr", "Measurands", "Voltage");
  await set("SampledDataCtrlr", "TxEndedInterval", "30");
  for (let minute = 0; minute < 2; minute++) {
    on.domain.advance(Seconds(60));
    await on.chargePoint.drained();
  }
  const idle = on.csms.of("MeterValues");
  expect(idle.length).toBeGreaterThanOrEqual(1);
  expect(idle[0]).toMatchObject({ meterValue: [{ sampledValue: [{ measurand: "Voltage", context: "Sample.Clock" }] }] });
  on.hardware.plug("C");
  on.domain.advance(Seconds(65));
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents().filter((event) => event["triggerReason"] === "MeterValueClock")).toHaveLength(1);
  on.hardware.unplug();
  await on.chargePoint.drained();
  const values = on.csms.transactionEvents().at(-1)?.["meterValue"] as readonly { sampledValue: readonly Json[] }[];
  expect(values.map(({ sampledValue }) => sampledValue[0]?.["context"])).toEqual(["Sample.Periodic", "Sample.Periodic", "Transaction.End"]);
});

test("another card stops a charge when it is of the same group, and the end names it [C09, E07.FR.01, E07.FR.02]", async () => {
  on = await bench({ authorization: "token" }, (csms) => {
    csms.answers["Authorize"] = (params) => {
      const { idToken } = params["idToken"] as Json;
      return { idTokenInfo: { status: "Accepted", groupIdToken: { idToken: idToken === "STRANGER" ? "THEIRS" : "OURS", type: "Central" } } };
    };
  });
  on.hardware.plug("C");
  for (const card of ["FIRST", "STRANGER", "SECOND"]) {
    on.hardware.presentToken(card);
    await on.chargePoint.drained();
  }
  const ended = on.csms.transactionEvents().filter((event) => event["eventType"] === "Ended");
  expect(ended).toMatchObject([{ triggerReason: "StopAuthorized", idToken: { idToken: "SECOND" } }]);
});

test("with AuthorizeRemoteStart a remote start is answered first and then asked about, and does nothing when turned down [F02.FR.09]", async () => {
  let verdict = "Blocked";
  on = await bench({ authorization: "token" }, (csms) => {
    csms.answers["Authorize"] = () => ({ idTokenInfo: { status: verdict } });
  });
  await set("AuthCtrlr", "AuthorizeRemoteStart", "true");
  on.hardware.plug("C");
  const start = () => on.csms.call("RequestStartTransaction", { evseId: 1, remoteStartId: 5, idToken: { idToken: "APP", type: "Central" } });
  expect(await start()).toMatchObject({ status: "Accepted" });
  await on.chargePoint.drained();
  expect(on.hardware.contactor.isClosed).toBe(false);
  verdict = "Accepted";
  await start();
  await on.chargePoint.drained();
  expect(on.hardware.contactor.isClosed).toBe(true);
  expect(on.csms.transactionEvents().find((event) => event["triggerReason"] === "RemoteStart")).toBeDefined();
});

test("with StopTxOnEVSideDisconnect off a cable that stays in the socket keeps the transaction for the vehicle's return [E10]", async () => {
  on = await bench({ authorization: "token" });
  await set("TxCtrlr", "TxStopPoint", "Authorized");
  await set("TxCtrlr", "StopTxOnEVSideDisconnect", "false");
  on.hardware.plug("C");
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  on.hardware.setPilot("A");
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents().at(-1)).toMatchObject({
    eventType: "Updated",
    triggerReason: "EVCommunicationLost",
    transactionInfo: { chargingState: "Idle" },
  });
  expect(on.hardware.contactor.isClosed).toBe(false);
  on.domain.advance(Seconds(30));
  on.hardware.setPilot("C");
  on.domain.advance(Seconds(6));
  await on.chargePoint.drained();
  expect(on.hardware.contactor.isClosed).toBe(true);
  on.hardware.unplug();
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents().at(-1)).toMatchObject({ eventType: "Ended", transactionInfo: { stoppedReason: "EVDisconnected" } });
});

test("in 1.6 the clock's values are a matter of ClockAlignedDataInterval and MeterValuesAlignedData [1.6 section 9.1]", async () => {
  on = await benchOf({ protocol: "ocpp1.6" });
  const change = (key: string, value: string) => on.csms.call("ChangeConfiguration", { key, value });
  expect(await change("ClockAlignedDataInterval", "60")).toEqual({ status: "Accepted" });
  expect(await change("MeterValuesAlignedData", "Voltage")).toEqual({ status: "Accepted" });
  expect(await change("MeterValuesAlignedData", "SoC")).toEqual({ status: "Rejected" });
  on.domain.advance(Seconds(120));
  await on.chargePoint.drained();
  expect(on.csms.of("MeterValues")[0]).toMatchObject({ connectorId: 1, meterValue: [{ sampledValue: [{ measurand: "Voltage", context: "Sample.Clock" }] }] });
});
