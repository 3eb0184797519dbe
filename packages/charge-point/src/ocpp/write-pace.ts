// SPDX-License-Identifier: Apache-2.0
import { type Clock, delay, Millis, Seconds } from "@chargehand/kernel";

/** So many may be set at once: a station is set up in far fewer. */
export const WRITES_AT_ONCE = 1_000;

/** Then one in this time: a CSMS that writes without end wears the flash for no longer than the years that docs/limits.md gives. */
export const WRITE_SPACING: Millis = Seconds(1);

/** Spaces what a CSMS sets, each of which ends in a write to the disk. */
export class WritePace {
  readonly #clock: Clock;
  #left = WRITES_AT_ONCE;
  #at: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.monoMs();
  }

  /** Undefined when the next may write at once, else when it may. */
  turn(): Promise<void> | undefined {
    const now = this.#clock.monoMs();
    this.#left = Math.min(WRITES_AT_ONCE, this.#left + (now - this.#at) / WRITE_SPACING) - 1;
    this.#at = now;
    return this.#left >= 0 ? undefined : delay(this.#clock, "pace of writes", Millis(Math.ceil(-this.#left * WRITE_SPACING)));
  }
}
