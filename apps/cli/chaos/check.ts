// SPDX-License-Identifier: Apache-2.0
// Compares what the clients know with what the database holds. Pure: a test feeds it defects.
import { type KeptEvent, type KeptTransaction, keyOf, type Ledger } from "./ledger.ts";

export interface StoredEvent {
  readonly station: string;
  readonly tx: string;
  readonly seq: number;
  readonly kind: string;
  /** Epoch ms. */
  readonly at: number;
  readonly wh: number | undefined;
  /** When the row was made, microseconds. */
  readonly recordedUs: number;
  /** Rows of meter_reading with this session and number, and how many of them name this station, this time and this register. */
  readonly readings: number;
  readonly fittingReadings: number;
}

export interface StoredSession {
  readonly station: string;
  readonly tx: string;
  readonly energyWh: number;
  readonly endedAt: number | undefined;
  /** Lower-case hexadecimal. */
  readonly tokenHash: string | undefined;
  readonly eventCount: number;
}

export interface StoredConflict {
  readonly station: string;
  readonly tx: string;
  readonly seq: number;
  readonly wh: number | undefined;
}

/** Everything of one station. */
export interface StoredStation {
  readonly station: string;
  readonly events: readonly StoredEvent[];
  readonly sessions: readonly StoredSession[];
  readonly conflicts: readonly StoredConflict[];
}

export const DEFECTS = ["lost", "duplicated", "reordered", "energy", "owner", "conflicting", "notEnded"] as const;
export type Defect = (typeof DEFECTS)[number];

export interface Findings {
  readonly counts: Record<Defect, number>;
  /** The first few, in words. */
  readonly examples: string[];
  /** Events that were compared. */
  compared: number;
  /** Stored without an answer: sent, and the answer was lost on the way. No defect. */
  storedUnanswered: number;
}

export const noFindings = (): Findings => ({
  counts: { lost: 0, duplicated: 0, reordered: 0, energy: 0, owner: 0, conflicting: 0, notEnded: 0 },
  examples: [],
  compared: 0,
  storedUnanswered: 0,
});

export const isClean = (findings: Findings): boolean => DEFECTS.every((defect) => findings.counts[defect] === 0);

const MOST_EXAMPLES = 20;

export function found(findings: Findings, defect: Defect, text: string): void {
  findings.counts[defect]++;
  if (findings.examples.length < MOST_EXAMPLES) findings.examples.push(`${defect}: ${text}`);
}

export interface StationFacts {
  readonly findings: Findings;
  /** Of the station's card. */
  readonly tokenHash: string;
  /** Its messages carry no numbers (OCPP 1.6): events are known by their time, which no two of a station share. */
  readonly isUnnumbered?: boolean;
}

/** Compares one station. */
export function checkStation(ledger: Ledger, stored: StoredStation, facts: StationFacts): void {
  const { findings } = facts;
  const rows = facts.isUnnumbered === true ? stored.events.map((row) => ({ ...row, seq: numberOf(ledger, row) })) : stored.events;
  const events = groupBy(rows, (event) => keyOf(event.station, event.tx));
  const sessions = groupBy(stored.sessions, (session) => keyOf(session.station, session.tx));
  for (const transaction of ledger.transactions.values()) {
    if (transaction.station !== stored.station) continue;
    const key = keyOf(transaction.station, transaction.tx);
    checkTransaction(transaction, events.get(key) ?? [], findings);
    checkSession({ transaction, events: events.get(key) ?? [], sessions: sessions.get(key) ?? [] }, facts);
  }
  for (const [key, rows] of [...events, ...sessions]) {
    const row = rows[0] as StoredEvent | StoredSession;
    if (!ledger.transactions.has(key)) found(findings, "owner", `${row.station} has ${rows.length} rows of ${row.tx}, and never sent any`);
  }
  checkConflicts(ledger, stored, findings);
  for (const { station, tx } of ledger.renamed)
    if (station === stored.station) found(findings, "duplicated", `${station}: a start that was repeated got a second transaction, ${tx}`);
}

/** The station's own number of a row; one that it never sent gets none of them. */
function numberOf(ledger: Ledger, row: StoredEvent): number {
  const events = ledger.transactions.get(keyOf(row.station, row.tx))?.events.values() ?? [];
  for (const event of events) if (event.at === row.at && event.kind === row.kind) return event.seq;
  return -1 - row.seq;
}

function checkTransaction({ station, tx, events }: KeptTransaction, rows: readonly StoredEvent[], findings: Findings): void {
  const bySeq = groupBy(rows, (row) => row.seq);
  let before: StoredEvent | undefined;
  for (const event of [...events.values()].sort((one, other) => one.seq - other.seq)) {
    findings.compared++;
    const name = `${station} ${tx} ${event.seq}`;
    const [row, ...more] = bySeq.get(event.seq) ?? [];
    if (more.length > 0) found(findings, "duplicated", `${name} is stored ${more.length + 1} times`);
    if (row === undefined) {
      if (event.isAnswered) found(findings, "lost", `${name} (${event.kind}) was answered and is not stored`);
      continue;
    }
    if (!event.isAnswered) findings.storedUnanswered++;
    compareContent(name, event, row, findings);
    // The next event left only after this one's answer, so it must have been stored after it. Unanswered ones have no such rule.
    if (event.isAnswered && before !== undefined && row.recordedUs < before.recordedUs)
      found(findings, "reordered", `${name} was stored ${before.recordedUs - row.recordedUs} us before number ${before.seq}`);
    if (event.isAnswered) before = row;
  }
  for (const row of rows) if (!events.has(row.seq)) found(findings, "conflicting", `${station} ${tx} ${row.seq} is stored and was never sent`);
}

function compareContent(name: string, event: KeptEvent, row: StoredEvent, findings: Findings): void {
  if (row.kind !== event.kind || row.at !== event.at || row.wh !== event.wh)
    found(findings, "conflicting", `${name}: stored ${row.kind} at ${row.at} with ${row.wh} Wh, sent ${event.kind} at ${event.at} with ${event.wh} Wh`);
  if (row.readings > 1) found(findings, "duplicated", `${name}: its one reading is stored ${row.readings} times`);
  else if (row.readings === 0) found(findings, "lost", `${name}: its reading is not stored`);
  else if (row.fittingReadings === 0) found(findings, "conflicting", `${name}: its reading is stored with another station, time or register`);
}

interface SessionCheck {
  readonly transaction: KeptTransaction;
  readonly events: readonly StoredEvent[];
  readonly sessions: readonly StoredSession[];
}

function checkSession({ transaction, events, sessions }: SessionCheck, { findings, tokenHash }: StationFacts): void {
  const name = `${transaction.station} ${transaction.tx}`;
  const [session, ...more] = sessions;
  if (more.length > 0) found(findings, "duplicated", `${name} has ${sessions.length} sessions`);
  const known = events.map((row) => transaction.events.get(row.seq)).filter((event) => event !== undefined);
  if (session === undefined) {
    if (known.length > 0) found(findings, "lost", `${name} has events and no session`);
    return;
  }
  const expected = energyOf(known);
  if (Math.abs(session.energyWh - expected) > 0.001)
    found(findings, "energy", `${name}: the session has ${session.energyWh} Wh, the stored events ${expected} Wh`);
  if (session.eventCount !== events.length) found(findings, "lost", `${name}: the session counts ${session.eventCount} events, ${events.length} are stored`);
  const ended = [...transaction.events.values()].find((event) => event.kind === "Ended" && event.isAnswered);
  if (ended !== undefined && session.endedAt !== ended.at) found(findings, "notEnded", `${name} ended at ${ended.at}, the session says ${session.endedAt}`);
  const started = known.some((event) => event.kind === "Started");
  if (session.tokenHash !== (started ? tokenHash : undefined)) found(findings, "owner", `${name}: the session has another card than its station's`);
}

/** By the clients' own numbers, not by the database's, nor by the clocks that step: last register minus first. */
function energyOf(events: readonly KeptEvent[]): number {
  const inOrder = events.toSorted((one, other) => one.seq - other.seq);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  return first === undefined || last === undefined ? 0 : Math.max(0, last.wh - first.wh);
}

function checkConflicts(ledger: Ledger, stored: StoredStation, findings: Findings): void {
  const nameOf = ({ station, tx, seq, wh }: StoredConflict) => `${station} ${tx} ${seq} ${wh}`;
  const mine = ledger.conflicts.filter((conflict) => conflict.station === stored.station);
  const kept = new Set(stored.conflicts.map(nameOf));
  const sent = new Set(mine.map(nameOf));
  for (const conflict of mine)
    if (conflict.isAnswered && !kept.has(nameOf(conflict)))
      found(findings, "lost", `${nameOf(conflict)} Wh: the deliberate conflict was answered and is not kept`);
  for (const conflict of stored.conflicts)
    if (!sent.has(nameOf(conflict))) found(findings, "conflicting", `${nameOf(conflict)} Wh is kept as a conflict and was never sent as one`);
}

function groupBy<T, K>(items: readonly T[], by: (item: T) => K): Map<K, T[]> {
  return Map.groupBy(items, by);
}
