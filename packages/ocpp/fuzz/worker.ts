// SPDX-License-Identifier: Apache-2.0
import { parentPort, workerData } from "node:worker_threads";
import { Minutes, systemClock } from "@chargehand/kernel";
import { type RunResult, runSessions } from "./engine.ts";
import { warmOracle } from "./oracle.ts";
import type { Finding } from "./session.ts";
import { heapAfterCollection, LoopWatch } from "./watch.ts";

export interface WorkerTask {
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly minutes: number;
}
export interface WorkerReport extends RunResult {
  readonly loop: { readonly p99: number; readonly worst: number; readonly stall: number };
  /** Bytes after a collection: when the oracle and the code were warm, and at the end. */
  readonly heap: { readonly start: number; readonly end: number };
}
export type WorkerMessage =
  | { readonly kind: "progress"; readonly cases: number; readonly findings: readonly Finding[] }
  | { readonly kind: "done"; readonly report: WorkerReport };

/** Cases after which caches and compiled code have their size. */
const warm = 100_000;

async function work({ minutes, ...task }: WorkerTask): Promise<void> {
  for (const version of ["1.6", "2.0.1", "2.1"] as const) warmOracle(version);
  const until = systemClock.monoMs() + Minutes(minutes);
  let start = 0;
  let watch: LoopWatch | undefined;
  let told = 0;
  const post = (message: WorkerMessage) => parentPort?.postMessage(message);
  const result = await runSessions({
    ...task,
    goesOn: (cases) => cases === 0 || systemClock.monoMs() < until,
    onSession: (cases, findings) => {
      if (watch === undefined && cases >= warm) {
        start = heapAfterCollection();
        watch = new LoopWatch();
      }
      const now = systemClock.monoMs();
      if (findings.length === 0 && now - told < 1_000) return;
      told = now;
      post({ kind: "progress", cases, findings });
    },
  });
  const loop = watch?.stop() ?? { p99: 0, worst: 0, stall: 0 };
  const end = heapAfterCollection();
  post({ kind: "done", report: { ...result, loop, heap: { start: start || end, end } } });
}

await work(workerData as WorkerTask);
