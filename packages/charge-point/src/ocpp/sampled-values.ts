// SPDX-License-Identifier: Apache-2.0
// A reading as the samples that every OCPP version knows by the same names; the encoders of the versions put them in their words.
import type { Measurand } from "../configuration/metering-settings.ts";
import type { Reading, SignedReading } from "./station-events.ts";

export type Phase = "L1" | "L2" | "L3" | "L1-N" | "L2-N" | "L3-N";

export interface Sample {
  readonly measurand: Measurand;
  readonly value: number;
  /** Absent: a plain number. */
  readonly unit?: "W" | "Wh" | "A" | "V";
  /** Absent: over all phases, or of the only one. */
  readonly phase?: Phase;
  readonly signed?: SignedReading;
}

/** What is to be told of a reading, in a fixed order. Powers and energies of three phases come as their sum first. */
export function samplesOf(reading: Reading): readonly Sample[] {
  const { measurands } = reading;
  const all = allSamples(reading);
  return measurands === undefined ? all.filter(({ measurand }) => !isOnlyOnDemand(measurand)) : all.filter(({ measurand }) => measurands.includes(measurand));
}

/** Not told where nobody has said what is wanted. */
const isOnlyOnDemand = (measurand: Measurand): boolean => measurand.includes("Export") || measurand === "Power.Factor";

const lines = ["L1", "L2", "L3"] as const;
const toNeutral = ["L1-N", "L2-N", "L3-N"] as const;

function allSamples(reading: Reading): readonly Sample[] {
  const { powerW, powersW = [], energyWh, exportedWh = 0, currentsA, offeredA, voltageV, voltagesV = [], powerFactor = 1, signed } = reading;
  const isOne = currentsA.length === 1;
  const perLine = (measurand: Measurand, unit: "W" | "A", values: readonly number[]): readonly Sample[] =>
    values.map((value, i) => ({ measurand, value: inward(value), unit, ...(isOne ? {} : phaseOf(lines[i])) }));
  const voltages: readonly Sample[] = voltagesV.map((value, i) => ({ measurand: "Voltage", value, unit: "V", ...phaseOf(toNeutral[i]) }));
  return [
    { measurand: "Power.Active.Import", value: inward(powerW), unit: "W" },
    ...perLine("Power.Active.Import", "W", powersW),
    { measurand: "Energy.Active.Import.Register", value: energyWh, unit: "Wh", ...(signed === undefined ? {} : { signed }) },
    ...perLine("Current.Import", "A", currentsA),
    { measurand: "Current.Offered", value: offeredA, unit: "A" },
    ...(voltages.length > 0 ? voltages : [{ measurand: "Voltage", value: voltageV, unit: "V" } as const]),
    { measurand: "Power.Active.Export", value: inward(-powerW), unit: "W" },
    ...perLine("Power.Active.Export", "W", powersW.map(turned)),
    { measurand: "Energy.Active.Export.Register", value: exportedWh, unit: "Wh" },
    ...perLine("Current.Export", "A", currentsA.map(turned)),
    { measurand: "Power.Factor", value: powerFactor },
  ];
}

const phaseOf = (phase: Phase | undefined): Pick<Sample, "phase"> => (phase === undefined ? {} : { phase });
/** What flows the other way is no negative amount of this one. */
const inward = (value: number): number => Math.max(0, value);
const turned = (value: number): number => -value;

/** To thousandths of the unit. */
export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
