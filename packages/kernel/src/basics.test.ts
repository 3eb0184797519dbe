// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civilTimeAt, instantOfCivil, offsetSpanAt } from "./civil-time.ts";
import { ChargehandError, errorsOf, hasCode } from "./errors.ts";
import { seededRandom, systemRandom, uuids } from "./random.ts";
import { Amps, energyOf, Hours, Volts, Watts, wattsFrom } from "./units.ts";

describe("civil time in Great Britain", () => {
  const rows: readonly [text: string, utc: string][] = [
    ["2026-01-15 12:00:00", "2026-01-15T12:00:00.000Z"],
    ["2026-07-15 12:00:00", "2026-07-15T11:00:00.000Z"],
    ["2026-03-29 01:30:00", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25 01:30:00", "2026-10-25T00:30:00.000Z"],
  ];
  for (const [text, utc] of rows) test(`${text} in London is ${utc}`, () => expect(new Date(instantOfCivil(text)).toISOString()).toBe(utc));

  test("reads back what it wrote, in Oslo too", () => {
    expect(civilTimeAt(instantOfCivil("2019-11-28 19:08:00", "Europe/Oslo"), "Europe/Oslo")).toMatchObject({
      year: 2019,
      month: 11,
      day: 28,
      hour: 19,
      minute: 8,
      weekday: 4,
    });
  });

  test("knows the offset and the clock changes on either side, and the instant of a change belongs to what it begins", () => {
    const spring = Date.UTC(2026, 2, 29, 1);
    const autumn = Date.UTC(2026, 9, 25, 1);
    expect(offsetSpanAt(spring)).toEqual({ offset: 3_600_000, from: spring, until: autumn });
    expect(offsetSpanAt(autumn - 1)).toEqual({ offset: 3_600_000, from: spring, until: autumn });
    expect(offsetSpanAt(spring - 1)).toMatchObject({ offset: 0, until: spring });
    expect(offsetSpanAt(autumn)).toMatchObject({ offset: 0, from: autumn });
    expect(offsetSpanAt(autumn, "Etc/UTC")).toEqual({ offset: 0 });
    expect(() => offsetSpanAt(autumn, "Europe/Lundon")).toThrow(RangeError);
  });

  test("the offset agrees with the civil time, in whatever order instants are asked", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }), fc.constantFrom("Europe/London", "America/New_York"), (at, zone) => {
        const civil = civilTimeAt(at, zone);
        const shown = Date.UTC(civil.year, civil.month - 1, civil.day, civil.hour, civil.minute, civil.second);
        expect(at + offsetSpanAt(at, zone).offset - (at % 1000)).toBe(shown);
      }),
    );
  });

  test("refuses what is no time", () => {
    expect(() => instantOfCivil("2019-02-31 19:08:00")).toThrow(RangeError);
    expect(() => instantOfCivil("yesterday")).toThrow(RangeError);
  });
});

describe("units", () => {
  test("power of three phases, and the energy of an hour of it", () => {
    const power = wattsFrom(Amps(32), Volts(230), 3);
    expect(power).toBe(22_080);
    expect(energyOf(power, Hours(1))).toBe(22_080);
  });

  test("no unit accepts what is not a finite number", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => Watts(bad)).toThrow(RangeError);
  });
});

describe("chance", () => {
  test("a seed repeats itself", () => {
    expect(seededRandom(7).hex(8)).toBe(seededRandom(7).hex(8));
    expect(seededRandom(7).hex(8)).not.toBe(seededRandom(8).hex(8));
  });

  test("int stays in its range", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1e6 }), (seed, max) => {
        const n = seededRandom(seed).int(max);
        expect(Number.isInteger(n) && n >= 0 && n < max).toBe(true);
      }),
    );
  });

  test("ids are version 4 UUIDs of 36 characters [OCPP-J: messageId at most 36]", () => {
    for (const random of [systemRandom, seededRandom(1)])
      expect(uuids(random).next()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

test("an error carries its code, whose fault it is, and its cause", () => {
  const error = errorsOf({ TEST_GONE: { fault: "unavailable", meaning: "gone", remedy: "try again" } });
  const cause = new Error("deeper");
  const thrown = error("TEST_GONE", "it is gone", { details: { id: 1 }, cause });
  expect(thrown).toBeInstanceOf(ChargehandError);
  expect(thrown).toMatchObject({ code: "TEST_GONE", fault: "unavailable", message: "it is gone", details: { id: 1 }, cause });
  expect(hasCode(thrown, "TEST_GONE")).toBe(true);
});
