// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { readingOf } from "./meter-values-2x.ts";

const timestamp = "2026-06-01T12:00:00Z";
const read = (sampledValue: readonly object[]) => readingOf({ timestamp, sampledValue } as never, 0);

test("reads units and multipliers [OCPP 2.0.1 UnitOfMeasureType]", () => {
  expect(read([{ value: 1.5, unitOfMeasure: { unit: "kWh" } }])).toEqual({ at: 0, energyWh: 1_500 });
  expect(read([{ value: 72, measurand: "Power.Active.Import", unitOfMeasure: { unit: "W", multiplier: 2 } }])).toEqual({ at: 0, powerW: 7_200 });
});

test("adds the powers of the phases and takes the largest current", () => {
  const phases = ["L1", "L2", "L3"].flatMap((phase, at) => [
    { value: 1_000, measurand: "Power.Active.Import", phase },
    { value: 10 + at, measurand: "Current.Import", phase },
  ]);
  expect(read(phases)).toEqual({ at: 0, powerW: 3_000, currentA: 12 });
});

test("takes the total where the station gives one, and the outlet's values only", () => {
  const total = { value: 2_900, measurand: "Power.Active.Import" };
  expect(read([{ ...total, value: 1_000, phase: "L1" }, total, { value: 9, measurand: "Voltage", location: "Inlet" }])).toEqual({ at: 0, powerW: 2_900 });
});

test("leaves out what the CSMS does not keep", () => {
  expect(read([{ value: 20, measurand: "Temperature", context: "Sample.Periodic" }])).toEqual({ at: 0, context: "Sample.Periodic" });
});
