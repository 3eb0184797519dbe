// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pilotTimings } from "../pilot/pilot-table.ts";
import { asItIs, type PhaseState, phaseStep, RESTATED_BEFORE, reckonedPhases, restatedAt } from "./phase-choice.ts";

const STABLE = pilotTimings.threePhasesStable;

describe("which phases are wanted [IEC 61851-1 leaves it open; docs/control-pilot.md]", () => {
  const was = (wanted: 1 | 3, enoughSince?: number): PhaseState => ({ wanted, enoughSince });
  test.each<[string, PhaseState, number, number, 1 | 3, PhaseState]>([
    ["enough for three", was(3), 6, 18, 3, was(3, 1_000)],
    ["enough for three since before", was(3, 10), 32, 32, 1, was(3, 10)],
    ["just too little for three: one at once", was(3, 10), 5.99, 18, 3, was(1)],
    ["enough for one and no more: one", was(1), 0, 6, 1, was(1)],
    ["enough for three again after one", was(1), 6, 18, 1, was(3, 1_000)],
    ["too little for one: as it is, on three", was(3, 10), 0, 5.99, 3, was(3)],
    ["too little for one: as it is, on one, and the wait for three begins anew", was(3, 10), 0, 0, 1, was(1)],
  ])("%s", (_, state, onThree, onOne, active, expected) => {
    expect(phaseStep(state, { onThree, onOne, active, monoMs: 1_000 })).toEqual(expected);
  });

  test("a power that comes and goes never gets three phases back: they must have been enough for 600 s without a break", () => {
    let state = asItIs(1);
    for (let second = 0; second < 7_200; second++) {
      const isEnough = second % 590 !== 589;
      state = phaseStep(state, { onThree: isEnough ? 8 : 0, onOne: 24, active: 1, monoMs: second * 1_000 });
      expect(reckonedPhases(state, 1, second * 1_000)).toBe(1);
    }
  });
});

test("limits are reckoned for three phases from 10 s before the hardware may switch to them, and for one until then", () => {
  const state: PhaseState = { wanted: 3, enoughSince: 5_000 };
  const from = 5_000 + STABLE - RESTATED_BEFORE;
  expect(restatedAt(state)).toBe(from);
  expect([reckonedPhases(state, 1, from - 1), reckonedPhases(state, 1, from), reckonedPhases(state, 3, 5_000)]).toEqual([1, 3, 3]);
  expect([restatedAt(asItIs(1)), restatedAt({ wanted: 1, enoughSince: 3 }), restatedAt(asItIs(3))]).toEqual([undefined, undefined, undefined]);
  expect([reckonedPhases(asItIs(3), 1, 9e9), reckonedPhases({ wanted: 1, enoughSince: undefined }, 3, 9e9)]).toEqual([1, 1]);
});

test("whatever the power does, between two times of one phase lie 600 s of enough for three", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 12 })), { maxLength: 40 }), (steps) => {
      let state = asItIs(1);
      let enoughFrom: number | undefined;
      let now = 0;
      for (const [seconds, onThree] of steps) {
        state = phaseStep(state, { onThree, onOne: onThree * 3, active: 1, monoMs: now });
        enoughFrom = onThree >= 6 ? (enoughFrom ?? now) : undefined;
        now += seconds * 1_000;
        if (reckonedPhases(state, 1, now) === 3) expect(enoughFrom !== undefined && now - enoughFrom >= STABLE - RESTATED_BEFORE).toBe(true);
      }
    }),
  );
});
