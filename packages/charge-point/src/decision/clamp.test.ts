// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { controlSnapshot } from "../testing/control-snapshots.ts";
import { clamp } from "./clamp.ts";

test.each([
  [32, 32],
  [40, 32],
  [1e308, 32],
  [6, 6],
  [5.999, undefined],
  [0, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
])("a decision of %d A offers %s", (limit, offered) => {
  expect(clamp(limit, controlSnapshot())).toBe(offered);
});

test("the cable binds even when the decision has forgotten it", () => {
  expect(clamp(32, controlSnapshot({ ampacity: Amps(20) }))).toBe(20);
  expect(clamp(32, controlSnapshot({ ampacity: Amps(5) }))).toBeUndefined();
  expect(clamp(32, controlSnapshot({ ampacity: undefined }))).toBeUndefined();
});

test.each(["A", "E", "F"] as const)("nothing is offered in pilot state %s", (pilot) => {
  expect(clamp(32, controlSnapshot({ pilot }))).toBeUndefined();
});

test("nothing is offered while a fault stands", () => {
  expect(clamp(32, controlSnapshot({ faults: ["residual current"] }))).toBeUndefined();
});

test("no number whatever gets past hardware and cable, or below 6 A", () => {
  fc.assert(
    fc.property(fc.double(), fc.double({ min: 0, max: 100, noNaN: true }), (limit, cable) => {
      const offered = clamp(limit, controlSnapshot({ ampacity: Amps(cable) }));
      expect(offered === undefined || (offered >= 6 && offered <= 32 && offered <= cable && offered <= limit)).toBe(true);
    }),
  );
});
