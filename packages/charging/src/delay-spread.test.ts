// SPDX-License-Identifier: Apache-2.0
import { type Random, seededRandom, systemRandom } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { decide } from "./hierarchy.ts";
import { policyPacks } from "./policy-packs.ts";
import { atPowerOn, delayStep } from "./randomised-delay.ts";
import { inHours, outsideHours, rating } from "./testing/delay-bench.ts";
import { uniformityOf } from "./testing/uniformity.ts";

const DEVICES = 10_000;
/** One instant for all: a street whose power comes back. */
const FROZEN = { nowMs: Date.UTC(2026, 0, 5, 23, 30), monoMs: 0 };

type Draw = (max: number) => number;
const inclusive =
  (random: Random): Draw =>
  (max) =>
    random.int(max + 1);
const still = { policy: policyPacks.home, hasPersonActed: false, letInBy: undefined, isOffline: false };

/** What each of many devices draws that boot in the same millisecond with a vehicle connected. */
function bootTogether(drawOf: (device: number) => Draw, maximum = 600, devices = DEVICES): number[] {
  const decision = decide([inHours], rating);
  return Array.from({ length: devices }, (_, device) => {
    const { pending } = delayStep(atPowerOn(), { ...still, ...FROZEN, decision, maximum, draw: drawOf(device) });
    return pending?.seconds ?? 0;
  });
}

describe("10,000 devices that boot in the same millisecond [SCP-11.1, SCP-11.2]", () => {
  // So many more for 1800 s that a right generator does not miss one of the ends.
  test.each([
    [600, DEVICES],
    [1_800, 40_000],
    [1, DEVICES],
  ])("spread uniformly over 0 to %d s with the machine's cryptographic generator", (maximum, devices) => {
    expect(
      uniformityOf(
        bootTogether(() => inclusive(systemRandom), maximum, devices),
        maximum,
      ),
    ).toMatchObject({ isWhole: true, hasBothEnds: true, isUniform: true });
  });

  test("draw anew for each edge, so that no two of a thousand devices repeat a sequence of five", () => {
    const sequences = Array.from({ length: 1_000 }, () => {
      let state = atPowerOn();
      const drawn: number[] = [];
      const draw = (max: number) => {
        drawn.push(systemRandom.int(max + 1));
        return drawn.at(-1) ?? 0;
      };
      for (let edge = 0; edge < 5; edge++) {
        const decision = decide([edge % 2 === 0 ? inHours : outsideHours], rating);
        for (const monoMs of [edge * 2_000_000, edge * 2_000_000 + 600_000])
          state = delayStep(state, { ...still, nowMs: FROZEN.nowMs + monoMs, monoMs, decision, maximum: 600, draw });
      }
      return drawn.join();
    });
    expect(sequences.every((sequence) => sequence.split(",").length === 5)).toBe(true);
    expect(new Set(sequences).size).toBe(1_000);
  });
});

describe("the check itself fails a bad draw", () => {
  test("that never reaches the maximum", () => {
    const exclusive = uniformityOf(
      bootTogether(() => (max) => systemRandom.int(max)),
      600,
    );
    expect(exclusive).toMatchObject({ hasBothEnds: false, isUniform: false });
  });

  test("that is seeded by the second of the clock, as after a blackout", () => {
    const bySecond = uniformityOf(
      bootTogether(() => inclusive(seededRandom(Math.floor(FROZEN.nowMs / 1_000)))),
      600,
    );
    expect(bySecond.isUniform).toBe(false);
    expect(bySecond.chiSquare.value).toBeGreaterThan(100 * bySecond.chiSquare.bound);
  });

  test("that takes the remainder of a byte pair, or leans to one side", () => {
    const remainder = uniformityOf(
      bootTogether(() => (max) => systemRandom.int(1_024) % (max + 1)),
      600,
    );
    expect(remainder.isUniform).toBe(false);
    const leaning = uniformityOf(
      bootTogether(() => (max) => Math.floor((max + 1) * systemRandom.fraction() ** 1.3)),
      600,
    );
    expect(leaning.kolmogorovSmirnov.value).toBeGreaterThan(leaning.kolmogorovSmirnov.bound);
  });
});
