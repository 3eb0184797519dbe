// SPDX-License-Identifier: Apache-2.0

import type { LocalControl } from "@chargehand/charge-point";
import { isChoicePending, parseWeekText, type WeeklySchedule } from "@chargehand/charging";
import { Hours, type Millis, WattHours } from "@chargehand/kernel";

/** How the owner of a charge point uses it: what they made of the default hours, and what they ask for when the car comes home. */
export interface OwnerHabit {
  /** `untouched` leaves the question of the first use open, as many will. */
  readonly hours: "untouched" | "accepted" | "removed" | { readonly week: string };
  readonly atHome: "nothing" | "chargeNow" | { readonly readyIn: Millis; readonly energy: WattHours };
}

/**
 * A mixed street: some charge now at any hour, so that there is always life, and the others show what the hours, a wish of
 * one's own and the randomised delay do.
 */
const habits: readonly OwnerHabit[] = [
  { hours: "removed", atHome: "nothing" },
  { hours: "untouched", atHome: "nothing" },
  { hours: "accepted", atHome: "chargeNow" },
  { hours: "accepted", atHome: "chargeNow" },
  { hours: { week: "daily 00:30-05:30, 13:00-15:00" }, atHome: "nothing" },
  // More than the hours give: such a car charges outside them.
  { hours: { week: "daily 02:00-04:00" }, atHome: { readyIn: Hours(6), energy: WattHours(45_000) } },
];

/** The habit of the owner of home `index`; the seventh is like the first. */
export const ownerHabitOf = (index: number): OwnerHabit => habits[index % habits.length] as OwnerHabit;

/** At the first use of the device: answers the question about the default hours, once [SI 2021/1467 reg 10]. */
export function chooseHours({ hours }: OwnerHabit, local: LocalControl): void {
  if (hours === "untouched" || !isChoicePending(local.rules.hours)) return;
  if (hours === "accepted") local.setHours({ ask: "accept" });
  else if (hours === "removed") local.setHours({ ask: "remove" });
  else local.setHours({ ask: "change", week: weekOf(hours.week) });
}

/** The car has just been plugged in. */
export function askAtHome({ atHome }: OwnerHabit, { local, nowMs }: { readonly local: LocalControl; readonly nowMs: number }): void {
  if (atHome === "nothing") return;
  if (atHome === "chargeNow") local.chargeNow();
  else local.setReadyBy({ readyAt: nowMs + atHome.readyIn, energyWh: atHome.energy });
}

function weekOf(text: string): WeeklySchedule {
  const week = parseWeekText(text);
  if (!week.ok) throw new RangeError(week.error);
  return week.value;
}
