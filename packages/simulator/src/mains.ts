// SPDX-License-Identifier: Apache-2.0
import { Millis, type Random, Seconds, Volts } from "@chargehand/kernel";

/** The voltage at a house, line to neutral: constant until `steadyFor` has passed. `atMs` is monotonic domain time. */
export interface Mains {
  voltageAt(atMs: number): Volts;
  /** How long the voltage at `atMs` stays; undefined for ever. */
  steadyFor(atMs: number): Millis | undefined;
}

export const steadyMains = (voltage: Volts): Mains => ({ voltageAt: () => voltage, steadyFor: () => undefined });

/**
 * A voltage that wanders a little, as a house sees it: a new value each `period`, within `spread` of `nominal`.
 * Repeatable: one number drawn at the start decides all of it, so reading more often changes nothing.
 */
export function varyingMains(options: { readonly nominal: Volts; readonly spread: Volts; readonly random: Random; readonly period?: Millis }): Mains {
  const { nominal, spread } = options;
  const period = options.period ?? Seconds(10);
  const seed = options.random.int(2 ** 31);
  return {
    voltageAt: (atMs) => Volts(nominal + spread * (2 * hashFraction(seed, Math.floor(atMs / period)) - 1)),
    steadyFor: (atMs) => Millis(period - (atMs - Math.floor(atMs / period) * period)),
  };
}

/** A number from 0 to 1 that depends on both arguments only (the finaliser of MurmurHash3). */
function hashFraction(seed: number, index: number): number {
  let h = (seed ^ Math.imul(index | 0, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
