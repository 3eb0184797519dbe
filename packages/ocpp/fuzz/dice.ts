// SPDX-License-Identifier: Apache-2.0
import { type Random, seededRandom } from "@chargehand/kernel";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Stands in every generated text of three characters or more. No description, log line or error message may repeat it. */
export const canary = "Zq9";

/** Repeatable chance with the few throws that a fuzzer makes. */
export interface Dice extends Random {
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number;
}

export function diceOf(random: Random): Dice {
  return {
    ...random,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error("nothing to pick from");
      return list[random.int(list.length)] as T;
    },
    chance: (probability) => random.fraction() < probability,
    between: (least, most) => least + random.int(most - least + 1),
  };
}

/** The dice of one session: of `seed` and number alone, so that a session can be repeated without those before it. */
export function sessionDice(seed: number, session: number): Dice {
  let mixed = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(session + 1, 0xc2b2ae35)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
  return diceOf(seededRandom((mixed ^ (mixed >>> 13)) >>> 0));
}

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.:/";
const strange = ["é", "ß", "漢", "🔌", "\u202e", "\u0000", "\u001b", "\ufeff", '"', "\\", "\u2028", "\n", "%00", "'", "<", "\u0301"];

/** A text of exactly `length` code points that begins with the canary where it fits. */
export function textOf(dice: Dice, length: number): string {
  if (length < canary.length) return "q".repeat(Math.max(0, length));
  const isStrange = dice.chance(0.2);
  let text = canary;
  for (let at = canary.length; at < length; at++) text += isStrange && dice.chance(0.3) ? dice.pick(strange) : alphabet.charAt(dice.int(alphabet.length));
  // "%00" counts three: cut by code points.
  return isStrange ? [...text].slice(0, length).join("") : text;
}

/** Any JSON, small. Its strings hold the canary, its keys do not. */
export function anyJson(dice: Dice, depth = 0): Json {
  switch (dice.int(depth > 3 ? 5 : 7)) {
    case 0:
      return null;
    case 1:
      return dice.chance(0.5);
    case 2:
      return dice.pick([0, -1, 1.5, 1e21, -0.1, 2 ** 53, dice.int(1_000)]);
    case 3:
    case 4:
      return textOf(dice, dice.int(12));
    case 5:
      return Array.from({ length: dice.int(4) }, () => anyJson(dice, depth + 1));
    default:
      return Object.fromEntries(Array.from({ length: dice.int(4) }, (_, at) => [`k${at}`, anyJson(dice, depth + 1)]));
  }
}
