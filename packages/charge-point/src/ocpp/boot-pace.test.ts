// SPDX-License-Identifier: Apache-2.0
import { Seconds, seededRandom } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { BootPace, FIRST_AFTER_ERROR, LONGEST_AFTER_ERROR } from "./boot-pace.ts";

test("a boot that is answered by an error is tried again soon, then ever later up to a bound, and no two stations at one time", () => {
  const firsts = new Set<number>();
  for (let seed = 0; seed < 20; seed++) {
    const pace = new BootPace(seededRandom(seed));
    let longest = Number(FIRST_AFTER_ERROR);
    for (let i = 0; i < 12; i++) {
      const wait = pace.waitAfter(undefined);
      if (i === 0) firsts.add(wait);
      expect(wait).toBeGreaterThanOrEqual(longest / 2);
      expect(wait).toBeLessThanOrEqual(longest);
      longest = Math.min(LONGEST_AFTER_ERROR, longest * 2);
    }
  }
  expect(firsts.size).toBeGreaterThan(10);
});

test("an interval that the CSMS names is kept, a day at most; where it names none it is a minute [B02.FR.04, B03.FR.05, B03.FR.06]", () => {
  const pace = new BootPace(seededRandom(1));
  pace.waitAfter(undefined);
  pace.waitAfter(undefined);
  expect([5, 900, 1e308, 0].map((interval) => pace.waitAfter({ interval }))).toEqual([Seconds(5), Seconds(900), Seconds(86_400), Seconds(60)]);
  // It has answered: a later error is a first one.
  expect(pace.waitAfter(undefined)).toBeLessThanOrEqual(FIRST_AFTER_ERROR);
});
