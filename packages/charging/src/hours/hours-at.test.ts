// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChargingHours, defaultHours } from "./charging-hours.ts";
import { hoursAt, nextEdge } from "./hours-at.ts";
import { defaultWeek, isOffPeak, peakHours } from "./peak-hours.ts";
import { spansOf, type Weekday, type WeeklySchedule, weekdays, weekOf } from "./week.ts";
import { parseWeekText } from "./week-text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const week = (text: string): WeeklySchedule => {
  const read = parseWeekText(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};
const scheduled = (own: WeeklySchedule): ChargingHours => ({ ...defaultHours, inEffect: "schedule", own, choice: { made: "changed", at: 0, by: "owner" } });
const utc = (text: string) => Date.parse(`${text}Z`);

/** An independent reckoning: what a clock on a wall in London shows, by the platform's own tables. */
const londonClock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
function shownAt(atMs: number): { readonly day: Weekday; readonly time: string } {
  const text = londonClock.format(atMs);
  return { day: text.slice(0, 3) as Weekday, time: text.slice(-5) };
}
/** Whether what the clock shows lies in a window, by comparing the texts. */
function isShownWithin(own: WeeklySchedule, atMs: number): boolean {
  const { day, time } = shownAt(atMs);
  const before = weekdays[(weekdays.indexOf(day) + 6) % 7] as Weekday;
  const today = own[day].some(({ from, to }) => time >= from && (to < from || time < to));
  return today || own[before].some(({ from, to }) => to < from && time < to);
}

describe("default hours [SI 2021/1467 reg 10]", () => {
  test("permit no minute of a whole year within peak hours, by an independent reckoning [reg 10(4)(b)]", { timeout: 120_000 }, () => {
    const wrong: string[] = [];
    let peakMinutes = 0;
    for (let at = utc("2026-01-01T00:00"); at < utc("2027-01-01T00:00"); at += MINUTE) {
      const { day, time } = shownAt(at);
      const isPeak = day !== "Sat" && day !== "Sun" && ((time >= "08:00" && time < "11:00") || (time >= "16:00" && time < "22:00"));
      if (isPeak) peakMinutes += 1;
      const { isPermitted } = hoursAt(defaultHours, at);
      if ((isPeak && isPermitted) || isPermitted !== time < "07:00") wrong.push(`${day} ${time} ${new Date(at).toISOString()}`);
    }
    expect(wrong).toEqual([]);
    expect(peakMinutes).toBe(261 * 9 * 60);
  });

  test("end so early that a stop held back for 1,800 s still comes before the peak [reg 11(1)(a)]", () => {
    const peakStarts = spansOf(peakHours).map((span) => span.from);
    for (const { to } of spansOf(defaultWeek)) for (const from of peakStarts) expect(from >= to && from < to + 30).toBe(false);
  });

  const rows: readonly [text: string, offPeak: boolean][] = [
    ["daily 22:00-08:00", true],
    ["daily 00:00-07:00", true],
    ["weekdays 11:00-16:00; weekends 00:00-24:00", true],
    ["daily 22:00-08:01", false],
    ["daily 21:59-08:00", false],
    ["Mon 10:59-11:00", false],
    ["Fri 15:00-16:01", false],
    ["Sun 23:00-09:00", false],
    ["Fri 23:00-09:00", true],
    ["always", false],
    ["never", true],
  ];
  for (const [text, offPeak] of rows) test(`${text} is ${offPeak ? "outside" : "within"} peak hours`, () => expect(isOffPeak(week(text))).toBe(offPeak));

  test("hold until the owner chooses, and a car that is plugged in at five waits for midnight", () => {
    expect(hoursAt(defaultHours, utc("2026-01-07T17:00"))).toEqual({ isPermitted: false, until: utc("2026-01-08T00:00"), by: "default" });
    expect(nextEdge(defaultHours, utc("2026-01-08T00:00"))).toEqual({ atMs: utc("2026-01-08T07:00"), isPermitted: false });
  });
});

describe("weekly schedules that people have", () => {
  // 2026-06-15 is a Monday in summer, 2026-01-12 one in winter. Instants are UTC.
  const rows: readonly [text: string, at: string, isPermitted: boolean, until: string | undefined][] = [
    ["daily 00:30-04:30", "2026-06-14T23:30", true, "2026-06-15T03:30"],
    ["daily 00:30-04:30", "2026-06-15T03:30", false, "2026-06-15T23:30"],
    ["daily 00:30-04:30", "2026-01-12T00:30", true, "2026-01-12T04:30"],
    ["daily 23:30-05:30", "2026-01-12T05:29:59.999", true, "2026-01-12T05:30"],
    ["daily 23:30-05:30", "2026-01-12T05:30", false, "2026-01-12T23:30"],
    ["Mon-Fri 00:00-05:00, 13:00-16:00; Sat-Sun 00:00-24:00", "2026-01-16T16:00", false, "2026-01-17T00:00"],
    ["Mon-Fri 00:00-05:00, 13:00-16:00; Sat-Sun 00:00-24:00", "2026-01-17T12:00", true, "2026-01-19T05:00"],
    ["Sun 22:00-06:00", "2026-01-12T05:00", true, "2026-01-12T06:00"],
    ["Sun 22:00-06:00", "2026-01-12T06:00", false, "2026-01-18T22:00"],
    ["Fri 20:00-24:00; Sat 00:00-08:00", "2026-01-16T21:00", true, "2026-01-17T08:00"],
    ["Sun 22:00-00:01", "2026-01-12T00:00:59.999", true, "2026-01-12T00:01"],
    ["Sun 12:00-24:00", "2026-01-18T13:00", true, "2026-01-19T00:00"],
    ["Sun 12:00-24:00", "2026-01-19T00:00", false, "2026-01-25T12:00"],
    ["Tue 08:00-09:00, 09:00-10:00", "2026-01-13T08:30", true, "2026-01-13T10:00"],
    ["Tue 08:00-12:00, 09:00-10:00", "2026-01-13T09:30", true, "2026-01-13T12:00"],
    ["Tue 00:00-24:00", "2026-01-13T12:00", true, "2026-01-14T00:00"],
    ["Tue 07:00-06:59", "2026-01-14T06:58", true, "2026-01-14T06:59"],
    ["always", "2026-01-13T12:00", true, undefined],
    ["daily 12:00-11:59; Mon-Sun 11:59-12:00", "2026-01-13T12:00", true, undefined],
    ["never", "2026-01-13T12:00", false, undefined],
  ];
  for (const [text, at, isPermitted, until] of rows)
    test(`${text} at ${at} UTC ${isPermitted ? "permits" : "waits"} until ${until ?? "changed"}`, () => {
      const expected = { isPermitted, until: until === undefined ? undefined : utc(until), by: "schedule" };
      expect(hoursAt(scheduled(week(text)), utc(at))).toEqual(expected);
    });
});

describe("the two days on which the clocks change", () => {
  const minutesPermitted = (text: string, from: string, hours: number) => {
    const own = week(text);
    let count = 0;
    for (let at = utc(from); at < utc(from) + hours * HOUR; at += MINUTE) {
      const { isPermitted } = hoursAt(scheduled(own), at);
      expect(isPermitted, new Date(at).toISOString()).toBe(isShownWithin(own, at));
      if (isPermitted) count += 1;
    }
    return count;
  };
  const rows: readonly [title: string, text: string, from: string, hours: number, minutes: number][] = [
    ["in spring the hour from one to two does not come", "daily 01:00-02:00", "2026-03-29T00:00", 23, 0],
    ["in spring a night window loses its hour", "daily 00:30-04:30", "2026-03-29T00:00", 23, 180],
    ["in autumn the hour from one to two comes twice", "daily 01:00-02:00", "2026-10-24T23:00", 25, 120],
    ["in autumn a night window gains the hour", "daily 00:30-04:30", "2026-10-24T23:00", 25, 300],
    ["in autumn half of the repeated hour comes twice, with a break", "daily 01:30-03:00", "2026-10-24T23:00", 25, 120],
    ["a whole day is 23 hours in spring", "Sun 00:00-24:00", "2026-03-29T00:00", 23, 23 * 60],
    ["a whole day is 25 hours in autumn", "Sun 00:00-24:00", "2026-10-24T23:00", 25, 25 * 60],
  ];
  for (const [title, text, from, hours, minutes] of rows)
    test(`${title}, minute by minute`, { timeout: 120_000 }, () => expect(minutesPermitted(text, from, hours)).toBe(minutes));

  test("name the right instants of the next change", () => {
    const until = (text: string, at: string) => hoursAt(scheduled(week(text)), utc(at)).until;
    expect(until("daily 01:00-02:00", "2026-03-28T02:00")).toBe(utc("2026-03-30T00:00"));
    expect(until("Sun 01:00-02:00", "2026-03-28T02:00")).toBe(utc("2026-04-05T00:00"));
    expect(until("daily 01:30-03:00", "2026-03-28T23:00")).toBe(utc("2026-03-29T01:00"));
    expect(until("daily 01:00-02:00", "2026-10-25T00:00")).toBe(utc("2026-10-25T02:00"));
    expect(until("daily 01:30-02:00", "2026-10-25T00:30")).toBe(utc("2026-10-25T01:00"));
    expect(until("daily 01:30-02:00", "2026-10-25T01:00")).toBe(utc("2026-10-25T01:30"));
    expect(until("daily 00:00-07:00", "2026-10-24T23:00")).toBe(utc("2026-10-25T07:00"));
  });
});

describe("hours disabled for a time", () => {
  const disabledUntil = utc("2026-01-12T18:00");

  test("permit until that time, then the hours hold again", () => {
    const hours = { ...defaultHours, disabledUntil };
    expect(hoursAt(hours, utc("2026-01-12T17:00"))).toEqual({ isPermitted: true, until: disabledUntil, by: "disabled" });
    expect(hoursAt(hours, disabledUntil)).toEqual({ isPermitted: false, until: utc("2026-01-13T00:00"), by: "default" });
    expect(nextEdge(hours, utc("2026-01-12T17:00"))).toEqual({ atMs: disabledUntil, isPermitted: false });
  });

  test("bring no edge when they end inside a window, only another voice", () => {
    const hours = { ...defaultHours, disabledUntil: utc("2026-01-13T03:00") };
    expect(nextEdge(hours, utc("2026-01-12T17:00"))).toEqual({ atMs: utc("2026-01-13T07:00"), isPermitted: false });
  });

  test("with no hours in effect charging is permitted by nobody's word in particular", () => {
    const hours: ChargingHours = { ...defaultHours, inEffect: "none", choice: { made: "removed", at: 0, by: "owner" } };
    expect(hoursAt(hours, utc("2026-01-12T17:00"))).toEqual({ isPermitted: true, until: undefined, by: "off" });
    expect(nextEdge(hours, utc("2026-01-12T17:00"))).toBeUndefined();
  });
});

describe("for any schedule", () => {
  const time = (most: number) =>
    fc.integer({ min: 0, max: most }).map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
  const window = fc.record({ from: time(1439), to: time(1440) }).filter(({ from, to }) => from !== to);
  const day = fc.array(window, { maxLength: 3 });
  const anyWeek = fc.oneof(
    fc.record({ Mon: day, Tue: day, Wed: day, Thu: day, Fri: day, Sat: day, Sun: day }),
    fc.array(window, { maxLength: 2 }).map((windows) => weekOf(weekdays, windows)),
  );
  const instant = fc.oneof(
    fc.integer({ min: utc("2020-01-01T00:00"), max: utc("2045-01-01T00:00") }),
    fc.integer({ min: -30 * HOUR, max: 30 * HOUR }).map((off) => utc("2026-03-29T01:00") + off),
    fc.integer({ min: -30 * HOUR, max: 30 * HOUR }).map((off) => utc("2026-10-25T01:00") + off),
  );

  test("the answer is what the clock on the wall shows, and `until` is the next change and not before", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyWeek, instant, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (own, at, part) => {
        const hours = scheduled(own);
        const now = hoursAt(hours, at);
        expect(now.isPermitted).toBe(isShownWithin(own, at));
        const end = now.until ?? at + 15 * DAY;
        expect(end).toBeGreaterThan(at);
        const between = at + Math.floor(part * (end - at));
        expect(hoursAt(hours, between)).toEqual(now);
        if (now.until === undefined) return;
        expect(isShownWithin(own, now.until - 1)).toBe(now.isPermitted);
        expect(hoursAt(hours, now.until).isPermitted).toBe(!now.isPermitted);
        expect(nextEdge(hours, at)).toEqual({ atMs: now.until, isPermitted: !now.isPermitted });
      }),
      { numRuns: 500 },
    );
  });

  test("no minute before `until` differs, by the independent reckoning", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyWeek, instant, (own, at) => {
        const { isPermitted, until } = hoursAt(scheduled(own), at);
        const end = Math.min(until ?? Number.POSITIVE_INFINITY, at + 2 * DAY);
        for (let then = at; then < end; then += MINUTE) if (isShownWithin(own, then) !== isPermitted) expect.fail(`changes at ${then}, said ${until}`);
      }),
      { numRuns: 40 },
    );
  });
});
