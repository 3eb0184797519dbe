// SPDX-License-Identifier: Apache-2.0
import type { Clock } from "@chargehand/kernel";

/** Less is how two clocks run apart, and no step; what is told moves no sooner, so that nothing that follows from it is reckoned anew each cycle. */
const STEP_MS = 1_000;

/** Since when there has been no line, told by the wall clock as it stands now, so that a clock that is set makes the time without one neither longer nor shorter. */
export class LineClock {
  #lost: { readonly monoMs: number; wallMs: number } | undefined;

  /** Epoch ms; undefined while there is a line. */
  lostAt(clock: Clock, isOnline: boolean): number | undefined {
    if (isOnline) {
      this.#lost = undefined;
      return undefined;
    }
    const [wallMs, monoMs] = [clock.wallMs(), clock.monoMs()];
    this.#lost ??= { monoMs, wallMs };
    const since = wallMs - (monoMs - this.#lost.monoMs);
    if (Math.abs(since - this.#lost.wallMs) >= STEP_MS) this.#lost.wallMs = since;
    return this.#lost.wallMs;
  }
}
