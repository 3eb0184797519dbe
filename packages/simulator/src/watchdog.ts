// SPDX-License-Identifier: Apache-2.0
import { type Clock, Millis, type Timer } from "@chargehand/kernel";

export interface WatchdogOptions {
  /** Domain time. */
  readonly clock: Clock;
  /** How long the runtime may be silent. */
  readonly patience: Millis;
  /** Whether there is anything that must not go on without the runtime. */
  readonly isNeeded: () => boolean;
  readonly onSilence: () => void;
}

/** Hears whether the runtime lives. Counts its own two half-periods, not a difference of times: time that jumps over a gap is no silence. */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #hasHeard = false;
  #isSilent = false;
  #timer: Timer | undefined;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** The runtime gave a sign of life. True when it had been silent until now. */
  hear(): boolean {
    this.#hasHeard = true;
    const wasSilent = this.#isSilent;
    this.#isSilent = false;
    return wasSilent;
  }

  /** Begins to watch unless it watches already or has no need to. */
  watch(): void {
    const { clock, patience, isNeeded, onSilence } = this.#options;
    if (this.#timer !== undefined || !isNeeded()) return;
    const half = Millis(patience / 2);
    let silentHalves = 0;
    const look = () => {
      silentHalves = this.#hasHeard ? 0 : silentHalves + 1;
      this.#hasHeard = false;
      this.#timer = undefined;
      if (silentHalves >= 2) {
        this.#isSilent = true;
        onSilence();
      } else if (isNeeded()) this.#timer = clock.after("safety watchdog", half, look);
    };
    this.#timer = clock.after("safety watchdog", half, look);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
