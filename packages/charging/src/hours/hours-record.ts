// SPDX-License-Identifier: Apache-2.0
import { type ChargingHours, isChoicePending } from "./charging-hours.ts";
import { formatWeek } from "./week-text.ts";

/** The hours as a device tells of them, beside its decision: what the owner's app shows and lets them change. */
export interface HoursRecord {
  readonly inEffect: ChargingHours["inEffect"];
  /** As `formatWeek` writes it: the week that is in effect, or would be. */
  readonly week: string;
  /** The owner has still to accept, change or remove the default hours [SI 2021/1467 reg 10]. */
  readonly isChoicePending: boolean;
  /** RFC 3339: until then the hours are ignored. */
  readonly ignoredUntil?: string;
  /** RFC 3339: the owner wishes that the car is ready by then. */
  readonly readyBy?: string;
}

/** `readyAt` is epoch ms. */
export function hoursRecordOf(hours: ChargingHours, nowMs: number, readyAt?: number): HoursRecord {
  const { inEffect, own, defaults, disabledUntil } = hours;
  return {
    inEffect,
    week: formatWeek(inEffect === "schedule" && own !== undefined ? own : defaults),
    isChoicePending: isChoicePending(hours),
    ...(disabledUntil === undefined || disabledUntil <= nowMs ? {} : { ignoredUntil: new Date(disabledUntil).toISOString() }),
    ...(readyAt === undefined || readyAt <= nowMs ? {} : { readyBy: new Date(readyAt).toISOString() }),
  };
}

/** Longer than a week of eight windows a day can be. */
const LONGEST_WEEK = 1_000;

export function isHoursRecord(value: unknown): value is HoursRecord {
  if (typeof value !== "object" || value === null) return false;
  const { inEffect, week, isChoicePending: isPending, ignoredUntil, readyBy } = value as Record<keyof HoursRecord, unknown>;
  const isTimeOrNone = (time: unknown) => time === undefined || (typeof time === "string" && !Number.isNaN(Date.parse(time)));
  return (
    (inEffect === "default" || inEffect === "schedule" || inEffect === "none") &&
    typeof week === "string" &&
    week.length <= LONGEST_WEEK &&
    typeof isPending === "boolean" &&
    isTimeOrNone(ignoredUntil) &&
    isTimeOrNone(readyBy)
  );
}
