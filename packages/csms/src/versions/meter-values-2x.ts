// SPDX-License-Identifier: Apache-2.0
import type { Request } from "@chargehand/ocpp";
import type { MeterReading } from "../domain.ts";
import { DEFAULT_MEASURAND, readingFrom } from "./meter-values.ts";

export type MeterValue2x =
  | NonNullable<Request<"2.0.1", "TransactionEvent">["meterValue"]>[number]
  | NonNullable<Request<"2.1", "TransactionEvent">["meterValue"]>[number];
type SampledValue = MeterValue2x["sampledValue"][number];

/** In W, Wh, A or V. Source: OCPP 2.0.1 Part 2, UnitOfMeasureType: `multiplier` is an exponent of ten. */
function inBaseUnit(sample: SampledValue): number {
  const kilo = sample.unitOfMeasure?.unit?.startsWith("k") ? 1_000 : 1;
  return sample.value * kilo * 10 ** (sample.unitOfMeasure?.multiplier ?? 0);
}

/** `at` is epoch ms, already checked. */
export function readingOf(meterValue: MeterValue2x, at: number): MeterReading {
  const samples = meterValue.sampledValue.map((sample) => ({
    measurand: sample.measurand ?? DEFAULT_MEASURAND,
    value: inBaseUnit(sample),
    phase: sample.phase,
    location: sample.location,
    context: sample.context,
  }));
  return readingFrom(samples, at);
}
