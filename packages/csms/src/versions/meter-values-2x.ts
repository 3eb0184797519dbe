// SPDX-License-Identifier: Apache-2.0
import type { Request } from "@chargehand/ocpp";
import type { MeterReading } from "../domain.ts";

type MeterValue =
  | NonNullable<Request<"2.0.1", "TransactionEvent">["meterValue"]>[number]
  | NonNullable<Request<"2.1", "TransactionEvent">["meterValue"]>[number];
type SampledValue = MeterValue["sampledValue"][number];

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

/** In W, Wh, A or V. Source: OCPP 2.0.1 Part 2, UnitOfMeasureType: `multiplier` is an exponent of ten. */
function inBaseUnit(sample: SampledValue): number {
  const kilo = sample.unitOfMeasure?.unit?.startsWith("k") ? 1_000 : 1;
  return sample.value * kilo * 10 ** (sample.unitOfMeasure?.multiplier ?? 0);
}

function combine(samples: readonly SampledValue[], phases: "sum" | "max"): number {
  const total = samples.find((sample) => sample.phase === undefined);
  if (total !== undefined) return inBaseUnit(total);
  const values = samples.map(inBaseUnit);
  return phases === "max" ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0);
}

/** One reading per MeterValue; measurands that the CSMS does not keep are left out. `at` is epoch ms, already checked. */
export function readingOf(meterValue: MeterValue, at: number): MeterReading {
  const samples = meterValue.sampledValue.filter((sample) => (sample.location ?? "Outlet") === "Outlet");
  const byMeasurand = new Map<Measurand, SampledValue[]>();
  for (const sample of samples) {
    const measurand = sample.measurand ?? "Energy.Active.Import.Register";
    if (isKnown(measurand)) byMeasurand.set(measurand, [...(byMeasurand.get(measurand) ?? []), sample]);
  }
  const fields = [...byMeasurand].map(([measurand, of]) => [FIELDS[measurand].field, combine(of, FIELDS[measurand].phases)] as const);
  const context = samples[0]?.context;
  return { at, ...Object.fromEntries(fields), ...(context === undefined ? {} : { context }) };
}
