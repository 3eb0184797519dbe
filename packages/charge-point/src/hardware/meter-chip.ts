// SPDX-License-Identifier: Apache-2.0
import type { Amps, Volts, WattHours, Watts } from "@chargehand/kernel";

/** One phase as the meter chip sees it, averaged by the chip over at most one second. */
export interface PhaseReading {
  /** Line to neutral, RMS. */
  readonly voltage: Volts;
  /** RMS, without a sign. */
  readonly current: Amps;
  /** Active power: import positive, export negative. Its magnitude over voltage times current is the power factor. */
  readonly power: Watts;
}

/** What the chip says at one instant. */
export interface ChipReading {
  /** L1, L2, L3; a phase that the device has not got reads zero. */
  readonly phases: readonly [PhaseReading, PhaseReading, PhaseReading];
  /** What the chip has counted since its counters last began at 0, each monotone, over all phases. */
  readonly imported: WattHours;
  readonly exported: WattHours;
  /** Another number each time the counters have begun at 0, as after a loss of the power. */
  readonly run: number;
}

/**
 * A meter chip: it measures and counts while it has power, and forgets its counts with it. The lifetime register is the
 * runtime's. It may be read at any time, and reading changes nothing.
 */
export interface MeterChip {
  read(): ChipReading;
}
