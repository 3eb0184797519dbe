// SPDX-License-Identifier: Apache-2.0
import { Amps, Millis } from "@chargehand/kernel";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import { pilotTimings } from "../pilot/pilot-table.ts";
import { ceilingOf, LOWEST_OFFER } from "./clamp.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";

/** A vehicle needs this long to follow a duty cycle, so its value does not change sooner (IEC 61851-1, annex A). */
export const DUTY_HOLD: Millis = pilotTimings.dutyHold;

/** What the actuator was last told. */
export interface OfferState {
  readonly offered: Amps | undefined;
  /** Domain time that never steps; absent before the first change and after each unplugging. */
  readonly changedAt: Millis | undefined;
}

export interface OfferStep {
  readonly state: OfferState;
  /** When a change that is being held may be made. */
  readonly heldUntil: Millis | undefined;
}

/** Which offer stands after this instant: changes wait out the hold, except to nothing, or down to what safety allows. Pure. */
export function nextOffer(state: OfferState, target: Amps | undefined, snapshot: ControlSnapshot): OfferStep {
  const { monoMs, pilot } = snapshot;
  if (pilot === "A") return { state: { offered: undefined, changedAt: undefined }, heldUntil: undefined };
  if (target === state.offered) return { state, heldUntil: undefined };
  const change = (offered: Amps | undefined) => ({ offered, changedAt: monoMs });
  if (target === undefined) return { state: change(undefined), heldUntil: undefined };
  const freeAt = state.changedAt === undefined ? monoMs : Millis(state.changedAt + DUTY_HOLD);
  if (monoMs >= freeAt) return { state: change(target), heldUntil: undefined };
  const ceiling = ceilingOf(snapshot);
  if (state.offered !== undefined && state.offered > ceiling) {
    const lowered = Math.min(target, ceiling);
    return { state: change(lowered < LOWEST_OFFER ? undefined : Amps(lowered)), heldUntil: undefined };
  }
  return { state, heldUntil: freeAt };
}

/**
 * Fifth of the six: tells pilot and contactor. The contactor is asked for only while the vehicle is ready and has an offer. Where
 * nothing of safety or supply forbids it (`mayEase`), a closed one is not let go together with the offer: the vehicle stops
 * drawing first, and the safety controller bounds the wait (IEC 61851-1, annex A: 6 s). So a pause does not open it under load.
 */
export function act(hardware: EvseHardware, step: OfferStep, mayEase: boolean): void {
  const { offered } = step.state;
  if (hardware.pilot.offered !== offered) hardware.pilot.offer(offered);
  const { state } = hardware.pilot;
  const isEasing = mayEase && hardware.faults.length === 0 && hardware.contactor.isClosed;
  // Asked each cycle, also when nothing changed: the safety controller takes silence for a dead runtime.
  hardware.contactor.request((offered !== undefined || isEasing) && (state === "C" || state === "D"));
}
