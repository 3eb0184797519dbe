// SPDX-License-Identifier: Apache-2.0
import type { Role } from "../catalogue/types.ts";
import type { EvidenceItem } from "../scenario/evidence.ts";
import type { Verdict } from "../scenario/verdict.ts";

export interface CaseResult {
  readonly id: string;
  readonly role: Role;
  readonly verdict: Verdict;
  /** Why, unless it passed: what did not hold, the condition, or what could not be found out. */
  readonly reason?: string;
  /** The step that the verdict fell in, unless it passed. */
  readonly step?: string;
  /** Real time. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly evidence: readonly EvidenceItem[];
  /** How many items of evidence were too many to keep. */
  readonly leftOut: number;
}

/** The results of one run, as the json report and the file of results have them. */
export interface RunResults {
  readonly suite: "oca-2.0.1";
  readonly role: Role;
  readonly system: string;
  readonly startedAt: string;
  readonly results: readonly CaseResult[];
}

export const countVerdicts = (results: readonly CaseResult[]): Readonly<Record<Verdict, number>> => {
  const counts = { pass: 0, fail: 0, notApplicable: 0, couldNotTell: 0 };
  for (const { verdict } of results) counts[verdict]++;
  return counts;
};
