// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { LEAST_CURRENT, type SolarSettings } from "./supply-settings.ts";

export type SolarReason = "SolarSurplus" | "SolarWaiting";

/** The wish of the solar surplus: a cap of layer `profiles`, 0 or 6 A and more, never above the cap of the supply. */
export interface SolarCap {
  readonly cap: Amps;
  readonly reason: SolarReason;
  /** The earliest instant at which charging may begin or end, while that is being waited for. */
  readonly until?: number;
}

/** The least time between two changes of the current while the sun shines, and the least change up and down, amperes. */
const STEP_MS = 30_000;
const STEP_UP = 1.5;
const STEP_DOWN = 0.5;

/** `pendingSince`: since when the other side of the threshold has held. `followed` is the surplus as last acted on, whole amperes. */
export interface SolarState {
  readonly isOn: boolean;
  readonly pendingSince: number | undefined;
  readonly followed: number;
  readonly changedAt: number;
}

export const initialSolar: SolarState = { isOn: false, pendingSince: undefined, followed: LEAST_CURRENT, changedAt: Number.NEGATIVE_INFINITY };

/**
 * One step of charging from surplus. `surplus` is amperes per phase in use; undefined, because nobody knows, ends it at
 * once: energy that may not be there is not given away.
 */
export function solarStep(state: SolarState, surplus: number | undefined, { settings, nowMs }: { settings: SolarSettings; nowMs: number }): SolarState {
  if (surplus === undefined) return initialSolar;
  const isPending = state.isOn ? surplus < settings.stopAt : surplus >= settings.startAt;
  const pendingSince = isPending ? (state.pendingSince ?? nowMs) : undefined;
  const wait = state.isOn ? settings.stopAfter : settings.startAfter;
  if (pendingSince !== undefined && nowMs - pendingSince >= wait) {
    const followed = Math.max(LEAST_CURRENT, Math.floor(surplus));
    return { isOn: !state.isOn, pendingSince: undefined, followed, changedAt: nowMs };
  }
  const isDue = nowMs - state.changedAt >= STEP_MS;
  const hasMoved = surplus >= state.followed + STEP_UP || surplus < state.followed - STEP_DOWN;
  const wanted = Math.max(LEAST_CURRENT, Math.floor(surplus));
  if (!state.isOn || !isDue || !hasMoved || wanted === state.followed) return { ...state, pendingSince };
  return { ...state, pendingSince, followed: wanted, changedAt: nowMs };
}

/** The cap that follows: the sun adds to the base, and nothing goes above the cap of the supply. Each of the three is 0, or 6 A and more. */
export function solarCapOf(state: SolarState, settings: SolarSettings, supplyCap: Amps): SolarCap {
  const cap = Math.min(supplyCap, Math.max(settings.base, state.isOn ? state.followed : 0));
  const wait = state.isOn ? settings.stopAfter : settings.startAfter;
  return {
    cap: Amps(cap),
    reason: state.isOn ? "SolarSurplus" : "SolarWaiting",
    ...(state.pendingSince === undefined ? {} : { until: state.pendingSince + wait }),
  };
}
