// SPDX-License-Identifier: Apache-2.0
import { type Clock, delay, hasCode, type Log, Millis, messageOf } from "@chargehand/kernel";
import type { Commit, DeviceStorage, QueuedText } from "./device-storage.ts";

/** Pauses before a storage that could not be written is tried again: the first, doubling up to the last. */
export const RETRY_PAUSE = { first: Millis(1_000), last: Millis(60_000) } as const;

export interface CommitBufferDeps {
  readonly storage: DeviceStorage;
  /** Transport time. */
  readonly clock: Clock;
  readonly log: Log;
}

/** What is committed together, and who waits for it. */
class Batch {
  readonly put = new Map<string, () => string>();
  readonly enqueue = new Map<number, string>();
  readonly dequeue = new Set<number>();
  /** Whether it is worth a write of its own. */
  isDue = false;
  readonly onDurable: (() => void)[] = [];
  readonly onTried: (() => void)[] = [];
  #durable: Promise<void> | undefined;

  /** One for all who wait for it: while nothing can be written there may be many, and for long. */
  get durable(): Promise<void> {
    this.#durable ??= new Promise((resolve) => this.onDurable.push(resolve));
    return this.#durable;
  }

  get tried(): Promise<void> {
    return new Promise((resolve) => this.onTried.push(resolve));
  }

  get isEmpty(): boolean {
    return this.put.size === 0 && this.enqueue.size === 0 && this.dequeue.size === 0;
  }

  get commit(): Commit {
    return {
      put: Object.fromEntries(Array.from(this.put, ([key, text]) => [key, text()])),
      enqueue: Array.from(this.enqueue, ([id, text]) => ({ id, text })),
      dequeue: [...this.dequeue],
    };
  }

  /** Takes what came after it. A message that was taken out before it was ever durable is not written at all. */
  absorb(later: Batch): void {
    for (const [key, text] of later.put) this.put.set(key, text);
    for (const id of later.dequeue) this.takeOut(id);
    for (const [id, text] of later.enqueue) this.enqueue.set(id, text);
    this.onDurable.push(...later.onDurable);
    this.onTried.push(...later.onTried);
  }

  takeOut(id: number): void {
    if (!this.enqueue.delete(id)) this.dequeue.add(id);
  }
}

/**
 * Everything that one device writes. What changes in one turn, such as a session and the event it gave rise to, is one commit; what
 * changes while a commit is under way shares the next, and of a key only the last value is written: it spares the flash.
 * A storage that cannot be written is logged once and tried again until it can; the device goes on meanwhile with what is in memory.
 */
export class CommitBuffer {
  readonly #deps: CommitBufferDeps;
  #open = new Batch();
  #underWay: Batch | undefined;
  #isRunning = false;
  #failures = 0;
  /** The storage was closed for good: there is nothing to wait for. */
  #isOver = false;
  #pause = new AbortController();

  constructor(deps: CommitBufferDeps) {
    this.#deps = deps;
  }

  /** The text is asked for when it is written. `lazy`: it goes with the next commit and makes none of its own. */
  put(key: string, text: () => string, when: "now" | "lazy" = "now"): void {
    this.#open.put.set(key, text);
    this.#note(when);
  }

  enqueue(message: QueuedText): void {
    this.#open.enqueue.set(message.id, message.text);
    this.#note("now");
  }

  dequeue(id: number, when: "now" | "lazy"): void {
    this.#open.takeOut(id);
    this.#note(when);
  }

  /** Resolves when all that was handed over before this call is durable, however long that takes. */
  durable(): Promise<void> {
    return this.#after("durable");
  }

  /** Resolves when it is durable, or was tried and could not be written, and that was logged. */
  flush(): Promise<void> {
    this.#pause.abort();
    return this.#after("tried");
  }

  /** What is handed over meanwhile is not waited for: in accelerated time there would be no end to it. */
  #after(what: "durable" | "tried"): Promise<void> {
    const batch = this.#open.isEmpty ? this.#underWay : this.#open;
    if (batch === undefined) return Promise.resolve();
    if (batch === this.#open) this.#note("now");
    return batch[what];
  }

  #note(when: "now" | "lazy"): void {
    if (when === "lazy") return;
    this.#open.isDue = true;
    if (this.#isRunning) return;
    this.#isRunning = true;
    // When this turn is over: until then more belongs to the same commit.
    queueMicrotask(() => void this.#run());
  }

  async #run(): Promise<void> {
    while (this.#open.isDue) {
      const batch = this.#open;
      this.#open = new Batch();
      this.#underWay = batch;
      const isDurable = await this.#try(batch);
      this.#underWay = undefined;
      if (!isDurable) {
        batch.absorb(this.#open);
        this.#open = batch;
      }
      for (const resolve of batch.onTried.splice(0)) resolve();
      if (isDurable) for (const resolve of batch.onDurable) resolve();
      else if (this.#isOver) break;
      else await this.#wait();
    }
    this.#isRunning = false;
  }

  async #try(batch: Batch): Promise<boolean> {
    const { storage, log } = this.#deps;
    try {
      await storage.commit(batch.commit);
    } catch (error) {
      this.#isOver = hasCode(error, "CP_JOURNAL_CLOSED");
      // Charging goes on with what is in memory: a full disk must not strand a driver.
      if (this.#failures++ === 0)
        log.error({ reason: messageOf(error) }, "the device's memory could not be written; it is tried again, and the CSMS is told nothing of it before");
      return false;
    }
    if (this.#failures > 0) log.info({ failures: this.#failures }, "the device's memory can be written again");
    this.#failures = 0;
    return true;
  }

  async #wait(): Promise<void> {
    const pause = Millis(Math.min(RETRY_PAUSE.last, RETRY_PAUSE.first * 2 ** Math.min(this.#failures - 1, 16)));
    this.#pause = new AbortController();
    await delay(this.#deps.clock, "device memory retry", pause, this.#pause.signal).catch(() => {});
  }
}
