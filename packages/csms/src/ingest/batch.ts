// SPDX-License-Identifier: Apache-2.0
import type { Sql } from "@chargehand/store";

/** One thing to be written, already as JSON: what it costs to hold is known when it is taken in. */
export interface IngestItem {
  readonly kind: "event" | "boot" | "status" | "decision" | "security";
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
}

/** Of an item that is no transaction event there is nothing to tell. */
export type IngestOutcome = EventOutcome | undefined;

interface OutcomeRow {
  readonly item: number;
  readonly session_id: string;
  readonly outcome: EventOutcome["outcome"];
  readonly id_token_status: string | null;
}

/** Writes a batch by one call of the one door that the ingest role has: one statement, one commit. */
export async function writeBatch(sql: Sql, items: readonly IngestItem[]): Promise<readonly IngestOutcome[]> {
  const months = new Set<string>();
  for (const item of items) for (const month of item.months) months.add(month);
  const rows = await sql.query<OutcomeRow>("select * from csms.ingest($1::date[], $2, $3, $4, $5, $6)", [
    [...months].sort(),
    arrayOf(items, "event"),
    arrayOf(items, "boot"),
    arrayOf(items, "status"),
    arrayOf(items, "decision"),
    arrayOf(items, "security"),
  ]);
  const outcomes: IngestOutcome[] = items.map(() => undefined);
  for (const row of rows) outcomes[row.item] = { sessionId: row.session_id, outcome: row.outcome, idTokenStatus: row.id_token_status ?? undefined };
  return outcomes;
}

/** The items of one kind as a JSON array, each with `i`, its place in the batch; null when there are none. */
function arrayOf(items: readonly IngestItem[], kind: IngestItem["kind"]): string | null {
  const parts: string[] = [];
  for (const [place, item] of items.entries()) if (item.kind === kind) parts.push(`{"i":${place},${item.json.slice(1)}`);
  return parts.length === 0 ? null : `[${parts.join(",")}]`;
}
