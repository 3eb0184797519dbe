// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { minutesOf, spansOf, weekdays, weekOf } from "./week.ts";

const window = (from: string, to: string) => ({ from, to });

describe("a week as spans of minutes", () => {
  test("has windows that overlap or touch as one, and the others in order", () => {
    const week = weekOf(["Mon"], [window("13:00", "14:00"), window("02:00", "03:00"), window("01:00", "02:30"), window("03:00", "04:00")]);
    expect(spansOf(week)).toEqual([
      { from: 60, to: 240 },
      { from: 780, to: 840 },
    ]);
  });

  test("has a window that lies within another in it, not at its end", () => {
    expect(spansOf(weekOf(["Mon"], [window("01:00", "05:00"), window("02:00", "03:00")]))).toEqual([{ from: 60, to: 300 }]);
  });

  test("has what runs over Sunday midnight at both ends, and what ends there at one", () => {
    expect(spansOf(weekOf(["Sun"], [window("22:00", "01:00")]))).toEqual([
      { from: 0, to: 60 },
      { from: 9_960, to: 10_080 },
    ]);
    expect(spansOf(weekOf(["Sun"], [window("22:00", "24:00")]))).toEqual([{ from: 9_960, to: 10_080 }]);
  });

  test("is one span where every day is whole", () => {
    expect(spansOf(weekOf(weekdays, [window("00:00", "24:00")]))).toEqual([{ from: 0, to: 10_080 }]);
  });

  test("has nothing of a window that begins and ends at one time", () => {
    expect(spansOf(weekOf(["Mon"], [window("07:00", "07:00")]))).toEqual([]);
  });

  test("cannot be made of what is no time of day", () => {
    expect(() => spansOf(weekOf(["Mon"], [window("7", "08:00")]))).toThrow(/not a time of day: 7; write HH:MM/);
  });

  test("a week that is asked about again is not reckoned again", () => {
    const week = weekOf(["Mon"], [window("07:00", "08:00")]);
    expect(spansOf(week)).toBe(spansOf(week));
  });
});

test("a time of day is the whole of a text, from 00:00 to 24:00", () => {
  expect(["00:00", "08:05", "23:59", "24:00"].map(minutesOf)).toEqual([0, 485, 1439, 1440]);
  for (const text of ["x08:00", "08:00x", "24:00x", "x24:00", "24:01", "8:00", ""]) expect(minutesOf(text)).toBeUndefined();
});
