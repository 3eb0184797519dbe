// SPDX-License-Identifier: Apache-2.0
import { type Log, messageOf } from "@chargehand/kernel";
import { type ChainEnd, chained, GENESIS, lineOf, type SecurityEntry, type UnchainedEntry } from "./entry.ts";
import type { SecurityKind } from "./kinds.ts";
import { headOf, type LogHead, type LogSealer, sealedText } from "./log-sealer.ts";
import type { SecurityLogStore } from "./log-store.ts";
import { type SegmentScan, scan } from "./verify.ts";

/** Bytes; a segment that would grow above it is followed by the next. */
export const SEGMENT_BYTES = 64 * 1024;

/** With one more the oldest goes: the log takes 512 KiB at most, some 1,500 entries. */
export const MOST_SEGMENTS = 8;

export interface SecurityLogOptions {
  readonly store: SecurityLogStore;
  /** Of the device; sealed with the end of the chain. */
  readonly identity: string;
  readonly sealer?: LogSealer | undefined;
  readonly log: Log;
}

/** What was found when the log was opened, to be written as its next entries. */
export interface OpeningNote {
  readonly kind: SecurityKind;
  readonly detail: string;
}

/** A period, epoch ms, both ends within. */
export interface LogPeriod {
  readonly oldest?: number | undefined;
  readonly latest?: number | undefined;
}

/** The log of one device: it only grows at its end, and gives up its oldest segment when it is full. */
export class SecurityLog {
  readonly #options: SecurityLogOptions;
  /** Reads and writes wait for those before them. */
  #queue: Promise<unknown> = Promise.resolve();
  #end: ChainEnd = GENESIS;
  #segments: number[] = [];
  /** Of the newest segment. */
  #length = 0;
  /** A write failed, in that segment behind that length: what it left there is cut off before the next. */
  #suspect: { readonly segment: number; readonly length: number } | undefined;
  #boot = 1;
  #last: SecurityEntry | undefined;
  #notes: OpeningNote[] = [];

  private constructor(options: SecurityLogOptions) {
    this.#options = options;
  }

  /** Reads where the log ends and mends a torn end. Rejects when it cannot be read. */
  static async open(options: SecurityLogOptions): Promise<SecurityLog> {
    const log = new SecurityLog(options);
    await log.#open();
    return log;
  }

  /** Number of this start of the device, from 1. */
  get boot(): number {
    return this.#boot;
  }

  /** The entry before this start; undefined at the first. */
  get lastOfBefore(): SecurityEntry | undefined {
    return this.#last;
  }

  /** At its opening: nothing was ever written here, as far as can be seen. */
  get isBlank(): boolean {
    return this.#end.seq === 0 && this.#notes.length === 0;
  }

  /** What opening it has shown. */
  get openingNotes(): readonly OpeningNote[] {
    return this.#notes;
  }

  /** A start without a new process. */
  nextBoot(): void {
    this.#boot++;
  }

  /** Resolves when the entry is on disk; rejects when it is not, and the log is as before. */
  append(entry: UnchainedEntry): Promise<SecurityEntry> {
    return this.#inTurn(async () => {
      await this.#cutSuspect();
      const next = chained(entry, this.#end);
      if (this.#segments.length > 0 && this.#length + lineOf(next).length <= SEGMENT_BYTES) return this.#write(next);
      return this.#startSegment(entry);
    });
  }

  /** The lines of entries of that time, oldest first, as they stand in the file. */
  lines({ oldest = Number.NEGATIVE_INFINITY, latest = Number.POSITIVE_INFINITY }: LogPeriod = {}): Promise<readonly string[]> {
    return this.#inTurn(async () => (await this.#all()).filter(({ at }) => at >= oldest && at <= latest).map((entry) => lineOf(entry).trimEnd()));
  }

  /** Entries after that one, oldest first. */
  after(seq: number): Promise<readonly SecurityEntry[]> {
    return this.#inTurn(async () => (this.#end.seq <= seq ? [] : (await this.#all()).filter((entry) => entry.seq > seq)));
  }

  /** Up to which entry the CSMS has been told; 0 when of none. */
  async told(): Promise<number> {
    const text = await this.#inTurn(() => this.#options.store.note("told"));
    const seq = text === undefined ? 0 : Number(text);
    // A note of another log, or a damaged one: told again is better than never.
    return Number.isSafeInteger(seq) && seq <= this.#end.seq ? seq : 0;
  }

  noteTold(seq: number): Promise<void> {
    return this.#inTurn(() => this.#options.store.writeNote("told", String(seq)));
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #all(): Promise<readonly SecurityEntry[]> {
    const all: SecurityEntry[] = [];
    for (const segment of this.#segments) all.push(...scan(await this.#options.store.read(segment)).entries);
    return all;
  }

  async #write(entry: SecurityEntry): Promise<SecurityEntry> {
    const { store, log } = this.#options;
    const segment = this.#segments.at(-1) as number;
    const line = lineOf(entry);
    this.#suspect = { segment, length: this.#length };
    await store.append(segment, line);
    this.#suspect = undefined;
    this.#length += line.length;
    this.#end = { seq: entry.seq, hash: entry.hash };
    try {
      await this.#writeHead();
    } catch (error) {
      // The entry itself is safe; a head that lags is made good by the next.
      log.error({ reason: messageOf(error) }, "the end of the security log could not be noted");
    }
    return entry;
  }

  /** The oldest segment goes only when the log says, on disk, that it does. */
  async #startSegment(entry: UnchainedEntry): Promise<SecurityEntry> {
    const { store } = this.#options;
    const before = this.#length;
    this.#segments.push((this.#segments.at(-1) ?? 0) + 1);
    this.#length = 0;
    try {
      const lastToGo = this.#segments.at(-1 - MOST_SEGMENTS);
      const dropped = lastToGo === undefined ? undefined : scan(await store.read(lastToGo)).entries.at(-1);
      if (dropped !== undefined) await this.#write(chained(trimmed(entry, dropped), this.#end));
      const written = await this.#write(chained(entry, this.#end));
      await this.#makeRoom();
      return written;
    } catch (error) {
      if (this.#length === 0) {
        this.#segments.pop();
        this.#length = before;
      }
      throw error;
    }
  }

  /** What cannot be removed now goes the next time: the log has said so already. */
  async #makeRoom(): Promise<void> {
    const { store, log } = this.#options;
    try {
      for (let oldest = this.#segments[0]; oldest !== undefined && this.#segments.length > MOST_SEGMENTS; oldest = this.#segments[0]) {
        await store.remove(oldest);
        this.#segments.shift();
      }
    } catch (error) {
      log.error({ reason: messageOf(error) }, "the oldest part of the security log could not be removed");
    }
  }

  async #writeHead(): Promise<void> {
    const { store, identity, sealer } = this.#options;
    const seal = sealer?.seal(sealedText(identity, this.#end));
    await store.writeNote("head", JSON.stringify({ ...this.#end, identity, ...(seal === undefined ? {} : { seal }) }));
  }

  async #cutSuspect(): Promise<void> {
    if (this.#suspect === undefined) return;
    const { segment, length } = this.#suspect;
    if (length === 0) await this.#options.store.remove(segment);
    else await this.#options.store.truncate(segment, length);
    this.#suspect = undefined;
  }

  async #open(): Promise<void> {
    const { store } = this.#options;
    this.#segments = [...(await store.segments())];
    const newest = await this.#openNewest();
    await this.#makeRoom();
    const last = newest?.entries.at(-1);
    this.#last = last;
    this.#boot = (last?.boot ?? 0) + 1;
    if (last !== undefined) this.#end = { seq: last.seq, hash: last.hash };
    if (newest !== undefined && (newest.badLines.length > 0 || last === undefined)) this.#leaveAsItIs("the newest part of this log is not as it was written");
    const text = await store.note("head");
    const head = headOf(text);
    // Only behind the first entry of all a loss of power can leave the log without it.
    if (head === undefined && (text !== undefined || this.#end.seq > 1))
      this.#notes.push({ kind: "SecurityLogDamaged", detail: "the note of where the log ends is damaged or gone" });
    if (head === undefined) return;
    const odd = this.#oddityOf(head);
    if (odd !== undefined) this.#notes.push({ kind: "SecurityLogDamaged", detail: odd });
    if (head.seq <= this.#end.seq) return;
    // The gap stays to be seen: the chain goes on from where it is known to have ended.
    this.#notes.push({ kind: "SecurityLogWasCleared", detail: `entries ${this.#end.seq + 1} to ${head.seq} are gone` });
    this.#end = { seq: head.seq, hash: head.hash };
  }

  /** What the device must say before it puts its seal behind it; undefined when head and chain fit. A loss of power leaves one entry behind the head. */
  #oddityOf(head: LogHead): string | undefined {
    const { identity, sealer } = this.#options;
    if (sealer !== undefined && !(head.identity === identity && sealer.check(sealedText(identity, head), head.seal ?? "")))
      return "the seal of where the log ends is not this device's";
    if (head.seq < this.#end.seq - 1) return `entries ${head.seq + 1} to ${this.#end.seq} are behind the end that was noted`;
    const known = head.seq === this.#end.seq ? this.#end.hash : this.#last?.prev;
    return head.seq <= this.#end.seq && known !== head.hash ? `entry ${head.seq} is another than the one that was noted as the end` : undefined;
  }

  /** A segment of which nothing whole was written is as if it had never been begun. */
  async #openNewest(): Promise<SegmentScan | undefined> {
    const { store } = this.#options;
    for (;;) {
      const segment = this.#segments.at(-1);
      if (segment === undefined) return undefined;
      const text = await store.read(segment);
      const found = scan(text);
      const torn = text.length - found.wholeLength;
      if (torn > 0) this.#notes.push({ kind: "SecurityLogMended", detail: `${torn} bytes of an entry that was never finished were cut off` });
      this.#length = found.wholeLength;
      if (found.wholeLength > 0) {
        if (torn > 0) await store.truncate(segment, found.wholeLength);
        return found;
      }
      await store.remove(segment);
      this.#segments.pop();
    }
  }

  /** Damage is evidence: nothing is written into that segment any more. */
  #leaveAsItIs(detail: string): void {
    this.#notes.push({ kind: "SecurityLogDamaged", detail });
    this.#length = SEGMENT_BYTES;
  }
}

const trimmed = (next: UnchainedEntry, { seq, hash }: SecurityEntry): UnchainedEntry => ({
  ...next,
  kind: "SecurityLogTrimmed",
  count: 1,
  detail: `entries up to ${seq} made room`,
  dropped: { seq, hash },
});
