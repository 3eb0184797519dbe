// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { defaultHours } from "./charging-hours.ts";
import { hoursAfter } from "./hours-change.ts";
import { hoursRecordOf, isHoursRecord } from "./hours-record.ts";
import { MOST_WINDOWS_A_DAY, parseWeek } from "./parse-hours.ts";
import { weekdays, weekOf } from "./week.ts";
import { parseWeekText } from "./week-text.ts";

const now = Date.UTC(2026, 0, 5, 12);
const owner = { by: "owner", atMs: now } as const;

test("a device that nobody has set up tells its default hours and that a choice is due [SI 2021/1467 reg 10]", () => {
  const record = hoursRecordOf(defaultHours, now);
  expect(record).toMatchObject({ inEffect: "default", isChoicePending: true });
  expect(parseWeekText(record.week)).toEqual({ ok: true, value: defaultHours.defaults });
});

test("the owner's own hours are told as they were set, and those that are ignored until when", () => {
  const week = weekOf(weekdays, [{ from: "23:30", to: "05:30" }]);
  const changed = hoursAfter(defaultHours, { ask: "change", week }, owner);
  if (!changed.ok) throw new Error(changed.error);
  const ignored = hoursAfter(changed.value, { ask: "disable", until: now + 3_600_000 }, owner);
  if (!ignored.ok) throw new Error(ignored.error);
  expect(hoursRecordOf(ignored.value, now)).toEqual({
    inEffect: "schedule",
    week: "Mon-Sun 23:30-05:30",
    isChoicePending: false,
    ignoredUntil: "2026-01-05T13:00:00.000Z",
  });
  expect(hoursRecordOf(ignored.value, now + 3_600_000)).not.toHaveProperty("ignoredUntil");
});

test("a wish to be ready is told until its time has come", () => {
  expect(hoursRecordOf(defaultHours, now, now + 1)).toMatchObject({ readyBy: "2026-01-05T12:00:00.001Z" });
  expect(hoursRecordOf(defaultHours, now, now)).not.toHaveProperty("readyBy");
});

test("removed hours are told with what would come back", () => {
  const removed = hoursAfter(defaultHours, { ask: "remove" }, owner);
  if (!removed.ok) throw new Error(removed.error);
  expect(hoursRecordOf(removed.value, now)).toMatchObject({ inEffect: "none", isChoicePending: false, week: hoursRecordOf(defaultHours, now).week });
});

test("the fullest week that can be set is a record all the same", () => {
  const most = Array.from({ length: MOST_WINDOWS_A_DAY }, (_, hour) => ({ from: `0${hour}:10`, to: `0${hour}:20` }));
  const week = Object.fromEntries(weekdays.map((day, index) => [day, most.map((window) => ({ ...window, to: `${window.to.slice(0, 4)}${index}` }))]));
  const read = parseWeek(week);
  if (!read.ok) throw new Error(read.error);
  const changed = hoursAfter(defaultHours, { ask: "change", week: read.value }, owner);
  expect(changed.ok && isHoursRecord(hoursRecordOf(changed.value, now))).toBe(true);
});

test.each([
  [null, false],
  [undefined, false],
  [{ inEffect: "none", week: [], isChoicePending: true }, false],
  [{ inEffect: "none", week: "x".repeat(1_000), isChoicePending: true }, true],
  [{ inEffect: "default", week: "never", isChoicePending: true }, true],
  [{ inEffect: "sometimes", week: "never", isChoicePending: true }, false],
  [{ inEffect: "none", week: 7, isChoicePending: true }, false],
  [{ inEffect: "none", week: "x".repeat(1_001), isChoicePending: true }, false],
  [{ inEffect: "none", week: "never", isChoicePending: "no" }, false],
  [{ inEffect: "none", week: "never", isChoicePending: false, ignoredUntil: "later" }, false],
  [{ inEffect: "none", week: "never", isChoicePending: false, readyBy: "2026-01-06T07:00:00Z" }, true],
  [{ inEffect: "none", week: "never", isChoicePending: false, readyBy: 7 }, false],
])("%j is a record of hours: %s", (value, is) => {
  expect(isHoursRecord(value)).toBe(is);
});
