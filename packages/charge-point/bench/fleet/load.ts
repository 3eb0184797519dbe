// SPDX-License-Identifier: Apache-2.0
// The measured process of the fleet bench: real runtimes that charge, or bare `ws` clients with the same keys that only keep their line.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { WebSocket } from "ws";
import { type ChargePoint, createChargePoint, deviceProfiles, memoryStore } from "../../src/index.ts";
import { benchHardware } from "../../src/testing/index.ts";
import type { Credential } from "./credentials.ts";

export interface LoadOrder {
  readonly kind: "runtime" | "bare";
  readonly ca: string;
  readonly stations: readonly Credential[];
  readonly port: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly online: number;
  readonly charging: number;
  /** Least, median and most, ms from `start()` of a runtime to its contactor's first closing; absent for bare clients. */
  readonly toDecision?: readonly [number, number, number];
  /** Of one core, 0 to 1, over the measured time. */
  readonly cpuShare: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
}

/** So many lines are opened at once: a thundering herd is another bench's subject. */
const AT_ONCE = 25;
const SETTLE = Seconds(20);

const sleep = (ms: number) => new Promise<void>((resolve) => systemClock.after("bench", Seconds(ms / 1_000), resolve));

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (how: object) => void;
  // The kind that also gives pages back: what a process has grown by while it was busy is not what its devices need.
  for (let turn = 0; turn < 4; turn++) collect({ type: "major", execution: "sync", flavor: "last-resort" });
}

function runtimeOf({ identity, key, certificate }: Credential, { ca, port }: LoadOrder): { readonly chargePoint: ChargePoint; readonly plug: () => void } {
  const hardware = benchHardware(systemClock);
  const chargePoint = createChargePoint({
    identity,
    profile: deviceProfiles["chargehand-7-socket"],
    hardware,
    storage: memoryStore(),
    settings: { authorization: "freeVend", hours: "off", randomisedDelayMax: Seconds(0), txUpdatedInterval: Seconds(60) },
    csms: { url: `wss://localhost:${port}/ocpp`, versions: ["2.0.1"], tls: { ca, key, certificate } },
    clocks: { domain: systemClock, transport: systemClock },
    random: systemRandom,
    ids: uuids(systemRandom),
    log: silentLog,
  });
  return { chargePoint, plug: () => hardware.plug("C") };
}

interface Fleet {
  online(): number;
  charging(): number;
  readonly toDecision?: readonly [number, number, number];
}

async function startRuntimes(order: LoadOrder): Promise<Fleet> {
  const times: number[] = [];
  const fleet: ChargePoint[] = [];
  for (let from = 0; from < order.stations.length; from += AT_ONCE) {
    const batch = order.stations.slice(from, from + AT_ONCE).map((station) => runtimeOf(station, order));
    for (const { chargePoint, plug } of batch) {
      const began = performance.now();
      await chargePoint.start();
      plug();
      if (chargePoint.snapshot().contactorClosed) times.push(performance.now() - began);
      fleet.push(chargePoint);
    }
    for (let tries = 0; tries < 600 && batch.some(({ chargePoint }) => !chargePoint.snapshot().isOnline); tries++) await sleep(50);
  }
  times.sort((a, b) => a - b);
  return {
    online: () => fleet.filter((chargePoint) => chargePoint.snapshot().isOnline).length,
    charging: () => fleet.filter((chargePoint) => chargePoint.snapshot().meter.power > 0).length,
    toDecision: [times[0] ?? Number.NaN, times[times.length >> 1] ?? Number.NaN, times.at(-1) ?? Number.NaN] as const,
  };
}

async function startBare({ ca, port, stations }: LoadOrder): Promise<Fleet> {
  const sockets: WebSocket[] = [];
  for (let from = 0; from < stations.length; from += AT_ONCE) {
    const opened = stations.slice(from, from + AT_ONCE).map(({ identity, key, certificate }) => {
      const socket = new WebSocket(`wss://localhost:${port}/ocpp/${identity}`, "ocpp2.0.1", { ca, key, cert: certificate, perMessageDeflate: false });
      sockets.push(socket);
      return new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
    });
    await Promise.all(opened);
  }
  return { online: () => sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length, charging: () => 0 };
}

async function measure(order: LoadOrder): Promise<LoadResult> {
  const fleet = order.kind === "runtime" ? await startRuntimes(order) : await startBare(order);
  await sleep(SETTLE);
  const before = process.cpuUsage();
  const began = performance.now();
  await sleep(order.seconds * 1_000);
  const { user, system } = process.cpuUsage(before);
  const cpuShare = (user + system) / 1_000 / (performance.now() - began);
  const [online, charging] = [fleet.online(), fleet.charging()];
  collectGarbage();
  await sleep(1_000);
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  const { toDecision } = fleet;
  return { online, charging, cpuShare, residentBytes: rss, heapBytes: heapUsed, ...(toDecision === undefined ? {} : { toDecision }) };
}

process.on("message", (order: LoadOrder) => void measure(order).then((result) => process.send?.(result)));
process.on("disconnect", () => process.exit(0));
