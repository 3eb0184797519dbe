// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDue, MOST_CHARACTERS, MOST_VALUES, MOST_WAITING, problemOfParams, put, type Stream, type StreamParams, take } from "./stream.ts";

const stream = (params: StreamParams, count = 0): Stream =>
  Array.from({ length: count }, (_, i) => ({ at: i * 1_000, value: String(i) })).reduce(put, { id: 7, params, waiting: [], sentAt: 0 });

describe("parameters", () => {
  test.each<[StreamParams, boolean]>([
    [{ interval: 60 }, true],
    [{ values: 60 }, true],
    [{ interval: 1, values: 1 }, true],
    [{ interval: 86_400 }, true],
    [{ values: MOST_VALUES }, true],
    [{}, false],
    [{ interval: 0, values: 0 }, false],
    [{ interval: 86_401 }, false],
    [{ values: MOST_VALUES + 1 }, false],
    [{ interval: -1 }, false],
    [{ interval: 1.5 }, false],
    [{ interval: Number.NaN }, false],
  ])("%j can be complied with: %s [N11.FR.09, N14.FR.02]", (params, isGood) => {
    expect(problemOfParams(params) === undefined).toBe(isGood);
  });
});

describe("a message is due", () => {
  test.each<[string, StreamParams, number, number, boolean]>([
    ["when the interval has passed [N15.FR.06]", { interval: 60 }, 1, 60_000, true],
    ["not before", { interval: 60 }, 59, 59_999, false],
    ["as soon as there are enough values [N15.FR.08]", { values: 5 }, 5, 0, true],
    ["not with one fewer", { values: 5 }, 4, 1e9, false],
    ["with either of the two", { interval: 60, values: 5 }, 5, 10, true],
    ["never without a value", { interval: 1 }, 0, 1e9, false],
    ["when no more could be put aside", { interval: 86_400 }, MOST_WAITING, 10, true],
  ])("%s", (_, params, count, monoMs, due) => {
    expect(isDue(stream(params, count), monoMs)).toBe(due);
  });
});

test("a message has no more values than were asked for, oldest first, and says how many stay behind [N15.FR.04, FR.07]", () => {
  const taken = take(stream({ interval: 60, values: 2 }, 5), 60_000);
  expect(taken?.batch).toEqual({
    values: [
      { at: 0, value: "0" },
      { at: 1_000, value: "1" },
    ],
    pending: 3,
  });
  expect(taken?.stream).toMatchObject({ sentAt: 60_000 });
});

test("the oldest values go when there are too many, and long ones are cut to what a message may hold", () => {
  expect(stream({ interval: 60 }, MOST_WAITING + 10).waiting).toHaveLength(MOST_WAITING);
  expect(stream({ interval: 60 }, MOST_WAITING + 10).waiting[0]).toEqual({ at: 10_000, value: "10" });
  const long = put(stream({ values: 10 }), { at: 0, value: "é".repeat(10_000) });
  expect(long.waiting[0]?.value).toHaveLength(2_500);
});

test("whatever is put aside comes out once, in order, in messages within their bounds", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2_500 }), { minLength: 1, maxLength: 200 }), fc.integer({ min: 0, max: 50 }), (texts, values) => {
      let left: Stream = texts.map((value, at) => ({ at, value })).reduce(put, { id: 1, params: { interval: 1, values }, waiting: [], sentAt: 0 });
      const out: string[] = [];
      for (let taken = take(left, 0); taken !== undefined; taken = take(left, 0)) {
        const { batch } = taken;
        expect(batch.values.length).toBeLessThanOrEqual(values === 0 ? MOST_VALUES : values);
        expect(batch.values.length === 1 || batch.values.reduce((sum, { value }) => sum + value.length, 0) <= MOST_CHARACTERS).toBe(true);
        expect(batch.pending).toBe(left.waiting.length - batch.values.length);
        out.push(...batch.values.map(({ value }) => value));
        left = taken.stream;
      }
      expect(out).toEqual(texts);
    }),
    { numRuns: 60 },
  );
});
