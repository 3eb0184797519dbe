// SPDX-License-Identifier: Apache-2.0

export interface Waiting<Item> {
  readonly item: Item;
  readonly key: string;
  readonly size: number;
  readonly dueMono: number;
  /** Items in the largest statement that it may share. */
  most: number;
}

interface Lane<W> {
  readonly items: W[];
  isTaken: boolean;
}

/**
 * A queue that keeps the order within each key and lets keys overtake one another. A key whose items were taken gives
 * no more until they are released, so that two workers never hold items of one key.
 */
export class Lanes<Item, W extends Waiting<Item>> {
  readonly #lanes = new Map<string, Lane<W>>();
  /** Keys with items that nobody has taken, in the order in which they became so. */
  readonly #ready = new Set<string>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get hasReady(): boolean {
    return this.#ready.size > 0;
  }

  /** When the next to be taken is past its time; Infinity when none is ready. */
  get nextDue(): number {
    for (const key of this.#ready) return this.#lanes.get(key)?.items[0]?.dueMono ?? Number.POSITIVE_INFINITY;
    return Number.POSITIVE_INFINITY;
  }

  add(waiting: W): void {
    this.#size++;
    const lane = this.#lanes.get(waiting.key);
    if (lane !== undefined) {
      lane.items.push(waiting);
      if (!lane.isTaken) this.#ready.add(waiting.key);
      return;
    }
    this.#lanes.set(waiting.key, { items: [waiting], isTaken: false });
    this.#ready.add(waiting.key);
  }

  /** What may share one statement: whole keys first come first served, the last one perhaps in part. */
  take(): readonly W[] {
    const taken: W[] = [];
    for (const key of this.#ready) {
      const lane = this.#lanes.get(key) as Lane<W>;
      const most = (taken[0] ?? lane.items[0])?.most ?? 0;
      if (taken.length >= most || lane.items[0]?.most !== most) break;
      taken.push(...lane.items.splice(0, most - taken.length));
      lane.isTaken = true;
      this.#ready.delete(key);
    }
    this.#size -= taken.length;
    return taken;
  }

  /** `back`: those of the batch that are to be taken again, before all others of their keys. */
  release(batch: readonly W[], back: readonly W[] = []): void {
    for (const waiting of back.toReversed()) this.#lanes.get(waiting.key)?.items.unshift(waiting);
    this.#size += back.length;
    for (const { key } of batch) {
      const lane = this.#lanes.get(key);
      if (lane === undefined) continue;
      lane.isTaken = false;
      if (lane.items.length > 0) this.#ready.add(key);
      else this.#lanes.delete(key);
    }
  }

  /** Takes out what is past its time. */
  removeDue(nowMono: number): readonly W[] {
    const due: W[] = [];
    for (const [key, lane] of this.#lanes) {
      const first = lane.items.findIndex((waiting) => waiting.dueMono > nowMono);
      due.push(...lane.items.splice(0, first === -1 ? lane.items.length : first));
      if (lane.items.length > 0) continue;
      this.#ready.delete(key);
      if (!lane.isTaken) this.#lanes.delete(key);
    }
    this.#size -= due.length;
    return due;
  }
}
