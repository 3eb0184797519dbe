// SPDX-License-Identifier: Apache-2.0
// Monitors of the device model over real sockets: what a strict CSMS of OCPP 2.0.1 and 2.1 is told.
import { Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { memoryStore } from "../src/memory-store.ts";
import { type Bench, type BenchParts, benchOf, type CsmsDouble, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const ready = (csms: CsmsDouble) => {
  csms.answers["NotifyMonitoringReport"] = () => ({});
};
const begin = async (parts: BenchParts = {}) => {
  on = await benchOf({ prepare: ready, ...parts });
};

const of = (component: string, variable: string, more: Json = {}) => ({
  component: { name: component, evse: { id: 1 }, ...more },
  variable: { name: variable },
});
const power = of("EVSE", "Power");
const state = of("EVSE", "AvailabilityState");
const monitor = (subject: Json, type: string, value: number, severity = 3): Json => ({ ...subject, type, value, severity });
const set = async (...data: readonly Json[]) =>
  (await on.csms.call("SetVariableMonitoring", { setMonitoringData: data }))["setMonitoringResult"] as readonly Json[];
const events = () => on.csms.of("NotifyEvent").flatMap(({ eventData }) => eventData as readonly Json[]);
const monitorEvents = () => events().filter((event) => event["variableMonitoringId"] !== undefined);

/** Domain time goes on by seconds, and what it brings is told. */
const passes = async (seconds: number) => {
  for (let second = 0; second < seconds; second++) on.domain.advance(Seconds(1));
  await on.chargePoint.drained();
};

const charges = async () => {
  on.hardware.plug("C");
  await on.chargePoint.drained();
  await passes(2);
};

describe.each(["ocpp2.0.1", "ocpp2.1"])("with a CSMS of %s", (protocol) => {
  test("a threshold is told when it is exceeded, with its transaction, and when the value is back [N07.FR.06, FR.16, FR.02]", async () => {
    await begin({ protocol, settings: { authorization: "freeVend" } });
    const [result] = await set(monitor(power, "UpperThreshold", 1_000));
    expect(result).toMatchObject({ status: "Accepted", type: "UpperThreshold", severity: 3 });
    await charges();
    const transactionId = on.chargePoint.snapshot().transaction?.id;
    expect(monitorEvents()).toMatchObject([
      {
        trigger: "Alerting",
        variableMonitoringId: result?.["id"],
        eventNotificationType: "CustomMonitor",
        transactionId,
        component: power.component,
        variable: power.variable,
      },
    ]);
    expect(Number(monitorEvents()[0]?.["actualValue"])).toBeGreaterThan(1_000);
    on.hardware.unplug();
    await passes(12);
    expect(monitorEvents()[1]).toMatchObject({ trigger: "Alerting", cleared: true, actualValue: "0", transactionId });
    expect(on.csms.violations).toEqual([]);
  });

  test("a fault is told by the hard-wired monitor, as the cause of what it changes [N07.FR.05]", async () => {
    await begin({ protocol });
    await set(monitor(state, "Delta", 1));
    on.hardware.setFaults(["overTemperature"]);
    await on.chargePoint.drained();
    const [problem, change] = monitorEvents();
    expect(problem).toMatchObject({ actualValue: "true", eventNotificationType: "HardWiredMonitor", techInfo: "overTemperature" });
    expect(change).toMatchObject({ actualValue: "Faulted", cause: problem?.["eventId"] });
    const ids = events().map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(on.csms.violations).toEqual([]);
  });

  test("monitors are reported in parts, and none is told as none [N02.FR.03, FR.09, FR.10]", async () => {
    await begin({ protocol });
    const wanted = Array.from({ length: 40 }, (_, i) =>
      monitor(
        i < 10 ? power : of("ControlMetering", ["ACCurrent", "ACVoltage", "EnergyImportRegister"][i % 3] as string),
        i % 2 === 0 ? "Delta" : "UpperThreshold",
        i,
        i % 10,
      ),
    );
    const accepted = (await set(...wanted)).filter(({ status }) => status === "Accepted").length;
    expect(accepted).toBeGreaterThan(25);
    expect(await on.csms.call("GetMonitoringReport", { requestId: 7 })).toEqual({ status: "Accepted" });
    await on.chargePoint.drained();
    const parts = on.csms.of("NotifyMonitoringReport");
    expect(parts.map(({ requestId, seqNo, tbc }) => [requestId, seqNo, tbc])).toEqual([
      [7, 0, true],
      [7, 1, false],
    ]);
    expect(parts.flatMap((part) => part["monitor"] as readonly Json[])).toHaveLength(accepted + 1);
    expect(await on.csms.call("GetMonitoringReport", { requestId: 8, monitoringCriteria: ["PeriodicMonitoring"] })).toEqual({ status: "EmptyResultSet" });
    expect(on.csms.violations).toEqual([]);
  });
});

test.each<[string, Json, string, string | undefined]>([
  ["a component that is not there [N04.FR.03]", monitor(of("Oven", "Power"), "Delta", 1), "UnknownComponent", "NotFound"],
  [
    "an EVSE that is not there",
    monitor({ component: { name: "EVSE", evse: { id: 2 } }, variable: { name: "Power" } }, "Delta", 1),
    "UnknownComponent",
    "UnknownEvse",
  ],
  ["a variable that is nowhere [N04.FR.04]", monitor(of("EVSE", "Colour"), "Delta", 1), "UnknownVariable", "NotFound"],
  ["a variable of another component", monitor(of("EVSE", "ACVoltage"), "Delta", 1), "Rejected", "InvalidValue"],
  ["a threshold of a text [N04.FR.05]", monitor(state, "UpperThreshold", 1), "UnsupportedMonitorType", undefined],
  [
    "a variable that nobody need watch [N04.FR.05]",
    monitor({ component: { name: "ClockCtrlr" }, variable: { name: "DateTime" } }, "Delta", 1),
    "UnsupportedMonitorType",
    undefined,
  ],
  ["a threshold beyond what the variable can be [N04.FR.06]", monitor(power, "UpperThreshold", 7_361), "Rejected", "ValueOutOfRange"],
  ["a negative change [N04.FR.14]", monitor(power, "Delta", -0.1), "Rejected", "ValuePositiveOnly"],
  ["an interval that is too short", monitor(power, "Periodic", 1), "Rejected", "ValueOutOfRange"],
  ["an interval of NaN's size", monitor(power, "Periodic", 1e308), "Rejected", "ValueOutOfRange"],
  ["a severity that does not exist", monitor(power, "Delta", 1, 10), "Rejected", "ValueOutOfRange"],
  ["an id that does not exist [N04.FR.13]", { ...monitor(power, "Delta", 1), id: 999_999 }, "Rejected", "NotFound"],
])("%s is refused, and nothing is set", async (_, data, status, reasonCode) => {
  await begin();
  const [result] = await set(data);
  expect(result).toMatchObject({ status });
  expect(result).not.toHaveProperty("id");
  expect((result?.["statusInfo"] as Json | undefined)?.["reasonCode"]).toBe(reasonCode);
  await on.csms.call("GetMonitoringReport", { requestId: 1 });
  await on.chargePoint.drained();
  expect(on.csms.of("NotifyMonitoringReport").flatMap((part) => part["monitor"] as readonly Json[])).toHaveLength(1);
});

test("more monitors in one message than it may have are refused as a whole [N04.FR.09, N06.FR.06]", async () => {
  await begin();
  const many = Array.from({ length: 51 }, (_, i) => monitor(power, "Delta", i, 1));
  await expect(set(...many)).rejects.toMatchObject({ rpcErrorCode: "OccurrenceConstraintViolation" });
  await expect(on.csms.call("ClearVariableMonitoring", { id: Array.from({ length: 51 }, (_, i) => i) })).rejects.toMatchObject({
    rpcErrorCode: "OccurrenceConstraintViolation",
  });
});

test("a value that swings each second is told at most six times a minute", async () => {
  await begin();
  await set(monitor(of("CPPWMController", "State"), "Delta", 1));
  for (let second = 0; second < 60; second++) {
    on.hardware.setPilot(second % 2 === 0 ? "B" : "A");
    await passes(1);
  }
  const told = monitorEvents().length;
  expect(told).toBeGreaterThanOrEqual(3);
  expect(told).toBeLessThanOrEqual(7);
});

test("while there is no line only what matters enough is kept, and the rest is told as it stands when the line is back [N07.FR.04]", async () => {
  await begin({ settings: { authorization: "token" } });
  const [kept, other] = await set(monitor(state, "Delta", 1, 5), monitor(of("CPPWMController", "State"), "Delta", 1, 6));
  await on.csms.hangUp();
  while (on.chargePoint.snapshot().isOnline) await new Promise((resolve) => setImmediate(resolve));
  on.hardware.plug("B");
  for (let second = 0; second < 65; second++) on.domain.advance(Seconds(1));
  on.hardware.unplug();
  for (let second = 0; second < 65; second++) on.domain.advance(Seconds(1));
  const connected = () => on.chargePoint.snapshot().isOnline;
  await on.csms.until(() => on.csms.of("NotifyEvent").length > 0 && connected());
  await on.chargePoint.drained();
  expect(
    monitorEvents()
      .filter((event) => event["variableMonitoringId"] === kept?.["id"])
      .map(({ actualValue }) => actualValue),
  ).toEqual(["Occupied", "Available"]);
  expect(monitorEvents().filter((event) => event["variableMonitoringId"] === other?.["id"])).toEqual([]);
});

test("monitors, base and level outlast a restart, and a threshold that was exceeded before is told as cleared after it [N07.FR.13, FR.14]", async () => {
  const storage = memoryStore();
  await begin({ storage, settings: { authorization: "freeVend" } });
  const [result] = await set(monitor(power, "UpperThreshold", 1_000));
  await on.csms.call("SetMonitoringLevel", { severity: 7 });
  await charges();
  expect(monitorEvents()).toHaveLength(1);
  await on.stop();
  await begin({ storage });
  await passes(1);
  expect(monitorEvents()).toMatchObject([{ variableMonitoringId: result?.["id"], cleared: true, actualValue: "0" }]);
  const data = [{ component: { name: "MonitoringCtrlr" }, variable: { name: "ActiveMonitoringLevel" } }];
  expect((await on.csms.call("GetVariables", { getVariableData: data }))["getVariableResult"]).toMatchObject([{ attributeValue: "7" }]);
});

test("monitoring that is switched off tells nothing, and what the CSMS wrote is watched like anything else", async () => {
  await begin();
  const written = { component: { name: "OCPPCommCtrlr" }, variable: { name: "OfflineThreshold" } };
  await set(monitor(written, "Delta", 0));
  const write = (component: string, variable: string, attributeValue: string) =>
    on.csms.call("SetVariables", { setVariableData: [{ component: { name: component }, variable: { name: variable }, attributeValue }] });
  await write("MonitoringCtrlr", "Enabled", "false");
  await write("OCPPCommCtrlr", "OfflineThreshold", "77");
  await passes(2);
  expect(monitorEvents()).toEqual([]);
  await write("MonitoringCtrlr", "Enabled", "true");
  await passes(1);
  expect(monitorEvents()).toMatchObject([{ actualValue: "77" }]);
});

test("a change of what cannot be read is told without its value, also where the line is made anew for it [N07.FR.10]", async () => {
  await begin();
  const password = { component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" } };
  const [result] = await set(monitor(password, "Delta", 1, 8));
  expect(result).toMatchObject({ status: "Accepted" });
  const data = [{ ...password, attributeValue: "0123456789abcdefghij" }];
  expect((await on.csms.call("SetVariables", { setVariableData: data }))["setVariableResult"]).toMatchObject([{ attributeStatus: "Accepted" }]);
  await on.csms.until(() => monitorEvents().length > 0);
  expect(monitorEvents()).toMatchObject([{ variableMonitoringId: result?.["id"], actualValue: "", ...password }]);
});
