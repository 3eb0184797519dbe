// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { ConnectorView } from "./progress.ts";
import { StatusReporter } from "./status-reporter.ts";

const available: ConnectorView = { status: "Available", progress: "Available" };
const preparing: ConnectorView = { status: "Occupied", progress: "Preparing" };
const charging: ConnectorView = { status: "Occupied", progress: "Charging" };
const faulted: ConnectorView = { status: "Faulted", progress: "Faulted" };

/** What is told of each look, at its second. */
function told(minimumS: number, looks: readonly (readonly [second: number, now: ConnectorView])[]): readonly string[] {
  const reporter = new StatusReporter();
  return looks.flatMap(([second, now]) => {
    const event = reporter.report({ now, at: second * 1_000, monoMs: second * 1_000, minimumMs: minimumS * 1_000 });
    return event?.type === "status" || event?.type === "progress" ? [`${second} ${event.type} ${event.progress}`] : [];
  });
}

test("tells each change once, and that only 1.6 has words for some", () => {
  const looks = [
    [0, available],
    [1, available],
    [2, preparing],
    [3, charging],
    [4, charging],
  ] as const;
  expect(told(0, looks)).toEqual(["0 status Available", "2 status Preparing", "3 progress Charging"]);
});

test("with MinimumStatusDuration a state that does not last is left out, and the one that does is told in time [1.6 section 4.9]", () => {
  const looks = [
    [0, available],
    [1, preparing],
    [3, charging],
    [7, charging],
    [8, charging],
    [9, charging],
  ] as const;
  expect(told(5, looks)).toEqual(["0 status Available", "8 status Charging"]);
});

test("with MinimumStatusDuration what has gone back to what was told is no news", () => {
  expect(
    told(5, [
      [0, available],
      [1, preparing],
      [3, available],
      [20, available],
    ]),
  ).toEqual(["0 status Available"]);
});

test("a fault is told at once, whatever the MinimumStatusDuration", () => {
  expect(
    told(600, [
      [0, available],
      [1, faulted],
    ]),
  ).toEqual(["0 status Available", "1 status Faulted"]);
});

test("says when what is held back falls due, and knows nothing any more after a reset", () => {
  const reporter = new StatusReporter();
  const look = (now: ConnectorView, monoMs: number) => reporter.report({ now, at: monoMs, monoMs, minimumMs: 5_000 });
  look(available, 0);
  expect(reporter.dueIn(0)).toBe(Number.POSITIVE_INFINITY);
  look(preparing, 1_000);
  expect(reporter.dueIn(2_000)).toBe(4_000);
  reporter.forget();
  expect(reporter.dueIn(2_000)).toBe(Number.POSITIVE_INFINITY);
  expect(look(preparing, 2_000)).toMatchObject({ type: "status" });
});
