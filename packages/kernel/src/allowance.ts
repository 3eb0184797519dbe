// SPDX-License-Identifier: Apache-2.0
import type { Clock } from "./clock.ts";
import type { Millis } from "./units.ts";

export interface AllowanceOptions {
  /** So many at once, and never more, however long nothing is asked for. */
  readonly most: number;
  /** One more comes back in this time. */
  readonly spacing: Millis;
}

/** So many at once, then one in a time: a token bucket, full when made, that needs no timer. A class with plain fields: each device and each connection holds some. */
export class Allowance {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #spacing: Millis;
  #left: number;
  #atMono: Millis;

  constructor(clock: Clock, { most, spacing }: AllowanceOptions) {
    this.#clock = clock;
    this.#most = most;
    this.#spacing = spacing;
    this.#left = most;
    this.#atMono = clock.monoMs();
  }

  /** Counts one when one is left, and says whether; what is refused costs nothing. */
  takes(): boolean {
    if (this.#refilled() < 1) return false;
    this.#left--;
    return true;
  }

  /** Counts one in any case. What is left, also in fractions; below zero so many are owed, and come back before any other. */
  borrow(): number {
    this.#left = this.#refilled() - 1;
    return this.#left;
  }

  #refilled(): number {
    const now = this.#clock.monoMs();
    this.#left = Math.min(this.#most, this.#left + (now - this.#atMono) / this.#spacing);
    this.#atMono = now;
    return this.#left;
  }
}
