// SPDX-License-Identifier: Apache-2.0
import { delay, every, hasCode, Millis, messageOf, type Timer } from "@chargehand/kernel";
import type { BatchCounters, BatchWriter, BatchWriterOptions } from "./batch-writer-contract.ts";
import { error } from "./errors.ts";
import { Lanes, type Waiting } from "./lanes.ts";
import { isStatementTimeout } from "./pool.ts";

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
/** An item that has waited so long gets a second statement, however few wait with it: the first must be a slow one. */
const LATE = 100;
/**
 * Statements that the items of one that was too slow are spread over. Not two: of the deadline a time-out or two have gone by then,
 * and every one that holds the slow item costs another.
 */
const PARTS = 64;

/** The durable writer: callers that arrive while a statement runs share the next one (group commit). */
export function createBatchWriter<Item, Outcome>(options: BatchWriterOptions<Item, Outcome>): BatchWriter<Item, Outcome> {
  return new GroupCommit(options);
}

interface Pending<Item, Outcome> extends Waiting<Item> {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (cause: unknown) => void;
  /** Answered or given up, though a statement may still hold it. */
  isSettled: boolean;
}
type Batch<Item, Outcome> = readonly Pending<Item, Outcome>[];

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
  readonly #taken = new Set<Batch<Item, Outcome>>();
  #bytes = 0;
  #workers = 0;
  #lateTimer: Timer | undefined;
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
      const dueMono = this.#options.clock.monoMs() + this.#limits.deadline;
      const pending = { item, key: this.#options.keyOf(item), size, dueMono, most: this.#limits.batch, resolve, reject, isSettled: false };
      this.#bytes += size;
      // While anybody waits for room, all newcomers do: that keeps each key in order.
      if (isFull || this.#waiting.length > 0) this.#waiting.push(pending);
      else this.#lanes.add(pending);
      this.#wake();
    });
  }

  get counters(): BatchCounters {
    let inFlight = 0;
    for (const batch of this.#taken) for (const pending of batch) if (!pending.isSettled) inFlight++;
    return { queued: this.#lanes.size, waiting: this.#waiting.length, inFlight, ...this.#counts };
  }

  close(): Promise<void> {
    this.#closing ??= Promise.withResolvers<void>();
    this.#settleClose();
    return this.#closing.promise;
  }

  /** When the caller has returned, so that all it writes at once shares the first statement. */
  #wake(): void {
    if (this.#isWoken) return;
    if (this.#mayWork(this.#workers)) {
      this.#isWoken = true;
      queueMicrotask(() => {
        this.#isWoken = false;
        while (this.#lanes.hasReady && this.#mayWork(this.#workers)) this.#start();
        this.#watch();
      });
    } else this.#watch();
  }

  #mayWork(others: number): boolean {
    return others < this.#limits.connections && (others === 0 || this.#lanes.size >= this.#limits.worthAnother);
  }

  /** Sees to it that nobody waits long for a slow statement while a connection is free. */
  #watch(): void {
    if (this.#lateTimer !== undefined || this.#workers >= this.#limits.connections || !this.#lanes.hasReady) return;
    this.#lateTimer = this.#options.clock.after(`${this.#options.name}: late`, Millis(Math.max(1, this.#untilLate())), () => {
      this.#lateTimer = undefined;
      if (this.#workers < this.#limits.connections && this.#untilLate() <= 0) this.#start();
      this.#watch();
    });
  }

  #untilLate(): number {
    return this.#lanes.nextDue - this.#limits.deadline + LATE - this.#options.clock.monoMs();
  }

  #start(): void {
    this.#workers++;
    void this.#work();
  }

  async #work(): Promise<void> {
    for (let batch = this.#lanes.take(); batch.length > 0; batch = this.#mayGoOn() ? this.#lanes.take() : []) {
      this.#taken.add(batch);
      const back = await this.#writeWithPatience(batch);
      this.#taken.delete(batch);
      this.#lanes.release(batch, back);
      this.#admit();
    }
    this.#workers--;
    if (this.#lanes.hasReady) this.#watch();
    else this.#cancelWatch();
    this.#settleClose();
  }

  #mayGoOn(): boolean {
    return this.#mayWork(this.#workers - 1) || this.#untilLate() <= 0;
  }

  #cancelWatch(): void {
    this.#lateTimer?.cancel();
    this.#lateTimer = undefined;
  }

  #admit(): void {
    const room = Math.min(this.#limits.queue - this.#lanes.size, this.#waiting.length);
    if (room > 0) for (const pending of this.#waiting.splice(0, room)) this.#lanes.add(pending);
    if (this.#lanes.hasReady) this.#wake();
  }

  /**
   * Tries the batch until it is written, is found to be at fault, or its items are past their time.
   * Gives what is to go back into the queue, for smaller statements.
   */
  async #writeWithPatience(batch: Batch<Item, Outcome>): Promise<Batch<Item, Outcome>> {
    let left = this.#inTime(batch);
    for (let pause = FIRST_PAUSE; left.length > 0; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        this.#resolve(left, await this.#send(left));
        return [];
      } catch (cause) {
        if (!isAway(cause)) return this.#blame(left, cause);
        this.#counts.retries++;
        this.#options.log.warn({ writer: this.#options.name, items: left.length, reason: messageOf(cause) }, "the database did not take a batch; trying again");
        // One slow item, behind a lock perhaps, must not take its neighbours' time.
        if (left.length > 1 && isStatementTimeout(cause)) return this.#spread(left, PARTS);
      }
      await delay(this.#options.clock, `${this.#options.name}: retry`, Millis(pause));
      left = this.#inTime(left);
    }
    return [];
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

  #resolve(batch: Batch<Item, Outcome>, outcomes: readonly Outcome[]): void {
    for (const [at, pending] of batch.entries()) {
      if (!this.#settle(pending)) continue;
      this.#counts.written++;
      pending.resolve(outcomes[at] as Outcome);
    }
  }

  /** One bad item must not take its neighbours with it: each gets a statement of its own, in order. */
  #blame(batch: Batch<Item, Outcome>, cause: unknown): Batch<Item, Outcome> {
    const [only] = batch;
    if (batch.length > 1 || only === undefined) return this.#spread(batch, batch.length);
    this.#options.log.error({ writer: this.#options.name, reason: messageOf(cause) }, "the database refused an item");
    if (this.#settle(only)) {
      this.#counts.rejected++;
      only.reject(error("STORE_WRITE_REFUSED", `the database refused what was to be written: ${messageOf(cause)}`, { cause }));
    }
    return [];
  }

  #spread(batch: Batch<Item, Outcome>, parts: number): Batch<Item, Outcome> {
    for (const pending of batch) pending.most = Math.ceil(batch.length / parts);
    return this.#inTime(batch);
  }

  /** Whether it was open: every item is answered once, and counted once. */
  #settle(pending: Pending<Item, Outcome>): boolean {
    if (pending.isSettled) return false;
    pending.isSettled = true;
    this.#bytes -= pending.size;
    return true;
  }

  /** What is still worth writing; gives up the rest. */
  #inTime(batch: Batch<Item, Outcome>): Batch<Item, Outcome> {
    const now = this.#options.clock.monoMs();
    if (!batch.some((pending) => pending.isSettled || pending.dueMono <= now)) return batch;
    this.#giveUp(batch);
    return batch.filter((pending) => !pending.isSettled);
  }

  #giveUp(batch: Batch<Item, Outcome>): void {
    const now = this.#options.clock.monoMs();
    for (const pending of batch) {
      if (pending.dueMono > now || !this.#settle(pending)) continue;
      this.#counts.expired++;
      pending.reject(error("STORE_UNAVAILABLE", `the database did not take it within ${this.#limits.deadline / 1_000} s; try again`));
    }
  }

  #expire(): void {
    const now = this.#options.clock.monoMs();
    this.#giveUp(this.#lanes.removeDue(now));
    // A statement that still runs may yet write them. Their keys stay taken until it is over, so that nothing overtakes it.
    for (const batch of this.#taken) this.#giveUp(batch);
    // The waiting room is in order of arrival, and all have the same patience.
    const fresh = this.#waiting.findIndex((pending) => pending.dueMono > now);
    this.#giveUp(this.#waiting.splice(0, fresh === -1 ? this.#waiting.length : fresh));
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
