// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomInt } from "node:crypto";

/** Chance, as an interface, so that tests and replays can repeat it. */
export interface Random {
  /** A whole number from 0 to `maxExclusive` - 1, uniform. */
  int(maxExclusive: number): number;
  /** A number from 0 up to, not including, 1. */
  fraction(): number;
  /** Lower-case hexadecimal of `bytes` random bytes. */
  hex(bytes: number): string;
}

/** The machine's cryptographic generator: the only one for delays, ids, passwords and keys. */
export const systemRandom: Random = {
  int: (maxExclusive) => randomInt(maxExclusive),
  fraction: () => randomInt(2 ** 47) / 2 ** 47,
  hex: (bytes) => randomBytes(bytes).toString("hex"),
};

/** A repeatable generator (mulberry32) for simulations and tests. Never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (maxExclusive: number) => Math.floor(fraction() * maxExclusive);
  return {
    int,
    fraction,
    hex: (bytes) => Array.from({ length: bytes }, () => int(256).toString(16).padStart(2, "0")).join(""),
  };
}

/** Makes identifiers that do not repeat. */
export interface Ids {
  next(): string;
}

/** RFC 9562 version 4 UUIDs: 36 characters, the longest that OCPP allows for a message id. */
export function uuids(random: Random): Ids {
  return {
    next() {
      const h = random.hex(16);
      const variant = ((Number.parseInt(h.charAt(16), 16) & 0x3) | 0x8).toString(16);
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`;
    },
  };
}
