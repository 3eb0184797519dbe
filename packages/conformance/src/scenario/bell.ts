// SPDX-License-Identifier: Apache-2.0
import type { Clock, Millis } from "@chargehand/kernel";

/** Wakes those who wait for something to have changed. */
export class Bell {
  #waiting = new Set<() => void>();

  ring(): void {
    const woken = this.#waiting;
    this.#waiting = new Set();
    for (const wake of woken) wake();
  }

  /** Resolves at the next ring, after `duration` of `clock`, or when the signal aborts; leaves nothing behind. */
  next(clock: Clock, duration: Millis, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        this.#waiting.delete(finish);
        timer.cancel();
        signal.removeEventListener("abort", finish);
        resolve();
      };
      const timer = clock.after("conformance wait", duration, finish);
      this.#waiting.add(finish);
      if (signal.aborted) finish();
      else signal.addEventListener("abort", finish);
    });
  }
}
