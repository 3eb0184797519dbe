// SPDX-License-Identifier: Apache-2.0
import { type Log, messageOf } from "@chargehand/kernel";
import type { KeyValueStore } from "./charge-point-types.ts";

interface Waiter {
  readonly revision: number;
  readonly resolve: () => void;
}

/** One key of the device's memory. Writes never overlap, and of several that wait only the last is made: it spares the flash. */
export class DurableText {
  readonly #storage: KeyValueStore;
  readonly #key: string;
  readonly #log: Log;
  #waiting: string | undefined;
  #isWriting = false;
  /** Counts what was saved. A later text stands for all before it, so one write covers every revision up to its own. */
  #saved = 0;
  #written = 0;
  #waiters: Waiter[] = [];

  constructor(storage: KeyValueStore, key: string, log: Log) {
    this.#storage = storage;
    this.#key = key;
    this.#log = log;
  }

  load(): Promise<string | undefined> {
    return this.#storage.read(this.#key);
  }

  save(text: string): void {
    this.#waiting = text;
    this.#saved++;
    void this.#drain();
  }

  /**
   * Resolves when all that was saved before this call is on disk, itself or in a later text, or was tried and logged. What is
   * saved meanwhile is not waited for: in accelerated time there would be no end to it.
   */
  flush(): Promise<void> {
    const revision = this.#saved;
    if (this.#written >= revision) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiters.push({ revision, resolve });
    });
  }

  async #drain(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#waiting !== undefined) {
      const [text, revision] = [this.#waiting, this.#saved];
      this.#waiting = undefined;
      try {
        await this.#storage.write(this.#key, text);
      } catch (error) {
        // Charging goes on with what is in memory: a full disk must not strand a driver.
        this.#log.error({ key: this.#key, reason: messageOf(error) }, "the device's memory could not be written");
      }
      this.#settle(revision);
    }
    this.#isWriting = false;
  }

  #settle(written: number): void {
    this.#written = written;
    const done = this.#waiters.filter(({ revision }) => revision <= written);
    this.#waiters = this.#waiters.filter(({ revision }) => revision > written);
    for (const { resolve } of done) resolve();
  }
}

/** Reads JSON that this device wrote itself; what cannot be read is as if it had never been written. */
export async function loadJson<T>(durable: DurableText, isValid: (value: unknown) => value is T): Promise<T | undefined> {
  const text = await durable.load();
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
