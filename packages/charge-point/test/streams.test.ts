// SPDX-License-Identifier: Apache-2.0
// Periodic event streams of OCPP 2.1 through a whole station: monitors told together, without an answer [N11 to N15].
import { Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { Json } from "./csms-double.ts";
import { PaperStation } from "./paper-csms.ts";

let on: PaperStation;
afterEach(() => on.chargePoint.stop());

const offered = { component: { name: "CPPWMController", evse: { id: 1 } }, variable: { name: "OfferedCurrent" } };
const monitor = (extra: Json = {}): Json => ({ ...offered, type: "Periodic", value: 1, severity: 8, ...extra });

async function set(data: Json): Promise<Json> {
  const answer = await on.asks("SetVariableMonitoring", { setMonitoringData: [data] });
  return (answer["setMonitoringResult"] as readonly Json[])[0] as Json;
}

/** What was said of streams, by the second. */
const saidOf = (word: string): readonly string[] => on.transcript.split("\n").filter((line) => line.includes(word));

async function charging(takes: "Accepted" | "Rejected" = "Accepted"): Promise<void> {
  on = await new PaperStation("2.1", { answers: { OpenPeriodicEventStream: { status: takes } } }).start();
  await on.asks("SetMonitoringBase", { monitoringBase: "All" });
  on.record();
}

test("a monitor with a stream is opened after the answer, and its values are sent together, a second apart [N11.FR.01, FR.02, N15.FR.01, FR.08]", async () => {
  await charging();
  const { id, status } = await set(monitor({ periodicEventStream: { values: 5 } }));
  expect(status).toBe("Accepted");
  await on.waits(Seconds(12));
  const [open, ...more] = saidOf("OpenPeriodicEventStream");
  expect([open, more]).toEqual([expect.stringContaining(`id=${String(id)} variableMonitoringId=${String(id)} values=5`), []]);
  const sent = saidOf("NotifyPeriodicEventStream");
  expect(sent.length).toBeGreaterThanOrEqual(2);
  expect(sent[0]).toMatch(/~> NotifyPeriodicEventStream id=\d+ pending=0 basetime=\S+ t=0 v=\S+ t=1 v=\S+ t=2 v=\S+ t=3 v=\S+ t=4 v=/);
  expect(await on.asks("GetPeriodicEventStream", {})).toEqual({ constantStreamData: [{ id, variableMonitoringId: id, params: { values: 5 } }] });
});

test("adjusting changes how often; what cannot be complied with is turned down [N14.FR.02, FR.03]", async () => {
  await charging();
  const { id } = await set(monitor({ periodicEventStream: { interval: 60 } }));
  await on.waits(Seconds(3));
  for (const [stream, params] of [
    [id, { interval: 0, values: 0 }],
    [id, { values: 100_000 }],
    [4_711, { interval: 5 }],
  ] as const)
    expect(await on.asks("AdjustPeriodicEventStream", { id: stream, params })).toMatchObject({
      status: "Rejected",
      statusInfo: { additionalInfo: expect.any(String) },
    });
  expect(saidOf("NotifyPeriodic")).toEqual([]);
  expect(await on.asks("AdjustPeriodicEventStream", { id, params: { interval: 2 } })).toEqual({ status: "Accepted" });
  await on.waits(Seconds(4));
  expect(saidOf("NotifyPeriodic").length).toBeGreaterThanOrEqual(1);
});

test("without its monitor a stream ends, and what waited goes first [N13.FR.01, FR.03, FR.05]", async () => {
  await charging();
  const { id } = await set(monitor({ periodicEventStream: { interval: 60 } }));
  await on.waits(Seconds(5));
  expect(await on.asks("ClearVariableMonitoring", { id: [id] })).toMatchObject({ clearMonitoringResult: [{ status: "Accepted" }] });
  await on.waits(Seconds(2));
  const lines = on.transcript.split("\n").filter((line) => line.includes("PeriodicEventStream"));
  expect(lines.map((line) => line.split(" ").find((word) => word.endsWith("EventStream")))).toEqual([
    "OpenPeriodicEventStream",
    "NotifyPeriodicEventStream",
    "ClosePeriodicEventStream",
  ]);
  expect(await on.asks("GetPeriodicEventStream", {})).toEqual({});
});

test("a CSMS that refuses the stream gets events, ten seconds apart at the least [N11.FR.07]", async () => {
  await charging("Rejected");
  on.hears("NotifyEvent");
  await set(monitor({ periodicEventStream: { values: 5 } }));
  await on.waits(Seconds(25));
  expect(saidOf("NotifyPeriodic")).toEqual([]);
  const told = saidOf("NotifyEvent").filter((line) => line.includes("OfferedCurrent"));
  expect(told.length).toBeGreaterThanOrEqual(2);
  expect(told.length).toBeLessThanOrEqual(4);
});

test("a threshold has no stream, parameters must be given, and without a stream a second apart is too often [N11.FR.09]", async () => {
  await charging();
  expect(await set(monitor({ type: "UpperThreshold", value: 20, periodicEventStream: { interval: 5 } }))).toMatchObject({ status: "Rejected" });
  expect(await set(monitor({ periodicEventStream: {} }))).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "InvalidValue" } });
  expect(await set(monitor())).toMatchObject({ status: "Rejected" });
});

test("after a restart the stream is opened again", async () => {
  await charging();
  await set(monitor({ periodicEventStream: { values: 5 } }));
  await on.waits(Seconds(2));
  await on.powerCut(Seconds(60), () => {});
  await on.waits(Seconds(7));
  expect(saidOf("OpenPeriodicEventStream")).toHaveLength(2);
  expect(saidOf("NotifyPeriodicEventStream").length).toBeGreaterThanOrEqual(1);
});
