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

function combine(samples: readonly Sample[], phases: "sum" | "max"): number {
  const total = samples.find((sample) => sample.phase === undefined);
  if (total !== undefined) return total.value;
  const values = samples.map(({ value }) => value);
  return phases === "max" ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0);
}

/** One reading per MeterValue; measurands that the CSMS does not keep are left out. `at` is epoch ms, already checked. */
export function readingFrom(all: readonly Sample[], at: number): MeterReading {
  const samples = all.filter((sample) => (sample.location ?? "Outlet") === "Outlet");
  const byMeasurand = new Map<Measurand, Sample[]>();
  for (const sample of samples) {
    const { measurand } = sample;
    if (isKnown(measurand)) byMeasurand.set(measurand, [...(byMeasurand.get(measurand) ?? []), sample]);
  }
  const fields = [...byMeasurand].map(([measurand, of]) => [FIELDS[measurand].field, combine(of, FIELDS[measurand].phases)] as const);
  const context = samples[0]?.context;
  return { at, ...Object.fromEntries(fields), ...(context === undefined ? {} : { context }) };
}
