// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { externalLimitOf, externalProfile, isRateToTell, isSignificant } from "./external-limit.ts";

test.each<[number | undefined, number | undefined, number, boolean]>([
  [20, 18, 10, false],
  [20, 17.9, 10, true],
  [20, 22.1, 10, true],
  [20, 20, 0, false],
  [20, 19.99, 0, true],
  [undefined, 6, 100, true],
  [6, undefined, 100, true],
  [undefined, undefined, 0, false],
  [0, 6, 100, true],
  [0, 0, 0, false],
  [6, 0, 99, true],
  [6, 0, 100, false],
])("from %s A to %s A is a change of more than %d %%: %s [K11.FR.02, K12.FR.02]", (before, after, percent, expected) => {
  expect(isSignificant(before, after, percent)).toBe(expected);
});

test("the limit from outside is found among the profiles, and no other", () => {
  const external = externalProfile(Amps(11), 0);
  expect([externalLimitOf([{ ...external, id: 4 }, external]), externalLimitOf([{ ...external, id: 4 }]), externalLimitOf([])]).toEqual([
    11,
    undefined,
    undefined,
  ]);
});

test("a rate is told when a limit from outside has come, changed or gone, and not otherwise [K11.FR.04, K13.FR.03]", () => {
  const outside = (limit: number) => ({ limit, isFromOutside: true });
  const inside = (limit: number) => ({ limit, isFromOutside: false });
  expect(isRateToTell(inside(32), outside(16), 0)).toBe(true);
  expect(isRateToTell(outside(16), outside(10), 0)).toBe(true);
  expect(isRateToTell(outside(16), inside(32), 0)).toBe(true);
  expect(isRateToTell(inside(32), inside(16), 0)).toBe(false);
  expect(isRateToTell(outside(16), inside(16), 0)).toBe(false);
  expect(isRateToTell(outside(16), outside(15), 10)).toBe(false);
});
