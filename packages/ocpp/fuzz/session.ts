// SPDX-License-Identifier: Apache-2.0
import { type Dice, sessionDice } from "./dice.ts";
import { short } from "./judge.ts";

/** Cases that share one peer, so that state builds up. A case is repeated by running its session up to it. */
export const casesPerSession = 64;

export interface Finding {
  readonly case: number;
  readonly mutator: string;
  readonly problem: string;
  readonly text: string;
}

/** Mutator to outcome to count. */
export type Tally = Record<string, Record<string, number>>;

export interface SessionOptions {
  readonly seed: number;
  readonly number: number;
  readonly tally: Tally;
  /** Default: `casesPerSession`. */
  readonly most?: number | undefined;
}

/** A run of cases from one throw of the dice, and what came of them. */
export class Session {
  readonly dice: Dice;
  readonly number: number;
  readonly tally: Tally;
  readonly findings: Finding[] = [];
  readonly #most: number;
  #count = 0;

  constructor({ seed, number, tally, most }: SessionOptions) {
    this.#most = most ?? casesPerSession;
    this.dice = sessionDice(seed, number);
    this.number = number;
    this.tally = tally;
  }

  get cases(): number {
    return this.#count;
  }

  get case(): number {
    return this.number * casesPerSession + Math.max(0, this.#count - 1);
  }

  /** After a finding nothing that follows can be judged. */
  get isOver(): boolean {
    return this.findings.length > 0;
  }

  /** Begins the next case; false when the session is done. */
  next(): boolean {
    if (this.isOver || this.#count >= this.#most) return false;
    this.#count++;
    return true;
  }

  passed(mutator: string, outcome: string): void {
    this.tally[mutator] ??= {};
    const row = this.tally[mutator];
    row[outcome] = (row[outcome] ?? 0) + 1;
  }

  finding(mutator: string, problem: string, text: string): void {
    this.findings.push({ case: this.case, mutator, problem, text: short(text) });
    this.passed(mutator, "FINDING");
  }

  /** What `run` gives; a throw is a finding: the fuzzer's own parts disagree. */
  trying<T>(mutator: string, run: () => T, text: string): T | undefined {
    try {
      return run();
    } catch (thrown) {
      this.finding(mutator, `the fuzzer: ${thrown instanceof Error ? thrown.message : "threw"}`, text);
      return undefined;
    }
  }
}
