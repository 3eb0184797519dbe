// SPDX-License-Identifier: Apache-2.0
import type { ChipReading, PhaseReading } from "@chargehand/charge-point";
import { Amps, type Random, Volts, WattHours, Watts } from "@chargehand/kernel";

/** How wrong a meter is. Gains are factors, 1 is right; all are of one direction, as a bad part is. */
export interface MeterErrors {
  readonly voltageGain: number;
  readonly currentGain: number;
  /** Radians by which the current channel lags the voltage channel: it shows in the power of loads whose power factor is below 1. */
  readonly phaseShift: number;
  /** Largest relative noise of one sample of power; it averages out in the counters. */
  readonly noise: number;
  /** The smallest step that each value is told in: V, A, W; and Wh of one pulse of the counters. 0 is as fine as it gets. */
  readonly steps: { readonly voltage: number; readonly current: number; readonly power: number; readonly energy: number };
  /** A; below it nothing is counted. */
  readonly startingCurrent: number;
}

/** Meters of different quality. `worst` has every tolerance of the hardware at its end, all in one direction. */
export const meterErrors = {
  none: { voltageGain: 1, currentGain: 1, phaseShift: 0, noise: 0, steps: { voltage: 0, current: 0, power: 0, energy: 0 }, startingCurrent: 0 },
  typical: {
    ...{ voltageGain: 0.999, currentGain: 1.004, phaseShift: 0.001, noise: 0.001, startingCurrent: 0.02 },
    steps: { voltage: 0.1, current: 0.01, power: 1, energy: 0.1 },
  },
  worst: {
    ...{ voltageGain: 1.005, currentGain: 1.0075, phaseShift: -0.0044, noise: 0.002, startingCurrent: 0.04 },
    steps: { voltage: 0.5, current: 0.05, power: 2, energy: 0.1 },
  },
} as const satisfies Record<string, MeterErrors>;

type Phases = ChipReading["phases"];

/** A meter chip that is as wrong as it is said to be. It forgets its counts with the power. */
export class SimulatedMeter {
  readonly #errors: MeterErrors;
  readonly #random: Random | undefined;
  #run: number;
  #imported = 0;
  #exported = 0;

  constructor(options: { readonly run: number; readonly errors?: MeterErrors; readonly random?: Random }) {
    this.#run = options.run;
    this.#errors = options.errors ?? meterErrors.none;
    this.#random = options.random;
  }

  /** Without errors nobody needs to tell it what flowed when: energy alone will do. */
  get isExact(): boolean {
    return this.#errors === meterErrors.none;
  }

  /** Counts what truly flowed, import positive, while voltage, current and power were as given. */
  count(energy: WattHours, phases?: Phases): void {
    const truth = phases === undefined ? 0 : sumOf(phases);
    const counted = phases === undefined || truth === 0 ? energy : energy * (sumOf(phases.map((phase) => this.#measured(phase))) / truth);
    if (counted > 0) this.#imported += counted;
    else this.#exported -= counted;
  }

  /** What the chip shows while that truly flows. */
  read(phases: Phases): ChipReading {
    if (this.isExact) return { phases, imported: WattHours(this.#imported), exported: WattHours(this.#exported), run: this.#run };
    const noisy = (phase: PhaseReading) => this.#stepped(this.#measured(phase), 1 + this.#errors.noise * this.#noise());
    const { energy } = this.#errors.steps;
    return {
      phases: [noisy(phases[0]), noisy(phases[1]), noisy(phases[2])],
      imported: WattHours(below(this.#imported, energy)),
      exported: WattHours(below(this.#exported, energy)),
      run: this.#run,
    };
  }

  losePower(): void {
    this.#imported = 0;
    this.#exported = 0;
    this.#run++;
  }

  #measured({ voltage, current, power }: PhaseReading): PhaseReading {
    const { voltageGain, currentGain, phaseShift, startingCurrent } = this.#errors;
    const apparent = voltage * current;
    if (apparent === 0 || current < startingCurrent) return { voltage: Volts(voltage * voltageGain), current: Amps(0), power: Watts(0) };
    const cosine = Math.max(-1, Math.min(1, power / apparent));
    // No shift is computed where there is none: it would cost exactness.
    const shifted = phaseShift === 0 ? power : apparent * Math.cos(Math.acos(cosine) + phaseShift);
    return { voltage: Volts(voltage * voltageGain), current: Amps(current * currentGain), power: Watts(shifted * voltageGain * currentGain) };
  }

  #stepped({ voltage, current, power }: PhaseReading, noise: number): PhaseReading {
    const { steps } = this.#errors;
    return { voltage: Volts(near(voltage, steps.voltage)), current: Amps(near(current, steps.current)), power: Watts(near(power * noise, steps.power)) };
  }

  /** -1 to 1. */
  #noise(): number {
    return this.#random === undefined || this.#errors.noise === 0 ? 0 : 2 * this.#random.fraction() - 1;
  }
}

const sumOf = (phases: readonly PhaseReading[]): number => phases.reduce((sum, { power }) => sum + power, 0);
const near = (value: number, step: number): number => (step === 0 ? value : Math.round(value / step) * step);
/** A pulse that is not whole yet has not been given. */
const below = (value: number, step: number): number => (step === 0 ? value : Math.floor(value / step) * step);
