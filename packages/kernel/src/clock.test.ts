// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { delay, every } from "./clock.ts";
import { ScaledClock } from "./clock-node.ts";
import { SteppedClock } from "./stepped-clock.ts";
import { Millis, Seconds } from "./units.ts";

const T0 = Date.UTC(2026, 0, 5, 12);

describe("SteppedClock", () => {
  test("runs timers at their own instants and in order, those set on the way included", () => {
    const clock = new SteppedClock(T0);
    const seen: [string, number][] = [];
    clock.after("b", Seconds(2), () => seen.push(["b", clock.wallMs() - T0]));
    clock.after("a", Seconds(1), () => {
      seen.push(["a", clock.wallMs() - T0]);
      clock.after("c", Millis(500), () => seen.push(["c", clock.wallMs() - T0]));
    });
    clock.advance(Seconds(3));
    expect(seen).toEqual([
      ["a", 1000],
      ["c", 1500],
      ["b", 2000],
    ]);
    expect(clock.wallMs()).toBe(T0 + 3000);
  });

  test("a cancelled timer does not run", () => {
    const clock = new SteppedClock(T0);
    clock.after("never", Seconds(1), () => expect.unreachable()).cancel();
    clock.advance(Seconds(2));
    expect(clock.pending()).toEqual([]);
  });

  test("a step of the wall clock moves no timer and no duration", () => {
    const clock = new SteppedClock(T0);
    let ran = 0;
    clock.after("x", Seconds(10), () => ran++);
    clock.stepWall(-3_600_000);
    clock.advance(Seconds(9));
    expect([ran, clock.wallMs()]).toEqual([0, T0 + 9000 - 3_600_000]);
    clock.advance(Seconds(1));
    expect(ran).toBe(1);
  });
});

describe("ScaledClock", () => {
  const made = (speed: number) => {
    const real = new SteppedClock(T0);
    return { real, clock: new ScaledClock({ realMs: T0, domainMs: Date.UTC(2020, 5, 1), speed }, real) };
  };

  test("runs at its speed", () => {
    const { real, clock } = made(60);
    real.advance(Seconds(10));
    expect(clock.wallMs()).toBe(Date.UTC(2020, 5, 1) + 600_000);
  });

  test("fires timers after the scaled duration", () => {
    const { real, clock } = made(60);
    let ran = 0;
    clock.after("x", Seconds(60), () => ran++);
    real.advance(Millis(999));
    expect(ran).toBe(0);
    real.advance(Millis(1));
    expect(ran).toBe(1);
  });

  test("a new anchor carries pending timers along", () => {
    const { real, clock } = made(1);
    let ran = 0;
    clock.after("x", Seconds(3600), () => ran++);
    clock.reanchor({ realMs: real.wallMs(), domainMs: Date.UTC(2020, 5, 1) + 3_599_000, speed: 1 });
    real.advance(Millis(999));
    expect(ran).toBe(0);
    real.advance(Millis(1));
    expect(ran).toBe(1);
  });

  test("monotonic time does not go back with an anchor that does", () => {
    const { real, clock } = made(1);
    real.advance(Seconds(100));
    const before = clock.monoMs();
    clock.reanchor({ realMs: real.wallMs(), domainMs: Date.UTC(2020, 5, 1), speed: 1 });
    expect(clock.monoMs()).toBe(before);
  });
});

test("every repeats until it is cancelled", () => {
  const clock = new SteppedClock(T0);
  let ran = 0;
  const timer = every(clock, "beat", Seconds(1), () => ran++);
  clock.advance(Seconds(3));
  timer.cancel();
  clock.advance(Seconds(3));
  expect(ran).toBe(3);
});

test("every stops when its own run cancels it", () => {
  const clock = new SteppedClock(T0);
  let ran = 0;
  const timer = every(clock, "beat", Seconds(1), () => {
    ran++;
    timer.cancel();
  });
  clock.advance(Seconds(3));
  expect(ran).toBe(1);
});

test("delay resolves on its clock, and rejects when aborted", async () => {
  const clock = new SteppedClock(T0);
  const waiting = delay(clock, "nap", Seconds(1));
  clock.advance(Seconds(1));
  await waiting;
  const controller = new AbortController();
  const aborted = delay(clock, "nap", Seconds(1), controller.signal);
  controller.abort(new Error("enough"));
  await expect(aborted).rejects.toThrow("enough");
  expect(clock.pending()).toEqual([]);
});

test("of many timers of the same instant each can be taken away, and the rest run in the order in which they were set", () => {
  const clock = new SteppedClock();
  const ran: number[] = [];
  const timers = Array.from({ length: 50 }, (_, number) => clock.after(`timer ${number}`, Millis(number % 3 === 0 ? 5 : 10), () => ran.push(number)));
  for (const number of [0, 7, 48, 49]) timers[number]?.cancel();
  clock.advance(Millis(5));
  // Those that have run, or were taken away before, take nothing else with them.
  for (const number of [0, 3, 7]) timers[number]?.cancel();
  clock.advance(Millis(5));
  const left = Array.from({ length: 50 }, (_, number) => number).filter((number) => ![0, 7, 48, 49].includes(number));
  expect(ran).toEqual([...left.filter((number) => number % 3 === 0), ...left.filter((number) => number % 3 !== 0)]);
});
