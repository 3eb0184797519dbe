// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join, relative } from "node:path";
import type { LibraryReport } from "./library/stages.ts";
import type { ServerMemory } from "./protocol.ts";
import type { Comparison, Effort, MemorySample } from "./stages.ts";
import type { Measured, SubjectName } from "./subject.ts";

export const root = join(import.meta.dirname, "../../..");
const dir = join(root, "bench/history");

export interface Report {
  readonly date: string;
  readonly machine: ReturnType<typeof machine>;
  readonly effort: Effort;
  readonly stations: number;
  readonly comparisons: readonly Comparison[];
  readonly memory: readonly (ServerMemory & { readonly subject: SubjectName })[];
  readonly fixed?: Measured;
  readonly boots?: { readonly messages: Measured; readonly connections: Measured };
  readonly bursts?: readonly { readonly size: number; readonly median: Measured; readonly slowest: Measured }[];
  readonly soak?: readonly MemorySample[];
  readonly library?: LibraryReport;
}

/** What the figures depend on; nothing that names the machine. */
export const machine = (databaseVersion: string) => ({
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch} ${release()}`,
  node: process.version,
  postgres: databaseVersion,
});

/** Gives the path from the root. */
export function save(report: Report): string {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `${report.date.slice(0, 19).replaceAll(":", "-")}Z.json`);
  const short = (_key: string, value: unknown) => (typeof value === "number" ? Math.round(value * 1_000) / 1_000 : value);
  writeFileSync(file, `${JSON.stringify(report, short, 2)}\n`);
  return relative(root, file);
}

/** Newest first. */
function kept(): readonly Report[] {
  const names = readdirSync(dir).filter((name) => name.endsWith(".json"));
  return names
    .sort()
    .reverse()
    .map((name) => JSON.parse(readFileSync(join(dir, name), "utf8")) as Report);
}

/** The newest whole run. */
export function latestHistory(): Report {
  const newest = kept().find(({ comparisons }) => comparisons.length > 0);
  if (newest === undefined) throw new Error("no run is kept yet: npm run bench");
  return newest;
}

/** A soak takes longer than all the rest, and need not be part of each run. */
export const latestSoak = (): Report | undefined => kept().find((report) => report.soak !== undefined);
