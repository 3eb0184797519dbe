// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { attemptLimiter } from "./attempt-limiter.ts";

test("wrong tokens cost a wait that doubles up to five minutes, for that address only", () => {
  const clock = new FakeClock();
  const limiter = attemptLimiter(clock);
  const waits: number[] = [];
  for (let n = 0; n < 22; n++) {
    limiter.failed("a");
    waits.push(limiter.waitOf("a") / 1_000);
  }
  expect(waits.slice(0, 9).every((wait) => wait === 0)).toBe(true);
  expect(waits.slice(9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
  expect(limiter.waitOf("b")).toBe(0);
  clock.advance(Seconds(299));
  expect(limiter.waitOf("a")).toBe(1_000);
});

test("a right token or a quiet quarter of an hour forgives", () => {
  const clock = new FakeClock();
  const limiter = attemptLimiter(clock);
  const failTen = () => {
    for (let n = 0; n < 10; n++) limiter.failed("a");
    expect(limiter.waitOf("a")).toBeGreaterThan(0);
  };
  failTen();
  limiter.succeeded("a");
  expect(limiter.waitOf("a")).toBe(0);
  failTen();
  clock.advance(Minutes(16));
  limiter.failed("a");
  expect(limiter.waitOf("a")).toBe(0);
});
