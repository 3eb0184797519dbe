// SPDX-License-Identifier: Apache-2.0

/** Where the reader is: tests give a zone, the pages use the browser's. */
export interface Place {
  /** IANA name. */
  readonly timeZone?: string;
}

const format = (at: number, place: Place, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-GB", { ...options, ...(place.timeZone === undefined ? {} : { timeZone: place.timeZone }) }).format(at);

/** "14:02" */
export const clockTime = (at: number, place: Place = {}): string => format(at, place, { hour: "2-digit", minute: "2-digit" });

/** "14:02:11" */
export const clockTimeWithSeconds = (at: number, place: Place = {}): string => format(at, place, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** "Sat 21 Nov" */
export const shortDay = (at: number, place: Place = {}): string => format(at, place, { weekday: "short", day: "numeric", month: "short" }).replace(",", "");

const sameDay = (a: number, b: number, place: Place): boolean => shortDay(a, place) === shortDay(b, place) && Math.abs(a - b) < 48 * 3_600_000;

/** "14:02" today, "tomorrow 07:00", "yesterday 23:10", else "Sat 21 Nov 07:00". */
export function dayAndTime(at: number, now: number, place: Place = {}): string {
  const time = clockTime(at, place);
  if (sameDay(at, now, place)) return time;
  if (sameDay(at, now + 86_400_000, place)) return `tomorrow ${time}`;
  if (sameDay(at, now - 86_400_000, place)) return `yesterday ${time}`;
  return `${shortDay(at, place)} ${time}`;
}

/** The next time that the clock on the wall reads `hour`:00, as epoch ms; on the day of a clock change it may be an hour off by design of the zone. */
export const nextHourOfDay = (now: number, hour: number): number => nextClock(now, hour, 0);

/** The same of "07:30"; undefined when the text is no time. */
export function nextTimeOfDay(now: number, time: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  return hour === undefined || Number(hour) > 23 || Number(minute) > 59 ? undefined : nextClock(now, Number(hour), Number(minute));
}

function nextClock(now: number, hour: number, minute: number): number {
  const at = new Date(now);
  at.setHours(hour, minute, 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}
