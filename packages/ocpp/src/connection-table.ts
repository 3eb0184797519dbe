// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, Millis, Minutes, Seconds } from "@chargehand/kernel";

/** A connection as the table sees it; compared by identity of the object, never by name. */
export interface Closable {
  /** False from the moment on at which it is closed by either side. */
  readonly isOpen: boolean;
  close(code?: number, reason?: string): void;
  /** Asks for a sign of life; one that gives none within `patience` (transport time) is cut. */
  probe(patience: Millis): void;
}

/** Close code for a socket whose station has connected again. 4000-4999 are for applications (RFC 6455, 7.4.2). */
export const SUPERSEDED = 4001;
/** Close code for a new socket that came while two clients fight over the place. */
export const MUST_WAIT = 4002;

const swapWindow = Hours(1);
/** Take-overs of a live connection within the window that cost nothing. */
export const FREE_SWAPS = 10;
const longestWait = Minutes(5);
/** What a standing connection has to show a sign of life, when another wants its place during a swap war. */
const probePatience = Seconds(5);
/** Identities whose take-overs are remembered; the one that swapped longest ago is forgotten first. */
const rememberedSwaps = 10_000;

export interface Taken {
  /** False: the place is not to be had yet, and the new connection must be closed (`MUST_WAIT`). */
  readonly isTaken: boolean;
  /** Whether a live connection lost the place. */
  readonly isSwap: boolean;
}

/**
 * Who is connected. The newest authenticated connection of a station wins; a close event of an older one harms
 * nothing, because `remove` compares the connection itself. Two that keep throwing each other out are damped: after
 * `FREE_SWAPS` in an hour the standing connection is kept while it answers, for 1 s, doubling with each swap to 5 min.
 * `clock` is transport time.
 */
export class ConnectionTable<C extends Closable> {
  readonly #byIdentity = new Map<string, C>();
  readonly #swaps = new Map<string, readonly number[]>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#byIdentity.size;
  }

  get(identity: string): C | undefined {
    return this.#byIdentity.get(identity);
  }

  all(): readonly C[] {
    return [...this.#byIdentity.values()];
  }

  /**
   * How long a new connection of this station would have to wait for the place; 0 when it may have it now. While it must
   * wait, the standing one is asked for a sign of life, so that a dead one does not keep its own station out.
   */
  waitFor(identity: string): Millis {
    const standing = this.#byIdentity.get(identity);
    if (standing === undefined || !standing.isOpen) return Millis(0);
    const swaps = this.#recentSwaps(identity);
    const last = swaps.at(-1);
    if (last === undefined || swaps.length < FREE_SWAPS) return Millis(0);
    const wait = Math.min(longestWait, Seconds(1) * 2 ** Math.min(swaps.length - FREE_SWAPS, 16));
    const left = Math.max(0, last + wait - this.#clock.monoMs());
    if (left > 0) standing.probe(probePatience);
    return Millis(left);
  }

  swapsInLastHour(identity: string): number {
    return this.#recentSwaps(identity).length;
  }

  /** Takes the station's place and closes whoever held it, unless a swap war makes it wait: many may have been let in at once. */
  add(identity: string, connection: C): Taken {
    if (this.waitFor(identity) > 0) return { isTaken: false, isSwap: false };
    const old = this.#byIdentity.get(identity);
    this.#byIdentity.set(identity, connection);
    if (old === undefined || !old.isOpen) return { isTaken: true, isSwap: false };
    this.#rememberSwap(identity);
    old.close(SUPERSEDED, "the station has connected again");
    return { isTaken: true, isSwap: true };
  }

  /** False when `connection` no longer holds the place: its end means nothing. */
  remove(identity: string, connection: C): boolean {
    if (this.#byIdentity.get(identity) !== connection) return false;
    return this.#byIdentity.delete(identity);
  }

  #rememberSwap(identity: string): void {
    const swaps = [...this.#recentSwaps(identity), this.#clock.monoMs()];
    this.#swaps.delete(identity);
    this.#swaps.set(identity, swaps);
    if (this.#swaps.size > rememberedSwaps) for (const oldest of this.#swaps.keys()) return void this.#swaps.delete(oldest);
  }

  /** The waits keep them few: far below a hundred. */
  #recentSwaps(identity: string): readonly number[] {
    const now = this.#clock.monoMs();
    return (this.#swaps.get(identity) ?? []).filter((at) => now - at < swapWindow);
  }
}

/** Why a connection must wait for its place, for our log. Begins with `swapWar`. */
export const swapWar = (table: Pick<ConnectionTable<never>, "swapsInLastHour">, identity: string): string =>
  `swapWar: ${table.swapsInLastHour(identity)} take-overs in the last hour`;
