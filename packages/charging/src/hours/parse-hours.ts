// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import type { ChargingHours, DsrAgreement, HoursChoice } from "./charging-hours.ts";
import { isOffPeak } from "./peak-hours.ts";
import { type HoursWindow, minutesOf, type WeeklySchedule, weekdays } from "./week.ts";

type Fields = Readonly<Record<string, unknown>>;
/** What is wrong, beginning with the path to it; undefined when nothing is. */
type Complaint = string | undefined;

/** More than this on one day is no schedule that a person made. `hours-record.ts` relies on it: a week as text stays short. */
export const MOST_WINDOWS_A_DAY = 8;

/**
 * Reads hours that come from the device's memory or from an app. The error names the part and what it must be.
 * Refuses defaults within peak hours, a missing schedule, the absence of hours without the owner's removal or a DSR agreement,
 * and every key that it does not know.
 */
export function parseChargingHours(value: unknown): Result<ChargingHours, string> {
  const complaint =
    complainKeys("hours", value, { needed: ["inEffect", "defaults"], optional: ["own", "choice", "disabledUntil", "dsrAgreement"] }) ??
    complainFields(value as Fields);
  return complaint === undefined ? ok(value as ChargingHours) : err(complaint);
}

/** Reads a week of windows, `{ Mon: [{ from, to }], ... }` with all seven days. */
export function parseWeek(value: unknown): Result<WeeklySchedule, string> {
  const complaint = complainWeek("week", value);
  return complaint === undefined ? ok(value as WeeklySchedule) : err(complaint);
}

function complainFields(hours: Fields): Complaint {
  const { inEffect, defaults, own, choice, disabledUntil, dsrAgreement } = hours;
  return (
    (inEffect === "default" || inEffect === "schedule" || inEffect === "none" ? undefined : "inEffect: must be default, schedule or none") ??
    complainWeek("defaults", defaults) ??
    (isOffPeak(defaults as WeeklySchedule) ? undefined : "defaults: must not lie within peak hours, 08:00-11:00 and 16:00-22:00 on weekdays") ??
    (own === undefined ? undefined : complainWeek("own", own)) ??
    (choice === undefined ? undefined : complainChoice(choice)) ??
    (disabledUntil === undefined || isInstant(disabledUntil) ? undefined : "disabledUntil: must be a time in epoch milliseconds") ??
    (dsrAgreement === undefined ? undefined : complainAgreement(dsrAgreement)) ??
    complainTogether(hours as unknown as ChargingHours)
  );
}

/** What each part allows, but not all together. */
function complainTogether({ inEffect, own, choice, dsrAgreement }: ChargingHours): Complaint {
  if (inEffect === "schedule" && own === undefined) return "own: must be there when inEffect is schedule";
  if (inEffect === "schedule" && choice?.made !== "changed") return "choice: must say changed when inEffect is schedule";
  if (inEffect !== "schedule" && own !== undefined) return "own: must be absent unless inEffect is schedule";
  if (inEffect === "default" && choice !== undefined && choice.made !== "accepted") return "choice: must say accepted, or be absent, when inEffect is default";
  if (inEffect === "none" && choice?.made !== "removed" && (choice !== undefined || dsrAgreement === undefined))
    return "inEffect: may be none only when the owner removed the hours or a DSR agreement is on record";
  return undefined;
}

function complainWeek(path: string, value: unknown): Complaint {
  const keys = complainKeys(path, value, { needed: weekdays });
  if (keys !== undefined) return keys;
  for (const day of weekdays) {
    const windows = (value as Fields)[day];
    if (!Array.isArray(windows)) return `${path}.${day}: must be a list of windows`;
    if (windows.length > MOST_WINDOWS_A_DAY) return `${path}.${day}: must have at most ${MOST_WINDOWS_A_DAY} windows`;
    for (const [index, window] of windows.entries()) {
      const complaint = complainWindow(`${path}.${day}[${index}]`, window);
      if (complaint !== undefined) return complaint;
    }
  }
  return undefined;
}

function complainWindow(path: string, value: unknown): Complaint {
  const keys = complainKeys(path, value, { needed: ["from", "to"] });
  if (keys !== undefined) return keys;
  const { from, to } = value as Fields;
  if (typeof from !== "string" || minutesOf(from) === undefined || from === "24:00") return `${path}.from: must be a time from 00:00 to 23:59`;
  if (typeof to !== "string" || minutesOf(to) === undefined) return `${path}.to: must be a time from 00:00 to 24:00`;
  return complainTimes({ from, to }) === undefined ? undefined : `${path}: ${complainTimes({ from, to })}`;
}

/** Why two valid times make no window. */
export const complainTimes = ({ from, to }: HoursWindow): Complaint =>
  from === to ? `must not begin and end at ${from}; write 00:00 to 24:00 for a whole day` : undefined;

function complainChoice(value: unknown): Complaint {
  const keys = complainKeys("choice", value, { needed: ["made", "at", "by"] });
  if (keys !== undefined) return keys;
  const { made, at, by } = value as Partial<Record<keyof HoursChoice, unknown>>;
  if (made !== "accepted" && made !== "changed" && made !== "removed") return "choice.made: must be accepted, changed or removed";
  if (!isInstant(at)) return "choice.at: must be a time in epoch milliseconds";
  return by === "owner" ? undefined : "choice.by: must be owner";
}

function complainAgreement(value: unknown): Complaint {
  const texts = ["reference", "provider", "documentedIn"] as const;
  const keys = complainKeys("dsrAgreement", value, { needed: [...texts, "agreedAt", "isConfigured"] });
  if (keys !== undefined) return keys;
  const agreement = value as Partial<Record<keyof DsrAgreement, unknown>>;
  const blank = texts.find((key) => typeof agreement[key] !== "string" || (agreement[key] as string).trim() === "");
  if (blank !== undefined) return `dsrAgreement.${blank}: must be a text that is not empty`;
  if (!isInstant(agreement.agreedAt)) return "dsrAgreement.agreedAt: must be a time in epoch milliseconds";
  return agreement.isConfigured === true ? undefined : "dsrAgreement.isConfigured: must be true; the device has to be set up to comply with the agreement";
}

function complainKeys(path: string, value: unknown, keys: { readonly needed: readonly string[]; readonly optional?: readonly string[] }): Complaint {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path}: must be an object`;
  const missing = keys.needed.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${path}: ${missing} is missing`;
  const known = [...keys.needed, ...(keys.optional ?? [])];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  return unknown === undefined ? undefined : `${path}: ${unknown} is not known`;
}

/** An instant that JavaScript and JSON can both carry: whole milliseconds, at most 8.64e15. */
const isInstant = (value: unknown): value is number => Number.isSafeInteger(value) && Math.abs(value as number) <= 8.64e15;
