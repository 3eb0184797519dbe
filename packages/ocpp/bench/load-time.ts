// SPDX-License-Identifier: Apache-2.0
// node --conditions=@chargehand/source packages/ocpp/bench/load-time.ts [--runs N] [--built]
// How long a version takes from the imported package to its first validated message, each time in a process of its own.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { OcppVersion } from "@chargehand/ocpp";

export interface LoadTime {
  readonly version: OcppVersion;
  readonly runs: number;
  /** Import of the package index, which loads no version. */
  readonly indexMs: number;
  /** From there to the first payload that was checked: median, fastest, slowest. */
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
}

export interface LoadTimeOptions {
  readonly runs?: number;
  /** Measures dist, as published, instead of the source, whose types Node has to strip. */
  readonly built?: boolean;
}

const versions = ["1.6", "2.0.1", "2.1"] as const;
const self = fileURLToPath(import.meta.url);

export function measureLoadTimes({ runs = 15, built = false }: LoadTimeOptions = {}): readonly LoadTime[] {
  // Interleaved, so that what disturbs the machine disturbs all versions.
  const samples = Array.from({ length: runs }, () => versions.map((version) => ({ version, ...inOwnProcess(version, built) })));
  return versions.map((version) => {
    const own = samples.flat().filter((sample) => sample.version === version);
    const loads = sorted(own.map(({ loadMs }) => loadMs));
    return {
      version,
      runs,
      indexMs: middle(sorted(own.map(({ indexMs }) => indexMs))),
      medianMs: middle(loads),
      fastestMs: loads[0] ?? 0,
      slowestMs: loads.at(-1) ?? 0,
    };
  });
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((one, other) => one - other);
const middle = (values: readonly number[]): number => values[Math.floor(values.length / 2)] ?? 0;

function inOwnProcess(version: OcppVersion, built: boolean): { readonly indexMs: number; readonly loadMs: number } {
  const conditions = built ? [] : ["--conditions=@chargehand/source"];
  return JSON.parse(execFileSync(process.execPath, [...conditions, self, "--child", version, ...(built ? ["--built"] : [])], { encoding: "utf8" })) as {
    indexMs: number;
    loadMs: number;
  };
}

async function child(version: OcppVersion, file: string): Promise<void> {
  const begun = performance.now();
  const { loadVersion } = await import("@chargehand/ocpp");
  const imported = performance.now();
  await loadVersion(version);
  // The same module as the index has loaded, so that this costs nothing.
  const { validatorsOf } = (await import(new URL(file, import.meta.url).href)) as typeof import("../src/validation.ts");
  const invalid = validatorsOf(version).request("Heartbeat", {});
  const loadMs = performance.now() - imported;
  if (invalid !== undefined) throw new Error(invalid.description);
  console.log(JSON.stringify({ indexMs: imported - begun, loadMs }));
}

const { values } = parseArgs({
  options: { child: { type: "string" }, runs: { type: "string" }, built: { type: "boolean" } },
  strict: process.argv[1] === self,
});
if (process.argv[1] === self) {
  if (values.child !== undefined) await child(values.child as OcppVersion, values.built === true ? "../dist/validation.js" : "../src/validation.ts");
  else {
    for (const { version, runs, indexMs, medianMs, fastestMs, slowestMs } of measureLoadTimes({
      runs: Number(values.runs ?? 15),
      built: values.built === true,
    })) {
      console.log(
        `${version}: ${medianMs.toFixed(1)} ms (median of ${runs}; ${fastestMs.toFixed(1)} to ${slowestMs.toFixed(1)}), after an import of ${indexMs.toFixed(0)} ms`,
      );
    }
  }
}
