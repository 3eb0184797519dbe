// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, type Log, type Millis, Minutes } from "@chargehand/kernel";
import type { CommitBuffer } from "../journal/commit-buffer.ts";
import type { QueuedText } from "../journal/device-storage.ts";
import { MessageList, type QueuedMessage } from "./message-list.ts";
import { decodeEvent, encodeEvent, kindOf, type MessageKind, outlastsOffline, replacesEarlier } from "./outbox-kinds.ts";
import type { StationEvent, TransactionEvent } from "./station-events.ts";

type SecurityStationEvent = Extract<StationEvent, { type: "security" }>;

/** Messages of each kind that wait at most, with a capacity of 1. */
const shares: Readonly<Record<MessageKind, number>> = { sample: 1, change: 1, startOrEnd: 10, security: 1, notice: 1, passing: 1 };

/** With it a week without a line, sampled each minute and with several charges a day, keeps all but samples, and of those one each quarter of an hour or so. */
export const OUTBOX_CAPACITY = 1_000;

/** Samples that were delivered and are not taken out on disk yet: after a power cut they are sent once more. */
export const MOST_REPEATED = 32;

/** Samples that nothing of their transaction stands near to are thinned out by number. */
const LONGEST_SPACING: Millis = Hours(24);

/** What is lost is logged no more often than this, with its counts. */
const REPORT_INTERVAL: Millis = Minutes(1);

export interface OutboxOptions {
  /** What waits is kept here. */
  readonly memory: Pick<CommitBuffer, "enqueue" | "dequeue" | "durable">;
  /** Transport time. */
  readonly clock: Clock;
  readonly log: Log;
  readonly capacity?: number;
}

interface Losses {
  readonly updates: number;
  readonly startsAndEnds: number;
  readonly others: number;
}

const NO_LOSSES: Losses = { updates: 0, startsAndEnds: 0, others: 0 };

/**
 * The messages that wait for the CSMS, oldest first. Events of transactions and of security, and notices that ask for it, are kept on
 * disk. Nothing leaves before all that the device wrote until then is durable: after a power cut no number may be given to another event
 * [E01.FR.07], no register be taken back, and no status have been told that is forgotten. When it is full it is thinned out kind by kind; starts and ends stay the longest.
 */
export class Outbox {
  readonly #options: Required<OutboxOptions>;
  readonly #messages = new MessageList();
  readonly #counts: Record<MessageKind, number> = { sample: 0, change: 0, startOrEnd: 0, security: 0, notice: 0, passing: 0 };
  /** They wait on disk, and out of the order for now. */
  readonly #aside = new Set<QueuedMessage>();
  readonly #newest = new Map<StationEvent["type"], QueuedMessage>();
  #nextId = 1;
  #delivered = 0;
  #losses = NO_LOSSES;
  #reportedAt: number | undefined;

  constructor(options: OutboxOptions) {
    this.#options = { capacity: OUTBOX_CAPACITY, ...options };
  }

  get head(): QueuedMessage | undefined {
    return this.#messages.head;
  }

  durable(): Promise<void> {
    return this.#options.memory.durable();
  }

  get length(): number {
    return this.#messages.length;
  }

  /** How many of them wait. */
  countOf(type: StationEvent["type"]): number {
    let count = 0;
    for (const { event } of this.#messages) if (event.type === type) count++;
    return count;
  }

  /** Whether that security event waits, also when it was told before a restart. */
  has(event: SecurityStationEvent): boolean {
    for (const { event: other } of this.#messages)
      if (other.type === "security" && other.entry === event.entry && other.at === event.at && other.kind === event.kind) return true;
    return false;
  }

  /** What waited when the device was switched off; it is durable, and told as of offline time [E11.FR.07]. */
  restore(queued: readonly QueuedText[]): void {
    for (const { id, text } of queued) {
      this.#nextId = Math.max(this.#nextId, id + 1);
      const event = decodeEvent(text);
      if (event !== undefined) this.#add({ id, event, isOffline: true, attempts: 0 });
      else this.#forgetUnknown(id);
    }
  }

  push(event: StationEvent, isOffline: boolean): void {
    if (isOffline && !outlastsOffline(event)) return;
    const { memory } = this.#options;
    const id = this.#nextId++;
    if (replacesEarlier(event)) this.#replace(event.type);
    if (kindOf(event) !== "passing") memory.enqueue({ id, text: encodeEvent(event) });
    const message: QueuedMessage = { id, event, isOffline, attempts: 0, durable: memory.durable() };
    this.#add(message);
    if (replacesEarlier(event)) this.#newest.set(event.type, message);
    this.#thin(kindOf(event));
  }

  /** Takes out a message that was delivered or given up, also one that was set aside. */
  remove(message: QueuedMessage): void {
    const kind = kindOf(message.event);
    // Samples are many: they go from the disk with the next write of something else.
    const isLazy = kind === "sample" && ++this.#delivered < MOST_REPEATED;
    if (!isLazy) this.#delivered = 0;
    this.#take(message, isLazy ? "lazy" : "now");
    if (this.length > 0) return;
    // The backlog is over: what was not told of it yet is told now.
    this.#report();
  }

  /** It stays on disk, and holds up nothing. */
  setAside(message: QueuedMessage): void {
    if (this.#messages.remove(message)) this.#aside.add(message);
  }

  /** In its place among those that wait: what was put back before may still be there, and an end must not pass its start. */
  putBack(messages: readonly QueuedMessage[]): void {
    const back = messages.filter((message) => this.#aside.delete(message));
    const last = Math.max(...back.map(({ id }) => id));
    for (const message of this.#messages) {
      if (message.id > last) break;
      this.#messages.remove(message);
      back.push(message);
    }
    this.#messages.unshift(back.sort((a, b) => a.id - b.id));
  }

  /** The connection is gone: what waits counts as offline, and what is only worth telling at once is forgotten. */
  goOffline(): void {
    for (const message of this.#messages) {
      if (outlastsOffline(message.event)) message.isOffline = true;
      else this.#take(message, "lazy");
    }
  }

  #add(message: QueuedMessage): void {
    this.#messages.push(message);
    this.#counts[kindOf(message.event)]++;
  }

  #take(message: QueuedMessage, when: "now" | "lazy"): void {
    if (!this.#messages.remove(message) && !this.#aside.delete(message)) return;
    const kind = kindOf(message.event);
    this.#counts[kind]--;
    if (kind !== "passing") this.#options.memory.dequeue(message.id, when);
    if (this.#newest.get(message.event.type) === message) this.#newest.delete(message.event.type);
  }

  #replace(type: StationEvent["type"]): void {
    const earlier = this.#newest.get(type);
    if (earlier !== undefined && earlier !== this.head) this.#take(earlier, "lazy");
  }

  /** One kind does not push out another, so a flood of one loses nothing else. */
  #thin(kind: MessageKind): void {
    if (this.#counts[kind] <= this.#options.capacity * shares[kind]) return;
    // So many go at once that the next time is far off.
    if (kind === "sample") this.#thinSamples();
    else if (kind === "change") this.#drop(kind, (at) => at % 2 === 0);
    else this.#drop(kind, (at) => at < Math.max(1, this.#counts[kind] / 10));
    const now = this.#options.clock.monoMs();
    if (this.#reportedAt !== undefined && now - this.#reportedAt < REPORT_INTERVAL) return;
    if (this.#report()) this.#reportedAt = now;
  }

  /**
   * Those go that follow soonest on another event of their transaction, until a quarter has gone: of even samples that is every second
   * [E11.FR.05], and what stays is spread evenly over all of the time, also after a restart, and where the clock was set back.
   */
  #thinSamples(): void {
    const goal = this.#counts.sample * 0.75;
    let [spacing, least] = [0, Number.POSITIVE_INFINITY];
    while (this.#counts.sample > goal && spacing < LONGEST_SPACING) {
      let before: TransactionEvent | undefined;
      for (const message of this.#messages) {
        if (message.event.type !== "transaction") continue;
        const { event } = message.event;
        const gap = before?.transactionId === event.transactionId ? Math.abs(event.at - before.at) : Number.POSITIVE_INFINITY;
        const isSample = kindOf(message.event) === "sample" && message !== this.head;
        if (isSample) least = Math.min(least, gap);
        if (isSample && gap < spacing) this.#lose(message);
        else before = event;
      }
      spacing = Math.max(1, Math.min(least, LONGEST_SPACING), spacing) * 1.5;
    }
    if (this.#counts.sample > goal) this.#drop("sample", (at) => at % 2 === 0);
  }

  /** Drops those of a kind whose place among it, from 0, is told. The head may be on its way to the CSMS and is left alone. */
  #drop(kind: MessageKind, goes: (at: number) => boolean): void {
    const { head } = this;
    const ofKind = [...this.#messages].filter((message) => message !== head && kindOf(message.event) === kind);
    for (const [at, message] of ofKind.entries()) if (goes(at)) this.#lose(message);
  }

  #lose(message: QueuedMessage): void {
    if (message === this.head) return;
    const kind = kindOf(message.event);
    const before = this.length;
    this.#take(message, "lazy");
    if (this.length === before) return;
    const counted = kind === "sample" || kind === "change" ? "updates" : kind === "startOrEnd" ? "startsAndEnds" : "others";
    this.#losses = { ...this.#losses, [counted]: this.#losses[counted] + 1 };
  }

  #forgetUnknown(id: number): void {
    this.#options.memory.dequeue(id, "lazy");
    this.#options.log.warn({ id }, "a message that was kept for the CSMS cannot be read by this version; it is dropped");
  }

  /** False when there is nothing to tell. */
  #report(): boolean {
    const losses = this.#losses;
    if (losses === NO_LOSSES) return false;
    this.#losses = NO_LOSSES;
    const { log, capacity } = this.#options;
    log.warn({ dropped: losses, waiting: this.length, capacity }, "the outbox is full: messages to the CSMS were dropped");
    return true;
  }
}
