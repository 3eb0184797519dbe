// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { StoppedReason } from "../session/session-machine.ts";
import { transactionEvent } from "../testing/transaction-events.ts";
import { boot16, FREE_VEND_TAG, idTag16, meterValue16, meterValues16, reason16, start16, stationStatus16, status16, stop16 } from "./encode16.ts";

const reading = { at: Date.UTC(2026, 0, 5, 12), powerW: 11_040.123_45, energyWh: 10_000.6, currentsA: [16, 15.5, 0], offeredA: 16, voltageV: 230.1 };

test("values are texts, rounded to thousandths, with their unit, and each of three phases by its name [1.6 section 7.43]", () => {
  const { timestamp, sampledValue } = meterValue16({ ...reading, context: "Sample.Periodic" });
  expect(timestamp).toBe("2026-01-05T12:00:00.000Z");
  expect(sampledValue.map(({ value, measurand, unit, phase }) => [measurand, value, unit, phase])).toEqual([
    ["Power.Active.Import", "11040.123", "W", undefined],
    ["Energy.Active.Import.Register", "10000.6", "Wh", undefined],
    ["Current.Import", "16", "A", "L1"],
    ["Current.Import", "15.5", "A", "L2"],
    ["Current.Import", "0", "A", "L3"],
    ["Current.Offered", "16", "A", undefined],
    ["Voltage", "230.1", "V", undefined],
  ]);
  expect(sampledValue.every(({ context }) => context === "Sample.Periodic")).toBe(true);
  expect(meterValue16({ ...reading, currentsA: [16] }).sampledValue[2]).not.toHaveProperty("phase");
});

test("a start and an end are told in whole watt-hours and in their own time [1.6 sections 6.45, 6.49]", () => {
  const { at, energyWh } = reading;
  expect(start16({ at, energyWh, seqNo: 0, idToken: { value: "04A1", type: "ISO14443" } })).toEqual({
    connectorId: 1,
    idTag: "04A1",
    meterStart: 10_001,
    timestamp: "2026-01-05T12:00:00.000Z",
  });
  expect(start16({ at, energyWh, seqNo: 0 }).idTag).toBe(FREE_VEND_TAG);
  const ended = transactionEvent({ kind: "Ended", at: at + 1_500, reading, stoppedReason: "Remote" });
  if (ended.type !== "transaction") throw new Error("not a transaction event");
  expect(stop16(ended.event, 7)).toEqual({ transactionId: 7, meterStop: 10_001, timestamp: "2026-01-05T12:00:01.500Z", reason: "Remote" });
});

test("an end at the reader names who stopped; a token that does not fit is left out, and nobody stops from afar [1.6 section 6.49]", () => {
  const endedBy = (trigger: "StopAuthorized" | "RemoteStop", value: string) => {
    const ended = transactionEvent({ kind: "Ended", reading, trigger, idToken: { value, type: "ISO14443" } });
    return ended.type === "transaction" ? stop16(ended.event, 7).idTag : "not a transaction event";
  };
  expect([endedBy("StopAuthorized", "04A1"), endedBy("StopAuthorized", "x".repeat(21)), endedBy("RemoteStop", "04A1")]).toEqual(["04A1", undefined, undefined]);
});

const reasons: readonly (readonly [StoppedReason | undefined, "Hard" | "Soft" | undefined, string])[] = [
  ["Remote", undefined, "Remote"],
  ["Local", undefined, "Local"],
  ["EVDisconnected", undefined, "EVDisconnected"],
  ["DeAuthorized", undefined, "DeAuthorized"],
  ["PowerLoss", undefined, "PowerLoss"],
  ["Timeout", undefined, "Other"],
  ["ImmediateReset", "Hard", "HardReset"],
  ["ImmediateReset", "Soft", "SoftReset"],
  ["ImmediateReset", undefined, "Reboot"],
  [undefined, undefined, "Other"],
];

test.each(reasons)("an end by %s (reset %s) is told as %s [1.6 section 7.36]", (reason, kind, told) => {
  expect(reason16(reason, kind)).toBe(told);
});

test("a token of 21 characters is no idTag, for cut short it could be another's [1.6 section 7.28]", () => {
  expect(idTag16({ value: "x".repeat(20), type: "Local" })).toBe("x".repeat(20));
  expect(idTag16({ value: "x".repeat(21), type: "Local" })).toBeUndefined();
});

test("the station as connector 0 is Available, Unavailable or Faulted and nothing else [1.6 section 4.9]", () => {
  const told = (["Available", "Preparing", "Charging", "SuspendedEV", "SuspendedEVSE", "Finishing", "Unavailable", "Faulted"] as const).map(
    (progress) => stationStatus16({ type: "status", status: "Occupied", progress, at: 0 }).status,
  );
  expect(told).toEqual(["Available", "Available", "Available", "Available", "Available", "Available", "Unavailable", "Faulted"]);
  expect(status16({ type: "status", status: "Faulted", progress: "Faulted", at: 0 })).toMatchObject({ connectorId: 1, errorCode: "OtherError" });
});

test("names that are far too long are cut to what the schema takes [1.6 section 6.3]", () => {
  const facts = { reason: "PowerUp", vendor: "v".repeat(99), model: "m".repeat(99), serialNumber: "s".repeat(99), firmwareVersion: "f".repeat(99) } as const;
  expect(Object.values(boot16(facts)).map((text) => text.length)).toEqual([20, 20, 25, 50]);
});

test("values outside a transaction name none [1.6 section 6.31]", () => {
  expect(meterValues16(reading)).not.toHaveProperty("transactionId");
  expect(meterValues16(reading, 4)).toMatchObject({ connectorId: 1, transactionId: 4 });
});
