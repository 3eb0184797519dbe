// SPDX-License-Identifier: Apache-2.0
// What a run of the fleet bench found, kept in bench/history/fleet, and as docs/bench-fleet.md.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join, relative } from "node:path";
import type { LoadResult } from "./load.ts";

const root = join(import.meta.dirname, "../../../..");
const dir = join(root, "bench/history/fleet");

export interface FleetReport {
  readonly date: string;
  /** What the figures depend on; nothing that names the machine. */
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number; readonly system: string; readonly node: string };
  /** Load averages over a minute before and after, the bench's own load included. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly stations: number;
  readonly few: number;
  readonly seconds: number;
  /** Of two sizes each, so that what a process weighs by itself drops out. */
  readonly bare: { readonly few: LoadResult; readonly many: LoadResult };
  readonly runtime: { readonly few: LoadResult; readonly many: LoadResult };
  /** What the CSMS heard, by action. */
  readonly heard: Readonly<Record<string, number>>;
  /** Times real time, each of the rounds. */
  readonly accelerated: readonly number[];
  /** Of a process, from its spawning to a closed contactor: ms of the clock and of CPU, each of the rounds. */
  readonly coldStarts: readonly { readonly wallMs: number; readonly cpuMs: number }[];
}

export const machine = (): FleetReport["machine"] => ({
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch} ${release()}`,
  node: process.version,
});

export const loadNow = (): number => loadavg()[0] ?? 0;

/** Gives the path from the root. */
export function save(report: FleetReport): string {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `${report.date.slice(0, 19).replaceAll(":", "-")}Z.json`);
  const short = (_key: string, value: unknown) => (typeof value === "number" ? Math.round(value * 1_000) / 1_000 : value);
  writeFileSync(file, `${JSON.stringify(report, short, 2)}\n`);
  return relative(root, file);
}

export function newest(): FleetReport {
  const name = readdirSync(dir)
    .filter((one) => one.endsWith(".json"))
    .sort()
    .at(-1);
  if (name === undefined) throw new Error("no run is kept yet: npm run bench:fleet");
  return JSON.parse(readFileSync(join(dir, name), "utf8")) as FleetReport;
}

type Kind = "residentBytes" | "heapBytes";

const each = ({ few, stations, bare, runtime }: FleetReport, of: Kind) => {
  const slope = (less: LoadResult, more: LoadResult) => (more[of] - less[of]) / Math.max(1, stations - few) / 1_024;
  return { bare: slope(bare.few, bare.many), runtime: slope(runtime.few, runtime.many) };
};

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** What was to be reached, and what was. */
export function targets(report: FleetReport): readonly string[] {
  const { stations, runtime, bare, accelerated, coldStarts } = report;
  const row = (what: string, target: string, got: string, isMet: boolean) => `| ${what} | ${target} | ${got} | ${isMet ? "yes" : "**no**"} |`;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const [resident, heap] = [each(report, "residentBytes"), each(report, "heapBytes")];
  const [beyond, beyondHeap] = [resident.runtime - resident.bare, heap.runtime - heap.bare];
  const cpu = runtime.many.cpuShare;
  const ratio = middle(accelerated);
  const [wall, cpuMs] = [middle(coldStarts.map(({ wallMs }) => wallMs)), middle(coldStarts.map(({ cpuMs: ms }) => ms))];
  return [
    "| what | target | measured | met |",
    "|---|---|---|---|",
    row(`CPU of ${stations} runtimes at real time, of one core`, "under 40 %", `${percent(cpu)} (bare clients ${percent(bare.many.cpuShare)})`, cpu < 0.4),
    row("memory of a runtime beyond a bare client, resident", "at most 60 KB", `${beyond.toFixed(1)} KB`, beyond <= 60),
    row("the same, of heap in use", "at most 60 KB", `${beyondHeap.toFixed(1)} KB`, beyondHeap <= 60),
    row("one home without the wire", "10,000 times real time", `${Math.round(ratio).toLocaleString("en")} times`, ratio >= 10_000),
    row("cold start of a process to a closed contactor", "under 2 s", `${(wall / 1_000).toFixed(2)} s (${(cpuMs / 1_000).toFixed(2)} s of CPU)`, wall < 2_000),
  ];
}

export function render(report: FleetReport): void {
  const { date, machine: on, stations, few, seconds, runtime, heard, loadBefore, loadAfter } = report;
  const [least, median, most] = runtime.many.toDecision ?? [];
  const ms = (value: number | undefined) => (value === undefined ? "unknown" : `${value.toFixed(1)} ms`);
  const text = `# Bench of a fleet of charge points

Made by \`npm run bench:fleet\` from the newest file of [bench/history/fleet](../bench/history/fleet); do not edit. Figures of another machine differ.

Run of ${date.slice(0, 16).replace("T", " ")} UTC on ${on.cpu}, ${on.cores} cores, ${on.memoryGb} GB, ${on.system}, Node ${on.node}; load average ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after, the bench's own load included.

${targets(report).join("\n")}

## How it is measured

- ${stations} real runtimes in one process at real time, each with a key and certificate of its own, over mutual TLS against a CSMS in another process; all charge, with a meter value a minute. In a run of their own the same number of bare \`ws\` clients with the same keys, which only keep their line. ${seconds} s are measured, after all are online and 20 s more.
- CPU: user and system time of the process, of one core.
- Memory: what ${stations} have more than ${few}, after the same time and a collection of garbage, for each station; the same of bare clients taken off. Nothing of what a process weighs by itself is in it. Both kinds of process run with the environment for many charge points ([ADR 020](adr/020-memory-of-many-devices.md)), as the street of \`npm start\` does.
- Cold start: a process from its spawning, the TypeScript sources loaded as they are, to a closed contactor; the median of ${report.coldStarts.length}. A runtime in a running process takes ${ms(least)} at least, ${ms(median)} in the middle and ${ms(most)} at most, with 25 of them starting at once.
- One home without the wire: a charge of 12 hours in steps of a second, the median of ${report.accelerated.length}.

The CSMS heard: ${Object.entries(heard)
    .map(([action, count]) => `${action} ${count}`)
    .join(", ")}.
`;
  writeFileSync(join(root, "docs/bench-fleet.md"), text);
}
