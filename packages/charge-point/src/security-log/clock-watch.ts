// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, type Millis, Seconds, toIso } from "@chargehand/kernel";

/** From this on a step of the wall clock is an event; what OCPP calls reasonable for ClockCtrlr.TimeAdjustmentReportingThreshold. */
export const CLOCK_STEP: Millis = Seconds(20);

/** Small steps add up within this time; slower than that it is drift and what time sources are for. */
const DRIFT_WINDOW: Millis = Hours(1);

/** Holds the wall clock against the one that never steps. */
export class ClockWatch {
  readonly #clock: Clock;
  #offset: number;
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.monoMs();
    this.#offset = clock.wallMs() - this.#since;
  }

  /** What to write down when the clock was set since the last look; undefined when it was not. */
  look(): string | undefined {
    const [wall, mono] = [this.#clock.wallMs(), this.#clock.monoMs()];
    const step = wall - mono - this.#offset;
    const isStep = Math.abs(step) >= CLOCK_STEP;
    if (isStep || mono - this.#since >= DRIFT_WINDOW) {
      this.#offset = wall - mono;
      this.#since = mono;
    }
    return isStep
      ? `the clock was set ${step > 0 ? "forward" : "back"} by ${Math.round(Math.abs(step) / 1_000)} s; before, it showed ${shown(wall - step)}`
      : undefined;
  }
}

/** What to write down when the clock shows a time after a start that was over before it. */
export function lostSince(clock: Clock, lastKnown: number | undefined): string | undefined {
  const behind = (lastKnown ?? Number.NEGATIVE_INFINITY) - clock.wallMs();
  if (lastKnown === undefined || behind < CLOCK_STEP) return undefined;
  return `the clock has lost the time: it is ${Math.round(behind / 1_000)} s behind the last that is known, ${shown(lastKnown)}`;
}

const shown = (at: number): string => (Math.abs(at) <= 8.64e15 ? toIso(at) : "no time that there is");
