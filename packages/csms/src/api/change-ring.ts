// SPDX-License-Identifier: Apache-2.0
import type { LiveChange } from "../domain.ts";

const KEPT = 1_000;

export interface NumberedChange {
  readonly seq: number;
  readonly change: LiveChange;
}

export type Listener = (numbered: NumberedChange) => void;

/**
 * Passes changes on to those who listen, and keeps the last thousand for those who come back.
 * Ids are `epoch-seq`; the epoch is new with each process, so that an id of another process is known as such.
 */
export class ChangeRing {
  readonly epoch: string;
  readonly #listeners = new Set<Listener>();
  #kept: NumberedChange[] = [];
  #seq = 0;

  constructor(epoch: string) {
    this.epoch = epoch;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  publish(change: LiveChange): void {
    const numbered = { seq: ++this.#seq, change };
    this.#kept.push(numbered);
    if (this.#kept.length > 2 * KEPT) this.#kept = this.#kept.slice(-KEPT);
    for (const listener of this.#listeners) listener(numbered);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  idOf(seq: number): string {
    return `${this.epoch}-${seq}`;
  }

  /** The id of now: what comes after it is new. */
  get lastId(): string {
    return this.idOf(this.#seq);
  }

  /** What was missed since that id; `reset` when that cannot be known any more. */
  since(lastEventId: string): readonly NumberedChange[] | "reset" {
    const [, epoch, digits] = /^([0-9a-f]+)-(\d{1,15})$/.exec(lastEventId) ?? [];
    const seq = Number(digits);
    if (epoch !== this.epoch || !(seq <= this.#seq)) return "reset";
    const kept = this.#kept.slice(-KEPT);
    if (seq + 1 < (kept[0]?.seq ?? this.#seq + 1)) return "reset";
    return kept.filter((numbered) => numbered.seq > seq);
  }
}
