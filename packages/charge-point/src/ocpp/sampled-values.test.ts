// SPDX-License-Identifier: Apache-2.0
import { Amps, WattHours } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { measurands } from "../configuration/metering-settings.ts";
import { readingOf } from "../meter/sampler.ts";
import { meterSample } from "../testing/meter-samples.ts";
import { meterValue16 } from "./encode16.ts";
import { meterValue201 } from "./encode201.ts";
import { samplesOf } from "./sampled-values.ts";

const one = readingOf(meterSample([16, 0, 0], { imported: WattHours(1_234.567_8) }), 0, { phases: 1, offeredA: Amps(20) });
const three = readingOf(meterSample([16, 10, 6], { imported: WattHours(5) }), 0, { phases: 3, offeredA: Amps(16) });
const exporting = readingOf(meterSample([-10, -10, -10], { imported: WattHours(5), exported: WattHours(7) }), 0, { phases: 3, offeredA: Amps(16) });

const table = (reading: typeof one) =>
  samplesOf({ ...reading, measurands }).map(({ measurand, phase, value, unit }) => `${measurand} ${phase ?? "-"} ${value} ${unit ?? ""}`.trim());

test("one phase is told without a phase, with what it exports and its power factor where that is wanted", () => {
  expect(table(one)).toEqual([
    "Power.Active.Import - 3680 W",
    "Energy.Active.Import.Register - 1234.5678 Wh",
    "Current.Import - 16 A",
    "Current.Offered - 20 A",
    "Voltage - 230 V",
    "Power.Active.Export - 0 W",
    "Energy.Active.Export.Register - 0 Wh",
    "Current.Export - 0 A",
    "Power.Factor - 1",
  ]);
});

test("three phases come each with its name, powers with their sum first, voltages to neutral", () => {
  expect(table(three).slice(0, 12)).toEqual([
    "Power.Active.Import - 7360 W",
    "Power.Active.Import L1 3680 W",
    "Power.Active.Import L2 2300 W",
    "Power.Active.Import L3 1380 W",
    "Energy.Active.Import.Register - 5 Wh",
    "Current.Import L1 16 A",
    "Current.Import L2 10 A",
    "Current.Import L3 6 A",
    "Current.Offered - 16 A",
    "Voltage L1-N 230 V",
    "Voltage L2-N 230 V",
    "Voltage L3-N 230 V",
  ]);
});

test("what flows out is export, and no negative import", () => {
  expect(table(exporting)).toEqual(
    expect.arrayContaining([
      "Power.Active.Import - 0 W",
      "Power.Active.Export - 6900 W",
      "Power.Active.Export L2 2300 W",
      "Current.Import L1 0 A",
      "Current.Export L1 10 A",
    ]),
  );
  expect(table(exporting)).toContain("Energy.Active.Export.Register - 7 Wh");
});

test("a list of measurands is what is told and nothing else, in every version", () => {
  const wanted = { ...three, measurands: ["Power.Factor", "Energy.Active.Export.Register"] };
  expect(meterValue201(wanted).sampledValue).toEqual([
    { value: 0, context: "Other", measurand: "Energy.Active.Export.Register", unitOfMeasure: { unit: "Wh" } },
    { value: 1, context: "Other", measurand: "Power.Factor" },
  ]);
  expect(meterValue16(wanted).sampledValue).toEqual([
    { value: "0", context: "Other", measurand: "Energy.Active.Export.Register", unit: "Wh" },
    { value: "1", context: "Other", measurand: "Power.Factor" },
  ]);
  expect(samplesOf({ ...three, measurands: [] })).toEqual([]);
});

test("where nobody has said what is wanted, the usual five are told", () => {
  expect(new Set(samplesOf(one).map(({ measurand }) => measurand)).size).toBe(5);
});

test("a signed register is a field of its sample in 2.x, and a sample of its own in 1.6 [OCA, Signed Meter Values in OCPP 3.2.1]", () => {
  const signed = { ...one, measurands: ["Energy.Active.Import.Register"], signed: { text: "OCMF|{}|{}", publicKey: "30AB" } };
  const value = {
    signedMeterData: Buffer.from("OCMF|{}|{}").toString("base64"),
    signingMethod: "",
    encodingMethod: "OCMF",
    publicKey: Buffer.from("oca:base16:asn1:30AB").toString("base64"),
  };
  expect(meterValue201(signed).sampledValue).toMatchObject([{ value: 1_234.568, signedMeterValue: value }]);
  const [plain, own] = meterValue16(signed).sampledValue;
  expect(plain).toMatchObject({ value: "1234.568" });
  expect(own).toMatchObject({ format: "SignedData", measurand: "Energy.Active.Import.Register" });
  expect(JSON.parse(own?.value ?? "")).toEqual(value);
});
