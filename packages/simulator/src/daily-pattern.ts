// SPDX-License-Identifier: Apache-2.0
import { Amps, civilTimeAt, Hours, instantOfCivil, Millis, type Random, Seconds, WattHours } from "@chargehand/kernel";
import type { VehicleSpec } from "./electric-vehicle.ts";

/** A time of day as minutes after midnight, and the minutes over which people spread. */
interface Habit {
  readonly from: number;
  readonly spread: number;
}

const LEAVES: Habit = { from: 6 * 60 + 30, spread: 150 };
const RETURNS: Habit = { from: 16 * 60 + 30, spread: 240 };
/** A car that has just come stays at least so long, and one that has just left is gone at least so long. */
const SHORTEST_STAY = Hours(2);
const SHORTEST_TRIP = Hours(1);

/** When a car that is home at `nowMs` next leaves: in the morning. Epoch ms. */
export const nextDeparture = (nowMs: number, options: { readonly random: Random; readonly zone: string }): number =>
  next(LEAVES, nowMs + SHORTEST_STAY, options);
/** When a car that is away at `nowMs` next comes home: in the evening. Epoch ms. */
export const nextArrival = (nowMs: number, options: { readonly random: Random; readonly zone: string }): number =>
  next(RETURNS, nowMs + SHORTEST_TRIP, options);

function next(habit: Habit, notBefore: number, { random, zone }: { readonly random: Random; readonly zone: string }): number {
  const minute = habit.from + random.int(habit.spread);
  // From noon to noon: from near midnight, 24 hours over a change of the clocks leave a day out.
  for (let noon = onDayOf(notBefore, 12 * 60, zone); ; noon += Hours(24)) {
    const at = onDayOf(noon, minute, zone);
    if (at >= notBefore) return at + random.int(60_000);
  }
}

/** The minute after midnight of the civil day in which `wallMs` lies, epoch ms. */
function onDayOf(wallMs: number, minute: number, zone: string): number {
  const { year, month, day } = civilTimeAt(wallMs, zone);
  const two = (n: number) => String(n).padStart(2, "0");
  return instantOfCivil(`${year}-${two(month)}-${two(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`, zone);
}

/** The state of charge with which a car comes home, after using a fifth to a half of its battery. */
export const afterTrip = (stateOfCharge: number, random: Random): number => Math.max(0.08, stateOfCharge - 0.2 - 0.3 * random.fraction());

/** How one home looks in the first minute after a start. */
export type Opening = { readonly plugsInAfter: Millis; readonly stateOfCharge: number | "nearlyFull" } | "empty";

/** So that somebody who opens the page sees every state: cars that charge, one that tapers, one that is full, one empty bay. */
const openings: readonly Opening[] = [
  { plugsInAfter: Seconds(3), stateOfCharge: 0.35 },
  { plugsInAfter: Seconds(6), stateOfCharge: 0.58 },
  { plugsInAfter: Seconds(4), stateOfCharge: "nearlyFull" },
  { plugsInAfter: Seconds(9), stateOfCharge: 0.91 },
  "empty",
  { plugsInAfter: Seconds(13), stateOfCharge: 0.18 },
];

/** The opening of home `index`; the seventh home looks like the first. A street of fewer than six has no empty bay. */
export function openingOf(index: number): Opening {
  return openings[index % openings.length] as Opening;
}

const models: readonly Omit<VehicleSpec, "taperFrom" | "reactionTime">[] = [
  { capacity: WattHours(40_000), maximumCurrent: Amps(32), phases: 1 },
  { capacity: WattHours(64_000), maximumCurrent: Amps(32), phases: 1 },
  { capacity: WattHours(77_000), maximumCurrent: Amps(32), phases: 3 },
  { capacity: WattHours(50_000), maximumCurrent: Amps(32), phases: 1 },
  { capacity: WattHours(13_000), maximumCurrent: Amps(16), phases: 1 },
  { capacity: WattHours(58_000), maximumCurrent: Amps(30), phases: 1 },
];

/** The car of home `index`: a mix of what is sold, one plug-in hybrid among them. Reacts in 1 to 3 s. */
export function carOf(index: number, random: Random): VehicleSpec {
  const model = models[index % models.length] as (typeof models)[number];
  return { ...model, taperFrom: 0.9, reactionTime: Millis(1_000 + random.int(2_000)) };
}

/** How a resident holds a card to the reader: first after 1 to 2 s, then again while the charge point still asks for one, and some more when refused. */
export const tokenHabit = { first: Seconds(1), firstSpread: Seconds(1), again: Seconds(5), tries: 24, refusals: 3 } as const;

/** How long a full car from yesterday stays after a restart before it makes a trip. */
export const FULL_CAR_LEAVES = Seconds(2);
