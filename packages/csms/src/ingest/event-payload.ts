// SPDX-License-Identifier: Apache-2.0
// What is stored of one transaction event: times and values made fit for the tables, the token's value left out.
import { createHash } from "node:crypto";
import type { MeterReading, TransactionEventCommand } from "../domain.ts";
import { error } from "../errors.ts";

/** Nothing of ours is older; a station without a clock says 1970. */
const EARLIEST = Date.UTC(2015, 0, 1);
const ONE_DAY = 86_400_000;
const INT32 = 2 ** 31 - 1;
/** W, Wh, A or V beyond which a number is a fault of the station and not a measurement. */
const LARGEST_VALUE = 1e12;

/** A time that may go into the tables: between 2015 and a day after `receivedAt`, else `receivedAt`, marked. */
export function plausibleTime(at: number, receivedAt: number): { readonly at: number; readonly isSuspect: boolean } {
  const isFit = at >= EARLIEST && at <= receivedAt + ONE_DAY;
  return { at: Math.round(isFit ? at : receivedAt), isSuspect: !isFit };
}

export const tokenHashOf = (token: { readonly value: string; readonly type: string }): string =>
  createHash("sha256").update(`${token.type}:${token.value.toLowerCase()}`).digest("hex");

/**
 * What makes two events the same content. `offline` is left out: it tells how the message travelled, and a station
 * may set it on the second try.
 */
export function contentHash(event: TransactionEventCommand): string {
  const { kind, transactionId, seqNo, at, trigger, evseId, connectorId, chargingState, stoppedReason, idToken, remoteStartId } = event;
  const readings = event.readings.map(({ at, powerW, energyWh, currentA, offeredA, voltageV, context }) => [
    at,
    powerW,
    energyWh,
    currentA,
    offeredA,
    voltageV,
    context,
  ]);
  const content = [
    kind,
    transactionId,
    seqNo,
    at,
    trigger,
    evseId,
    connectorId,
    chargingState,
    stoppedReason,
    idToken?.type,
    idToken?.value,
    remoteStartId,
    readings,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Throws CSMS_EVENT_INVALID (protocol) for what no table can hold. */
export function payloadOf(event: TransactionEventCommand, receivedAt: number): Readonly<Record<string, unknown>> {
  for (const [name, value] of Object.entries({
    seqNo: event.seqNo,
    evseId: event.evseId,
    connectorId: event.connectorId,
    remoteStartId: event.remoteStartId,
  })) {
    if (value !== undefined && (!Number.isInteger(value) || Math.abs(value) > INT32))
      throw error("CSMS_EVENT_INVALID", `${name} is not a 32-bit whole number; correct the station`);
  }
  if (event.transactionId.length === 0 || event.transactionId.length > 255)
    throw error("CSMS_EVENT_INVALID", "transactionId must have 1 to 255 characters; correct the station");
  const { idToken, readings, ...rest } = event;
  const time = plausibleTime(event.at, receivedAt);
  const checked = readings.map((reading) => checkedReading(reading, receivedAt));
  const isTimeSuspect = time.isSuspect || checked.some((reading) => reading.isTimeSuspect);
  return {
    ...rest,
    at: time.at,
    ...(time.isSuspect ? { rawAt: String(event.at) } : {}),
    ...(isTimeSuspect ? { timeSuspect: true } : {}),
    ...(checked.some((reading) => reading.isValueSuspect) ? { valueSuspect: true, rawReadings: readings } : {}),
    ...(idToken === undefined ? {} : { tokenType: idToken.type, tokenHash: tokenHashOf(idToken) }),
    readings: checked.map((reading) => reading.reading),
  };
}

function checkedReading(reading: MeterReading, receivedAt: number) {
  const time = plausibleTime(reading.at, receivedAt);
  const { at: _at, ...values } = reading;
  const entries = Object.entries(values).filter(([, value]) => typeof value !== "number" || Math.abs(value) <= LARGEST_VALUE);
  const isValueSuspect = entries.length < Object.keys(values).length;
  return { reading: { ...Object.fromEntries(entries), at: time.at }, isTimeSuspect: time.isSuspect, isValueSuspect };
}

/** JSON that a `jsonb` takes: without NUL and without halves of surrogate pairs, which PostgreSQL's text cannot hold. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u0000|\\ud[89a-f]/i.test(json)) return json;
  return JSON.stringify(value, (_key, part) => (typeof part === "string" ? storableText(part) : part));
}

export const storableText = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd");
