// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, type Millis, Minutes } from "@chargehand/kernel";

/** Cards turned down one after another before the reader shuts. */
export const TOKEN_ATTEMPTS = 5;

/** Only those of this time count together. */
export const ATTEMPT_WINDOW: Millis = Minutes(10);

/** The first time it shuts for so long, then for twice as long each time. */
export const FIRST_LOCK_OUT: Millis = Minutes(1);
export const LONGEST_LOCK_OUT: Millis = Minutes(15);

/** Without any card turned down, and it begins with the shortest again. */
const FORGET_AFTER: Millis = Hours(24);

/** Against trying cards until one is let in. It forgets everything with a card that is let in, and with the device's next start. */
export class TokenGuard {
  readonly #clock: Clock;
  #refusals: number[] = [];
  #lockOuts = 0;
  #lockedUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isLocked(): boolean {
    return this.#clock.monoMs() < this.#lockedUntil;
  }

  accepted(): void {
    this.#refusals = [];
    this.#lockOuts = 0;
  }

  /** For how long the reader is shut from now on because of it; undefined when it is not. */
  refused(): Millis | undefined {
    const now = this.#clock.monoMs();
    if (now - (this.#refusals.at(-1) ?? now) >= FORGET_AFTER) this.#lockOuts = 0;
    this.#refusals = [...this.#refusals.filter((at) => now - at < ATTEMPT_WINDOW), now];
    // Whoever comes back after a lock-out has used up his attempts but one.
    if (this.#refusals.length < TOKEN_ATTEMPTS) return undefined;
    this.#refusals = this.#refusals.slice(1 - TOKEN_ATTEMPTS);
    const wait = Math.min(LONGEST_LOCK_OUT, FIRST_LOCK_OUT * 2 ** this.#lockOuts) as Millis;
    this.#lockOuts++;
    this.#lockedUntil = now + wait;
    return wait;
  }
}
