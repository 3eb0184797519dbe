// SPDX-License-Identifier: Apache-2.0
// OCPP 1.6 messages to domain commands. Translation only. A connector of 1.6 is an EVSE with one connector.
import { type Request, type Response, refusal } from "@chargehand/ocpp";
import type { AuthorizationStatus, BootFacts, ChargingState, ConnectorStatus, IdToken, MeterReading, TransactionEventCommand } from "../domain.ts";
import { type MeterValue16, readingOf16 } from "./meter-values-16.ts";
import { timeAt } from "./timestamps.ts";

/** The numbers of a transaction's events; those between are given where MeterValues are stored (migrations/0004_ocpp16.sql). */
const START_NUMBER = 0;
const STOP_NUMBER = 1_000_000_000;
const MOST_CONNECTORS = 2 ** 31 - 1;

export const idTokenOf = (idTag: string): IdToken => ({ value: idTag, type: "IdTag" });

/** What our own charge points send where nobody needs to authorise: 1.6 has no token of the type NoAuthorization. */
const FREE_VEND_TAG = "FREEVEND";
const tokenOfStart = (idTag: string): IdToken => (idTag === FREE_VEND_TAG ? { value: "", type: "NoAuthorization" } : idTokenOf(idTag));

export function bootFactsOf16(request: Request<"1.6", "BootNotification">): BootFacts {
  const serialNumber = request.chargePointSerialNumber ?? request.chargeBoxSerialNumber;
  return {
    vendor: request.chargePointVendor,
    model: request.chargePointModel,
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(request.firmwareVersion === undefined ? {} : { firmwareVersion: request.firmwareVersion }),
    reason: "Unknown",
    ocppVersion: "1.6",
  };
}

/** 1.6's nine statuses are 2.0.1's five and a charging state. Preparing and Finishing tell that the place is taken, not by what. */
export const statuses16: Readonly<
  Record<Request<"1.6", "StatusNotification">["status"], { readonly status: ConnectorStatus; readonly chargingState?: ChargingState }>
> = {
  Available: { status: "Available" },
  Preparing: { status: "Occupied" },
  Charging: { status: "Occupied", chargingState: "Charging" },
  SuspendedEV: { status: "Occupied", chargingState: "SuspendedEV" },
  SuspendedEVSE: { status: "Occupied", chargingState: "SuspendedEVSE" },
  Finishing: { status: "Occupied" },
  Reserved: { status: "Reserved" },
  Unavailable: { status: "Unavailable" },
  Faulted: { status: "Faulted" },
};

type Status16 = Response<"1.6", "Authorize">["idTagInfo"]["status"];

/** 1.6 has five words for what 2.x has ten. */
const statuses: Partial<Record<AuthorizationStatus, Status16>> = {
  Accepted: "Accepted",
  Blocked: "Blocked",
  NoCredit: "Blocked",
  Expired: "Expired",
  ConcurrentTx: "ConcurrentTx",
};
export const idTagInfoOf = (status: AuthorizationStatus): { readonly status: Status16 } => ({ status: statuses[status] ?? "Invalid" });

/** A transaction takes place on a connector; 0 is the whole charge point. Source: OCPP 1.6, 6.45. */
export function checkConnector(connectorId: number): void {
  if (connectorId < 1 || connectorId > MOST_CONNECTORS) throw refusal("PropertyConstraintViolation", "connectorId: a transaction needs a connector from 1 on");
}

export function readingsOf16(path: string, values: readonly MeterValue16[], nowMs: number): readonly MeterReading[] {
  return values.map((value, at) => readingOf16(value, timeAt(`${path}[${at}].timestamp`, value.timestamp, nowMs)));
}

/** `at` and the transaction id come from the caller: the id was given out for that very start. */
export function startEventOf(request: Request<"1.6", "StartTransaction">, transactionId: number, at: number): TransactionEventCommand {
  return {
    kind: "Started",
    transactionId: String(transactionId),
    seqNo: START_NUMBER,
    at,
    trigger: "StartTransaction",
    offline: false,
    evseId: request.connectorId,
    connectorId: 1,
    idToken: tokenOfStart(request.idTag),
    readings: [{ at, energyWh: request.meterStart, context: "Transaction.Begin" }],
  };
}

/** The meter of the stop is the last reading, whatever transactionData says of the same moment. */
export function stopEventOf(request: Request<"1.6", "StopTransaction">, nowMs: number): TransactionEventCommand {
  const at = timeAt("timestamp", request.timestamp, nowMs);
  return {
    kind: "Ended",
    transactionId: isGiven(request.transactionId) ? String(request.transactionId) : `undelivered/${at}/${request.meterStop}`,
    seqNo: STOP_NUMBER,
    at,
    trigger: "StopTransaction",
    offline: false,
    // Source: OCPP 1.6, 6.49: it may be left out only when it is Local.
    stoppedReason: request.reason ?? "Local",
    ...(request.idTag === undefined ? {} : { idToken: idTokenOf(request.idTag) }),
    readings: [...readingsOf16("transactionData", request.transactionData ?? [], nowMs), { at, energyWh: request.meterStop, context: "Transaction.End" }],
  };
}

/** Undefined when the values belong to no transaction that could have an id: those are kept for the connector. */
export function meterEventOf(request: Request<"1.6", "MeterValues">, readings: readonly MeterReading[]): TransactionEventCommand | undefined {
  const { transactionId, connectorId } = request;
  if (transactionId === undefined || !isGiven(transactionId)) return undefined;
  return {
    kind: "Updated",
    transactionId: String(transactionId),
    seqNo: undefined,
    at: Math.max(...readings.map(({ at }) => at)),
    trigger: "MeterValues",
    offline: false,
    // The main meter, 0, says nothing of where the transaction is.
    ...(connectorId > 0 ? { evseId: connectorId, connectorId: 1 } : {}),
    readings,
  };
}

/** -1 stands for any transaction whose start was never answered (OCPP 1.6 errata, 3.18), and others send 0; we give out neither. */
const isGiven = (transactionId: number): boolean => transactionId > 0;
