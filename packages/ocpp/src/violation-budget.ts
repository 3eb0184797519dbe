// SPDX-License-Identifier: Apache-2.0
import type { Clock } from "@chargehand/kernel";

/** A leaky bucket: `limit` violations at once, one forgiven each second of transport time. */
export class ViolationBudget {
  readonly #clock: Clock;
  readonly #limit: number;
  #level = 0;
  #at: number;

  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
    this.#at = clock.monoMs();
  }

  /** False when the budget is used up. */
  spend(): boolean {
    const now = this.#clock.monoMs();
    this.#level = Math.max(0, this.#level - (now - this.#at) / 1000) + 1;
    this.#at = now;
    return this.#level <= this.#limit;
  }
}
