// SPDX-License-Identifier: Apache-2.0
import type { Clocks, Ids, Log } from "@chargehand/kernel";
import { type BatchCounters, type BatchWriter, type BatchWriterOptions, createBatchWriter, type Database } from "@chargehand/store";
import type { AuthorizationStatus, StationEvents, StationRef, TransactionEventAnswer, TransactionEventCommand } from "../domain.ts";
import { lastingEventId } from "../security-events/event-id.ts";
import { type IngestItem, type IngestOutcome, writeBatch } from "./batch.ts";
import { contentHash, latestTime, payloadOf, plausibleTime, startKeyOf, stationReadingOf, storableJson, storableText } from "./event-payload.ts";
import type { LiveHub } from "./live-hub.ts";
import { presence } from "./presence.ts";
import { isQuick, quickPayload } from "./quick.ts";

export interface IngestOptions {
  /** As the role `chargehand_ingest`. */
  readonly database: Database;
  readonly clocks: Clocks;
  readonly ids: Ids;
  readonly log: Log;
  readonly live: LiveHub;
  /** The tenant whose operators see security events of nobody's station; default 1. */
  readonly systemTenantId?: number;
  /** Other bounds than those of docs/limits.md, for tests. */
  readonly limits?: Partial<
    Pick<BatchWriterOptions<IngestItem, IngestOutcome>, "maxBatch" | "maxQueue" | "maxWaiting" | "maxBytes" | "connections" | "worthAnother" | "deadline">
  >;
}

export interface Ingest extends StationEvents {
  /** Any sign of life: a heartbeat, a ping answered. Costs nothing and is not durable. */
  seen(station: StationRef): void;
  /** Writes now what `seen` has gathered. */
  flushPresence(): Promise<void>;
  readonly counters: BatchCounters;
  /** Writes what was taken in, then stops. */
  close(): Promise<void>;
}

const LONGEST_DETAIL = 1_024;

const keyOf = ({ tenantId, stationId }: StationRef): string => `${tenantId}/${stationId}`;

/** What stations say, made durable before it is answered. Rejections: see BatchWriter and CSMS_EVENT_INVALID. */
export function createIngest(options: IngestOptions): Ingest {
  const { clocks, database, live, log, ids } = options;
  const writer: BatchWriter<IngestItem, IngestOutcome> = createBatchWriter({
    name: "ingest",
    database,
    write: writeBatch,
    keyOf: (item) => item.key,
    sizeOf: (item) => item.json.length,
    clock: clocks.transport,
    log,
    worthAnother: 60,
    ...options.limits,
  });
  const lastSeen = presence({ database, domain: clocks.domain, transport: clocks.transport, log });
  const write = (kind: IngestItem["kind"], station: StationRef, facts: Readonly<Record<string, unknown>>, months: readonly string[] = []) => {
    const json = storableJson({ tenant: station.tenantId, station: station.stationId, received: clocks.domain.wallMs(), ...facts });
    return writer.write({ kind, key: keyOf(station), json, months });
  };

  return {
    async boot(station, facts) {
      await write("boot", station, { ...facts });
      live.emit({ type: "station", stationId: station.stationId });
    },
    async status(station, status) {
      lastSeen.seen(station);
      await write("status", station, { ...status, at: latestTime(status.at, clocks.domain.wallMs()) });
      live.emit({ type: "station", stationId: station.stationId });
    },
    async transactionEvent(station, event) {
      lastSeen.seen(station);
      const receivedAt = clocks.domain.wallMs();
      const payload = payloadOf(event, receivedAt);
      const [hash, months] = [contentHash(event), monthsOf(payload.readings)];
      const outcome = await (isQuick(station, payload)
        ? writer.write({
            ...{ kind: "event", key: keyOf(station), months },
            json: storableJson(quickPayload(payload)),
            quick: { station, receivedAt, hash, payload },
          })
        : write("event", station, { hash, payload }, months));
      return eventAnswer(station, event, outcome, { live, log });
    },
    async transactionIdFor(station, start) {
      lastSeen.seen(station);
      const outcome = await write("start", station, { startKey: startKeyOf(start) });
      if (outcome === undefined || !("transactionId" in outcome)) throw new Error("a start was written without an outcome");
      return outcome.transactionId;
    },
    async meterValues(station, evseId, readings) {
      lastSeen.seen(station);
      const now = clocks.domain.wallMs();
      const rows = readings.map((reading) => stationReadingOf(evseId, reading, now));
      await Promise.all(rows.map((row) => write("reading", station, row, monthsOf([row]))));
      for (const reading of readings) live.emit({ type: "meter", stationId: station.stationId, sessionId: undefined, reading });
    },
    authorize: async (station, idToken) => {
      lastSeen.seen(station);
      const at = new Date(clocks.domain.wallMs());
      const rows = await database.query<{ status: AuthorizationStatus }>("select csms.authorize($1, $2, $3, $4) as status", [
        station.tenantId,
        storableText(idToken.type),
        storableText(idToken.value),
        at,
      ]);
      return rows[0]?.status ?? "Unknown";
    },
    async decision(station, evseId, record) {
      lastSeen.seen(station);
      await write("decision", station, { evseId, at: latestTime(Date.parse(record.at), clocks.domain.wallMs()), record });
      live.emit({ type: "decision", stationId: station.stationId, record });
    },
    async security(stationId, event) {
      // Of a station without a good clock, events of different days could look the same.
      const { at, isSuspect: suspect } = plausibleTime(event.at, clocks.domain.wallMs());
      const claimed = { tenantId: options.systemTenantId ?? 1, stationId: (stationId ?? "").slice(0, 255) };
      const id = (stationId === undefined ? undefined : lastingEventId(stationId, event, suspect)) ?? ids.next();
      const facts = { id, type: event.type.slice(0, 255), at, detail: event.detail.slice(0, LONGEST_DETAIL), source: event.source };
      await write("security", claimed, stationId === undefined ? { ...facts, station: null } : facts);
    },
    seen: lastSeen.seen,
    flushPresence: lastSeen.flush,
    get counters() {
      return writer.counters;
    },
    async close() {
      await writer.close();
      await lastSeen.close();
    },
  };
}

function eventAnswer(
  station: StationRef,
  event: TransactionEventCommand,
  outcome: IngestOutcome,
  { live, log }: { readonly live: LiveHub; readonly log: Log },
): TransactionEventAnswer {
  if (outcome === undefined || !("outcome" in outcome)) throw new Error("a transaction event was written without an outcome");
  const { stationId } = station;
  if (outcome.outcome === "conflict") {
    // Answered all the same: the station would send it for ever, and what it says is kept for a person to look at.
    log.warn({ stationId, session: outcome.sessionId, seqNo: event.seqNo }, "an event came again with other content; it is kept aside");
  }
  if (outcome.outcome === "stored") {
    for (const reading of event.readings) live.emit({ type: "meter", stationId, sessionId: outcome.sessionId, reading });
    live.emit({ type: "session", stationId, sessionId: outcome.sessionId });
  }
  return {
    ...(outcome.idTokenStatus === undefined ? {} : { idTokenStatus: outcome.idTokenStatus as AuthorizationStatus }),
    // Also when it is told again: whoever was to be told of the first may have died before that was written.
    ...(outcome.isOrphan && outcome.outcome !== "conflict" ? { isOrphan: true } : {}),
  };
}

/** The first days of the months, UTC, for which the readings need a partition. */
function monthsOf(readings: readonly { readonly at: number }[]): readonly string[] {
  const [only] = readings;
  if (only !== undefined && readings.length === 1) return [monthOf(only.at)];
  return [...new Set(readings.map((reading) => monthOf(reading.at)))];
}

let lastMonth = { from: 0, to: 0, text: "" };

/** Almost always the month of the reading before. */
function monthOf(at: number): string {
  if (at >= lastMonth.from && at < lastMonth.to) return lastMonth.text;
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  lastMonth = { from: Date.UTC(year, month), to: Date.UTC(year, month + 1), text: `${date.toISOString().slice(0, 7)}-01` };
  return lastMonth.text;
}
