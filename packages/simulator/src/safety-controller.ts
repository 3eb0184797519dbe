// SPDX-License-Identifier: Apache-2.0
import type { PilotState } from "@chargehand/charge-point";
import { type Amps, Millis, Seconds } from "@chargehand/kernel";

/** What the safety controller sees in one cycle. */
export interface SafetyInputs {
  readonly isRequested: boolean;
  readonly pilot: PilotState;
  readonly offered: Amps | undefined;
  readonly faults: readonly string[];
  readonly isRuntimeSilent: boolean;
  /** Whether air is exchanged where this hardware stands; without it state D gets no power. */
  readonly hasVentilation?: boolean;
}

interface Interlock {
  readonly isBroken: (inputs: SafetyInputs) => boolean;
  /** How long a closed contactor stays closed after the interlock has broken. An open one never closes over a broken interlock. */
  readonly grace: Millis;
}

/**
 * The last gate before the contactor, as data, and so the declaration of the times that this hardware enforces by itself. It knows
 * nothing of the pilot's table and does not trust it: the contactor closes when no interlock is broken, and opens when one has been
 * broken for longer than its grace, whatever the table says. The times are those of IEC 61851-1 annex A: open within 100 ms after the vehicle
 * leaves state C; 6 s for a vehicle to stop drawing after the PWM has stopped, then opened under load.
 */
export const interlocks = {
  fault: { isBroken: (i) => i.faults.length > 0, grace: Millis(0) },
  runtimeSilent: { isBroken: (i) => i.isRuntimeSilent, grace: Millis(0) },
  notRequested: { isBroken: (i) => !i.isRequested, grace: Millis(0) },
  vehicleNotReady: { isBroken: (i) => i.pilot !== "C" && !(i.pilot === "D" && i.hasVentilation === true), grace: Millis(50) },
  nothingOffered: { isBroken: (i) => i.offered === undefined, grace: Seconds(6) },
} as const satisfies Record<string, Interlock>;

export type InterlockName = keyof typeof interlocks;
const names = Object.keys(interlocks) as readonly InterlockName[];

/** `brokenSince` holds, for each interlock that is broken now, the instant at which it broke. */
export interface SafetyState {
  readonly isClosed: boolean;
  readonly brokenSince: Readonly<Partial<Record<InterlockName, number>>>;
}

export const safeState: SafetyState = { isClosed: false, brokenSince: {} };

/** One cycle of the controller at `nowMs` (monotonic domain time). */
export function safetyStep(state: SafetyState, inputs: SafetyInputs, nowMs: number): SafetyState {
  const brokenSince: Partial<Record<InterlockName, number>> = {};
  let mustOpen = false;
  for (const name of names) {
    const interlock: Interlock = interlocks[name];
    if (!interlock.isBroken(inputs)) continue;
    const since = state.brokenSince[name] ?? nowMs;
    brokenSince[name] = since;
    if (nowMs - since >= interlock.grace) mustOpen = true;
  }
  const isWhole = Object.keys(brokenSince).length === 0;
  return { isClosed: isWhole || (state.isClosed && !mustOpen), brokenSince };
}

/** Time until a standing grace runs out; undefined when the contactor is open or no interlock is broken. */
export function untilOpening(state: SafetyState, nowMs: number): Millis | undefined {
  if (!state.isClosed) return undefined;
  let next: number | undefined;
  for (const name of names) {
    const since = state.brokenSince[name];
    if (since !== undefined) next = Math.min(next ?? Number.POSITIVE_INFINITY, since + interlocks[name].grace - nowMs);
  }
  return next === undefined ? undefined : Millis(Math.max(0, next));
}
