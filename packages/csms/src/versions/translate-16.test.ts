// SPDX-License-Identifier: Apache-2.0
import { silentLog, systemClock } from "@chargehand/kernel";
import { expect, test } from "vitest";
import type { AuthorizationStatus } from "../domain.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { readingOf16 } from "./meter-values-16.ts";
import { ocpp16Routes } from "./ocpp16.ts";
import { idTagInfoOf, meterEventOf, startEventOf, statuses16, stopEventOf } from "./translate-16.ts";

const timestamp = "2026-06-01T12:00:00Z";
const now = Date.parse(timestamp);
const read = (sampledValue: readonly object[]) => readingOf16({ timestamp, sampledValue } as never, 0);

test.each([
  ["Available", { status: "Available" }],
  ["Preparing", { status: "Occupied" }],
  ["Charging", { status: "Occupied", chargingState: "Charging" }],
  ["SuspendedEVSE", { status: "Occupied", chargingState: "SuspendedEVSE" }],
  ["SuspendedEV", { status: "Occupied", chargingState: "SuspendedEV" }],
  ["Finishing", { status: "Occupied" }],
  ["Reserved", { status: "Reserved" }],
  ["Unavailable", { status: "Unavailable" }],
  ["Faulted", { status: "Faulted" }],
] as const)("%s is %j [OCPP 1.6, 7.7]", (status, expected) => {
  expect(statuses16[status]).toEqual(expected);
});

test.each<[AuthorizationStatus, string]>([
  ["Accepted", "Accepted"],
  ["Blocked", "Blocked"],
  ["NoCredit", "Blocked"],
  ["Expired", "Expired"],
  ["ConcurrentTx", "ConcurrentTx"],
  ["Unknown", "Invalid"],
  ["Invalid", "Invalid"],
  ["NotAtThisTime", "Invalid"],
])("the status %s is %s on a wire of 1.6 [OCPP 1.6, 7.2]", (status, expected) => {
  expect(idTagInfoOf(status)).toEqual({ status: expected });
});

test.each([
  ["12.5", "kWh", 12_500],
  [" 7 ", "Wh", 7],
  ["-3", undefined, -3],
  ["1.5e3", undefined, 1_500],
  ["", undefined, Number.NaN],
  ["12,5", "kWh", Number.NaN],
  ["0x10", undefined, Number.NaN],
])("the text %j in %s is %d Wh", (value, unit, energyWh) => {
  expect(read([{ value, ...(unit === undefined ? {} : { unit }) }])).toEqual({ at: 0, energyWh });
});

test("adds the powers of the phases, takes the largest current, and leaves out what is signed or not the outlet's", () => {
  const phases = ["L1", "L2", "L3"].flatMap((phase, at) => [
    { value: "1.1", measurand: "Power.Active.Import", unit: "kW", phase },
    { value: String(10 + at), measurand: "Current.Import", phase },
  ]);
  const others = [
    { value: "AAAA", format: "SignedData" },
    { value: "9", measurand: "Voltage", location: "Inlet" },
  ];
  const reading = read([...phases, ...others]);
  expect(reading).toEqual({ at: 0, powerW: expect.closeTo(3_300), currentA: 12 });
});

test("a start is number 0 and a stop the last, whatever came between", () => {
  const start = startEventOf({ connectorId: 2, idTag: "A", meterStart: 5, timestamp }, 77, now);
  expect(start).toMatchObject({ kind: "Started", transactionId: "77", seqNo: 0, evseId: 2, connectorId: 1, idToken: { value: "A", type: "IdTag" } });
  expect(stopEventOf({ transactionId: 77, meterStop: 9, timestamp }, now)).toMatchObject({
    kind: "Ended",
    transactionId: "77",
    seqNo: 1e9,
    stoppedReason: "Local",
  });
});

test("a start that nobody needed to authorise says so", () => {
  expect(startEventOf({ connectorId: 1, idTag: "FREEVEND", meterStart: 5, timestamp }, 1, now)).toMatchObject({ idToken: { type: "NoAuthorization" } });
});

test.each([undefined, -1, 0])("meter values with the transaction id %s belong to no transaction", (transactionId) => {
  const request = { connectorId: 1, meterValue: [], ...(transactionId === undefined ? {} : { transactionId }) };
  expect(meterEventOf(request, [{ at: 1 }])).toBeUndefined();
  expect(meterEventOf({ ...request, transactionId: 5 }, [{ at: 1 }, { at: 3 }, { at: 2 }])).toMatchObject({ transactionId: "5", seqNo: undefined, at: 3 });
});

test.each([-1, 2 ** 31])("a report of connector %d is a PropertyConstraintViolation, and nothing is kept", async (connectorId) => {
  const { events, calls } = memoryStore({ clock: systemClock });
  const rest = { heartbeatIntervalSeconds: 60, onBooted() {}, onHeartbeat() {}, signCertificate: () => false };
  const routes = ocpp16Routes({ station: { tenantId: 1, stationId: "CP" }, events, clock: systemClock, log: silentLog, ...rest });
  const context = { messageId: "m" };
  const refused = { details: { errorCode: "PropertyConstraintViolation" } };
  await expect(routes.StatusNotification?.({ connectorId, status: "Available", errorCode: "NoError" }, context)).rejects.toMatchObject(refused);
  await expect(routes.MeterValues?.({ connectorId, meterValue: [] }, context)).rejects.toMatchObject(refused);
  expect(calls).toEqual({});
});
