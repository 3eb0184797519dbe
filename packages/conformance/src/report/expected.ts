// SPDX-License-Identifier: Apache-2.0
import type { CaseResult } from "../runner/result.ts";
import { type Verdict, verdicts } from "../scenario/verdict.ts";

/** The verdicts that a system is known to get, by case id: "pass", or the verdict, a colon and why. Committed, so that nothing gets worse unseen. */
export type ExpectedVerdicts = Readonly<Record<string, string>>;

const longestReason = 200;

export function expectedOf(results: readonly CaseResult[], before: ExpectedVerdicts = {}): ExpectedVerdicts {
  const now = results.map(({ id, verdict, reason }) => [id, reason === undefined ? verdict : `${verdict}: ${reason.slice(0, longestReason)}`] as const);
  return Object.fromEntries([...Object.entries({ ...before, ...Object.fromEntries(now) })].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function verdictIn(expectation: string): { readonly verdict: Verdict; readonly reason: string } {
  const [word = "", ...reason] = expectation.split(": ");
  const verdict = verdicts.find((one) => one === word);
  if (verdict === undefined) throw new RangeError(`the expected verdicts have "${word}", which is none of ${verdicts.join(", ")}`);
  return { verdict, reason: reason.join(": ") };
}

const rank: Readonly<Record<Verdict, number>> = { pass: 2, notApplicable: 1, couldNotTell: 0, fail: 0 };

export interface Comparison {
  /** It got worse: a regression. */
  readonly worse: readonly string[];
  /** It got better, or is new: the file should be written anew. */
  readonly news: readonly string[];
}

/** Compares results with what was expected; cases that were not run are left out. */
export function compareVerdicts(results: readonly CaseResult[], expected: ExpectedVerdicts): Comparison {
  const worse: string[] = [];
  const news: string[] = [];
  for (const { id, verdict, reason } of results) {
    const expectation = expected[id];
    const before = expectation === undefined ? undefined : verdictIn(expectation).verdict;
    const line = `${id}: ${before ?? "not known"}, now ${verdict}${reason === undefined ? "" : ` (${reason})`}`;
    if (before !== undefined && rank[verdict] < rank[before]) worse.push(line);
    else if (before !== verdict) news.push(line);
  }
  return { worse, news };
}
