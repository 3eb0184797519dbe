// SPDX-License-Identifier: Apache-2.0
import type { Request } from "@chargehand/ocpp";
import type { MeterReading } from "../domain.ts";
import { DEFAULT_MEASURAND, readingFrom } from "./meter-values.ts";

export type MeterValue16 = Request<"1.6", "MeterValues">["meterValue"][number];
type SampledValue = MeterValue16["sampledValue"][number];

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Values are text in 1.6. What is no number becomes NaN, and the reading is marked when it is stored: never guessed. */
function inBaseUnit({ value, unit }: SampledValue): number {
  const text = value.trim();
  return NUMBER.test(text) ? Number(text) * (unit?.startsWith("k") ? 1_000 : 1) : Number.NaN;
}

/** `at` is epoch ms, already checked. Signed values are left out: they carry no plain number. Source: OCPP 1.6, 7.33 and 7.43. */
export function readingOf16({ sampledValue }: MeterValue16, at: number): MeterReading {
  const samples = sampledValue
    .filter(({ format }) => format !== "SignedData")
    .map((sample) => ({
      measurand: sample.measurand ?? DEFAULT_MEASURAND,
      value: inBaseUnit(sample),
      phase: sample.phase,
      location: sample.location,
      context: sample.context,
    }));
  return readingFrom(samples, at);
}
