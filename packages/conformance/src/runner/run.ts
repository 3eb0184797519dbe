// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import type { Check } from "../checks.ts";
import type { CaseResult, RunResults } from "./result.ts";
import { type CaseTools, runCase, type SystemUnderTest } from "./run-case.ts";

export interface RunProgress {
  readonly result: CaseResult;
  readonly done: number;
  readonly total: number;
  /** Real time, from the mean of the cases so far. */
  readonly leftMs: number;
}

export interface RunOptions extends CaseTools {
  readonly checks: readonly Check[];
  readonly system: SystemUnderTest;
  /** Results of an interrupted run: their cases are not run again. */
  readonly before?: readonly CaseResult[];
  readonly onBegin?: (check: Check) => void;
  readonly onResult?: (progress: RunProgress) => Promise<void> | void;
}

/** Runs checks one after the other. Never rejects for what the system under test does. */
export async function runChecks(options: RunOptions): Promise<RunResults> {
  const { checks, system, clock, before = [] } = options;
  const startedAt = toIso(clock.wallMs());
  const kept = new Map(before.map((result) => [result.id, result]));
  const results: CaseResult[] = [];
  const began = clock.monoMs();
  let ran = 0;
  const isEnded = () => options.signal?.aborted === true;
  for (const [index, check] of checks.entries()) {
    if (isEnded()) break;
    const old = kept.get(check.case.id);
    if (old !== undefined) {
      results.push(old);
      continue;
    }
    options.onBegin?.(check);
    const result = await runCase(check, system, options);
    // A case that was cut off by the end of the run has no verdict to keep.
    if (isEnded()) break;
    results.push(result);
    ran++;
    const remaining = checks.slice(index + 1).filter((one) => !kept.has(one.case.id)).length;
    await options.onResult?.({ result, done: index + 1, total: checks.length, leftMs: ((clock.monoMs() - began) / ran) * remaining });
  }
  return { suite: "oca-2.0.1", role: system.role, system: system.rig.name, startedAt, results };
}
