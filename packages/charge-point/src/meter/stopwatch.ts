// SPDX-License-Identifier: Apache-2.0
import type { Millis } from "@chargehand/kernel";

/** Adds up the time in which something was so, judged by the look that opened each gap. */
export class Stopwatch {
  #lastMono: number | undefined;
  #wasOn = false;

  /** What was so before is not known to have gone on, as after a stop. */
  forget(): void {
    this.#lastMono = undefined;
  }

  /** How long it was on since the look before, ms. */
  take(isOn: boolean, monoMs: Millis): number {
    const elapsed = this.#lastMono === undefined || !this.#wasOn ? 0 : monoMs - this.#lastMono;
    this.#lastMono = monoMs;
    this.#wasOn = isOn;
    return elapsed;
  }
}
