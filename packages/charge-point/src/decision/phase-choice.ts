// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { pilotTimings } from "../pilot/pilot-table.ts";
import { LOWEST_OFFER } from "./clamp.ts";

/** So long before the hardware may go to three phases the offer is one for three: a duty cycle may not change for 5 s, and must be right by then. */
export const RESTATED_BEFORE = Seconds(10);

/** What is wanted of the phase switch, and since when three would have done without a break (clock that never steps). */
export interface PhaseState {
  readonly wanted: 1 | 3;
  readonly enoughSince: number | undefined;
}

/** As it is when a runtime begins: whatever the hardware was waiting for begins anew. */
export const asItIs = (active: 1 | 3): PhaseState => ({ wanted: active, enoughSince: undefined });

export interface PhaseInputs {
  /** What may be offered on three phases, and on one; A per phase. */
  readonly onThree: number;
  readonly onOne: number;
  readonly active: 1 | 3;
  readonly monoMs: number;
}

/**
 * One phase at once where the permitted power is below what three can use and not below what one can; three again when they would
 * have done for 600 s, so that a power that comes and goes does not wear the contactor. The hardware waits out those 600 s
 * (`pilotTimings.threePhasesStable`); a power that falls meanwhile takes the wish back. Pure.
 */
export function phaseStep({ enoughSince }: PhaseState, { onThree, onOne, active, monoMs }: PhaseInputs): PhaseState {
  if (onThree >= LOWEST_OFFER) return { wanted: 3, enoughSince: enoughSince ?? monoMs };
  // Where neither will do it stays as it is, and a wait for three begins anew.
  return { wanted: onOne >= LOWEST_OFFER ? 1 : active, enoughSince: undefined };
}

/** When the limit is to be reckoned for three, of the clock that never steps; undefined while nothing waits for it. */
export const restatedAt = ({ wanted, enoughSince }: PhaseState): number | undefined =>
  wanted === 1 || enoughSince === undefined ? undefined : enoughSince + pilotTimings.threePhasesStable - RESTATED_BEFORE;

/** How many phases the limit is to be reckoned for: three as soon as the hardware may switch to them. */
export function reckonedPhases(state: PhaseState, active: 1 | 3, monoMs: number): 1 | 3 {
  if (state.wanted === 1 || active === 3) return state.wanted;
  return monoMs >= (restatedAt(state) ?? Number.POSITIVE_INFINITY) ? 3 : 1;
}
