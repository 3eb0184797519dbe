// SPDX-License-Identifier: Apache-2.0
import { spansOf, type WeeklySchedule, weekdays, weekOf } from "./week.ts";

/**
 * The peak hours in which default charging hours may not lie: 8 to 11 am and 4 to 10 pm on weekdays, by the clock on the wall.
 * A bank holiday that falls on a weekday counts as a weekday here: that is our reading, the strict one.
 * Source: SI 2021/1467 reg 10(4)(b).
 */
export const peakHours: WeeklySchedule = weekOf(
  ["Mon", "Tue", "Wed", "Thu", "Fri"],
  [
    { from: "08:00", to: "11:00" },
    { from: "16:00", to: "22:00" },
  ],
);

/**
 * What the device is made with: midnight to seven, every day. Seven leaves a whole hour before the peak, so that even the
 * longest randomised delay of a stop (1,800 s) ends before it.
 */
export const defaultWeek: WeeklySchedule = weekOf(weekdays, [{ from: "00:00", to: "07:00" }]);

/** Whether no minute of the schedule lies within the peak hours. */
export function isOffPeak(week: WeeklySchedule): boolean {
  const peak = spansOf(peakHours);
  return spansOf(week).every((span) => peak.every((hours) => span.to <= hours.from || span.from >= hours.to));
}
