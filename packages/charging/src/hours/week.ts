// SPDX-License-Identifier: Apache-2.0

export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * A stretch of a day by the clock on the wall, `HH:MM`, minutes exact: from `from` inclusive to `to` exclusive.
 * When `to` is earlier than `from` it means the next day; the window belongs to the day on which it begins.
 * `24:00` is the end of the day, so that a whole day is `00:00` to `24:00`; equal times are refused as ambiguous.
 */
export interface HoursWindow {
  readonly from: string;
  readonly to: string;
}

/** The windows of each day. Windows may touch or overlap, also with those that come over from the day before: together they are one. */
export type WeeklySchedule = Readonly<Record<Weekday, readonly HoursWindow[]>>;

/** Minutes since Monday 00:00 by the clock on the wall: `from` inclusive, `to` exclusive, within one week. */
export interface WeekSpan {
  readonly from: number;
  readonly to: number;
}

export const DAY_MINUTES = 1440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

const clockTime = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Minutes after midnight of `HH:MM`, 0 to 1440; undefined when the text is no such time. */
export function minutesOf(text: string): number | undefined {
  const match = clockTime.exec(text);
  if (match === null) return undefined;
  return match[1] === undefined ? DAY_MINUTES : Number(match[1]) * 60 + Number(match[2]);
}

/** The same windows on all of `days`, nothing on the others. */
export function weekOf(days: readonly Weekday[], windows: readonly HoursWindow[]): WeeklySchedule {
  const on = (day: Weekday) => (days.includes(day) ? windows : []);
  return { Mon: on("Mon"), Tue: on("Tue"), Wed: on("Wed"), Thu: on("Thu"), Fri: on("Fri"), Sat: on("Sat"), Sun: on("Sun") };
}

/** What `spansOf` made of a week before. A week never changes, and is asked about at every decision. */
const known = new WeakMap<WeeklySchedule, readonly WeekSpan[]>();

/**
 * All windows of a week as disjoint spans in order, none touching the next; one that runs over Sunday midnight is two.
 * Throws RangeError for a time that is not `HH:MM`; a parsed schedule has none.
 */
export function spansOf(week: WeeklySchedule): readonly WeekSpan[] {
  const before = known.get(week);
  if (before !== undefined) return before;
  const spans = merged(piecesOf(week).sort((a, b) => a.from - b.from));
  known.set(week, spans);
  return spans;
}

function piecesOf(week: WeeklySchedule): WeekSpan[] {
  const pieces: WeekSpan[] = [];
  for (const [index, day] of weekdays.entries()) {
    for (const window of week[day]) {
      const from = timeOf(window.from);
      const to = timeOf(window.to) + (timeOf(window.to) < from ? DAY_MINUTES : 0);
      const midnight = index * DAY_MINUTES;
      pieces.push({ from: midnight + from, to: Math.min(midnight + to, WEEK_MINUTES) });
      if (midnight + to > WEEK_MINUTES) pieces.push({ from: 0, to: midnight + to - WEEK_MINUTES });
    }
  }
  return pieces;
}

function timeOf(text: string): number {
  const minutes = minutesOf(text);
  if (minutes === undefined) throw new RangeError(`not a time of day: ${text}; write HH:MM, 00:00 to 24:00`);
  return minutes;
}

function merged(sorted: readonly WeekSpan[]): readonly WeekSpan[] {
  const spans: WeekSpan[] = [];
  for (const piece of sorted) {
    const last = spans.at(-1);
    if (last !== undefined && piece.from <= last.to) spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, piece.to) };
    else if (piece.to > piece.from) spans.push(piece);
  }
  return spans;
}
