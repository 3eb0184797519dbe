// SPDX-License-Identifier: Apache-2.0
// OCPP 2.0.1 and 2.1 messages to domain commands: the shapes that both versions share. Translation only.
import type { Request } from "@chargehand/ocpp";
import type { BootFacts, MeterReading, TransactionEventCommand } from "../domain.ts";
import { readingOf } from "./meter-values-2x.ts";
import { timeAt } from "./timestamps.ts";
import { wholeAt } from "./whole-numbers.ts";

export type Either<
  A extends
    | "BootNotification"
    | "TransactionEvent"
    | "NotifyEvent"
    | "StatusNotification"
    | "Authorize"
    | "SecurityEventNotification"
    | "SignCertificate"
    | "MeterValues",
> = Request<"2.0.1", A> | Request<"2.1", A>;

export function bootFactsOf({ chargingStation, reason }: Either<"BootNotification">, ocppVersion: BootFacts["ocppVersion"]): BootFacts {
  return {
    vendor: chargingStation.vendorName,
    model: chargingStation.model,
    ...(chargingStation.serialNumber === undefined ? {} : { serialNumber: chargingStation.serialNumber }),
    ...(chargingStation.firmwareVersion === undefined ? {} : { firmwareVersion: chargingStation.firmwareVersion }),
    reason,
    ocppVersion,
  };
}

export function readingsOf(
  meterValues: Either<"TransactionEvent">["meterValue"] | Either<"MeterValues">["meterValue"],
  nowMs: number,
): readonly MeterReading[] {
  return (meterValues ?? []).map((value, at) => readingOf(value, timeAt(`meterValue[${at}].timestamp`, value.timestamp, nowMs)));
}

/** A station's chargingState in the five words of the domain: 2.1 has the same. */
export function transactionEventOf(request: Either<"TransactionEvent">, nowMs: number): TransactionEventCommand {
  const { transactionInfo, evse, idToken } = request;
  // Source: OCPP 2.0.1 Part 2, EVSEType: above 0. 0 is the whole station, which charges nobody.
  if (evse !== undefined) wholeAt("evse.id", evse.id, 1);
  // Written out rather than spread: this runs for each event of each station.
  const event: { -readonly [K in keyof TransactionEventCommand]: TransactionEventCommand[K] } = {
    kind: request.eventType,
    transactionId: transactionInfo.transactionId,
    seqNo: wholeAt("seqNo", request.seqNo),
    at: timeAt("timestamp", request.timestamp, nowMs),
    trigger: request.triggerReason,
    offline: request.offline ?? false,
    readings: readingsOf(request.meterValue, nowMs),
  };
  if (evse !== undefined) event.evseId = evse.id;
  if (evse?.connectorId !== undefined) event.connectorId = wholeAt("evse.connectorId", evse.connectorId);
  if (transactionInfo.chargingState !== undefined) event.chargingState = transactionInfo.chargingState;
  if (transactionInfo.stoppedReason !== undefined) event.stoppedReason = transactionInfo.stoppedReason;
  if (transactionInfo.remoteStartId !== undefined) event.remoteStartId = transactionInfo.remoteStartId;
  if (idToken !== undefined) event.idToken = { value: idToken.idToken, type: idToken.type };
  return event;
}
