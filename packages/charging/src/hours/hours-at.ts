// SPDX-License-Identifier: Apache-2.0
import { energyOf, Millis, WattHours } from "@chargehand/kernel";
import type { ChargingHours } from "./charging-hours.ts";
import { LONGEST_READY_BY, type ReadyBy, type ReadyByPlan, readyByPlan } from "./ready-by.ts";
import { type HoursAt, windowsAt } from "./windows-at.ts";

/**
 * What the hours say at `nowMs` (epoch ms): whether charging is permitted, by whose word, and when that changes next.
 * The answer holds up to `until`, so ask again only then, when the hours or the wish change, or when the clock was set.
 * Outside the hours a wish to be ready by a time permits from the latest moment on that still makes the car ready; it
 * ends at `readyAt` or when no energy is left to charge.
 * Source: SI 2021/1467 reg 10.
 */
export function hoursAt(hours: ChargingHours, nowMs: number, readyBy?: ReadyBy): HoursAt {
  const plain = windowsAt(hours, nowMs);
  if (plain.isPermitted || readyBy === undefined || readyBy.askedBy !== "owner" || nowMs >= readyBy.readyAt) return plain;
  // A clock that was set back must stop nobody: until the wish is near enough to reckon, the hours hold as they are.
  if (readyBy.readyAt - nowMs > LONGEST_READY_BY) return { ...plain, until: earlier(plain.until, readyBy.readyAt - LONGEST_READY_BY) };
  const from = hasBegun(hours, readyBy, plain) ? nowMs : startOf(readyByPlan(hours, readyBy, nowMs));
  if (from === undefined) return plain;
  if (nowMs >= from) return { isPermitted: true, until: earlier(plain.until, readyBy.readyAt), by: "readyBy" };
  return { ...plain, until: earlier(plain.until, from) };
}

const startOf = (plan: ReadyByPlan): number | undefined => (plan.outcome === "windowsSuffice" ? undefined : plan.from);

/** Whether the car began to charge for this wish since the hours last closed, and still needs energy. */
function hasBegun(hours: ChargingHours, { startedAt, energy }: ReadyBy, closed: HoursAt): boolean {
  if (startedAt === undefined || !(energy > 0)) return false;
  const then = windowsAt(hours, startedAt);
  return !then.isPermitted && then.until === closed.until;
}

const earlier = (a: number | undefined, b: number): number => (a === undefined ? b : Math.min(a, b));

/** The instant (epoch ms) from which charging is permitted, or no longer is. */
export interface HoursEdge {
  readonly atMs: number;
  readonly isPermitted: boolean;
}

/**
 * The next time that permission itself comes or goes, whoever gives it; undefined when it stays as it is. A wish to be
 * ready by a time is reckoned as if the car charges at its `power` whenever it may.
 */
export function nextEdge(hours: ChargingHours, nowMs: number, readyBy?: ReadyBy): HoursEdge | undefined {
  let atMs = nowMs;
  let wish = readyBy;
  const now = hoursAt(hours, nowMs, readyBy);
  for (let then = now; then.until !== undefined; ) {
    if (wish !== undefined && then.isPermitted) wish = after(wish, Millis(then.until - atMs));
    atMs = then.until;
    then = hoursAt(hours, atMs, wish);
    if (then.isPermitted !== now.isPermitted) return { atMs, isPermitted: then.isPermitted };
  }
  return undefined;
}

/** The wish when the car has charged for `duration`. */
const after = (wish: ReadyBy, duration: Millis): ReadyBy => ({ ...wish, energy: WattHours(Math.max(0, wish.energy - energyOf(wish.power, duration))) });
