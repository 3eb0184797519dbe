// SPDX-License-Identifier: Apache-2.0
import type { MeterReading } from "../domain.ts";

/** One sampled value of any OCPP version, in W, Wh, A or V. */
export interface Sample {
  readonly measurand: string;
  readonly value: number;
  readonly phase: string | undefined;
  readonly location: string | undefined;
  readonly context: string | undefined;
}

/** Which measurand becomes which field. Per-phase powers add up; of per-phase currents and voltages the largest counts. */
const FIELDS = {
  "Power.Active.Import": { field: "powerW", phases: "sum" },
  "Energy.Active.Import.Register": { field: "energyWh", phases: "sum" },
  "Current.Import": { field: "currentA", phases: "max" },
  "Current.Offered": { field: "offeredA", phases: "max" },
  Voltage: { field: "voltageV", phases: "max" },
} as const;

type Measurand = keyof typeof FIELDS;
const isKnown = (measurand: string): measurand is Measurand => Object.hasOwn(FIELDS, measurand);

/** What an absent measurand means in every version. */
export const DEFAULT_MEASURAND = "Energy.Active.Import.Register" satisfies Measurand;

/** A sample without a phase is the total, and the first of these counts. */
interface Gathered {
  value: number;
  isTotal: boolean;
}

function gather(known: Gathered | undefined, { phase, value }: Sample, phases: "sum" | "max"): Gathered {
  if (known === undefined || (phase === undefined && !known.isTotal)) return { value, isTotal: phase === undefined };
  if (!known.isTotal) known.value = phases === "max" ? Math.max(known.value, value) : known.value + value;
  return known;
}

type Field = (typeof FIELDS)[Measurand]["field"];

/** One reading per MeterValue; measurands that the CSMS does not keep are left out. `at` is epoch ms, already checked. */
export function readingFrom(all: readonly Sample[], at: number): MeterReading {
  const gathered: { -readonly [F in Field]?: Gathered } = {};
  let first: Sample | undefined;
  for (const sample of all) {
    if (sample.location !== undefined && sample.location !== "Outlet") continue;
    first ??= sample;
    if (!isKnown(sample.measurand)) continue;
    const { field, phases } = FIELDS[sample.measurand];
    gathered[field] = gather(gathered[field], sample, phases);
  }
  const reading: { -readonly [K in keyof MeterReading]: MeterReading[K] } = { at };
  for (const field in gathered) reading[field as Field] = (gathered[field as Field] as Gathered).value;
  if (first?.context !== undefined) reading.context = first.context;
  return reading;
}
