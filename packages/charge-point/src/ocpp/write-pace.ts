// SPDX-License-Identifier: Apache-2.0
import { Allowance, type Clock, delay, Millis, Seconds } from "@chargehand/kernel";

/** So many may be set at once: a station is set up in far fewer. */
export const WRITES_AT_ONCE = 1_000;

/** Then one in this time: a CSMS that writes without end wears the flash for no longer than the years that docs/limits.md gives. */
export const WRITE_SPACING: Millis = Seconds(1);

/** Spaces what a CSMS sets, each of which ends in a write to the disk. */
export class WritePace {
  readonly #clock: Clock;
  readonly #writes: Allowance;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#writes = new Allowance(clock, { most: WRITES_AT_ONCE, spacing: WRITE_SPACING });
  }

  /** Undefined when the next may write at once, else when it may. */
  turn(): Promise<void> | undefined {
    const left = this.#writes.borrow();
    return left >= 0 ? undefined : delay(this.#clock, "pace of writes", Millis(Math.ceil(-left * WRITE_SPACING)));
  }
}
