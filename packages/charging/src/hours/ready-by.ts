// SPDX-License-Identifier: Apache-2.0
import { energyOf, Hours, Millis, WattHours, type Watts } from "@chargehand/kernel";
import type { ChargingHours } from "./charging-hours.ts";
import { windowsAt } from "./windows-at.ts";

/**
 * The owner's wish that the car has its energy by a time, even if the hours do not suffice. Nobody else can wish it, since
 * it lets the car charge outside the hours.
 */
export interface ReadyBy {
  readonly askedBy: "owner";
  /** Epoch milliseconds. */
  readonly readyAt: number;
  /** What is still to be charged; the caller takes off what has been. */
  readonly energy: WattHours;
  /** What the car charges at, as far as is known. */
  readonly power: Watts;
  /** Time to keep in hand before `readyAt`, for the randomised delays that may hold a start back. */
  readonly reserve: Millis;
  /**
   * Epoch ms at which charging outside the hours last began for this wish; the caller notes it. Until the hours open again
   * it goes on, so that a car that charges faster than reckoned is not switched on and off.
   */
  readonly startedAt?: number;
}

/**
 * Whether the hours suffice. `windowsSuffice`: charging within them alone is done at `finishesAt`. `startsOutside`: from
 * `from` on the car must charge without regard to them, and is done at `finishesAt`; that is the latest such time.
 * `tooLate`: even without a break from `from`, which is now, `missing` will not have been charged. Times are epoch ms.
 */
export type ReadyByPlan =
  | { readonly outcome: "windowsSuffice"; readonly finishesAt: number }
  | { readonly outcome: "startsOutside"; readonly from: number; readonly finishesAt: number }
  | { readonly outcome: "tooLate"; readonly from: number; readonly missing: WattHours };

/** The longest that a ready-by time may be ahead: what the wish of one plugged-in stay needs, and what keeps the reckoning short. */
export const LONGEST_READY_BY = Hours(7 * 24);

/**
 * Reckons when the car is ready. Assumes that it charges at `power` whenever it may.
 * Throws RangeError when `readyAt` is more than `LONGEST_READY_BY` after `nowMs`; whoever takes the wish refuses that before.
 */
export function readyByPlan(hours: ChargingHours, wish: ReadyBy, nowMs: number): ReadyByPlan {
  if (wish.readyAt - nowMs > LONGEST_READY_BY) throw new RangeError("readyAt is more than seven days ahead");
  const needed = timeFor(wish);
  if (needed === 0) return { outcome: "windowsSuffice", finishesAt: nowMs };
  const left = Math.max(0, wish.readyAt - nowMs);
  if (needed > left) return { outcome: "tooLate", from: nowMs, missing: WattHours(wish.energy - energyOf(wish.power, Millis(left))) };
  const goal = Math.max(nowMs, wish.readyAt - wish.reserve);
  const { closed, finishesAt } = walk(hours, { nowMs, goal, needed });
  if (finishesAt !== undefined) return { outcome: "windowsSuffice", finishesAt };
  const from = latestStart(closed, needed - (goal - nowMs - lengthOf(closed)), nowMs);
  return { outcome: "startsOutside", from, finishesAt: Math.max(goal, nowMs + needed) };
}

/** Whole milliseconds of charging. A car that takes no power never finishes. */
function timeFor({ energy, power }: ReadyBy): number {
  if (!(energy > 0)) return 0;
  return power > 0 ? Math.ceil((energy / power) * 3_600_000) : Number.POSITIVE_INFINITY;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Goes through the hours up to the goal: when enough has been charged within them, if ever, and the stretches that they do not permit. */
function walk(hours: ChargingHours, { nowMs, goal, needed }: { nowMs: number; goal: number; needed: number }) {
  const closed: Stretch[] = [];
  let charged = 0;
  for (let at = nowMs; at < goal; ) {
    const { isPermitted, until } = windowsAt(hours, at);
    const to = Math.min(goal, until ?? goal);
    if (!isPermitted) closed.push({ from: at, to });
    else if (charged + (to - at) >= needed) return { closed, finishesAt: at + needed - charged };
    else charged += to - at;
    at = to;
  }
  return { closed, finishesAt: undefined };
}

const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);

/** Takes `outside` milliseconds from the end of what is closed: as much as possible stays within the hours. */
function latestStart(closed: readonly Stretch[], outside: number, nowMs: number): number {
  let rest = outside;
  for (const { from, to } of closed.toReversed()) {
    if (rest <= to - from) return to - rest;
    rest -= to - from;
  }
  return nowMs;
}
