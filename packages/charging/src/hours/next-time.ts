// SPDX-License-Identifier: Apache-2.0
import { civilTimeAt, instantOfCivil } from "@chargehand/kernel";
import { minutesOf } from "./week.ts";

/**
 * When the clock on the wall shows a time (`HH:MM`) next after `nowMs`, in epoch ms: what "ready by seven" and "charge now
 * until seven" mean. A time that the spring change skips comes an hour later; of one that the autumn change repeats the
 * first counts. Throws RangeError for a text that is no time of day.
 */
export function nextTimeOfDay(time: string, nowMs: number): number {
  if (minutesOf(time) === undefined || time === "24:00") throw new RangeError(`not a time of day: ${time}; write HH:MM, 00:00 to 23:59`);
  const { year, month, day } = civilTimeAt(nowMs);
  const today = instantOn(new Date(Date.UTC(year, month - 1, day)), time);
  return today > nowMs ? today : instantOn(new Date(Date.UTC(year, month - 1, day + 1)), time);
}

/** `date` stands for a day of the calendar: its own time zone is UTC and nobody's. */
const instantOn = (date: Date, time: string): number => instantOfCivil(`${date.toISOString().slice(0, 10)} ${time}:00`);
