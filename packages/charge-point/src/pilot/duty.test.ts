// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DutyCycle, dutyOf, meaningOf } from "./duty.ts";

describe("the duty cycle that offers a current [IEC 61851-1 annex A]", () => {
  test.each([
    [6, 10],
    [10, 16.66],
    [13, 21.66],
    [16, 26.66],
    [20, 33.33],
    [32, 53.33],
    [48, 80],
    [51, 85],
    [63, 89.2],
    [80, 96],
  ])("%d A are %d %%", (amps, percent) => {
    expect(dutyOf(Amps(amps))).toBe(percent);
  });

  test.each([51.01, 51.5, 52, 52.5])("%d A lie in the gap of the curve and become 51 A", (amps) => {
    expect(dutyOf(Amps(amps))).toBe(85);
    expect(meaningOf(dutyOf(Amps(amps)))).toEqual({ kind: "limit", limit: 51 });
  });

  test.each([undefined, 5.999, 0, -3])("a limit of %s is no PWM, and never a duty cycle below 10 %%", (amps) => {
    expect(dutyOf(amps === undefined ? undefined : Amps(amps))).toBeUndefined();
  });

  test("more than 80 A is 80 A", () => {
    expect(dutyOf(Amps(125))).toBe(96);
  });
});

describe("what a vehicle reads in a duty cycle [IEC 61851-1 annex A]", () => {
  test.each([
    [0, "none"],
    [2.99, "none"],
    [3, "digital"],
    [5, "digital"],
    [7, "digital"],
    [7.5, "none"],
    [8, 6],
    [9.99, 6],
    [10, 6],
    [25, 15],
    [85, 51],
    [86, 55],
    [96, 80],
    [97, 80],
    [97.01, "none"],
    [100, "none"],
  ])("%d %% is %s", (percent, wanted) => {
    const meaning = meaningOf(DutyCycle(percent));
    if (meaning.kind === "limit") expect(meaning.limit).toBeCloseTo(Number(wanted), 9);
    else expect(meaning.kind).toBe(wanted);
  });

  test("no PWM is nothing", () => {
    expect(meaningOf(undefined)).toEqual({ kind: "none" });
  });
});

test("a vehicle never reads more than was to be offered, and at most a hundredth of a percent less outside the gap", () => {
  fc.assert(
    fc.property(fc.double({ min: 6, max: 80, noNaN: true }), (amps) => {
      const meaning = meaningOf(dutyOf(Amps(amps)));
      if (meaning.kind !== "limit") throw new Error(`${amps} A read as ${meaning.kind}`);
      expect(meaning.limit).toBeLessThanOrEqual(amps + 1e-9);
      const isInGap = amps > 51 && amps <= 52.6;
      expect(meaning.limit).toBeGreaterThanOrEqual(isInGap ? 51 : amps - 0.025 - 1e-9);
    }),
    { numRuns: 10_000 },
  );
});

test("no number outside 0 to 100 is a duty cycle", () => {
  for (const wrong of [-1, 101, Number.NaN]) expect(() => DutyCycle(wrong)).toThrow(RangeError);
});
