// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Ids, type Random, uuids } from "@chargehand/kernel";
import type { EventKind, LedgerEvent } from "./ledger.ts";

const LONGEST_TRANSACTION = 120;
/** A station's clock is wrong by up to this, either way, and is set anew once in about this many events. */
const LARGEST_SKEW = 1_800_000;
const EVENTS_A_STEP = 150;

/** Makes one station's events: transaction after transaction, with a register that never steps back and a clock that does. */
export class EventMaker {
  readonly #station: string;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #ids: Ids;
  #at = 0;
  #skew = 0;
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
    if (this.#random.int(EVENTS_A_STEP) === 0) this.#skew = this.#random.int(2 * LARGEST_SKEW) - LARGEST_SKEW;
    const at = Math.floor(this.#clock.wallMs()) + this.#skew;
    this.#at = at === this.#at ? at + 1 : at;
    // Never the same twice: OCPP 1.6 knows a start by its time and register.
    this.#wh += 1 + this.#random.int(40);
    return { station: this.#station, tx, seq: this.#seq++, kind, at: this.#at, wh: this.#wh };
  }
}
