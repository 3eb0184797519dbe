// SPDX-License-Identifier: Apache-2.0
import type { Clock } from "@chargehand/kernel";
import { Minutes, Seconds } from "@chargehand/kernel";
import { BoundedMap } from "./bounded-map.ts";

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

const LIMIT = 10_000;
const FREE_TRIES = { pair: 5, identity: 10, address: 20 } as const;
const FORGET_AFTER = Minutes(15);
const LONGEST_WAIT = Minutes(1);

/**
 * Slows password guessing, per identity, per address and per pair of the two. After the free tries each failure
 * doubles the wait from one second up to one minute. A pair that got in before is judged by its own failures only,
 * so that somebody else's guessing does not keep the real charge point out.
 */
export class FailureBackOff {
  readonly #clock: Clock;
  readonly #failures = new BoundedMap<Failures>(LIMIT);
  readonly #known = new BoundedMap<true>(LIMIT);

  constructor(transportClock: Clock) {
    this.#clock = transportClock;
  }

  /** Whether this pair must wait before its password is even looked at. */
  mustWait(identity: string, address: string): boolean {
    const pair = pairOf(identity, address);
    if (this.#isWaiting(pair, FREE_TRIES.pair)) return true;
    if (this.#known.get(pair)) return false;
    return this.#isWaiting(`i ${identity}`, FREE_TRIES.identity) || this.#isWaiting(`a ${address}`, FREE_TRIES.address);
  }

  failed(identity: string, address: string): void {
    for (const key of [pairOf(identity, address), `i ${identity}`, `a ${address}`]) {
      const known = this.#failures.get(key);
      const now = this.#clock.monoMs();
      const count = known !== undefined && now - known.lastAt < FORGET_AFTER ? known.count + 1 : 1;
      this.#failures.set(key, { count, lastAt: now });
    }
  }

  succeeded(identity: string, address: string): void {
    const pair = pairOf(identity, address);
    this.#failures.delete(pair);
    this.#known.set(pair, true);
  }

  #isWaiting(key: string, freeTries: number): boolean {
    const failures = this.#failures.get(key);
    if (failures === undefined || failures.count < freeTries) return false;
    const wait = Math.min(LONGEST_WAIT, Seconds(1) * 2 ** Math.min(failures.count - freeTries, 16));
    return this.#clock.monoMs() - failures.lastAt < wait;
  }
}

const pairOf = (identity: string, address: string) => `p ${identity} ${address}`;
