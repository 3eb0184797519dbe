// SPDX-License-Identifier: Apache-2.0
import { type Clock, delay, every, hasCode, type Log, Millis, messageOf, type Timer } from "@chargehand/kernel";
import { error } from "./errors.ts";
import { Lanes, type Waiting } from "./lanes.ts";
import type { Sql } from "./pool.ts";

export interface BatchWriterOptions<Item, Outcome> {
  readonly name: string;
  readonly database: Sql;
  /**
   * Writes all items in one statement, which is one transaction, and gives one outcome per item, in their order.
   * It must be idempotent: after a connection breaks during COMMIT the same items come again.
   */
  readonly write: (sql: Sql, items: readonly Item[]) => Promise<readonly Outcome[]>;
  /** Items of one key are written in the order in which they came, and never by two connections at once. */
  readonly keyOf: (item: Item) => string;
  /** Weight in bytes, for the second bound of the queue. */
  readonly sizeOf: (item: Item) => number;
  /** Transport time. */
  readonly clock: Clock;
  readonly log: Log;
  /** Items in one statement; default 500. */
  readonly maxBatch?: number;
  /** Items taken in without delay; default 5,000. */
  readonly maxQueue?: number;
  /** Items that may wait for room beyond that; then STORE_QUEUE_FULL. Default 20,000. */
  readonly maxWaiting?: number;
  /** Bytes of queued and waiting items together; then STORE_QUEUE_FULL. Default 64 MiB. */
  readonly maxBytes?: number;
  /** Statements at a time; default 2. */
  readonly connections?: number;
  /** A statement runs beside others only for at least so many items: most of a small one's cost is the statement. Default 1. */
  readonly worthAnother?: number;
  /** From `write` to the answer; then STORE_UNAVAILABLE. Default 20 s, below the 30 s that a station waits for an answer. */
  readonly deadline?: Millis;
}

/** Every number since the start, but the first three, which are of now. */
export interface BatchCounters {
  readonly queued: number;
  readonly waiting: number;
  readonly inFlight: number;
  readonly written: number;
  readonly batches: number;
  readonly largestBatch: number;
  readonly retries: number;
  readonly refused: number;
  readonly expired: number;
  readonly rejected: number;
}

export interface BatchWriter<Item, Outcome> {
  /**
   * Resolves only after COMMIT. Rejects with STORE_QUEUE_FULL or STORE_UNAVAILABLE (try again; it may have been written,
   * writing is idempotent), STORE_WRITE_REFUSED (this item alone does not go in), STORE_CLOSED.
   */
  write(item: Item): Promise<Outcome>;
  readonly counters: BatchCounters;
  /** Takes nothing new, writes what is there, resolves when it is written or has failed. */
  close(): Promise<void>;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

/** The durable writer: callers that arrive while a statement runs share the next one (group commit). */
export function createBatchWriter<Item, Outcome>(options: BatchWriterOptions<Item, Outcome>): BatchWriter<Item, Outcome> {
  return new GroupCommit(options);
}

type Pending<Item, Outcome> = Waiting<Item> & { readonly resolve: (outcome: Outcome) => void; readonly reject: (cause: unknown) => void };

class GroupCommit<Item, Outcome> implements BatchWriter<Item, Outcome> {
  readonly #options: BatchWriterOptions<Item, Outcome>;
  readonly #limits: {
    readonly batch: number;
    readonly queue: number;
    readonly waiting: number;
    readonly bytes: number;
    readonly connections: number;
    readonly worthAnother: number;
    readonly deadline: number;
  };
  readonly #lanes = new Lanes<Item, Pending<Item, Outcome>>();
  readonly #waiting: Pending<Item, Outcome>[] = [];
  readonly #counts = { written: 0, batches: 0, largestBatch: 0, retries: 0, refused: 0, expired: 0, rejected: 0 };
  readonly #sweep: Timer;
  #bytes = 0;
  #inFlight = 0;
  #workers = 0;
  #isWoken = false;
  #closing: PromiseWithResolvers<void> | undefined;

  constructor(options: BatchWriterOptions<Item, Outcome>) {
    this.#options = options;
    this.#limits = {
      batch: options.maxBatch ?? 500,
      queue: options.maxQueue ?? 5_000,
      waiting: options.maxWaiting ?? 20_000,
      bytes: options.maxBytes ?? 64 * 1024 * 1024,
      connections: options.connections ?? 2,
      worthAnother: options.worthAnother ?? 1,
      deadline: options.deadline ?? Millis(20_000),
    };
    this.#sweep = every(options.clock, `${options.name}: deadlines`, Millis(1_000), () => this.#expire());
  }

  write(item: Item): Promise<Outcome> {
    if (this.#closing !== undefined) return Promise.reject(error("STORE_CLOSED", "the system is closing; send again after the restart"));
    const size = this.#options.sizeOf(item);
    const isFull = this.#lanes.size >= this.#limits.queue;
    if ((isFull && this.#waiting.length >= this.#limits.waiting) || this.#bytes + size > this.#limits.bytes) {
      this.#counts.refused++;
      return Promise.reject(error("STORE_QUEUE_FULL", `${this.#lanes.size + this.#waiting.length} items wait for the database; try again later`));
    }
    return new Promise((resolve, reject) => {
      const pending = { item, key: this.#options.keyOf(item), size, dueMono: this.#options.clock.monoMs() + this.#limits.deadline, resolve, reject };
      this.#bytes += size;
      // While anybody waits for room, all newcomers do: that keeps each key in order.
      if (isFull || this.#waiting.length > 0) this.#waiting.push(pending);
      else this.#lanes.add(pending);
      this.#wake();
    });
  }

  get counters(): BatchCounters {
    return { queued: this.#lanes.size, waiting: this.#waiting.length, inFlight: this.#inFlight, ...this.#counts };
  }

  close(): Promise<void> {
    this.#closing ??= Promise.withResolvers<void>();
    this.#settleClose();
    return this.#closing.promise;
  }

  /** When the caller has returned, so that all it writes at once shares the first statement. */
  #wake(): void {
    if (this.#isWoken || !this.#mayWork(this.#workers)) return;
    this.#isWoken = true;
    queueMicrotask(() => {
      this.#isWoken = false;
      while (this.#lanes.hasReady && this.#mayWork(this.#workers)) {
        this.#workers++;
        void this.#work();
      }
    });
  }

  #mayWork(others: number): boolean {
    return others < this.#limits.connections && (others === 0 || this.#lanes.size >= this.#limits.worthAnother);
  }

  async #work(): Promise<void> {
    for (let batch = this.#take(); batch.length > 0; batch = this.#mayWork(this.#workers - 1) ? this.#take() : []) {
      this.#inFlight += batch.length;
      await this.#writeWithPatience(batch);
      this.#inFlight -= batch.length;
      this.#lanes.release(batch);
      this.#admit();
    }
    this.#workers--;
    this.#settleClose();
  }

  #take(): readonly Pending<Item, Outcome>[] {
    return this.#lanes.take(this.#limits.batch);
  }

  #admit(): void {
    const room = Math.min(this.#limits.queue - this.#lanes.size, this.#waiting.length);
    if (room > 0) for (const pending of this.#waiting.splice(0, room)) this.#lanes.add(pending);
    if (this.#lanes.hasReady) this.#wake();
  }

  /** Tries the batch until it is written, is found to be at fault, or its items are past their time. */
  async #writeWithPatience(batch: readonly Pending<Item, Outcome>[]): Promise<void> {
    let left = batch;
    for (let pause = FIRST_PAUSE; left.length > 0; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return this.#resolve(left, await this.#send(left));
      } catch (cause) {
        if (!isAway(cause)) return this.#oneByOne(left, cause);
        this.#counts.retries++;
        this.#options.log.warn({ writer: this.#options.name, items: left.length, reason: messageOf(cause) }, "the database did not take a batch; trying again");
      }
      await delay(this.#options.clock, `${this.#options.name}: retry`, Millis(pause));
      left = this.#withoutExpired(left);
    }
  }

  async #send(batch: readonly Pending<Item, Outcome>[]): Promise<readonly Outcome[]> {
    const outcomes = await this.#options.write(
      this.#options.database,
      batch.map((pending) => pending.item),
    );
    if (outcomes.length !== batch.length) throw new Error(`${this.#options.name} gave ${outcomes.length} outcomes for ${batch.length} items`);
    this.#counts.batches++;
    this.#counts.largestBatch = Math.max(this.#counts.largestBatch, batch.length);
    return outcomes;
  }

  #resolve(batch: readonly Pending<Item, Outcome>[], outcomes: readonly Outcome[]): void {
    this.#counts.written += batch.length;
    for (const [at, pending] of batch.entries()) {
      this.#bytes -= pending.size;
      pending.resolve(outcomes[at] as Outcome);
    }
  }

  /** One bad item must not take its neighbours with it: each gets a statement of its own, in order. */
  async #oneByOne(batch: readonly Pending<Item, Outcome>[], cause: unknown): Promise<void> {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      this.#options.log.error({ writer: this.#options.name, reason: messageOf(cause) }, "the database refused an item");
      this.#counts.rejected++;
      return this.#fail(only, error("STORE_WRITE_REFUSED", `the database refused what was to be written: ${messageOf(cause)}`, { cause }));
    }
    for (const pending of batch) await this.#writeWithPatience([pending]);
  }

  #fail(pending: Pending<Item, Outcome>, cause: unknown): void {
    this.#bytes -= pending.size;
    pending.reject(cause);
  }

  #withoutExpired(batch: readonly Pending<Item, Outcome>[]): readonly Pending<Item, Outcome>[] {
    const now = this.#options.clock.monoMs();
    for (const pending of batch) if (pending.dueMono <= now) this.#failExpired(pending);
    return batch.filter((pending) => pending.dueMono > now);
  }

  #failExpired(pending: Pending<Item, Outcome>): void {
    this.#counts.expired++;
    this.#fail(pending, error("STORE_UNAVAILABLE", `the database did not take it within ${this.#limits.deadline / 1_000} s; try again`));
  }

  #expire(): void {
    const now = this.#options.clock.monoMs();
    for (const pending of this.#lanes.removeDue(now)) this.#failExpired(pending);
    // The waiting room is in order of arrival, and all have the same patience.
    const fresh = this.#waiting.findIndex((pending) => pending.dueMono > now);
    for (const pending of this.#waiting.splice(0, fresh === -1 ? this.#waiting.length : fresh)) this.#failExpired(pending);
    this.#admit();
    this.#settleClose();
  }

  #settleClose(): void {
    if (this.#closing === undefined || this.#workers > 0 || this.#isWoken || this.#lanes.size > 0 || this.#waiting.length > 0) return;
    this.#sweep.cancel();
    this.#closing.resolve();
  }
}

const isAway = (cause: unknown): boolean => hasCode(cause, "STORE_UNAVAILABLE") || hasCode(cause, "STORE_DISK_FULL");
