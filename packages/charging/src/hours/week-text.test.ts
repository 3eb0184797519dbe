// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HoursWindow, type Weekday, type WeeklySchedule, weekdays, weekOf } from "./week.ts";
import { formatWeek, parseWeekText } from "./week-text.ts";

const night: HoursWindow = { from: "00:30", to: "04:30" };
const whole: HoursWindow = { from: "00:00", to: "24:00" };

describe("a week as people write it", () => {
  const rows: readonly [text: string, week: WeeklySchedule, canonical?: string][] = [
    ["Mon-Fri 00:30-04:30", weekOf(["Mon", "Tue", "Wed", "Thu", "Fri"], [night])],
    ["Mon-Sun 22:00-08:00", weekOf(weekdays, [{ from: "22:00", to: "08:00" }])],
    [
      "Mon-Fri 00:30-04:30, 13:00-15:00; Sat-Sun 00:00-24:00",
      { ...weekOf(weekdays.slice(0, 5), [night, { from: "13:00", to: "15:00" }]), Sat: [whole], Sun: [whole] },
    ],
    ["Mon,Wed-Thu,Sun 00:30-04:30", weekOf(["Mon", "Wed", "Thu", "Sun"], [night])],
    ["never", weekOf([], [])],
    ["always", weekOf(weekdays, [whole])],
    ["daily 0:30-4:30", weekOf(weekdays, [night]), "Mon-Sun 00:30-04:30"],
    ["Every day 00:30\u201304:30", weekOf(weekdays, [night]), "Mon-Sun 00:30-04:30"],
    ["  WEEKENDS   00:30 - 04:30 ", weekOf(["Sat", "Sun"], [night]), "Sat-Sun 00:30-04:30"],
    ["monday \u2014 friday 00:30-04:30", weekOf(weekdays.slice(0, 5), [night]), "Mon-Fri 00:30-04:30"],
    ["Fri-Mon 00:30-04:30", weekOf(["Mon", "Fri", "Sat", "Sun"], [night]), "Mon,Fri-Sun 00:30-04:30"],
    ["weekdays, Sat 00:30-04:30", weekOf(weekdays.slice(0, 6), [night]), "Mon-Sat 00:30-04:30"],
    ["Tue 00:30-04:30; Tue 13:00-15:00", weekOf(["Tue"], [night, { from: "13:00", to: "15:00" }]), "Tue 00:30-04:30, 13:00-15:00"],
    [" never ", weekOf([], []), "never"],
    ["every  day 00:30-04:30", weekOf(weekdays, [night]), "Mon-Sun 00:30-04:30"],
    ["Mon-Sun 00:00-24:00", weekOf(weekdays, [whole]), "always"],
  ];
  for (const [text, week, canonical] of rows)
    test(`${text.trim()} is read${canonical === undefined ? " and written the same" : `, and written ${canonical}`}`, () => {
      expect(parseWeekText(text)).toEqual({ ok: true, value: week });
      expect(formatWeek(week)).toBe(canonical ?? text);
    });

  const refused: readonly [text: string, error: string][] = [
    ["", '"": write days and times, like Mon-Fri 00:30-04:30'],
    ["Mon-Fri", '"mon-fri": write days and times, like Mon-Fri 00:30-04:30'],
    ["00:30-04:30", '"00:30-04:30": write days and times, like Mon-Fri 00:30-04:30'],
    ["Mon-Fri 00:30-04:30;", '"": write days and times, like Mon-Fri 00:30-04:30'],
    ["Someday 00:30-04:30", '"someday": is no day; write Mon to Sun, a run like Mon-Fri, daily, weekdays or weekends'],
    ["Mon-Wed-Fri 00:30-04:30", '"mon-wed-fri": is no day; write Mon to Sun, a run like Mon-Fri, daily, weekdays or weekends'],
    ["constructor 00:30-04:30", '"constructor": is no day; write Mon to Sun, a run like Mon-Fri, daily, weekdays or weekends'],
    [`Mon ${"x".repeat(99)}`, `"mon ${"x".repeat(26)}...": write days and times, like Mon-Fri 00:30-04:30`],
    ["Mon 00:30-04:30; whenever", '"whenever": write days and times, like Mon-Fri 00:30-04:30'],
    [`Mon ${"x".repeat(26)}`, `"mon ${"x".repeat(26)}": write days and times, like Mon-Fri 00:30-04:30`],
    ["Someday-Fri 00:30-04:30", '"someday-fri": is no day; write Mon to Sun, a run like Mon-Fri, daily, weekdays or weekends'],
    ["Mon-Someday 00:30-04:30", '"mon-someday": is no day; write Mon to Sun, a run like Mon-Fri, daily, weekdays or weekends'],
    ["Mon 25:00-02:00", '"25:00-02:00": is no window; write times like 00:30-04:30, up to 24:00'],
    ["Mon 00:30", '"00:30": is no window; write times like 00:30-04:30, up to 24:00'],
    ["Mon 00:30-25:00", '"00:30-25:00": is no window; write times like 00:30-04:30, up to 24:00'],
    ["Mon 24:00-01:00", '"24:00-01:00": is no window; write times like 00:30-04:30, up to 24:00'],
    ["Mon 01:00-02:00-03:00", '"01:00-02:00-03:00": is no window; write times like 00:30-04:30, up to 24:00'],
    ["Mon 07:00-07:00", '"07:00-07:00": must not begin and end at 07:00; write 00:00 to 24:00 for a whole day'],
    [`Mon ${Array(9).fill("01:00-02:00").join(",")}`, "Mon: must have at most 8 windows"],
  ];
  for (const [text, error] of refused) test(`"${text.slice(0, 32)}" is refused`, () => expect(parseWeekText(text)).toEqual({ ok: false, error }));
});

test("a day may have eight windows", () => {
  const hours = Array.from({ length: 8 }, (_, hour) => ({ from: `0${hour}:00`, to: `0${hour}:30` }));
  expect(parseWeekText(`Mon ${hours.map(({ from, to }) => `${from}-${to}`).join(", ")}`)).toEqual({ ok: true, value: weekOf(["Mon"], hours) });
});

describe("for any week", () => {
  const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
  const window = fc
    .record({ from: fc.integer({ min: 0, max: 1439 }).map(clock), to: fc.integer({ min: 0, max: 1440 }).map(clock) })
    .filter(({ from, to }) => from !== to);
  const windows = fc.oneof(fc.constantFrom<readonly HoursWindow[]>([], [night], [whole], [night, night]), fc.array(window, { maxLength: 4 }));

  test("what is written is read back exactly", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.record({ Mon: windows, Tue: windows, Wed: windows, Thu: windows, Fri: windows, Sat: windows, Sun: windows }), (week) => {
        expect(parseWeekText(formatWeek(week))).toEqual({ ok: true, value: week });
      }),
      { numRuns: 500 },
    );
  });

  test("what is read and written again means the same, however it was written", { timeout: 120_000 }, () => {
    const day = fc.constantFrom<Weekday | "Monday" | "sunday" | "DAILY" | "weekdays" | "weekends" | "Sat-Tue">(
      ...weekdays,
      "Monday",
      "sunday",
      "DAILY",
      "weekdays",
      "weekends",
      "Sat-Tue",
    );
    const clause = fc
      .tuple(fc.array(day, { minLength: 1, maxLength: 3 }), fc.array(window, { minLength: 1, maxLength: 2 }), fc.constantFrom("-", " - ", "\u2013"))
      .map(([days, times, dash]) => `${days.join(", ")} ${times.map(({ from, to }) => `${from}${dash}${to}`).join(",")}`);
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 3 }), (clauses) => {
        const read = parseWeekText(clauses.join("; "));
        if (!read.ok) expect.fail(read.error);
        const written = formatWeek(read.value);
        expect(parseWeekText(written)).toEqual(read);
        expect(formatWeek(read.value)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  test("any text at all is read or refused, never thrown at", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[MonTueSat ,;:0-9-]*$/)), (text) => {
        const read = parseWeekText(text);
        if (!read.ok) expect(read.error).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });
});
