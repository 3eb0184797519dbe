// SPDX-License-Identifier: Apache-2.0
import type { Millis } from "@chargehand/kernel";
import type { StationEvent } from "./station-events.ts";

export interface QueuedMessage {
  readonly id: number;
  readonly event: StationEvent;
  /** It happened, or was still waiting, while there was no connection [E11.FR.02, E11.FR.07]. */
  isOffline: boolean;
  /** Deliveries that were tried and answered with an error, or not at all. */
  attempts: number;
  /** Times without any answer since the last. */
  silences?: number;
  /** Lines that were made anew because nothing was said to it. */
  silentLines?: number;
  /** It was set aside: refusals since, events of transactions that the CSMS had taken by then, how long it waits and since when, by the clock that never steps. */
  aside?: { readonly refusals: number; readonly taken: number; readonly wait: Millis; readonly at: number };
  /** It must not leave before; absent: it may at once. */
  readonly durable?: Promise<void>;
}

interface Node extends QueuedMessage {
  before: Node | undefined;
  after: Node | undefined;
}

/** Messages in the order in which they came. Each operation but the iteration takes the same time, however many wait. */
export class MessageList {
  readonly #nodes = new Map<number, Node>();
  #head: Node | undefined;
  #tail: Node | undefined;

  get head(): QueuedMessage | undefined {
    return this.#head;
  }

  get length(): number {
    return this.#nodes.size;
  }

  push(message: QueuedMessage): void {
    const node: Node = Object.assign(message, { before: this.#tail, after: undefined });
    if (this.#tail === undefined) this.#head = node;
    else this.#tail.after = node;
    this.#tail = node;
    this.#nodes.set(node.id, node);
  }

  /** Before all others, in the order given. */
  unshift(messages: readonly QueuedMessage[]): void {
    for (const message of messages.toReversed()) {
      const node: Node = Object.assign(message, { before: undefined, after: this.#head });
      if (this.#head === undefined) this.#tail = node;
      else this.#head.before = node;
      this.#head = node;
      this.#nodes.set(node.id, node);
    }
  }

  /** False when it does not wait (any more). */
  remove({ id }: Pick<QueuedMessage, "id">): boolean {
    const node = this.#nodes.get(id);
    if (node === undefined) return false;
    if (node.before === undefined) this.#head = node.after;
    else node.before.after = node.after;
    if (node.after === undefined) this.#tail = node.before;
    else node.after.before = node.before;
    return this.#nodes.delete(id);
  }

  /** Oldest first; the one at hand may be removed meanwhile. */
  *[Symbol.iterator](): Generator<QueuedMessage> {
    for (let node = this.#head; node !== undefined; ) {
      const { after } = node;
      yield node;
      node = after;
    }
  }
}
