// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { highOf, lowOf, type VehicleWindow, withSample } from "./vehicle-window.ts";

type Triple = readonly [number, number, number];

/** The window after these samples. */
const after = (...samples: readonly (readonly [atMs: number, currents: Triple])[]): VehicleWindow => {
  let window: VehicleWindow | undefined;
  for (const [at, currents] of samples) window = withSample(window, currents, at);
  if (window === undefined) throw new Error("a window has at least one sample");
  return window;
};
const rangeOf = (window: VehicleWindow) => [lowOf(window), highOf(window)];

test("one sample is its own range", () => {
  expect(rangeOf(after([5, [1, 2, 3]]))).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

test("samples of 2 s widen the range, phase by phase and in both directions", () => {
  expect(rangeOf(after([0, [6, 6, 6]], [1_000, [4, 8, 6]], [1_999, [5, 5, 9]]))).toEqual([
    [4, 5, 6],
    [6, 8, 9],
  ]);
});

test("what is between 2 and 4 s old still counts, what is older does not", () => {
  const until2 = [
    [0, [32, 1, 6]],
    [1_000, [6, 6, 6]],
  ] as const;
  expect(rangeOf(after(...until2, [2_000, [7, 7, 7]]))).toEqual([
    [6, 1, 6],
    [32, 7, 7],
  ]);
  expect(rangeOf(after(...until2, [2_000, [7, 7, 7]], [3_999, [8, 8, 8]]))).toEqual([
    [6, 1, 6],
    [32, 8, 8],
  ]);
  expect(rangeOf(after(...until2, [2_000, [7, 7, 7]], [4_000, [8, 8, 8]]))).toEqual([
    [7, 7, 7],
    [8, 8, 8],
  ]);
});

test("after a gap of 4 s nothing of before counts; after a shorter one the last 2 s do", () => {
  expect(rangeOf(after([0, [32, 32, 32]], [4_000, [6, 6, 6]]))).toEqual([
    [6, 6, 6],
    [6, 6, 6],
  ]);
  expect(rangeOf(after([0, [32, 32, 32]], [3_999, [6, 6, 6]]))).toEqual([
    [6, 6, 6],
    [32, 32, 32],
  ]);
});
