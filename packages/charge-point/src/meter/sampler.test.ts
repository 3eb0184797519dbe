// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds, WattHours, Watts } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { meterSample } from "../testing/meter-samples.ts";
import { readingOf, Sampler } from "./sampler.ts";

const sample = (power: number) => ({ ...meterSample([1, 2, 3], { imported: WattHours(5) }), power: Watts(power) });

test("time counts as charging only while power flowed", () => {
  const sampler = new Sampler();
  expect(sampler.take(sample(7000), Millis(0))).toBe(0);
  expect(sampler.take(sample(0), Millis(1000))).toBe(1000);
  expect(sampler.take(sample(7000), Millis(3000))).toBe(0);
  expect(sampler.take(sample(7000), Millis(63_000))).toBe(60_000);
  expect(sampler.take(sample(49), Millis(64_000))).toBe(1000);
  expect(sampler.take(sample(49), Millis(65_000))).toBe(0);
});

test("periodic values keep their grid when a cycle is late, and what was missed is not made up", () => {
  const sampler = new Sampler();
  sampler.restart(Millis(0));
  const due = (ms: number) => sampler.isDue(Millis(ms), Seconds(10));
  expect([due(9_999), due(10_400), due(19_999), due(20_000)]).toEqual([false, true, false, true]);
  expect([due(95_000), due(95_001), due(104_999), due(105_000)]).toEqual([true, false, false, true]);
});

test("an interval of 0 sends none", () => {
  const sampler = new Sampler();
  sampler.restart(Millis(0));
  expect(sampler.isDue(Millis(1e9), Millis(0))).toBe(false);
  expect(sampler.dueAt(Millis(0))).toBeUndefined();
});

test("a reading has one current a phase", () => {
  expect(readingOf(sample(1), 7, { phases: 1, offeredA: 6 })).toEqual({
    at: 7,
    powerW: 1,
    energyWh: 5,
    currentsA: [1],
    offeredA: 6,
    voltageV: 230,
    powerFactor: 1,
  });
  expect(readingOf(sample(1), 7, { phases: 3, offeredA: 6 })).toMatchObject({ currentsA: [1, 2, 3], powersW: [230, 460, 690], voltagesV: [230, 230, 230] });
});
