// SPDX-License-Identifier: Apache-2.0
import { Amps, Volts, type WattHours, Watts } from "@chargehand/kernel";
import type { ChipReading, PhaseReading } from "../hardware/meter-chip.ts";

/** What the device measures at one instant. The registers are those of its life, each monotone; power import positive, export negative. */
export interface MeterSample {
  readonly phases: readonly [PhaseReading, PhaseReading, PhaseReading];
  /** Sum over the phases. */
  readonly power: Watts;
  /** Per phase, with the sign of its power. */
  readonly currents: readonly [Amps, Amps, Amps];
  /** Of L1. */
  readonly voltage: Volts;
  /** Lifetime register of import. */
  readonly energy: WattHours;
  /** Lifetime register of export. */
  readonly exported: WattHours;
}

export interface MeterReader {
  /** What is measured now. The registers hold everything up to this instant. */
  read(): MeterSample;
  /** Epoch ms, domain time, of what was last known of the registers before this start of the device. Absent: nothing. */
  readonly knownUntil?: number | undefined;
}

export interface Registers {
  readonly imported: WattHours;
  readonly exported: WattHours;
}

/** Of what the chip cannot say nothing flows: one value that is no number would keep a whole message from being told. */
export function sampleOf(reading: ChipReading, registers: Registers): MeterSample {
  const [one, two, three] = [sound(reading.phases[0]), sound(reading.phases[1]), sound(reading.phases[2])];
  return {
    phases: [one, two, three],
    power: Watts(one.power + two.power + three.power),
    currents: [signed(one), signed(two), signed(three)],
    voltage: Volts(one.voltage),
    energy: registers.imported,
    exported: registers.exported,
  };
}

const sound = (phase: PhaseReading): PhaseReading => {
  const { voltage, current, power } = phase;
  return Number.isFinite(voltage + current + power) ? phase : { voltage: Volts(said(voltage)), current: Amps(said(current)), power: Watts(said(power)) };
};
const said = (value: number): number => (Number.isFinite(value) ? value : 0);

const signed = ({ current, power }: PhaseReading): Amps => Amps(power < 0 ? -current : current);

/** Active over apparent power, 0 to 1; undefined where nothing flows. Chips of little resolution may show a hair above 1: that is 1. */
export function powerFactorOf(phases: readonly Pick<PhaseReading, "voltage" | "current" | "power">[]): number | undefined {
  const apparent = phases.reduce((sum, { voltage, current }) => sum + voltage * current, 0);
  if (apparent < LEAST_APPARENT) return undefined;
  return Math.min(1, Math.abs(phases.reduce((sum, { power }) => sum + power, 0)) / apparent);
}

/** VA; below this the quotient is noise. */
const LEAST_APPARENT = 10;
