// SPDX-License-Identifier: Apache-2.0
// What is stored of one transaction event: times and values made fit for the tables, the token's value left out.
import { hash } from "node:crypto";
import type { MeterReading, TransactionEventCommand, TransactionStart } from "../domain.ts";
import { error } from "../errors.ts";

/** Nothing of ours is older; a station without a clock says 1970. */
const EARLIEST = Date.UTC(2015, 0, 1);
const ONE_DAY = 86_400_000;
const INT32 = 2 ** 31 - 1;
/** W, Wh, A or V beyond which a number is a fault of the station and not a measurement. */
const LARGEST_VALUE = 1e12;
/** Nearer to 0 than this is 0: no measurement is so small, and a `real` cannot hold it: one would refuse the whole batch. */
const SMALLEST_VALUE = 1e-30;

/** A time that may go into the tables: between 2015 and a day after `receivedAt`, else `receivedAt`, marked. */
export function plausibleTime(at: number, receivedAt: number): { readonly at: number; readonly isSuspect: boolean } {
  const isFit = at >= EARLIEST && at <= receivedAt + ONE_DAY;
  return { at: Math.round(isFit ? at : receivedAt), isSuspect: !isFit };
}

/**
 * The same for what stands until something newer comes: not after `receivedAt`, or what a station says with a clock that
 * is ahead would stand until that time, whatever it says once the clock is right.
 */
export const latestTime = (at: number, receivedAt: number): number => Math.min(plausibleTime(at, receivedAt).at, receivedAt);

export const tokenHashOf = (token: { readonly value: string; readonly type: string }): string => hash("sha256", `${token.type}:${token.value.toLowerCase()}`);

/**
 * What makes two events the same content. `offline` is left out: it tells how the message travelled, and a station
 * may set it on the second try.
 */
export function contentHash(event: TransactionEventCommand): string {
  const { kind, transactionId, seqNo, at, trigger, evseId, connectorId, chargingState, stoppedReason, idToken, remoteStartId } = event;
  const readings = event.readings.map(contentOf);
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
  return hash("sha256", JSON.stringify(content));
}

const contentOf = ({ at, powerW, energyWh, currentA, offeredA, voltageV, context }: MeterReading) => [
  at,
  powerW,
  energyWh,
  currentA,
  offeredA,
  voltageV,
  context,
];

/** What makes two starts of OCPP 1.6 the same. An idTag is compared without regard to case (OCPP 1.6, 7.28). */
export const startKeyOf = ({ connectorId, idTag, at, meterWh }: TransactionStart): string =>
  hash("sha256", JSON.stringify([connectorId, idTag.toLowerCase(), at, meterWh]));

/** An event as it is stored: its times and values fit for the tables, of its token only the type and the hash. */
export interface StoredPayload extends Omit<TransactionEventCommand, "idToken"> {
  readonly unnumbered?: true;
  readonly rawAt?: string;
  readonly timeSuspect?: true;
  readonly valueSuspect?: true;
  readonly rawReadings?: readonly MeterReading[];
  readonly tokenType?: string;
  readonly tokenHash?: string;
}

/** Throws CSMS_EVENT_INVALID (protocol) for what no table can hold. */
export function payloadOf(event: TransactionEventCommand, receivedAt: number): StoredPayload {
  checkWhole("seqNo", event.seqNo);
  checkWhole("evseId", event.evseId);
  checkWhole("connectorId", event.connectorId);
  checkWhole("remoteStartId", event.remoteStartId);
  if (event.transactionId.length === 0 || event.transactionId.length > 255)
    throw error("CSMS_EVENT_INVALID", "transactionId must have 1 to 255 characters; correct the station");
  const { idToken, readings, ...rest } = event;
  const time = plausibleTime(event.at, receivedAt);
  const checked = readings.map((reading) => checkedReading(reading, receivedAt));
  const payload: { -readonly [K in keyof StoredPayload]: StoredPayload[K] } = { ...rest, at: time.at, readings: checked.map(({ reading }) => reading) };
  if (event.seqNo === undefined) payload.unnumbered = true;
  if (time.isSuspect) payload.rawAt = String(event.at);
  if (time.isSuspect || checked.some((reading) => reading.isTimeSuspect)) payload.timeSuspect = true;
  if (checked.some((reading) => reading.isValueSuspect)) {
    payload.valueSuspect = true;
    payload.rawReadings = readings;
  }
  if (idToken !== undefined) {
    payload.tokenType = idToken.type;
    payload.tokenHash = tokenHashOf(idToken);
  }
  return payload;
}

function checkWhole(name: string, value: number | undefined): void {
  if (value !== undefined && (!Number.isInteger(value) || Math.abs(value) > INT32))
    throw error("CSMS_EVENT_INVALID", `${name} is not a 32-bit whole number; correct the station`);
}

/** One reading outside a transaction, as it is stored. Throws CSMS_EVENT_INVALID. */
export function stationReadingOf(evseId: number, reading: MeterReading, receivedAt: number) {
  checkWhole("evseId", evseId);
  const { reading: fit, isTimeSuspect, isValueSuspect } = checkedReading(reading, receivedAt);
  return {
    ...fit,
    evseId,
    hash: hash("sha256", JSON.stringify(contentOf(reading))).slice(0, 32),
    ...(isTimeSuspect ? { timeSuspect: true } : {}),
    ...(isValueSuspect ? { valueSuspect: true } : {}),
  };
}

const isFitValue = (value: number | undefined): boolean => value === undefined || Math.abs(value) <= LARGEST_VALUE;

const isTiny = (value: number | undefined): boolean => value !== undefined && value !== 0 && Math.abs(value) < SMALLEST_VALUE;

function checkedReading(reading: MeterReading, receivedAt: number) {
  const { powerW, energyWh, currentA, offeredA, voltageV } = reading;
  const time = plausibleTime(reading.at, receivedAt);
  const hasTiny = isTiny(powerW) || isTiny(energyWh) || isTiny(currentA) || isTiny(offeredA) || isTiny(voltageV);
  const timed: MeterReading = time.at === reading.at ? reading : { ...reading, at: time.at };
  const fit = hasTiny ? withoutTiny(timed) : timed;
  const isValueSuspect = !(isFitValue(powerW) && isFitValue(energyWh) && isFitValue(currentA) && isFitValue(offeredA) && isFitValue(voltageV));
  return { reading: isValueSuspect ? withoutUnfit(fit) : fit, isTimeSuspect: time.isSuspect, isValueSuspect };
}

const withoutUnfit = (reading: MeterReading): MeterReading =>
  Object.fromEntries(
    Object.entries(reading).filter(([name, value]) => name === "at" || typeof value !== "number" || isFitValue(value)),
  ) as unknown as MeterReading;

const withoutTiny = (reading: MeterReading): MeterReading =>
  Object.fromEntries(Object.entries(reading).map(([name, value]) => [name, typeof value === "number" && isTiny(value) ? 0 : value])) as unknown as MeterReading;

/** JSON that a `jsonb` takes: without NUL and without halves of surrogate pairs, which PostgreSQL's text cannot hold. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes("\\u") || !/\\u0000|\\ud[89a-f]/i.test(json)) return json;
  return JSON.stringify(value, (_key, part) => (typeof part === "string" ? storableText(part) : part));
}

export const storableText = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd");
