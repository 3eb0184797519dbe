// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import * as on from "./testing/delay-bench.ts";
import { DelayBench } from "./testing/delay-bench.ts";

describe("a power cut while a delay runs", () => {
  test("owes a new draw, also when the vehicle is seen only a moment after the start [SCP-11.12]", () => {
    const device = new DelayBench([120], { wasPending: true });
    expect(device.give([on.unplugged, on.inHours])).toBe(0);
    expect(device.after(1, [on.inHours])).toBe(0);
    expect(device.state).toMatchObject({ pending: { cause: "powerRestored", seconds: 120 } });
    expect(device.after(120, [on.inHours])).toBe(32);
  });

  test("owes it however long no vehicle comes, or one waits for the hours, and no longer than until a charge has begun", () => {
    const late = new DelayBench([120], { wasPending: true });
    for (let second = 0; second < 3; second++) late.after(1, [on.unplugged, on.inHours]);
    expect(late.after(1, [on.inHours])).toBe(0);
    expect(late.state).toMatchObject({ pending: { cause: "powerRestored" } });
    expect("isOwed" in late.state).toBe(false);
    late.after(120, [on.inHours]);
    expect(["isOwed" in late.state, "pending" in late.state]).toEqual([false, false]);
    const waiting = new DelayBench([120], { wasPending: true });
    for (let second = 0; second < 3; second++) waiting.after(1, [on.outsideHours]);
    expect(waiting.state).toMatchObject({ held: 0, isOwed: true });
    const begun = new DelayBench([120], { wasPending: true });
    begun.give([on.inHours], { hasPersonActed: true });
    expect("isOwed" in begun.state).toBe(false);
    const never = new DelayBench([120]);
    never.give([on.outsideHours]);
    expect("isOwed" in never.state).toBe(false);
  });

  test("owes nothing more once a vehicle that was there has been unplugged, or a person acts", () => {
    const device = new DelayBench([120], { wasPending: true });
    device.give([on.outsideHours]);
    device.after(1, [on.unplugged, on.outsideHours]);
    expect(device.give([on.inHours])).toBe(32);
    const other = new DelayBench([120], { wasPending: true });
    expect(other.give([on.inHours], { hasPersonActed: true })).toBe(32);
  });
});
