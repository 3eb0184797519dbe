// SPDX-License-Identifier: Apache-2.0
// 1,000 real runtimes in one process at real time, each with keys of its own, over mutual TLS against a CSMS in another process; the same
// number of bare mutual-TLS `ws` clients in a third; one home at accelerated time without the wire; a cold start to the first decision.
//   npm run bench:fleet [-- --stations 1000] [-- --seconds 60] [-- --render]
// Targets: under 40 % of one core and 60 KB each beyond a bare client; 10,000 times real time; 2 s. A whole run is kept in
// bench/history/fleet and shown in docs/bench-fleet.md.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Seconds } from "@chargehand/kernel";
import { fleetEnvironment } from "../src/fleet-process.ts";
import { RulesBench } from "../src/testing/rules-bench.ts";
import { type FleetCredentials, makeCredentials } from "./fleet/credentials.ts";
import type { LoadOrder, LoadResult } from "./fleet/load.ts";
import { type FleetReport, loadNow, machine, newest, render, save, targets } from "./fleet/report.ts";

const whole = { stations: 1_000, seconds: 60 } as const;
const { values } = parseArgs({ options: { stations: { type: "string" }, seconds: { type: "string" }, render: { type: "boolean" } } });
const [count, seconds] = [Number(values.stations ?? whole.stations), Number(values.seconds ?? whole.seconds)];
/** The smaller of the two fleets whose difference is measured, both for as long: what a process gains with its age is no device's. */
const few = Math.max(1, Math.round(count / 5));
const ROUNDS = 5;

const child = (name: string, env: Readonly<Record<string, string>> = {}): ChildProcess =>
  fork(join(import.meta.dirname, "fleet", name), { execArgv: ["--conditions=@chargehand/source"], env: { ...env, ...process.env } });

async function ask<T>(of: ChildProcess, message: object | string): Promise<T> {
  of.send(message);
  const [answer] = (await once(of, "message")) as [T];
  return answer;
}

/** One measured process, from its start to its end. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const measured = child("load.ts", fleetEnvironment);
  const result = await ask<LoadResult>(measured, order);
  measured.disconnect();
  await once(measured, "exit");
  return result;
}

async function loads(credentials: FleetCredentials): Promise<Pick<FleetReport, "bare" | "runtime" | "heard">> {
  const csms = child("csms.ts");
  const { port } = await ask<{ port: number }>(csms, credentials);
  const { ca, stations } = credentials;
  const some = { ca, stations: stations.slice(0, few), port, seconds };
  const all = { ca, stations, port, seconds };
  const bare = { few: await load({ kind: "bare", ...some }), many: await load({ kind: "bare", ...all }) };
  const runtime = { few: await load({ kind: "runtime", ...some }), many: await load({ kind: "runtime", ...all }) };
  const heard = await ask<Record<string, number>>(csms, "heard");
  csms.disconnect();
  return { bare, runtime, heard };
}

/** How many times faster than real time one home lives without the wire, charging, in steps of a second. */
async function accelerated(): Promise<number> {
  const bench = new RulesBench({ from: "2026-01-05T12:00:00Z", settings: { hours: "off" } });
  await bench.chargePoint.start();
  bench.hardware.plug("C");
  bench.domain.advance(Seconds(3_600));
  const simulated = 12 * 3_600;
  const began = performance.now();
  bench.domain.advance(Seconds(simulated));
  const took = (performance.now() - began) / 1_000;
  if (!bench.chargePoint.snapshot().contactorClosed) throw new Error("it does not charge, so nothing was measured");
  await bench.chargePoint.stop();
  return simulated / took;
}

/** A new process that makes one charge point and closes its contactor: what a device needs from its start. */
async function coldStart(credentials: FleetCredentials): Promise<FleetReport["coldStarts"][number]> {
  const began = performance.now();
  const code = `
    import { Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
    import { createChargePoint, deviceProfiles, memoryStore } from "@chargehand/charge-point";
    import { benchHardware } from "@chargehand/charge-point/testing";
    const hardware = benchHardware(systemClock);
    hardware.plug("C");
    const tls = ${JSON.stringify({ ca: credentials.ca, key: credentials.stations[0]?.key, certificate: credentials.stations[0]?.certificate })};
    const chargePoint = createChargePoint({ identity: "CH-00001", profile: deviceProfiles["chargehand-7-socket"], hardware, storage: memoryStore(),
      settings: { authorization: "freeVend", hours: "off", randomisedDelayMax: Seconds(0) }, csms: { url: "wss://localhost:1/ocpp", versions: ["2.0.1"], tls },
      clocks: { domain: systemClock, transport: systemClock }, random: systemRandom, ids: uuids(systemRandom), log: silentLog });
    await chargePoint.start();
    const { user, system } = process.cpuUsage();
    process.send({ isClosed: hardware.contactor.isClosed, cpuMs: (user + system) / 1_000 }, () => process.exit());`;
  const execArgv = ["--conditions=@chargehand/source", "--input-type=module", "-e", code];
  const process = fork("-", { execArgv, stdio: ["ignore", "inherit", "inherit", "ipc"], cwd: import.meta.dirname });
  const [{ isClosed, cpuMs }] = (await once(process, "message")) as [{ isClosed: boolean; cpuMs: number }];
  const wallMs = performance.now() - began;
  if (!isClosed) throw new Error("the cold start did not close its contactor");
  await once(process, "exit");
  return { wallMs, cpuMs };
}

async function rounds<T>(measure: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await measure());
  return all;
}

async function measureAll(): Promise<FleetReport> {
  const facts = { date: new Date().toISOString(), machine: machine(), loadBefore: loadNow(), stations: count, few, seconds };
  const credentials = await makeCredentials(count);
  const loaded = await loads(credentials);
  const { runtime, bare } = loaded;
  if (runtime.many.online !== count || runtime.many.charging !== count || bare.many.online !== count)
    throw new Error(`of ${count}: ${runtime.many.online} runtimes online, ${runtime.many.charging} charging, ${bare.many.online} bare clients online`);
  const coldStarts = await rounds(() => coldStart(credentials));
  return { ...facts, ...loaded, coldStarts, accelerated: await rounds(accelerated), loadAfter: loadNow() };
}

if (values.render === true) {
  render(newest());
} else {
  const report = await measureAll();
  console.log(targets(report).join("\n"));
  const [least, median, most] = report.runtime.many.toDecision ?? [];
  console.log(`\na runtime in a running process: ${least?.toFixed(1)} / ${median?.toFixed(1)} / ${most?.toFixed(1)} ms to a closed contactor`);
  console.log(`${seconds} s measured; Node ${process.version}; what the CSMS heard: ${JSON.stringify(report.heard)}`);
  // Parts of different runs do not compare, so only a whole one is worth keeping.
  if (count >= whole.stations && seconds >= whole.seconds) {
    console.log(`written: ${save(report)}`);
    render(report);
  }
}
