// SPDX-License-Identifier: Apache-2.0
import { Hours, Millis, Minutes } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { LineClock } from "./line-clock.ts";

test("the time without a line is as long as it was, however the wall clock is set meanwhile", () => {
  const clock = new FakeClock();
  const line = new LineClock();
  expect(line.lostAt(clock, true)).toBeUndefined();
  const lostAt = line.lostAt(clock, false) ?? Number.NaN;
  expect(lostAt).toBe(clock.wallMs());
  clock.advance(Minutes(10));
  for (const step of [Hours(3), -Hours(5), 10 * 365 * Hours(24)]) {
    clock.stepWall(step);
    expect(clock.wallMs() - (line.lostAt(clock, false) ?? Number.NaN)).toBe(Minutes(10));
  }
  line.lostAt(clock, true);
  expect(line.lostAt(clock, false)).toBe(clock.wallMs());
});

test("what it tells stands still while two clocks merely run apart", () => {
  const clock = new FakeClock();
  const line = new LineClock();
  const lostAt = line.lostAt(clock, false);
  for (let i = 0; i < 9; i++) {
    clock.stepWall(i % 2 === 0 ? 90 : -40);
    clock.advance(Millis(1_000));
    expect(line.lostAt(clock, false)).toBe(lostAt);
  }
});
