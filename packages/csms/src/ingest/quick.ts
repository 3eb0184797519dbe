// SPDX-License-Identifier: Apache-2.0
// The common transaction event as columns: an Updated with one reading or none, without token or mark. The database
// takes it by a short way (`csms.append_quick` in migrations/0004_ocpp16.sql) where it continues its session in order.
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

type Row = QuickEvent & { readonly place: number };

const arrayOf = (rows: readonly Row[], of: (row: Row) => string | number | undefined): string => {
  let text = "{";
  for (const row of rows) text += `${text.length === 1 ? "" : ","}${of(row) ?? "null"}`;
  return `${text}}`;
};
const quoted = (text: string | undefined): string | undefined => (text === undefined ? undefined : `"${text}"`);
const reading = (row: Row): MeterReading | undefined => row.payload.readings[0];

/** Arrays in the order of the arguments of `csms.ingest`, without the payloads; nulls where there is no row. */
export function quickColumns(rows: readonly Row[]): readonly (string | null)[] {
  const columns: readonly ((row: Row) => string | number | undefined)[] = [
    (row) => row.place,
    (row) => row.station.tenantId,
    (row) => quoted(row.station.stationId),
    (row) => quoted(row.payload.transactionId),
    (row) => row.payload.seqNo,
    (row) => row.payload.at,
    (row) => row.receivedAt,
    (row) => row.hash,
    (row) => row.payload.evseId,
    (row) => row.payload.connectorId,
    (row) => quoted(row.payload.chargingState),
    (row) => reading(row)?.at,
    (row) => reading(row)?.powerW,
    (row) => reading(row)?.energyWh,
    (row) => reading(row)?.currentA,
    (row) => reading(row)?.offeredA,
    (row) => reading(row)?.voltageV,
    (row) => quoted(reading(row)?.context),
  ];
  return columns.map((of) => (rows.length === 0 ? null : arrayOf(rows, of)));
}
