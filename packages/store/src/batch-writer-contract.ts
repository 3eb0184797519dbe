// SPDX-License-Identifier: Apache-2.0
import type { Clock, Log, Millis } from "@chargehand/kernel";
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
  /**
   * A statement runs beside others only for at least so many items, or once one has waited 100 ms: most of a small one's cost
   * is the statement. Default 1.
   */
  readonly worthAnother?: number;
  /**
   * From `write` to the answer, also while a statement with the item runs; then, found within 1 s more, STORE_UNAVAILABLE.
   * Default 20 s, below the 30 s that a station waits for an answer.
   */
  readonly deadline?: Millis;
}

/** Every number since the start, but the first three, which are of now. Each item of `write` counts in one, whatever becomes of it. */
export interface BatchCounters {
  readonly queued: number;
  readonly waiting: number;
  /** Taken out of the queue and not yet answered. */
  readonly inFlight: number;
  readonly written: number;
  /** Statements, not items. */
  readonly batches: number;
  readonly largestBatch: number;
  /** Statements that were not taken, and whose items were tried again. */
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
