// SPDX-License-Identifier: Apache-2.0
import type { Sql } from "@chargehand/store";
import { inOrder, longJson, type QuickEvent, type QuickRow, quickColumns, quickOutcomes } from "./quick.ts";

/** One thing to be written, already as JSON: what it costs to hold is known when it is taken in. */
export interface IngestItem {
  readonly kind: "event" | "boot" | "status" | "decision" | "security" | "start" | "reading";
  /** Whose order is kept. */
  readonly key: string;
  /** A JSON object. */
  readonly json: string;
  /** Of an event that may take the short way; `json` is then its payload alone. */
  readonly quick?: QuickEvent;
  /** First days of the months of its readings, `YYYY-MM-01`. */
  readonly months: readonly string[];
}

export interface EventOutcome {
  readonly sessionId: string;
  readonly outcome: "stored" | "repeated" | "conflict";
  readonly idTokenStatus: string | undefined;
  /** An end whose start never came. */
  readonly isOrphan: boolean;
}

/** Of a start of OCPP 1.6. */
export interface StartOutcome {
  readonly transactionId: number;
}

/** Of an item that is neither a transaction event nor a start there is nothing to tell. */
export type IngestOutcome = EventOutcome | StartOutcome | undefined;

interface OutcomeRow {
  readonly item: number;
  readonly session_id: string;
  readonly outcome: EventOutcome["outcome"];
  readonly id_token_status: string | null;
  readonly is_orphan: boolean | null;
  readonly transaction_id: number | null;
  /** All that took the short way, in a row of its own; then all else is null. */
  readonly quick: string | null;
}

const places = (first: number, count: number): string => Array.from({ length: count }, (_, at) => `$${first + at}`).join(", ");
const STATEMENT = `select * from csms.ingest(${places(1, 28)})`;

/** Writes a batch by one call of the one door that the ingest role has: one statement, one commit. */
export async function writeBatch(sql: Sql, items: readonly IngestItem[]): Promise<readonly IngestOutcome[]> {
  const rows = await sql.query<OutcomeRow>(STATEMENT, argumentsOf(items), "ingest");
  const outcomes: IngestOutcome[] = items.map(() => undefined);
  for (const row of rows) {
    if (row.quick === null) outcomes[row.item] = outcomeOf(row);
    else
      for (const { item, sessionId } of quickOutcomes(row.quick)) outcomes[item] = { sessionId, outcome: "stored", idTokenStatus: undefined, isOrphan: false };
  }
  return outcomes;
}

function argumentsOf(items: readonly IngestItem[]): readonly (string | null)[] {
  const json: Record<IngestItem["kind"], string[]> = { event: [], boot: [], status: [], decision: [], security: [], start: [], reading: [] };
  const quick: QuickRow[] = [];
  const months = { event: new Set<string>(), reading: new Set<string>() };
  const counts = new Map<string, number>();
  for (const { kind, key } of items) if (kind === "event") counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [place, item] of items.entries()) {
    if (item.kind === "event" || item.kind === "reading") for (const month of item.months) months[item.kind].add(month);
    // Of two events of one station the second builds on the first: both take the long way.
    if (item.quick !== undefined && counts.get(item.key) === 1) {
      quick.push({ place, event: item.quick, json: item.json });
    } else {
      const text = item.quick === undefined ? item.json : longJson(item.quick, item.json);
      json[item.kind].push(`{"i":${place},${text.slice(1)}`);
    }
  }
  const { event, boot, status, decision, security, start, reading } = json;
  return [
    ...[dates(months.event), ...[event, boot, status, decision, security, start].map(list), dates(months.reading), list(reading)],
    ...quickColumns(quick.sort(inOrder)),
    list(quick.map((row) => row.json)),
  ];
}

const dates = (months: ReadonlySet<string>): string => `{${[...months].sort().join(",")}}`;
const list = (parts: readonly string[]): string | null => (parts.length === 0 ? null : `[${parts.join(",")}]`);

function outcomeOf(row: OutcomeRow): EventOutcome | StartOutcome {
  if (row.transaction_id !== null) return { transactionId: row.transaction_id };
  return { sessionId: row.session_id, outcome: row.outcome, idTokenStatus: row.id_token_status ?? undefined, isOrphan: row.is_orphan ?? false };
}
