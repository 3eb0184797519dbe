// SPDX-License-Identifier: Apache-2.0
import { Hours, type Millis } from "@chargehand/kernel";

/** A time of the CSMS that is further ahead of what is known here is not believed. */
export const FURTHEST_CORRECTION: Millis = Hours(7 * 24);

/** A wall clock, and the clock that never steps, at one instant. */
export interface Instant {
  readonly wallMs: number;
  readonly monoMs: number;
}

/**
 * The time of what happens in a transaction: that of the wall clock, but never before the last that was told in it. Where the wall
 * clock shows an earlier time (its battery was empty after a power cut, or it was set back) time goes on from the last that was known; a
 * time of the CSMS that is later corrects it, until the wall clock has caught up.
 */
export class TransactionClock {
  #held: { readonly at: number; readonly monoMs: number } | undefined;

  /** `known`: the last time that is known of the open transaction, epoch ms; undefined while none is open. */
  at({ wallMs, monoMs }: Instant, known: number | undefined): number {
    if (known === undefined || wallMs >= Math.max(known, this.#heldAt(monoMs))) {
      this.#held = undefined;
      return wallMs;
    }
    this.#held ??= { at: known, monoMs };
    return Math.max(known, this.#heldAt(monoMs));
  }

  /** What the CSMS says that it is; of use only where the wall clock is known to be wrong. */
  hear(csmsMs: number, monoMs: number): void {
    const ahead = csmsMs - this.#heldAt(monoMs);
    if (this.#held !== undefined && ahead > 0 && ahead <= FURTHEST_CORRECTION) this.#held = { at: csmsMs, monoMs };
  }

  #heldAt(monoMs: number): number {
    return this.#held === undefined ? Number.NEGATIVE_INFINITY : this.#held.at + (monoMs - this.#held.monoMs);
  }
}
