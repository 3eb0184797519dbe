// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, type Millis } from "@chargehand/kernel";

/** So many downloads may follow each other: a few updates with all of their attempts. */
export const OPENINGS_AT_ONCE = 30;
/** Then one in this time: a slot of 10,000 erasures outlasts a year of a CSMS that orders without end. */
export const OPENING_SPACING: Millis = Hours(1);

/** Each download empties a slot, and flash memory bears that only so often. */
export class SlotPace {
  readonly #clock: Clock;
  #left = OPENINGS_AT_ONCE;
  #at: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.monoMs();
  }

  /** Whether the slot may be emptied now; then that counts. */
  takes(): boolean {
    const now = this.#clock.monoMs();
    this.#left = Math.min(OPENINGS_AT_ONCE, this.#left + (now - this.#at) / OPENING_SPACING);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
