// SPDX-License-Identifier: Apache-2.0
import { Amps, Seconds } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { canBalance, parseSupplySettings, solarDefaults, supplyDefaults } from "./supply-settings.ts";

const given = { fuse: 60, wiring: [1] };

test("only the fuse and the wiring must be given", () => {
  expect(parseSupplySettings(given)).toEqual({ ok: true, value: { ...supplyDefaults, fuse: Amps(60), wiring: [1] } });
});

test("currents are read in amperes, times in seconds", () => {
  const value = { ...given, wiring: [2, 3, 1], margin: 3, raiseAfter: 90, safeCurrent: 0, hasGeneration: true, solar: { base: 6, startAfter: 60 } };
  expect(parseSupplySettings(value)).toEqual({
    ok: true,
    value: {
      ...supplyDefaults,
      fuse: Amps(60),
      wiring: [2, 3, 1],
      margin: Amps(3),
      raiseAfter: Seconds(90),
      safeCurrent: Amps(0),
      hasGeneration: true,
      solar: { ...solarDefaults, base: Amps(6), startAfter: Seconds(60) },
    },
  });
});

const wrong: readonly (readonly [string, unknown, string])[] = [
  ["no object", null, "give an object with at least fuse and wiring"],
  ["a list", [], "give an object with at least fuse and wiring"],
  ["no fuse", { wiring: [1] }, "fuse: give 16 to 400"],
  ["a fuse below any house's", { ...given, fuse: 5 }, "fuse: give 16 to 400"],
  [
    "three phases of which one is none",
    { fuse: 60, wiring: [1, 2, 4] },
    "wiring: give one supply phase (1, 2 or 3), or all three in the order of the EVSE's phases",
  ],
  ["wiring that is no list", { fuse: 60, wiring: "1" }, "wiring: give one supply phase (1, 2 or 3), or all three in the order of the EVSE's phases"],
  ["a word", "60 A", "give an object with at least fuse and wiring"],
  [
    "a safe current just above the fuse less a margin that is given",
    { ...given, fuse: 20, margin: 4, safeCurrent: 16.1 },
    "safeCurrent: give no more than the fuse less the margin",
  ],
  ["solar that is null", { ...given, hasGeneration: true, solar: null }, "solar: give an object, or leave it out"],
  ["a stop at the start", { ...given, hasGeneration: true, solar: { startAt: 7, stopAt: 7 } }, "solar.stopAt: give less than startAt"],
  ["a fuse that is no number", { ...given, fuse: Number.NaN }, "fuse: give 16 to 400"],
  ["no wiring", { fuse: 60 }, "wiring: give one supply phase (1, 2 or 3), or all three in the order of the EVSE's phases"],
  ["two phases", { fuse: 60, wiring: [1, 2] }, "wiring: give one supply phase (1, 2 or 3), or all three in the order of the EVSE's phases"],
  ["one phase twice", { fuse: 60, wiring: [1, 2, 2] }, "wiring: give one supply phase (1, 2 or 3), or all three in the order of the EVSE's phases"],
  ["a safe current that no pilot can say", { ...given, safeCurrent: 4 }, "safeCurrent: give 0, or 6 to 80 A"],
  ["a safe current above the fuse", { ...given, fuse: 20, safeCurrent: 19 }, "safeCurrent: give no more than the fuse less the margin"],
  ["a patience of a minute with a silent clamp", { ...given, staleAfter: 60 }, "staleAfter: give 2 to 30"],
  ["text for a number", { ...given, margin: "2" }, "margin: give 1 to 20"],
  ["a setting that there is not", { ...given, fuze: 60 }, "fuze: no such setting"],
  ["generation neither true nor false", { ...given, hasGeneration: 1 }, "hasGeneration: give true or false"],
  ["solar that is no object", { ...given, hasGeneration: true, solar: true }, "solar: give an object, or leave it out"],
  ["a solar setting that there is not", { ...given, hasGeneration: true, solar: { start: 1 } }, "solar.start: no such setting"],
  ["a stop above the start", { ...given, hasGeneration: true, solar: { startAt: 7, stopAt: 8 } }, "solar.stopAt: give less than startAt"],
  ["a base of 3 A", { ...given, hasGeneration: true, solar: { base: 3 } }, "solar.base: give 0, or 6 to 80 A"],
  ["solar without generation", { ...given, solar: {} }, "solar: needs hasGeneration to be true"],
];

test.each(wrong)("refuses %s", (_title, value, error) => {
  expect(parseSupplySettings(value)).toEqual({ ok: false, error });
});

const roomy = { fuse: 400, wiring: [1], hasGeneration: true };
const solar = { startAt: 80, stopAt: 0 };
const bounds: readonly (readonly [part: "supply" | "solar", name: string, least: number, most: number])[] = [
  ["supply", "fuse", 16, 400],
  ["supply", "margin", 1, 20],
  ["supply", "hysteresis", 1, 20],
  ["supply", "smoothing", 0, 120],
  ["supply", "raiseAfter", 10, 3600],
  ["supply", "minimumPause", 60, 3600],
  ["supply", "staleAfter", 2, 30],
  ["supply", "safeCurrent", 6, 80],
  ["solar", "base", 6, 80],
  ["solar", "startAt", 6, 80],
  ["solar", "startAfter", 30, 3600],
  ["solar", "stopAt", 0, 79],
  ["solar", "stopAfter", 30, 3600],
];

test.each(bounds)("of the %s settings %s may be %d to %d, both included, and nothing beside", (part, name, least, most) => {
  const read = (number: number) => parseSupplySettings(part === "supply" ? { ...roomy, [name]: number } : { ...roomy, solar: { ...solar, [name]: number } });
  for (const number of [least, most]) expect(read(number).ok).toBe(true);
  for (const number of [least - 0.1, most + 1.1])
    expect(read(number)).toEqual({ ok: false, error: expect.stringMatching(new RegExp(`^(solar\\.)?${name}: give `)) });
});

test("a safe current may be all that the fuse less the margin leaves", () => {
  expect(parseSupplySettings({ ...given, fuse: 20, margin: 4, safeCurrent: 16 }).ok).toBe(true);
});

test("every time is given in seconds, every current in amperes", () => {
  const times = { smoothing: 11, raiseAfter: 70, minimumPause: 310, staleAfter: 6 };
  const inSolar = { startAfter: 130, stopAfter: 310, base: 7, startAt: 8, stopAt: 6 };
  const read = parseSupplySettings({ ...given, ...times, hysteresis: 3, margin: 4, hasGeneration: true, solar: inSolar });
  expect(read).toEqual({
    ok: true,
    value: {
      fuse: 60,
      wiring: [1],
      smoothing: 11_000,
      raiseAfter: 70_000,
      minimumPause: 310_000,
      staleAfter: 6_000,
      hysteresis: 3,
      margin: 4,
      safeCurrent: 6,
      hasGeneration: true,
      solar: { startAfter: 130_000, stopAfter: 310_000, base: 7, startAt: 8, stopAt: 6 },
    },
  });
});

test("every charge point but one of three phases and 32 A can balance [Solo 3 S3-3]", () => {
  const can = (phases: 1 | 3, rating: number) => canBalance({ phases, rating: Amps(rating) });
  expect([can(1, 16), can(1, 32), can(3, 16), can(3, 32), can(3, 63)]).toEqual([true, true, true, false, false]);
});
