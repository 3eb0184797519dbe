// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours } from "@chargehand/kernel";
import { BoundedMap } from "./bounded-map.ts";

/** A connection as the registry sees it; compared by identity of the object, never by name. */
export interface Closable {
  close(code?: number, reason?: string): void;
}

/** Close code for a socket whose station has connected again. 4000-4999 are for applications (RFC 6455, 7.4.2). */
export const SUPERSEDED = 4001;
/** Close code for a socket whose station may no longer connect. */
export const NO_LONGER_ALLOWED = 4003;

const SWAP_WINDOW = Hours(1);
export const SWAPS_THAT_ALARM = 10;

/**
 * Who is connected. The newest authenticated connection of a station wins; a close event of an older one harms
 * nothing, because `remove` compares the connection itself.
 */
export class Connections<C extends Closable> {
  readonly #byIdentity = new Map<string, C>();
  readonly #swaps = new BoundedMap<readonly number[]>(10_000);
  readonly #clock: Clock;

  constructor(transportClock: Clock) {
    this.#clock = transportClock;
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

  /** Takes the station's place; closes whoever held it. Says how many times it was taken over in the last hour. */
  add(identity: string, connection: C): { readonly swapsInLastHour: number } {
    const old = this.#byIdentity.get(identity);
    this.#byIdentity.set(identity, connection);
    if (old === undefined) return { swapsInLastHour: 0 };
    const now = this.#clock.monoMs();
    const swaps = [...(this.#swaps.get(identity) ?? []).filter((at) => now - at < SWAP_WINDOW).slice(-999), now];
    this.#swaps.set(identity, swaps);
    old.close(SUPERSEDED, "the station has connected again");
    return { swapsInLastHour: swaps.length };
  }

  /** False when `connection` no longer holds the place: its end means nothing. */
  remove(identity: string, connection: C): boolean {
    if (this.#byIdentity.get(identity) !== connection) return false;
    return this.#byIdentity.delete(identity);
  }
}
