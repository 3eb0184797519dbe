// SPDX-License-Identifier: Apache-2.0
// The one file that may read the machine's clock and set its timers; lint forbids both elsewhere.
import type { Clock, Timer } from "./clock.ts";
import { Millis } from "./units.ts";

const LONGEST_TIMER = 2_147_483_647;

/** Real time. The transport clock of every process. */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monoMs: () => Millis(performance.now()),
  after(_name, duration, run) {
    let handle: NodeJS.Timeout;
    const arm = (left: number) => {
      handle = left > LONGEST_TIMER ? setTimeout(() => arm(left - LONGEST_TIMER), LONGEST_TIMER) : setTimeout(run, Math.max(0, left));
    };
    arm(duration);
    return { cancel: () => clearTimeout(handle) };
  },
};

/** Where domain time stands: at real time `realMs` it was `domainMs`, and it runs `speed` times as fast. */
export interface TimeAnchor {
  readonly realMs: number;
  readonly domainMs: number;
  readonly speed: number;
}

interface Pending {
  readonly name: string;
  readonly dueMono: number;
  readonly run: () => void;
  real: Timer;
}

/**
 * Domain time as a scaled copy of real time. One process owns the anchor and tells the others, so that
 * CSMS and simulator share one source. A new anchor (a skipped gap) moves pending timers with it.
 */
export class ScaledClock implements Clock {
  readonly #real: Clock;
  #anchorReal: number;
  #anchorDomain: number;
  #speed: number;
  #mono = 0;
  readonly #pending = new Set<Pending>();

  constructor(anchor: TimeAnchor, real: Clock = systemClock) {
    this.#real = real;
    this.#speed = anchor.speed;
    this.#anchorReal = real.monoMs() - (real.wallMs() - anchor.realMs);
    this.#anchorDomain = anchor.domainMs;
    this.#mono = this.wallMs();
  }

  get speed(): number {
    return this.#speed;
  }

  wallMs(): number {
    return this.#anchorDomain + (this.#real.monoMs() - this.#anchorReal) * this.#speed;
  }

  monoMs(): Millis {
    this.#mono = Math.max(this.#mono, this.wallMs());
    return Millis(this.#mono);
  }

  after(name: string, duration: Millis, run: () => void): Timer {
    const pending: Pending = { name, dueMono: this.monoMs() + duration, run, real: { cancel: () => {} } };
    this.#pending.add(pending);
    this.#arm(pending);
    return {
      cancel: () => {
        this.#pending.delete(pending);
        pending.real.cancel();
      },
    };
  }

  /** Moves domain time to a new anchor; timers keep their domain due time. */
  reanchor(anchor: TimeAnchor): void {
    this.#speed = anchor.speed;
    this.#anchorReal = this.#real.monoMs() - (this.#real.wallMs() - anchor.realMs);
    this.#anchorDomain = anchor.domainMs;
    for (const pending of this.#pending) {
      pending.real.cancel();
      this.#arm(pending);
    }
  }

  #arm(pending: Pending): void {
    const left = Math.max(0, pending.dueMono - this.monoMs()) / this.#speed;
    pending.real = this.#real.after(pending.name, Millis(left), () => {
      this.#pending.delete(pending);
      pending.run();
    });
  }
}
