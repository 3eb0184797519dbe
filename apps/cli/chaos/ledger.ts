// SPDX-License-Identifier: Apache-2.0
// The clients' own record: one JSON array a line, only ever appended. What stands here as answered must be in the database.
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

export type EventKind = "Started" | "Updated" | "Ended";

/** One event that a station made. `wh` is its meter's register, `at` epoch ms. */
export interface LedgerEvent {
  readonly station: string;
  readonly tx: string;
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: number;
  readonly wh: number;
}

/**
 * Why a message went out. `own`: the first try. `again`: no answer came yet. `replay`: it was answered before.
 * `foreign`: another station's transaction id, tried once. `conflict`: an answered event's key with another register, tried once.
 */
export type Purpose = "own" | "again" | "replay" | "foreign" | "conflict";

type Line =
  | readonly ["sent", Purpose, wallMs: number, LedgerEvent]
  | readonly ["answered", Purpose, wallMs: number, sentMs: number, station: string, tx: string, seq: number, wh: number]
  /** The CSMS's own name for a transaction (OCPP 1.6), with each answer to its start. */
  | readonly ["given", station: string, tx: string, givenTx: string]
  | readonly ["refused", Purpose, wallMs: number, code: string, station: string, tx: string, seq: number];

export interface LedgerWriter {
  append(line: Line): void;
  close(): Promise<void>;
}

export function ledgerWriter(file: string): LedgerWriter {
  const out = createWriteStream(file, { flags: "a", mode: 0o600 });
  return {
    append: (line) => void out.write(`${JSON.stringify(line)}\n`),
    close: () => new Promise((resolve, reject) => out.once("error", reject).end(resolve)),
  };
}

export interface KeptEvent extends LedgerEvent {
  isAnswered: boolean;
}

/** What one station said under one transaction id. */
export interface KeptTransaction {
  readonly station: string;
  readonly tx: string;
  /** The id belongs to another station. */
  readonly isForeign: boolean;
  readonly events: Map<number, KeptEvent>;
}

export interface Ledger {
  readonly transactions: ReadonlyMap<string, KeptTransaction>;
  /** Deliberate conflicts: the same key as an answered event, another register. */
  readonly conflicts: readonly KeptEvent[];
  readonly counts: { readonly sent: Readonly<Record<Purpose, number>>; readonly answered: Readonly<Record<Purpose, number>>; readonly refused: number };
  /** Of each answer, when its request went and when it came; in the order of coming. */
  readonly answers: readonly { readonly sentMs: number; readonly wallMs: number }[];
  readonly refusals: ReadonlyMap<string, number>;
  /** Transactions that got a second name when their start was repeated. */
  readonly renamed: readonly { readonly station: string; readonly tx: string }[];
}

export const keyOf = (station: string, tx: string): string => `${station}\n${tx}`;

const none = (): Record<Purpose, number> => ({ own: 0, again: 0, replay: 0, foreign: 0, conflict: 0 });

/** Gathers ledger lines. Fed by a file, or by a test. */
export class LedgerReader implements Ledger {
  readonly transactions = new Map<string, KeptTransaction>();
  readonly conflicts: KeptEvent[] = [];
  readonly counts = { sent: none(), answered: none(), refused: 0 };
  readonly answers: { readonly sentMs: number; readonly wallMs: number }[] = [];
  readonly refusals = new Map<string, number>();

  readonly renamed: { readonly station: string; readonly tx: string }[] = [];
  readonly #given = new Map<string, string>();

  take(line: Line): void {
    if (line[0] === "sent") this.#sent(line[1], line[3]);
    else if (line[0] === "answered") this.#answered(line);
    else if (line[0] === "given") this.#rename(line);
    else {
      this.counts.refused++;
      this.refusals.set(line[3], (this.refusals.get(line[3]) ?? 0) + 1);
    }
  }

  readonly #nameOf = (station: string, tx: string) => this.#given.get(keyOf(station, tx)) ?? tx;

  #rename([, station, tx, givenTx]: Extract<Line, readonly ["given", ...unknown[]]>): void {
    const known = this.#given.get(keyOf(station, tx));
    if (known === givenTx) return;
    if (known !== undefined) this.renamed.push({ station, tx: givenTx });
    const transaction = this.transactions.get(keyOf(station, known ?? tx));
    if (transaction === undefined) throw new Error(`the ledger has a name for ${station} ${tx}, which it never sent`);
    this.transactions.delete(keyOf(station, known ?? tx));
    this.transactions.set(keyOf(station, givenTx), { ...transaction, tx: givenTx });
    this.#given.set(keyOf(station, tx), givenTx);
  }

  #sent(purpose: Purpose, event: LedgerEvent): void {
    this.counts.sent[purpose]++;
    if (purpose === "conflict") this.conflicts.push({ ...event, isAnswered: false });
    if (purpose !== "own" && purpose !== "foreign") return;
    const tx = this.#nameOf(event.station, event.tx);
    const key = keyOf(event.station, tx);
    const transaction = this.transactions.get(key) ?? { station: event.station, tx, isForeign: purpose === "foreign", events: new Map() };
    transaction.events.set(event.seq, { ...event, isAnswered: false });
    this.transactions.set(key, transaction);
  }

  #answered([, purpose, wallMs, sentMs, station, tx, seq, wh]: Extract<Line, readonly ["answered", ...unknown[]]>): void {
    this.counts.answered[purpose]++;
    this.answers.push({ sentMs, wallMs });
    const event =
      purpose === "conflict"
        ? this.conflicts.findLast((one) => one.station === station && one.tx === tx && one.seq === seq && one.wh === wh)
        : this.transactions.get(keyOf(station, this.#nameOf(station, tx)))?.events.get(seq);
    if (event === undefined) throw new Error(`the ledger has an answer to ${station} ${tx} ${seq}, which it never sent`);
    event.isAnswered = true;
  }
}

export async function readLedger(file: string): Promise<Ledger> {
  const reader = new LedgerReader();
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) reader.take(JSON.parse(line) as Line);
  return reader;
}
