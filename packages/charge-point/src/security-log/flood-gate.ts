// SPDX-License-Identifier: Apache-2.0
import { type Clock, Millis, Minutes, type Timer } from "@chargehand/kernel";
import type { SecurityKind } from "./kinds.ts";

/** Events of one kind that are each written as an entry of its own, one after another. */
export const BURST_OF_A_KIND = 10;

/** After such a burst one entry of that kind is written in this time, with the count of what it stands for. */
export const INTERVAL_OF_A_KIND: Millis = Minutes(30);

interface Bucket {
  tokens: number;
  filledAt: number;
  waiting: number;
  /** Of those that wait, each once, the newest last. */
  details: string[];
}

/** Different details that one entry names, the last among them; so nobody hides one event behind a flood of others of its kind. */
const MOST_DETAILS = 12;

/** What is to be written now. */
export type WriteEntry = (kind: SecurityKind, detail: string, count: number) => void;

/**
 * Bounds what an attacker can make the device write: 10 entries of a kind at once, and 48 a day after that, whatever happens.
 * Nothing is forgotten: what has no entry of its own is counted in the next of its kind.
 */
export class FloodGate {
  readonly #clock: Clock;
  readonly #write: WriteEntry;
  readonly #buckets = new Map<SecurityKind, Bucket>();
  #timer: Timer | undefined;

  constructor(clock: Clock, write: WriteEntry) {
    this.#clock = clock;
    this.#write = write;
  }

  pass(kind: SecurityKind, detail: string): void {
    const bucket = this.#bucketOf(kind);
    bucket.waiting++;
    bucket.details = [...bucket.details.filter((other) => other !== detail).slice(0, MOST_DETAILS - 1), detail];
    if (bucket.tokens >= 1) this.#let(kind, bucket);
    else this.#arm();
  }

  /** Writes all that waits: the device is about to stop. */
  flush(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    for (const [kind, bucket] of this.#buckets) if (bucket.waiting > 0) this.#let(kind, bucket);
  }

  #let(kind: SecurityKind, bucket: Bucket): void {
    const { waiting, details } = bucket;
    bucket.tokens = Math.max(0, bucket.tokens - 1);
    bucket.waiting = 0;
    bucket.details = [];
    const last = details.at(-1) ?? "";
    const others = details.length > 1 ? `; before: ${details.slice(0, -1).join("; ")}` : "";
    this.#write(kind, waiting === 1 ? last : `${waiting} times; the last: ${last}${others}`, waiting);
  }

  #bucketOf(kind: SecurityKind): Bucket {
    const now = this.#clock.monoMs();
    const bucket = this.#buckets.get(kind) ?? { tokens: BURST_OF_A_KIND, filledAt: now, waiting: 0, details: [] };
    const more = Math.floor((now - bucket.filledAt) / INTERVAL_OF_A_KIND);
    bucket.tokens = Math.min(BURST_OF_A_KIND, bucket.tokens + more);
    bucket.filledAt = bucket.tokens === BURST_OF_A_KIND ? now : bucket.filledAt + more * INTERVAL_OF_A_KIND;
    this.#buckets.set(kind, bucket);
    return bucket;
  }

  #arm(): void {
    if (this.#timer !== undefined) return;
    const due = Math.min(...[...this.#buckets.values()].filter(({ waiting }) => waiting > 0).map(({ filledAt }) => filledAt + INTERVAL_OF_A_KIND));
    this.#timer = this.#clock.after("security log flood", Millis(Math.max(1, due - this.#clock.monoMs())), () => this.#onTime());
  }

  #onTime(): void {
    this.#timer = undefined;
    for (const kind of this.#buckets.keys()) {
      const bucket = this.#bucketOf(kind);
      if (bucket.waiting > 0 && bucket.tokens >= 1) this.#let(kind, bucket);
    }
    if ([...this.#buckets.values()].some(({ waiting }) => waiting > 0)) this.#arm();
  }
}
