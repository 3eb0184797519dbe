// SPDX-License-Identifier: Apache-2.0
import type { PhaseReading } from "@chargehand/charge-point";
import { Amps, Volts, Watts } from "@chargehand/kernel";

/** What a charger on board draws from one phase. Export is a negative power factor. */
export interface ReferenceLoad {
  /** RMS, line to neutral. */
  readonly volts: number;
  /** RMS. */
  readonly amps: number;
  readonly powerFactor: number;
  /** Third harmonic of the current as a fraction of its fundamental. Default 0. */
  readonly thirdHarmonic?: number;
}

/** Instants of one cycle at which the reference looks. */
const INSTANTS = 2_000;

/**
 * The truth to hold a meter against: the waveforms of voltage and current over one cycle, and the mean of their product. It shares
 * nothing with a meter's formulas.
 */
export function truthOf({ volts, amps, powerFactor, thirdHarmonic = 0 }: ReferenceLoad): PhaseReading {
  const fundamental = amps / Math.sqrt(1 + thirdHarmonic ** 2);
  // What distortion takes of the power factor is not there for the angle to take.
  const angle = Math.acos(Math.max(-1, Math.min(1, (powerFactor * amps) / Math.max(fundamental, Number.MIN_VALUE))));
  let [power, square, squareVolts] = [0, 0, 0];
  for (let i = 0; i < INSTANTS; i++) {
    const at = (2 * Math.PI * i) / INSTANTS;
    const voltage = Math.SQRT2 * volts * Math.sin(at);
    const current = Math.SQRT2 * fundamental * (Math.sin(at - angle) + thirdHarmonic * Math.sin(3 * at));
    power += voltage * current;
    square += current ** 2;
    squareVolts += voltage ** 2;
  }
  return { voltage: Volts(Math.sqrt(squareVolts / INSTANTS)), current: Amps(Math.sqrt(square / INSTANTS)), power: Watts(power / INSTANTS) };
}
