// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import { complainTimes, MOST_WINDOWS_A_DAY } from "./parse-hours.ts";
import { type HoursWindow, minutesOf, type Weekday, type WeeklySchedule, weekdays, weekOf } from "./week.ts";

/**
 * A week as people write it: `Mon-Fri 00:30-04:30, 13:00-15:00; Sat-Sun 00:00-24:00`. A week without windows is `never`,
 * one of whole days `always`. `parseWeekText` reads exactly the same week back.
 */
export function formatWeek(week: WeeklySchedule): string {
  if (weekdays.every((day) => week[day].length === 0)) return "never";
  if (weekdays.every((day) => timesText(week[day]) === "00:00-24:00")) return "always";
  const daysOf = new Map<string, Weekday[]>();
  for (const day of weekdays) {
    const times = timesText(week[day]);
    if (times !== "") daysOf.set(times, [...(daysOf.get(times) ?? []), day]);
  }
  return [...daysOf].map(([times, days]) => `${daysText(days)} ${times}`).join("; ");
}

const timesText = (windows: readonly HoursWindow[]): string => windows.map(({ from, to }) => `${from}-${to}`).join(", ");

/** Days in the order of the week, runs of them drawn together. */
function daysText(days: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && weekdays.indexOf(day) === weekdays.indexOf(last) + 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length === 1 ? run[0] : `${run[0]}-${run.at(-1)}`)).join(",");
}

/** Whole words for sets of days. */
const groups: Readonly<Record<string, readonly Weekday[]>> = {
  daily: weekdays,
  "every day": weekdays,
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri"],
  weekends: ["Sat", "Sun"],
};

const names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/**
 * Reads what `formatWeek` writes, and what people write instead: any case, full names of days, `daily`, `weekdays`,
 * `weekends`, long dashes, `8:00` for `08:00`, runs of days round the end of the week (`Fri-Mon`). A day named twice has all its windows.
 * The error quotes the part that cannot be read and says what it should look like.
 */
export function parseWeekText(text: string): Result<WeeklySchedule, string> {
  const plain = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/ ?[-\u2013\u2014] ?/g, "-")
    .toLowerCase();
  if (plain === "never") return ok(weekOf([], []));
  if (plain === "always") return ok(weekOf(weekdays, [{ from: "00:00", to: "24:00" }]));
  let week = weekOf([], []);
  for (const clause of plain.split(";")) {
    const read = readClause(clause.trim());
    if (!read.ok) return read;
    const { days, windows } = read.value;
    for (const day of days) week = { ...week, [day]: [...week[day], ...windows] };
  }
  const crowded = weekdays.find((day) => week[day].length > MOST_WINDOWS_A_DAY);
  return crowded === undefined ? ok(week) : err(`${crowded}: must have at most ${MOST_WINDOWS_A_DAY} windows`);
}

/** Enough of the text to find the place by, and no more: it may be anything. */
const quoted = (text: string): string => `"${text.length > 30 ? `${text.slice(0, 30)}...` : text}"`;

interface Clause {
  readonly days: readonly Weekday[];
  readonly windows: readonly HoursWindow[];
}

function readClause(clause: string): Result<Clause, string> {
  const cut = clause.search(/ \d/);
  if (cut < 0) return err(`${quoted(clause)}: write days and times, like Mon-Fri 00:30-04:30`);
  const days = readDays(clause.slice(0, cut));
  if (!days.ok) return days;
  const windows: HoursWindow[] = [];
  for (const part of clause.slice(cut).split(",")) {
    const window = readWindow(part.trim());
    if (!window.ok) return window;
    windows.push(window.value);
  }
  return ok({ days: days.value, windows });
}

function readDays(text: string): Result<readonly Weekday[], string> {
  const days = new Set<Weekday>();
  for (const part of text.split(",").map((piece) => piece.trim())) {
    const found = Object.hasOwn(groups, part) ? groups[part] : readRun(part);
    if (found === undefined) return err(`${quoted(part)}: is no day; write Mon to Sun, a run like Mon-Fri, daily, weekdays or weekends`);
    for (const day of found) days.add(day);
  }
  return ok([...days]);
}

function readRun(text: string): readonly Weekday[] | undefined {
  const [first = -1, last = first, ...more] = text.split("-").map((name) => names.findIndex((full) => full === name || full.slice(0, 3) === name));
  if (first < 0 || last < 0 || more.length > 0) return undefined;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => weekdays[(first + step) % 7] as Weekday);
}

function readWindow(text: string): Result<HoursWindow, string> {
  const [from = "", to = "", ...more] = text.split("-").map((time) => time.padStart(5, "0"));
  if (minutesOf(from) === undefined || minutesOf(to) === undefined || from === "24:00" || more.length > 0)
    return err(`${quoted(text)}: is no window; write times like 00:30-04:30, up to 24:00`);
  const complaint = complainTimes({ from, to });
  return complaint === undefined ? ok({ from, to }) : err(`${quoted(text)}: ${complaint}`);
}
