// SPDX-License-Identifier: Apache-2.0
import { Hours, Minutes } from "@chargehand/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FURTHEST_CORRECTION, TransactionClock } from "./transaction-clock.ts";

const NOON = Date.UTC(2026, 0, 5, 12);

test("is the wall clock while that goes forward, and while no transaction is open", () => {
  const clock = new TransactionClock();
  expect(clock.at({ wallMs: NOON, monoMs: 5 }, NOON - 1)).toBe(NOON);
  expect(clock.at({ wallMs: 0, monoMs: 6 }, undefined)).toBe(0);
});

test("goes on from the last known time where the wall clock has lost the time, is corrected by the CSMS, and lets go when the clock is set", () => {
  const clock = new TransactionClock();
  expect(clock.at({ wallMs: 0, monoMs: 1_000 }, NOON)).toBe(NOON);
  expect(clock.at({ wallMs: 60_000, monoMs: 61_000 }, NOON)).toBe(NOON + 60_000);
  // Ten minutes without power, of which nobody knew.
  clock.hear(NOON + Minutes(11), 61_000);
  expect(clock.at({ wallMs: 61_000, monoMs: 62_000 }, NOON)).toBe(NOON + Minutes(11) + 1_000);
  expect(clock.at({ wallMs: NOON + Minutes(12), monoMs: 63_000 }, NOON)).toBe(NOON + Minutes(12));
});

test("believes no CSMS where the wall clock is not known to be wrong, none that is behind, and none that is more than a week ahead", () => {
  const clock = new TransactionClock();
  clock.at({ wallMs: NOON, monoMs: 0 }, NOON - 1);
  clock.hear(NOON + Hours(1), 0);
  expect(clock.at({ wallMs: NOON + 1, monoMs: 1 }, NOON)).toBe(NOON + 1);
  clock.at({ wallMs: 0, monoMs: 2 }, NOON + 1);
  clock.hear(NOON - 1, 2);
  clock.hear(NOON + FURTHEST_CORRECTION + 2, 2);
  clock.hear(Number.NaN, 2);
  expect(clock.at({ wallMs: 0, monoMs: 2 }, NOON + 1)).toBe(NOON + 1);
});

test("never goes back in one transaction, whatever the wall clock and the CSMS say", () => {
  const moments = fc.array(fc.record({ step: fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), ms: fc.nat(10 ** 7), csms: fc.option(fc.integer()) }));
  fc.assert(
    fc.property(moments, (all) => {
      const clock = new TransactionClock();
      let [wallMs, monoMs, last] = [NOON, 0, NOON];
      for (const { step, ms, csms } of all) {
        wallMs += step + ms;
        monoMs += ms;
        const now = clock.at({ wallMs, monoMs }, last);
        expect(now).toBeGreaterThanOrEqual(last);
        last = now;
        if (csms !== null) clock.hear(csms, monoMs);
      }
    }),
  );
});
