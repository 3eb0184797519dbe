// SPDX-License-Identifier: Apache-2.0
import { type Log, messageOf } from "@chargehand/kernel";
import type { KeyValueStore } from "./charge-point-types.ts";

/** One key of the device's memory. Writes never overlap, and of several that wait only the last is made: it spares the flash. */
export class DurableText {
  readonly #storage: KeyValueStore;
  readonly #key: string;
  readonly #log: Log;
  #waiting: string | undefined;
  #writing: Promise<void> | undefined;

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
    this.#writing ??= this.#drain();
  }

  /** Resolves when all that was saved is on disk, or was tried and logged. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  async #drain(): Promise<void> {
    while (this.#waiting !== undefined) {
      const text = this.#waiting;
      this.#waiting = undefined;
      try {
        await this.#storage.write(this.#key, text);
      } catch (error) {
        // Charging goes on with what is in memory: a full disk must not strand a driver.
        this.#log.error({ key: this.#key, reason: messageOf(error) }, "the device's memory could not be written");
      }
    }
    this.#writing = undefined;
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
