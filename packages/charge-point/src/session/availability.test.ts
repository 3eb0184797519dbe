// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Availability, isKeptAvailability, type KeptAvailability } from "./availability.ts";

type Ask = readonly [isOperative: boolean, hasTransaction: boolean];

test.each<[string, KeptAvailability, Ask, "Accepted" | "Scheduled", KeptAvailability]>([
  ["out of service at once where nobody charges", true, [false, false], "Accepted", false],
  ["out of service after the transaction [G03.FR.05]", true, [false, true], "Scheduled", "untilEnd"],
  ["asked for twice", "untilEnd", [false, true], "Scheduled", "untilEnd"],
  ["taken back before the end", "untilEnd", [true, true], "Accepted", true],
  ["out of service already, whatever has begun since [G03.FR.03]", false, [false, true], "Accepted", false],
  ["back into service", false, [true, false], "Accepted", true],
  ["in service already [G03.FR.03]", true, [true, true], "Accepted", true],
])("%s", (_title, before, ask, answer, after) => {
  const saved: KeptAvailability[] = [];
  const availability = new Availability(before, (kept) => saved.push(kept));
  expect(availability.change(...ask)).toBe(answer);
  expect(availability.isOperative).toBe(after !== false);
  expect(saved).toEqual(before === after ? [] : [after]);
});

test("what is scheduled comes with the end, and only that", () => {
  for (const [kept, after] of [
    [true, true],
    ["untilEnd", false],
    [false, false],
  ] as const) {
    const availability = new Availability(kept, () => {});
    availability.onEnd();
    expect(availability.isOperative).toBe(after);
  }
  expect(["untilEnd", true, false, "later", 1, null].map(isKeptAvailability)).toEqual([true, true, true, false, false, false]);
});
