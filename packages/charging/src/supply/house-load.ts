// SPDX-License-Identifier: Apache-2.0
import type { SupplyInput, SupplyReading } from "./supply-input.ts";
import type { SupplyPhase, SupplySettings } from "./supply-settings.ts";
import { highOf, lowOf, type VehicleWindow, withSample } from "./vehicle-window.ts";

/** A reading older than this when first seen cannot be paired with what the vehicle drew at that time. */
const PAIRABLE_MS = 2_000;
/** More than any clamp of a house shows: a broken converter. */
const IMPOSSIBLE = 2_000;
/** How far below the vehicle's own current a clamp may read before it counts as wrong, amperes. */
const DISBELIEF = 3;
/** A vehicle draws on a phase from here, amperes. */
const DRAWING = 1;
/** What a vehicle draws must be at least this to prove a clamp right, or another phase unused, amperes. */
const PROVING = 5;
/** For how long the others must have drawn alone before a phase counts as not used by this vehicle. */
const UNUSED_AFTER_MS = 30_000;

/** One phase of the supply. `house` is a moving average, `low` what the house drew at the least; amperes, export negative. */
interface PhaseState {
  readonly at: number;
  readonly supply: number;
  readonly low: number;
  readonly house: number;
}

export interface HouseState {
  /** By supply phase; undefined before its first good reading. */
  readonly phases: readonly [PhaseState | undefined, PhaseState | undefined, PhaseState | undefined];
  readonly window: VehicleWindow | undefined;
  /** By EVSE phase: for how long the other phases have drawn and this one has not, ms. */
  readonly unusedFor: readonly [number, number, number];
  /** The clamp showed less than the vehicle drew, and has not proved itself since. */
  readonly isSuspect: boolean;
  readonly isDirectional: boolean;
}

export const initialHouse: HouseState = {
  phases: [undefined, undefined, undefined],
  window: undefined,
  unusedFor: [0, 0, 0],
  isSuspect: false,
  isDirectional: false,
};

/** What the balancing decides from, over the phases that the vehicle uses; amperes per phase. */
export interface HouseView {
  /** Nobody knows the house load: no reading on some phase that the EVSE stands on, or too old, or not to be believed. */
  readonly isStale: boolean;
  /** The house load that is certain, of this instant. Generation is not counted on: never below 0. */
  readonly low: number;
  /** The smoothed house load, never below 0. */
  readonly smooth: number;
  /** The supply is above the fuse on a phase on which the vehicle draws. */
  readonly hasExcess: boolean;
  /** What generation leaves over, shared among the phases that the vehicle uses; undefined when nobody knows. */
  readonly surplus: number | undefined;
}

interface Step {
  readonly input: SupplyInput;
  readonly settings: SupplySettings;
  readonly nowMs: number;
  /** Since the last step, ms. */
  readonly elapsed: number;
}

/** Takes one sample of vehicle and supply into account. */
export function houseStep(state: HouseState, step: Step): HouseState {
  const { input, nowMs } = step;
  const window = withSample(state.window, input.vehicle, nowMs);
  const unusedFor = input.isPluggedIn ? longerUnused(state.unusedFor, step) : initialHouse.unusedFor;
  const next: HouseState = { ...state, window, unusedFor, isSuspect: state.isSuspect && input.isPluggedIn };
  const { reading } = input;
  if (reading === undefined || reading.at > nowMs || nowMs - reading.at > PAIRABLE_MS) return next;
  return withReading(next, { reading, window }, step);
}

function longerUnused(unusedFor: HouseState["unusedFor"], { input, elapsed }: Step): HouseState["unusedFor"] {
  const { vehicle } = input;
  if (!vehicle.some((current) => current >= PROVING)) return unusedFor;
  const next = (phase: 0 | 1 | 2) => (vehicle[phase] >= DRAWING ? 0 : unusedFor[phase] + Math.min(elapsed, PAIRABLE_MS));
  return [next(0), next(1), next(2)];
}

function withReading(state: HouseState, pair: { reading: SupplyReading; window: VehicleWindow }, { settings, input }: Step): HouseState {
  const { reading } = pair;
  const low = onSupply(lowOf(pair.window), settings.wiring);
  const high = onSupply(highOf(pair.window), settings.wiring);
  const isSuspect = !settings.hasGeneration && input.isPluggedIn && suspicion(state.isSuspect, { reading, low });
  const phase = (index: 0 | 1 | 2): PhaseState | undefined => {
    const before = state.phases[index];
    const supply = reading.currents[index];
    if (isSuspect || supply === undefined || !(Math.abs(supply) <= IMPOSSIBLE)) return before;
    if (before !== undefined && before.at >= reading.at) return before;
    // While the vehicle ramps, a rise of the cap is judged by the most that the house may draw, a fall by the least.
    const most = supply - low[index];
    return { at: reading.at, supply, low: supply - high[index], house: smoothed(before, { most, at: reading.at }, settings) };
  };
  return { ...state, isSuspect, isDirectional: reading.isDirectional, phases: [phase(0), phase(1), phase(2)] };
}

function smoothed(before: PhaseState | undefined, now: { most: number; at: number }, { smoothing, staleAfter }: SupplySettings): number {
  const gap = before === undefined ? Number.POSITIVE_INFINITY : now.at - before.at;
  if (before === undefined || gap > staleAfter || smoothing === 0) return now.most;
  return before.house + (1 - Math.exp(-gap / smoothing)) * (now.most - before.house);
}

/** A clamp that shows less than the vehicle draws hangs on the wrong cable or on none; one that shows as much sees it. */
function suspicion(wasSuspect: boolean, { reading, low }: { reading: SupplyReading; low: readonly number[] }): boolean {
  let isProved = false;
  for (const [index, current] of reading.currents.entries()) {
    const drawn = low[index] ?? 0;
    if (current === undefined) continue;
    if (current < drawn - DISBELIEF) return true;
    isProved ||= drawn >= PROVING;
  }
  return wasSuspect && !isProved;
}

/** The EVSE's currents on the phases of the supply. */
function onSupply(currents: readonly [number, number, number], wiring: readonly SupplyPhase[]): [number, number, number] {
  const on: [number, number, number] = [0, 0, 0];
  for (const [index, phase] of wiring.entries()) on[phase - 1] = currents[index] ?? 0;
  return on;
}

/** What is known of the house at `nowMs`. */
export function viewOf(state: HouseState, { input, settings, nowMs }: Omit<Step, "elapsed">): HouseView {
  const { fuse, staleAfter } = settings;
  const isFresh = (phase: PhaseState | undefined): phase is PhaseState => phase !== undefined && nowMs - phase.at <= staleAfter;
  const wired = Array.from({ length: input.device.phases }, (_, index) => {
    const phase = settings.wiring[index];
    return { state: phase === undefined ? undefined : state.phases[phase - 1], isUsed: (state.unusedFor[index] ?? 0) < UNUSED_AFTER_MS, index };
  });
  const used = wired.filter(({ isUsed }) => isUsed);
  const view = { isStale: false, low: 0, smooth: 0, hasExcess: false };
  for (const { state: phase, index, isUsed } of wired) {
    if (!isFresh(phase)) return { isStale: true, low: 0, smooth: 0, hasExcess: false, surplus: undefined };
    if (!isUsed) continue;
    view.low = Math.max(view.low, phase.low);
    view.smooth = Math.max(view.smooth, phase.house);
    view.hasExcess ||= phase.supply > fuse && (input.vehicle[index] ?? 0) >= DRAWING;
  }
  const measured = state.phases.filter(isFresh);
  const surplus = state.isDirectional ? -measured.reduce((sum, { house }) => sum + house, 0) / Math.max(1, used.length) : undefined;
  return { ...view, surplus };
}
