// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Allowance } from "./allowance.ts";
import { SteppedClock } from "./stepped-clock.ts";
import { Hours, Millis, Seconds } from "./units.ts";

function allowanceOf(most: number, spacing = Seconds(1)) {
  const clock = new SteppedClock(Date.UTC(2026, 0, 5, 12));
  return { clock, allowance: new Allowance(clock, { most, spacing }) };
}

/** How many can be taken now. */
function takenFrom(allowance: Allowance): number {
  let taken = 0;
  while (allowance.takes()) taken++;
  return taken;
}

describe("what is taken", () => {
  test("is so many at once, then one in each time, as soon as that is over", () => {
    const { clock, allowance } = allowanceOf(30, Hours(1));
    expect(takenFrom(allowance)).toBe(30);
    clock.advance(Millis(Hours(1) - 1));
    expect(allowance.takes()).toBe(false);
    clock.advance(Millis(1));
    expect([allowance.takes(), allowance.takes()]).toEqual([true, false]);
    clock.advance(Hours(3));
    expect(takenFrom(allowance)).toBe(3);
  });

  test("is never more at once than at the start, however long nothing was", () => {
    const { clock, allowance } = allowanceOf(3);
    clock.advance(Hours(100));
    expect(takenFrom(allowance)).toBe(3);
    clock.advance(Hours(100));
    expect(takenFrom(allowance)).toBe(3);
  });

  test("costs nothing when it is refused, and what has come back by then is not lost", () => {
    const { clock, allowance } = allowanceOf(1);
    expect(allowance.takes()).toBe(true);
    for (const quarter of [1, 2, 3]) {
      clock.advance(Millis(250));
      expect(allowance.takes(), `after ${quarter} quarters`).toBe(false);
    }
    clock.advance(Millis(250));
    expect(allowance.takes()).toBe(true);
  });

  test("goes by time that never steps: a wall clock that is set forward gives nothing", () => {
    const { clock, allowance } = allowanceOf(1);
    expect(allowance.takes()).toBe(true);
    clock.stepWall(Hours(24));
    expect(allowance.takes()).toBe(false);
  });

  test("is nothing where nothing is allowed", () => {
    const { clock, allowance } = allowanceOf(0);
    clock.advance(Hours(1));
    expect(allowance.takes()).toBe(false);
  });

  test("is in no span of time more than at once and what has come back in it", () => {
    const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 5_000 }), asked: fc.integer({ min: 0, max: 8 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), steps, (most, plan) => {
        const { clock, allowance } = allowanceOf(most);
        const taken: number[] = [];
        for (const { wait, asked } of plan) {
          clock.advance(Millis(wait));
          for (let n = 0; n < asked; n++) if (allowance.takes()) taken.push(clock.monoMs());
        }
        for (const [from, start] of taken.entries())
          for (const [to, end] of taken.entries()) if (to >= from) expect(to - from + 1).toBeLessThanOrEqual(most + (end - start) / 1_000 + 1e-9);
      }),
    );
  });
});

describe("what is borrowed", () => {
  test("counts also when nothing is left: the answer is what is left, below zero what is owed", () => {
    const { allowance } = allowanceOf(2);
    expect([allowance.borrow(), allowance.borrow(), allowance.borrow(), allowance.borrow()]).toEqual([1, 0, -1, -2]);
  });

  test("is given back before anything can be taken again", () => {
    const { clock, allowance } = allowanceOf(2);
    for (let n = 0; n < 4; n++) allowance.borrow();
    clock.advance(Seconds(2));
    expect(allowance.takes()).toBe(false);
    clock.advance(Seconds(1));
    expect([allowance.takes(), allowance.takes()]).toEqual([true, false]);
  });

  test("comes back by and by, in fractions, up to as many as at the start", () => {
    const { clock, allowance } = allowanceOf(2);
    for (let n = 0; n < 3; n++) allowance.borrow();
    clock.advance(Millis(500));
    expect(allowance.borrow()).toBe(-1.5);
    clock.advance(Hours(1));
    expect(allowance.borrow()).toBe(1);
  });

  test("is never owed by one who asks no more often than one comes back", () => {
    const { clock, allowance } = allowanceOf(1);
    for (let n = 0; n < 100; n++) {
      expect(allowance.borrow()).toBe(0);
      clock.advance(Seconds(1));
    }
  });
});
