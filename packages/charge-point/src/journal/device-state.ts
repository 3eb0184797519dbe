// SPDX-License-Identifier: Apache-2.0
import type { Commit, QueuedText } from "./device-storage.ts";

/** What one device has in a storage. */
export class DeviceState {
  readonly values: Map<string, string>;
  /** In the order in which they were enqueued. */
  readonly queue = new Map<number, string>();
  #size = 0;

  constructor(values: ReadonlyMap<string, string> = new Map()) {
    this.values = new Map(values);
    for (const text of values.values()) this.#size += text.length;
  }

  /** Characters of all that is kept; the journal asks it to know how much of its file is garbage. */
  get size(): number {
    return this.#size;
  }

  get queued(): readonly QueuedText[] {
    return Array.from(this.queue, ([id, text]) => ({ id, text }));
  }

  apply({ put = {}, enqueue = [], dequeue = [] }: Commit): void {
    for (const key of Object.keys(put)) {
      const text = put[key] as string;
      this.#size += text.length - (this.values.get(key)?.length ?? 0);
      this.values.set(key, text);
    }
    for (const { id, text } of enqueue) {
      this.#size += text.length - (this.queue.get(id)?.length ?? 0);
      this.queue.set(id, text);
    }
    for (const id of dequeue) {
      this.#size -= this.queue.get(id)?.length ?? 0;
      this.queue.delete(id);
    }
  }
}
