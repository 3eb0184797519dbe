// SPDX-License-Identifier: Apache-2.0

/**
 * `pass` and `fail` speak of the system under test. `notApplicable`: it lacks the feature that the case is about, which is
 * allowed. `couldNotTell`: the tester could not find out, for example because nobody carried out an operator's action.
 */
export type Verdict = "pass" | "fail" | "notApplicable" | "couldNotTell";

export const verdicts: readonly Verdict[] = ["pass", "fail", "notApplicable", "couldNotTell"];

/** Ends a case with its verdict from wherever the check is. */
export class CaseEnd extends Error {
  override readonly name = "CaseEnd";
  readonly verdict: Exclude<Verdict, "pass">;

  constructor(verdict: Exclude<Verdict, "pass">, reason: string) {
    super(reason);
    this.verdict = verdict;
  }
}

/** What an outside hand answers: done; the system has no such thing; or the rig cannot make the system do it by itself. */
export type ActionOutcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "unsupported"; readonly reason: string }
  | { readonly outcome: "notAutomated"; readonly reason: string };

export const done: ActionOutcome = { outcome: "done" };
export const unsupported = (reason: string): ActionOutcome => ({ outcome: "unsupported", reason });
export const notAutomated = (reason: string): ActionOutcome => ({ outcome: "notAutomated", reason });
