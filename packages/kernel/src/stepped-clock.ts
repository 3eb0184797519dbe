// SPDX-License-Identifier: Apache-2.0
import type { Clock, Timer } from "./clock.ts";
import { Millis } from "./units.ts";

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly name: string;
  readonly run: () => void;
}

/** Time that moves only when told. The domain clock of replays, and of tests as `FakeClock`. */
export class SteppedClock implements Clock {
  #now = 0;
  readonly #epoch: number;
  #offset = 0;
  #order = 0;
  #entries: Entry[] = [];

  constructor(startWallMs = Date.UTC(2026, 0, 5, 12)) {
    this.#epoch = startWallMs;
  }

  wallMs(): number {
    return this.#epoch + this.#offset + this.#now;
  }

  monoMs(): Millis {
    return Millis(this.#now);
  }

  after(name: string, duration: Millis, run: () => void): Timer {
    const entry: Entry = { due: this.#now + Math.max(0, duration), order: this.#order++, name, run };
    this.#entries.splice(this.#placeOf(entry), 0, entry);
    return {
      cancel: () => {
        const at = this.#placeOf(entry);
        if (this.#entries[at] === entry) this.#entries.splice(at, 1);
      },
    };
  }

  /** Milliseconds until the next timer, or undefined when none is set. */
  untilNext(): Millis | undefined {
    const next = this.#entries[0];
    return next === undefined ? undefined : Millis(next.due - this.#now);
  }

  /** Names of the timers that are set, soonest first. */
  pending(): readonly string[] {
    return this.#entries.map((entry) => entry.name);
  }

  /** Moves time on by `duration`, running each timer at its own instant, those set on the way included. */
  advance(duration: Millis): void {
    const until = this.#now + duration;
    for (let next = this.#entries[0]; next !== undefined && next.due <= until; next = this.#entries[0]) {
      this.#entries.shift();
      this.#now = next.due;
      next.run();
    }
    this.#now = until;
  }

  /** Like `advance`, but lets promises settle after each timer, so that asynchronous chains run through. */
  async advanceAsync(duration: Millis): Promise<void> {
    const until = this.#now + duration;
    await settle();
    for (let next = this.#entries[0]; next !== undefined && next.due <= until; next = this.#entries[0]) {
      this.#entries.shift();
      this.#now = next.due;
      next.run();
      await settle();
    }
    this.#now = until;
  }

  /** Where it stands, or would stand. Halved, as a street has thousands of timers on one clock. */
  #placeOf({ due, order }: Entry): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#entries[middle] as Entry;
      if (other.due < due || (other.due === due && other.order < order)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Steps the wall clock as a bad time source would; monotonic time and timers do not move. */
  stepWall(byMs: number): void {
    this.#offset += byMs;
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
