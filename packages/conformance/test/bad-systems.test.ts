// SPDX-License-Identifier: Apache-2.0
// Systems under test that misbehave: each gives a verdict in bounded time, and never ends or stalls the run.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Millis, Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import {
  type CaseSettings,
  type Check,
  type CsmsRig,
  csmsCase,
  defaultSettings,
  done,
  runCase,
  runChecks,
  StationBench,
  type StationRig,
  type SystemUnderTest,
  stationCase,
  suite,
} from "../src/index.ts";
import { booted } from "../src/states/csms/boot.ts";

const settings: CaseSettings = { ...defaultSettings, patience: Millis(300), handPatience: Millis(300), caseLimit: Seconds(5) };
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A CSMS that does with a message whatever the test says. */
async function csmsThat(onMessage: (socket: WebSocket, text: string) => void, rig: Partial<CsmsRig> = {}): Promise<SystemUnderTest> {
  const http: Server = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) => socket.on("message", (data) => onMessage(socket, String(data))));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    for (const client of sockets.clients) client.terminate();
    http.close();
  });
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp`;
  const station: CsmsRig["station"] = async ({ identity }) => ({ identity, url, securityProfile: 1, password: settings.password });
  return { role: "csms", rig: { name: "a bad CSMS", features: {}, station, stop: async () => {}, ...rig } };
}

const idOf = (text: string): string => (JSON.parse(text) as [number, string])[1];
const boots = csmsCase("TC_B_01_CSMS", "A station that boots is accepted.", async (t) => void (await booted(t)));
const accepted = JSON.stringify({ currentTime: "2026-01-05T12:00:00Z", interval: 300, status: "Accepted" });

describe("a bad CSMS", () => {
  test.each<[string, (socket: WebSocket, text: string) => void, RegExp]>([
    ["never answers", () => {}, /not answered in time/],
    ["answers garbage", (socket) => socket.send("}{ no JSON"), /not answered in time|connection was lost .*not valid JSON/],
    ["answers against the schema", (socket, text) => socket.send(`[3,"${idOf(text)}",{"status":"Perhaps"}]`), /schema/],
    ["answers a CALLERROR", (socket, text) => socket.send(`[4,"${idOf(text)}","InternalError","no",{}]`), /CALLERROR InternalError/],
    ["hangs up", (socket) => socket.terminate(), /connection was lost/],
    ["sends binary", (socket) => socket.send(Buffer.from([1, 2, 3])), /connection was lost|not answered|protocol/],
    ["turns the station down", (socket, text) => socket.send(`[3,"${idOf(text)}",${accepted.replace("Accepted", "Rejected")}]`), /the status of the boot/],
  ])("that %s fails the case", async (_, onMessage, reason) => {
    const result = await runCase(boots, await csmsThat(onMessage), tools);
    expect(result).toMatchObject({ verdict: "fail", step: "a station boots" });
    expect(result.reason).toMatch(reason);
  });

  test("that answers and sends a thousand requests too many is borne, and its evidence is bounded", async () => {
    const flood = (socket: WebSocket, text: string) => {
      if ((JSON.parse(text) as [number])[0] !== 2) return;
      for (let index = 0; index < 1_000; index++) socket.send(`[2,"flood-${idOf(text).slice(0, 8)}-${index}","ClearCache",{}]`);
      socket.send(`[3,"${idOf(text)}",${text.includes("BootNotification") ? accepted : "{}"}]`);
    };
    const result = await runCase(boots, await csmsThat(flood), { ...tools, settings: { ...settings, patience: Seconds(4) } });
    expect(["pass", "fail"]).toContain(result.verdict);
    expect(result.evidence.length).toBeLessThanOrEqual(2_000);
  });

  test("whose operator never does anything could not be told", async () => {
    const asks = csmsCase("TC_B_20_CSMS", "An operator resets an idle station.", async (t) => {
      await t.operate(await t.newStation(), "Reset", { type: "OnIdle" });
    });
    const stuck = await csmsThat(() => {}, { operate: () => new Promise(() => {}) });
    expect(await runCase(asks, stuck, tools)).toMatchObject({ verdict: "couldNotTell" });
    expect(await runCase(asks, await csmsThat(() => {}), tools)).toMatchObject({
      verdict: "couldNotTell",
      reason: expect.stringContaining("no hand") as string,
    });
    const lacking = await csmsThat(() => {}, { operate: async () => ({ outcome: "unsupported", reason: "no such button" }) });
    expect(await runCase(asks, lacking, tools)).toMatchObject({ verdict: "fail", reason: expect.stringContaining("no such button") as string });
  });

  test("whose rig throws is no crash of the run", async () => {
    const throwing = await csmsThat(() => {}, { station: () => Promise.reject(new Error("the adapter is broken")) });
    expect(await runCase(boots, throwing, tools)).toMatchObject({
      verdict: "couldNotTell",
      reason: expect.stringContaining("the adapter is broken") as string,
    });
  });
});

describe("the limits of a case", () => {
  test("end a check that waits for ever", async () => {
    const waits = csmsCase("TC_B_01_CSMS", "Waits without end, as no check should.", () => new Promise(() => {}));
    const result = await runCase(waits, await csmsThat(() => {}), { ...tools, settings: { ...settings, caseLimit: Millis(200) } });
    expect(result).toMatchObject({ verdict: "couldNotTell", reason: expect.stringContaining("not over after") as string });
  });

  test("end a run on request, and what was done before is not run again", async () => {
    const csms = await csmsThat((socket, text) => socket.send(`[3,"${idOf(text)}",${text.includes("BootNotification") ? accepted : "{}"}]`));
    const ran: string[] = [];
    const check = (id: string): Check =>
      csmsCase(id, "Boots like the others do.", async (t) => {
        ran.push(id);
        await booted(t);
      });
    const checks = ["TC_A_01_CSMS", "TC_A_02_CSMS", "TC_A_03_CSMS"].map(check);
    const stop = new AbortController();
    const first = await runChecks({ ...tools, checks, system: csms, signal: stop.signal, onResult: ({ done: count }) => void (count === 2 && stop.abort()) });
    expect(first.results.map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
    const second = await runChecks({ ...tools, checks, system: csms, before: first.results });
    expect(second.results).toHaveLength(3);
    expect(ran).toEqual(["TC_A_01_CSMS", "TC_A_02_CSMS", "TC_A_03_CSMS"]);
  });

  test("leave a case out that Part 5 asks only of systems with a feature that is missing", async () => {
    const pending = suite.find((one) => one.case.id === "TC_B_02_CSMS") as Check;
    const csms = await csmsThat(() => {}, { features: { "C-44": false } });
    expect(await runCase(pending, csms, tools)).toMatchObject({ verdict: "notApplicable", reason: expect.stringContaining("C-44") as string, evidence: [] });
  });
});

describe("a bad station", () => {
  test("that never connects could not be told, and one whose hands do nothing neither", async () => {
    const bench = await StationBench.open({ clock: systemClock, random: systemRandom, log: silentLog });
    stops.push(() => bench.close());
    const rig: StationRig = {
      name: "a bad station",
      identity: "BAD-1",
      features: {},
      time: { clock: systemClock },
      prepare: async () => done,
      stop: async () => {},
    };
    const check = stationCase("TC_B_01_CS", "Boots when its power comes back.", async (t) => t.powerCycle());
    const limited = { ...tools, settings: { ...settings, caseLimit: Seconds(1) } };
    expect(await runCase(check, { role: "station", rig, bench }, limited)).toMatchObject({ verdict: "couldNotTell" });
    const stuck = { ...rig, prepare: () => new Promise<never>(() => {}) };
    expect(await runCase(check, { role: "station", rig: stuck, bench }, tools)).toMatchObject({
      verdict: "couldNotTell",
      reason: expect.stringContaining("nothing done") as string,
    });
  });
});
