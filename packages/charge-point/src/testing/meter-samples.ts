// SPDX-License-Identifier: Apache-2.0
import { Amps, type Millis, Volts, WattHours, Watts } from "@chargehand/kernel";
import type { ChipReading, MeterChip, PhaseReading } from "../hardware/meter-chip.ts";
import { type MeterReader, type MeterSample, sampleOf } from "../meter/meter-sample.ts";

/** A phase at 230 V with unity power factor. */
export const phaseOf = (amps: number, powerFactor = 1): PhaseReading => ({
  voltage: Volts(230),
  current: Amps(Math.abs(amps)),
  power: Watts(230 * amps * powerFactor),
});

/** What a chip reads with those currents at 230 V; negative is export. */
export const chipReading = (amps: readonly [number, number, number], counts: Partial<Omit<ChipReading, "phases">> = {}): ChipReading => ({
  phases: [phaseOf(amps[0]), phaseOf(amps[1]), phaseOf(amps[2])],
  imported: WattHours(0),
  exported: WattHours(0),
  run: 1,
  ...counts,
});

/** The same as a sample, the registers being the counts. */
export const meterSample = (...facts: Parameters<typeof chipReading>): MeterSample => {
  const reading = chipReading(...facts);
  return sampleOf(reading, reading);
};

/** A meter without a register of its own: what the chip has counted. */
export const plainMeter = (chip: MeterChip): MeterReader => ({
  read() {
    const reading = chip.read();
    return sampleOf(reading, reading);
  },
});

/** A chip with a load that can be set, which counts by the clock and can lose its power. */
export class BenchChip implements MeterChip {
  readonly #clock: { monoMs(): Millis };
  #amps: readonly [number, number, number] = [0, 0, 0];
  #imported: number;
  #exported = 0;
  #run: number;
  #at: number;

  constructor(clock: { monoMs(): Millis }, { counted = 0, run = 1 }: { readonly counted?: number; readonly run?: number } = {}) {
    this.#clock = clock;
    this.#imported = counted;
    this.#run = run;
    this.#at = clock.monoMs();
  }

  /** A per phase, at 230 V; negative is export. */
  load(...amps: readonly [number, number, number]): void {
    this.#count();
    this.#amps = amps;
  }

  losePower(): void {
    this.#count();
    this.#imported = 0;
    this.#exported = 0;
    this.#run++;
  }

  read(): ChipReading {
    this.#count();
    return chipReading(this.#amps, { imported: WattHours(this.#imported), exported: WattHours(this.#exported), run: this.#run });
  }

  #count(): void {
    const now = this.#clock.monoMs();
    const flowed = (230 * this.#amps.reduce((sum, amps) => sum + amps, 0) * (now - this.#at)) / 3_600_000;
    if (flowed > 0) this.#imported += flowed;
    else this.#exported -= flowed;
    this.#at = now;
  }
}
