// SPDX-License-Identifier: Apache-2.0
import type { Sql } from "@chargehand/store";

/** One thing to be written, already as JSON: what it costs to hold is known when it is taken in. */
export interface IngestItem {
  readonly kind: "event" | "boot" | "status" | "decision" | "security" | "start" | "reading";
  /** Whose order is kept. */
  readonly key: string;
  /** A JSON object. */
  readonly json: string;
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
}

/** Writes a batch by one call of the one door that the ingest role has: one statement, one commit. */
export async function writeBatch(sql: Sql, items: readonly IngestItem[]): Promise<readonly IngestOutcome[]> {
  const rows = await sql.query<OutcomeRow>("select * from csms.ingest($1::date[], $2, $3, $4, $5, $6, $7, $8::date[], $9)", [
    monthsOf(items, "event"),
    arrayOf(items, "event"),
    arrayOf(items, "boot"),
    arrayOf(items, "status"),
    arrayOf(items, "decision"),
    arrayOf(items, "security"),
    arrayOf(items, "start"),
    monthsOf(items, "reading"),
    arrayOf(items, "reading"),
  ]);
  const outcomes: IngestOutcome[] = items.map(() => undefined);
  for (const row of rows) outcomes[row.item] = outcomeOf(row);
  return outcomes;
}

function outcomeOf(row: OutcomeRow): EventOutcome | StartOutcome {
  if (row.transaction_id !== null) return { transactionId: row.transaction_id };
  return { sessionId: row.session_id, outcome: row.outcome, idTokenStatus: row.id_token_status ?? undefined, isOrphan: row.is_orphan ?? false };
}

function monthsOf(items: readonly IngestItem[], kind: IngestItem["kind"]): readonly string[] {
  const months = new Set<string>();
  for (const item of items) if (item.kind === kind) for (const month of item.months) months.add(month);
  return [...months].sort();
}

/** The items of one kind as a JSON array, each with `i`, its place in the batch; null when there are none. */
function arrayOf(items: readonly IngestItem[], kind: IngestItem["kind"]): string | null {
  const parts: string[] = [];
  for (const [place, item] of items.entries()) if (item.kind === kind) parts.push(`{"i":${place},${item.json.slice(1)}`);
  return parts.length === 0 ? null : `[${parts.join(",")}]`;
}
