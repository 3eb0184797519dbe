// SPDX-License-Identifier: Apache-2.0
// 1,000 real runtimes in one process at real time, each with keys of its own, over mutual TLS against a CSMS in another process; the same
// number of bare mutual-TLS `ws` clients in a third; one home at accelerated time without the wire; a cold start to the first decision.
//   npm run bench:fleet [-- --stations 1000] [-- --seconds 120]
// Targets: under 40 % of one core and 60 KB each beyond a bare client; 10,000 times real time; 2 s.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Seconds } from "@chargehand/kernel";
import { RulesBench } from "../src/testing/rules-bench.ts";
import { type FleetCredentials, makeCredentials } from "./fleet/credentials.ts";
import type { LoadOrder, LoadResult } from "./fleet/load.ts";

const { values } = parseArgs({ options: { stations: { type: "string", default: "1000" }, seconds: { type: "string", default: "120" } } });
const [count, seconds] = [Number(values.stations), Number(values.seconds)];

const child = (name: string): ChildProcess => fork(join(import.meta.dirname, "fleet", name), { execArgv: ["--conditions=@chargehand/source"] });

async function ask<T>(of: ChildProcess, message: object | string): Promise<T> {
  of.send(message);
  const [answer] = (await once(of, "message")) as [T];
  return answer;
}

/** One measured process, from its start to its end. */
async function load(order: LoadOrder): Promise<LoadResult> {
  const process = child("load.ts");
  const result = await ask<LoadResult>(process, order);
  process.disconnect();
  await once(process, "exit");
  return result;
}

async function loads(credentials: FleetCredentials) {
  const csms = child("csms.ts");
  const { port } = await ask<{ port: number }>(csms, credentials);
  const { ca, stations } = credentials;
  const one = { ca, stations: stations.slice(0, 1), port, seconds: 5 };
  // What the process weighs without stations: one of each.
  const bareBase = await load({ kind: "bare", ...one });
  const bare = await load({ kind: "bare", ca, stations, port, seconds });
  const runtimeBase = await load({ kind: "runtime", ...one });
  const runtime = await load({ kind: "runtime", ca, stations, port, seconds });
  const heard = await ask<Record<string, number>>(csms, "heard");
  csms.disconnect();
  return { bareBase, bare, runtimeBase, runtime, heard };
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

/** A new process that makes one charge point and closes its contactor: what a device needs from its start, ms. */
async function coldStart(credentials: FleetCredentials): Promise<number> {
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
    process.exit(hardware.contactor.isClosed ? 0 : 1);`;
  const process = fork("-", { execArgv: ["--conditions=@chargehand/source", "--input-type=module", "-e", code], stdio: "inherit", cwd: import.meta.dirname });
  const [status] = (await once(process, "exit")) as [number];
  if (status !== 0) throw new Error("the cold start did not close its contactor");
  return performance.now() - began;
}

const credentials = await makeCredentials(count);
const { bareBase, bare, runtimeBase, runtime, heard } = await loads(credentials);
const perStation = (one: LoadResult, many: LoadResult, of: "residentBytes" | "heapBytes") => (many[of] - one[of]) / Math.max(1, count - 1) / 1_024;
const beyond = (of: "residentBytes" | "heapBytes") => perStation(runtimeBase, runtime, of) - perStation(bareBase, bare, of);
const starts = [await coldStart(credentials), await coldStart(credentials), await coldStart(credentials)].toSorted((a, b) => a - b);
const ratio = Math.max(await accelerated(), await accelerated(), await accelerated());

if (runtime.online !== count || runtime.charging !== count || bare.online !== count)
  throw new Error(`of ${count}: ${runtime.online} runtimes online, ${runtime.charging} charging, ${bare.online} bare clients online`);
const rows: readonly (readonly [string, string, string])[] = [
  [
    `CPU of ${count} runtimes at real time, of one core`,
    "under 40 %",
    `${(runtime.cpuShare * 100).toFixed(1)} % (bare clients ${(bare.cpuShare * 100).toFixed(1)} %)`,
  ],
  [
    "memory of a runtime beyond a bare client",
    "at most 60 KB",
    `${beyond("residentBytes").toFixed(1)} KB resident (${beyond("heapBytes").toFixed(1)} KB of heap)`,
  ],
  ["one home without the wire", "10,000 times real time", `${Math.round(ratio)} times`],
  [
    "cold start of a process to a closed contactor",
    "under 2 s",
    `${((starts[1] ?? 0) / 1_000).toFixed(2)} s (least ${((starts[0] ?? 0) / 1_000).toFixed(2)} s)`,
  ],
  [
    "start of a runtime in a running process to a closed contactor",
    "",
    `${(runtime.toDecision ?? []).map((ms) => ms.toFixed(1)).join(" / ")} ms (least / median / most)`,
  ],
];
console.log("| what | target | measured |\n|---|---|---|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
console.log(`\n${seconds} s measured; Node ${process.version}; what the CSMS heard: ${JSON.stringify(heard)}`);
