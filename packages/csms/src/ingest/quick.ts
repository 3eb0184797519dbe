// SPDX-License-Identifier: Apache-2.0
// The common transaction event as columns: an Updated with one reading or none, without token or mark. The database
// takes it by a short way (`csms.append_quick` in migrations/0005_short_way.sql) where it continues its session in order.
import type { MeterReading, StationRef } from "../domain.ts";
import type { StoredPayload } from "./event-payload.ts";

/** What stands in columns of its own; the rest of the payload is the item's JSON. */
export interface QuickEvent {
  readonly station: StationRef;
  readonly receivedAt: number;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly payload: StoredPayload;
}

/** Neither quotes nor escapes nor anything beyond ASCII: goes into an array and into JSON as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

export function isQuick({ stationId }: StationRef, payload: StoredPayload): boolean {
  const { kind, seqNo, tokenHash, timeSuspect, valueSuspect, stoppedReason, remoteStartId, readings, transactionId, chargingState } = payload;
  return (
    kind === "Updated" &&
    seqNo !== undefined &&
    tokenHash === undefined &&
    timeSuspect === undefined &&
    valueSuspect === undefined &&
    stoppedReason === undefined &&
    remoteStartId === undefined &&
    readings.length <= 1 &&
    PLAIN.test(stationId) &&
    PLAIN.test(transactionId) &&
    PLAIN.test(chargingState ?? "") &&
    PLAIN.test(readings[0]?.context ?? "")
  );
}

/** Without what columns of their own hold. */
export function quickPayload({ trigger, offline, evseId, connectorId, chargingState, readings }: StoredPayload): object {
  return { trigger, offline, evseId, connectorId, chargingState, readings };
}

/** The same event for the long way, of the JSON that `quickPayload` became. */
export function longJson({ station, receivedAt, hash, payload }: QuickEvent, json: string): string {
  const head = `"kind":"Updated","transactionId":"${payload.transactionId}","seqNo":${payload.seqNo},"at":${payload.at},`;
  return `{"tenant":${station.tenantId},"station":"${station.stationId}","received":${receivedAt},"hash":"${hash}","payload":{${head}${json.slice(1)}}`;
}

/** `place` is that of the item in its batch. */
export interface QuickRow {
  readonly place: number;
  readonly event: QuickEvent;
  readonly json: string;
}

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * The order in which each way locks sessions: by code point, here as `collate "C"` in the long way. In one process no two
 * statements meet on a session. Those of two processes may (a station that has changed over), and a batch that goes both
 * ways locks in two rounds: then the database ends one of them (40P01), and the batch writer sends that one again.
 */
export function inOrder({ event: one }: QuickRow, { event: other }: QuickRow): number {
  return (
    one.station.tenantId - other.station.tenantId ||
    byText(one.station.stationId, other.station.stationId) ||
    byText(one.payload.transactionId, other.payload.transactionId)
  );
}

const COLUMNS: readonly ((event: QuickEvent, reading: MeterReading | undefined) => string | number | undefined)[] = [
  ({ station }) => station.tenantId,
  ({ station }) => `"${station.stationId}"`,
  ({ payload }) => `"${payload.transactionId}"`,
  ({ payload }) => payload.seqNo,
  ({ payload }) => payload.at,
  ({ receivedAt }) => receivedAt,
  ({ hash }) => hash,
  ({ payload }) => payload.evseId,
  ({ payload }) => payload.connectorId,
  ({ payload }) => quoted(payload.chargingState),
  (_, reading) => reading?.at,
  (_, reading) => reading?.powerW,
  (_, reading) => reading?.energyWh,
  (_, reading) => reading?.currentA,
  (_, reading) => reading?.offeredA,
  (_, reading) => reading?.voltageV,
  (_, reading) => quoted(reading?.context),
];

const quoted = (text: string | undefined): string | undefined => (text === undefined ? undefined : `"${text}"`);

/** Arrays in the order of the arguments of `csms.ingest`, without the payloads; nulls where there is no row. */
export function quickColumns(rows: readonly QuickRow[]): readonly (string | null)[] {
  if (rows.length === 0) return [null, ...COLUMNS.map(() => null)];
  const columns = COLUMNS.map((of) => {
    let text = "{";
    for (const { event } of rows) text += `${of(event, event.payload.readings[0]) ?? "null"},`;
    return `${text.slice(0, -1)}}`;
  });
  return [`{${rows.map(({ place }) => place).join(",")}}`, ...columns];
}

/** What the database tells of them: `item session`, joined by commas. */
export function quickOutcomes(text: string): readonly { readonly item: number; readonly sessionId: string }[] {
  return text.split(",").map((one) => {
    const gap = one.indexOf(" ");
    return { item: Number(one.slice(0, gap)), sessionId: one.slice(gap + 1) };
  });
}
