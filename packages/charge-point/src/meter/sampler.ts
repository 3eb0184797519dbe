// SPDX-License-Identifier: Apache-2.0
import { type Millis, Watts } from "@chargehand/kernel";
import type { Reading } from "../ocpp/station-events.ts";
import { type MeterSample, powerFactorOf } from "./meter-sample.ts";
import { Stopwatch } from "./stopwatch.ts";

/** Below this a car is only keeping itself awake: time with less does not count as charging. */
const FLOWING: Watts = Watts(50);

/**
 * Follows the meter through the cycles. However late a cycle comes it reads once: the register holds the energy of
 * the whole gap, and the time with power flowing is judged by the sample that opened the gap.
 */
export class Sampler {
  readonly #flow = new Stopwatch();
  #sentMono: number | undefined;

  /** Takes the sample of a cycle; the return is the time in ms that power flowed since the one before. */
  take(sample: MeterSample, monoMs: Millis): number {
    return this.#flow.take(Math.abs(sample.power) >= FLOWING, monoMs);
  }

  /** What flowed before is not known to have gone on. */
  forget(): void {
    this.#flow.forget();
  }

  /** Begins the count to the next periodic value, at the start of a transaction. */
  restart(monoMs: Millis): void {
    this.#sentMono = monoMs;
  }

  /**
   * Whether a periodic value is due. The grid of due times is kept when a cycle is a little late,
   * and begun anew when it is later than a whole interval: what was missed is not made up.
   */
  isDue(monoMs: Millis, interval: Millis): boolean {
    if (interval <= 0) return false;
    if (this.#sentMono === undefined) this.#sentMono = monoMs;
    const late = monoMs - this.#sentMono - interval;
    if (late < 0) return false;
    this.#sentMono = late < interval ? this.#sentMono + interval : monoMs;
    return true;
  }

  /** When the next periodic value is due. */
  dueAt(interval: Millis): number | undefined {
    return interval <= 0 || this.#sentMono === undefined ? undefined : this.#sentMono + interval;
  }
}

/** A sample in the words of the wire, with what was on offer beside it. */
export function readingOf(sample: MeterSample, at: number, facts: { readonly phases: 1 | 3; readonly offeredA: number }): Reading {
  const { phases, power, energy, exported, currents, voltage } = sample;
  const powerFactor = powerFactorOf(phases);
  return {
    at,
    powerW: power,
    energyWh: energy,
    currentsA: facts.phases === 1 ? [currents[0]] : [...currents],
    offeredA: facts.offeredA,
    voltageV: voltage,
    ...(exported > 0 ? { exportedWh: exported } : {}),
    ...(facts.phases === 3 ? { powersW: phases.map((phase) => phase.power), voltagesV: phases.map((phase) => phase.voltage) } : {}),
    ...(powerFactor === undefined ? {} : { powerFactor }),
  };
}
