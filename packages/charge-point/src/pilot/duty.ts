// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";

declare const percent: unique symbol;

/** The share of the pilot's period that is positive, in percent, 0 to 100. */
export type DutyCycle = number & { readonly [percent]: true };
export const DutyCycle = (n: number): DutyCycle => {
  if (!(n >= 0 && n <= 100)) throw new RangeError(`not a duty cycle in percent: ${n}`);
  return n as DutyCycle;
};

/** The least current that a duty cycle can express, and the most (IEC 61851-1, annex A). Per phase. */
export const LEAST_OFFER = Amps(6);
export const MOST_OFFER = Amps(80);

/** Above this the other branch of the curve begins; what lies between the two has no duty cycle of its own. */
const END_OF_FIRST_BRANCH = 51;
const START_OF_SECOND_BRANCH = 52.5;
/** What a timer of a small controller resolves: hundredths of a percent. */
const STEPS = 100;

/**
 * The duty cycle that offers `limit` per phase; undefined is a steady line without PWM (below 6 A, or no limit at all).
 * Never offers more than `limit`: the value is rounded down to 0.01 %, and a limit in the gap from 51 to 52.5 A becomes 51 A.
 * Source: IEC 61851-1, annex A.
 */
export function dutyOf(limit: Amps | undefined): DutyCycle | undefined {
  if (limit === undefined || limit < LEAST_OFFER) return undefined;
  const bounded = Math.min(limit, MOST_OFFER);
  if (bounded > START_OF_SECOND_BRANCH) return DutyCycle(Math.floor(bounded * 40 + 64 * STEPS) / STEPS);
  // Six amperes are 10 %: the quotient is taken of whole numbers where the limit is one, so that no rounding error takes a step away.
  return DutyCycle(Math.floor((Math.min(bounded, END_OF_FIRST_BRANCH) * 10 * STEPS) / 6) / STEPS);
}

/** What a vehicle reads in a duty cycle: a limit, a wish to talk by wire instead, or nothing that it may charge by. */
export type DutyMeaning = { readonly kind: "limit"; readonly limit: Amps } | { readonly kind: "digital" } | { readonly kind: "none" };

const NONE: DutyMeaning = { kind: "none" };
const limitOf = (amps: number): DutyMeaning => ({ kind: "limit", limit: Amps(amps) });

/** The vehicle's side of the curve. Source: IEC 61851-1, annex A. */
export function meaningOf(duty: DutyCycle | undefined): DutyMeaning {
  if (duty === undefined || duty < 3) return NONE;
  if (duty <= 7) return { kind: "digital" };
  if (duty < 8) return NONE;
  if (duty < 10) return limitOf(LEAST_OFFER);
  if (duty <= 85) return limitOf((duty * 6) / 10);
  if (duty <= 96) return limitOf((duty - 64) * 2.5);
  return duty <= 97 ? limitOf(MOST_OFFER) : NONE;
}
