// SPDX-License-Identifier: Apache-2.0
import { DECISION_COMPONENT, type DecisionRecord, parseDecisionRecord } from "@chargehand/charging";
import { expect, test } from "vitest";
import { transactionEvent } from "../testing/transaction-events.ts";
import { decision201, idToken201, meterValue201, transactionEvent201 } from "./encode201.ts";

const reading = { at: 0, powerW: 11_040.12345, energyWh: 10.000_4, currentsA: [16, 15.5, 0], offeredA: 16, voltageV: 230.1 };

test("a reading of three phases names each phase's current, one of one phase does not", () => {
  const currents = (currentsA: readonly number[]) =>
    meterValue201({ ...reading, currentsA })
      .sampledValue.filter((sample) => sample.measurand === "Current.Import")
      .map((sample) => [sample.phase, sample.value]);
  expect(currents(reading.currentsA)).toEqual([
    ["L1", 16],
    ["L2", 15.5],
    ["L3", 0],
  ]);
  expect(currents([16])).toEqual([[undefined, 16]]);
});

test("values are rounded to thousandths and carry their unit", () => {
  expect(meterValue201(reading).sampledValue.slice(0, 2)).toMatchObject([
    { value: 11_040.123, measurand: "Power.Active.Import", unitOfMeasure: { unit: "W" } },
    { value: 10, measurand: "Energy.Active.Import.Register", unitOfMeasure: { unit: "Wh" } },
  ]);
});

test("offline is said only when it was [E11.FR.02]", () => {
  const event = transactionEvent();
  if (event.type !== "transaction") throw new Error("not a transaction event");
  expect(transactionEvent201(event.event, true).offline).toBe(true);
  expect("offline" in transactionEvent201(event.event, false)).toBe(false);
});

test("a token of a type that OCPP does not know is a local one, and no longer than the schema takes", () => {
  expect(idToken201({ value: "x".repeat(40), type: "Tattoo" })).toEqual({ idToken: "x".repeat(36), type: "Local" });
  expect(idToken201({ value: "a", type: "eMAID" })).toEqual({ idToken: "a", type: "eMAID" });
});

test("a decision with very many losers is cut to what the schema takes, and can still be read", () => {
  const voice = { layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: 16, until: "2026-01-05T12:00:00.000Z" } as const;
  const record: DecisionRecord = {
    at: "2026-01-05T12:00:00.000Z",
    permitted: true,
    limitA: 16,
    winner: voice,
    losers: Array.from({ length: 60 }, () => voice),
  };
  const [event] = decision201(record, 3).eventData;
  expect(event?.component.name).toBe(DECISION_COMPONENT);
  expect(event?.actualValue.length).toBeLessThanOrEqual(2_500);
  const read = parseDecisionRecord(event?.actualValue ?? "");
  expect(read.ok && read.value.losers.length).toBeGreaterThan(10);
});
