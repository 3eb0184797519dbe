// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { type HouseView, houseStep, viewOf } from "./house-load.ts";
import { solarCapOf, solarStep } from "./solar-surplus.ts";
import type { SupplyInput } from "./supply-input.ts";
import { canBalance, LEAST_CURRENT, type SupplySettings } from "./supply-settings.ts";
import { initialSupplyState, type SupplyReason, type SupplyState, type SupplyStep } from "./supply-state.ts";

/** A vehicle follows a new duty cycle within 5 s (IEC 61851-1, annex A); one more for the clamp to show it. */
const FOLLOWS_WITHIN_MS = 6_000;
/** The longest that the supply may be measured above the fuse: the 5 s between two duty cycles, 5 s for the vehicle, and twice a second to measure. */
const LONGEST_EXCESS_MS = 12_000;

/** A rise that lasts this many times `raiseAfter` was right. */
const LASTED = 10;
/** How often the wait for a rise doubles at most: 1, 2, 4, 8 times `raiseAfter`. */
const MOST_DOUBLINGS = 3;

interface Moment {
  readonly input: SupplyInput;
  readonly settings: SupplySettings;
  readonly nowMs: number;
  readonly view: HouseView;
  /** The most that the device can offer, whole amperes. */
  readonly top: number;
}

type Outcome = Pick<SupplyState, "cap" | "reason" | "calm">;

/**
 * One step of the balancing between a house and its charge point; call it each second, and at once when the clamp tells
 * of an excess. A fall is immediate (the 5 s between two duty cycles is the pilot's affair, and starts no sooner here),
 * a rise waits for room that has been there for `raiseAfter` (longer after rises that did not last), a pause lasts at least `minimumPause`.
 * `nowMs` is on the clock of the readings: best one that never steps. Time that runs backwards starts anew from the safe current.
 * Pure: the same arguments give the same step.
 */
export function supplyStep(state: SupplyState, input: SupplyInput, settings: SupplySettings, nowMs: number): SupplyStep {
  if (!canBalance(input.device)) return { state: initialSupplyState, cap: undefined, reason: "SupplyLimit" };
  const before = continued(state, settings, nowMs);
  const house = houseStep(before.house, { input, settings, nowMs, elapsed: nowMs - (before.at ?? nowMs) });
  const view = viewOf(house, { input, settings, nowMs });
  const excessSince = view.hasExcess ? (before.excessSince ?? nowMs) : undefined;
  const outcome = outcomeOf({ ...before, excessSince }, { input, settings, nowMs, view, top: Math.floor(input.device.rating) });
  const solar = settings.solar === undefined ? before.solar : solarStep(before.solar, view.surplus, { settings: settings.solar, nowMs });
  const next: SupplyState = { ...outcome, ...historyOf(before, { cap: outcome.cap, settings, nowMs }), at: nowMs, excessSince, house, solar };
  const until = riseAt(next, settings);
  return {
    state: next,
    cap: next.cap,
    reason: next.reason,
    ...(until === undefined || until <= nowMs ? {} : { until }),
    ...(settings.solar === undefined ? {} : { solar: solarCapOf(solar, settings.solar, next.cap) }),
  };
}

/** After time has run backwards nothing of before holds; after a gap nothing that had to be watched without a break. */
function continued(state: SupplyState, { staleAfter }: SupplySettings, nowMs: number): SupplyState {
  if (state.at === undefined || (nowMs >= state.at && nowMs - state.at <= staleAfter)) return state;
  return nowMs < state.at ? initialSupplyState : { ...state, calm: undefined, excessSince: undefined, solar: { ...state.solar, pendingSince: undefined } };
}

type History = Pick<SupplyState, "changedAt" | "raisedAt" | "failedRises">;

/** A fall judges the rise before it: a load that comes and goes must not take the cap with it for ever. */
function historyOf(before: SupplyState, { cap, settings, nowMs }: { cap: Amps; settings: SupplySettings; nowMs: number }): History {
  const { changedAt, raisedAt, failedRises } = before;
  if (before.at === undefined || cap === before.cap) return { changedAt, raisedAt, failedRises };
  if (cap > before.cap) return { changedAt: nowMs, raisedAt: nowMs, failedRises };
  if (raisedAt === undefined) return { changedAt: nowMs, raisedAt, failedRises };
  const hasLasted = nowMs - raisedAt >= LASTED * settings.raiseAfter;
  return { changedAt: nowMs, raisedAt: undefined, failedRises: hasLasted ? Math.max(0, failedRises - 1) : Math.min(MOST_DOUBLINGS, failedRises + 1) };
}

function outcomeOf(state: SupplyState, moment: Moment): Outcome {
  if (moment.view.isStale) return withoutReading(state, moment);
  if (state.at === undefined) return atStart(moment);
  const lowered = loweredCap(state, moment);
  if (isOverdue(state, moment)) return { cap: Amps(0), reason: "SupplyOverload", calm: undefined };
  if (lowered < state.cap) return limited(lowered);
  return risen(state, moment);
}

/** Nobody knows the house load: down to the safe current at once, up to it only after the usual waits. */
function withoutReading(state: SupplyState, { settings, nowMs, top }: Moment): Outcome {
  const safe = usable(settings.safeCurrent, top);
  const reason: SupplyReason = "SupplyMeterStale";
  const isHeld = state.at !== undefined && state.cap < safe && nowMs < waitAfterChange(state, settings);
  return { cap: isHeld ? state.cap : safe, reason, calm: undefined };
}

/** The first step of a device: what is safe, or less where the clamp shows that there is less room. */
function atStart({ view, settings, top }: Moment): Outcome {
  return limited(usable(Math.min(settings.safeCurrent, settings.fuse - settings.margin - view.low), top));
}

const limited = (cap: Amps): Outcome => ({ cap, reason: cap === 0 ? "SupplyPause" : "SupplyLimit", calm: undefined });

/** A full use of the cap would be above the fuse, or the supply is though the vehicle has had time to follow: aim the margin below. */
function loweredCap(state: SupplyState, { view, settings, top, input, nowMs }: Moment): Amps {
  const { fuse, margin } = settings;
  const hasFollowed = input.offerChangedAt === undefined || nowMs - input.offerChangedAt >= FOLLOWS_WITHIN_MS;
  if (state.cap + view.low <= fuse && !(view.hasExcess && hasFollowed)) return state.cap;
  return Amps(Math.min(state.cap, usable(fuse - margin - view.low, top)));
}

/** The excess stands though the vehicle has had its time since the last duty cycle, or for longer than anything may take. */
function isOverdue({ excessSince }: SupplyState, { input, nowMs }: Moment): boolean {
  if (excessSince === undefined) return false;
  const hasFollowed = nowMs - Math.max(excessSince, input.offerChangedAt ?? excessSince) >= FOLLOWS_WITHIN_MS;
  return hasFollowed || nowMs - excessSince >= LONGEST_EXCESS_MS;
}

/** Room for a rise must last; the rise takes the least room that there was meanwhile. */
function risen(state: SupplyState, { view, settings, nowMs, top }: Moment): Outcome {
  const held = state.cap === 0 && state.reason === "SupplyOverload" ? ({ cap: state.cap, reason: state.reason, calm: undefined } as const) : limited(state.cap);
  const aim = settings.fuse - settings.margin;
  // Of single readings, only what stands out of the noise: a load that comes and goes fast has no place in an average.
  const room = aim - Math.max(view.smooth, view.low - settings.margin / 2);
  const needed = Math.max(state.cap, LEAST_CURRENT) + settings.hysteresis;
  if (state.cap >= top || room < needed) return held;
  const since = state.calm?.since ?? nowMs;
  // What the average still remembers of the load before the calm is no measure of the room.
  const isSettling = nowMs - since < 3 * settings.smoothing;
  const calm = { since, room: isSettling ? room : Math.min(state.calm?.room ?? room, room) };
  const due = riseAt({ ...state, calm }, settings) ?? nowMs;
  // The average lags behind a load that has just come on.
  const rise = Math.min(calm.room, aim - view.low);
  return nowMs < due || rise < needed ? { ...held, calm } : limited(usable(rise, top));
}

type Waiting = Pick<SupplyState, "calm" | "cap" | "changedAt" | "failedRises">;

/** The earliest instant at which the cap may rise; undefined while nothing but a change of the house load can make it. */
function riseAt(state: Waiting, settings: SupplySettings): number | undefined {
  const afterChange = waitAfterChange(state, settings);
  if (state.calm !== undefined) return Math.max(state.calm.since + settings.raiseAfter * 2 ** state.failedRises, afterChange);
  return state.cap === 0 ? afterChange : undefined;
}

const waitAfterChange = ({ changedAt, cap }: Waiting, { minimumPause, raiseAfter }: SupplySettings): number =>
  changedAt === undefined ? 0 : changedAt + (cap === 0 ? minimumPause : raiseAfter);

/** What a pilot can say: whole amperes, rounded down, 0 below 6 A. */
const usable = (current: number, top: number): Amps => {
  const whole = Math.min(top, Math.floor(current));
  return Amps(whole < LEAST_CURRENT ? 0 : whole);
};
