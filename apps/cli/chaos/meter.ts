// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Ids, type Random, uuids } from "@chargehand/kernel";
import type { EventKind, LedgerEvent } from "./ledger.ts";

const LONGEST_TRANSACTION = 120;

/** Makes one station's events: transaction after transaction, times and register that never step back. */
export class EventMaker {
  readonly #station: string;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #ids: Ids;
  #at = 0;
  #wh: number;
  #tx: string | undefined;
  #seq = 0;
  #length = 0;

  constructor(station: string, clock: Clock, random: Random) {
    this.#station = station;
    this.#clock = clock;
    this.#random = random;
    this.#ids = uuids(random);
    this.#wh = random.int(1_000_000);
  }

  /** The transaction that runs. */
  get tx(): string | undefined {
    return this.#tx;
  }

  next(): LedgerEvent {
    if (this.#tx === undefined) return this.#start();
    return this.#seq >= this.#length ? this.end() : this.#event("Updated", this.#tx);
  }

  #start(): LedgerEvent {
    this.#tx = this.#ids.next();
    this.#seq = 0;
    this.#length = 3 + this.#random.int(LONGEST_TRANSACTION);
    return this.#event("Started", this.#tx);
  }

  end(): LedgerEvent {
    const ended = this.#event("Ended", this.#tx ?? this.#ids.next());
    this.#tx = undefined;
    return ended;
  }

  #event(kind: EventKind, tx: string): LedgerEvent {
    this.#at = Math.max(this.#at + 1, Math.floor(this.#clock.wallMs()));
    this.#wh += this.#random.int(40);
    return { station: this.#station, tx, seq: this.#seq++, kind, at: this.#at, wh: this.#wh };
  }
}
