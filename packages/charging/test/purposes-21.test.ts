// SPDX-License-Identifier: Apache-2.0
// What OCPP 2.1 adds: local generation, priority charging and dynamic profiles.
import { describe, expect, test } from "vitest";
import { limitAt } from "../src/index.ts";
import { composite, external, max, ofTransaction, profile, request, steps, T0, withoutTransaction } from "./profiles.ts";

const generation = (limit: number, changes: Parameters<typeof profile>[0] = {}) =>
  profile({ purpose: "LocalGeneration", evseId: 0, periods: steps([0, limit]), ...changes });

describe("LocalGeneration [OCPP 2.1 K08.FR.04, K04.FR.05]", () => {
  test("it comes on top of the lowest of the others, the station's maximum and the limit from outside included", () => {
    expect(composite([profile(), generation(5)])).toEqual([[0, 15]]);
    expect(composite([profile({ periods: steps([0, 20]) }), max(), external({ periods: steps([0, 12]) }), generation(5)])).toEqual([[0, 15]]);
  });
  test("never above what the station can carry, and nothing by itself", () => {
    expect(composite([profile({ periods: steps([0, 30]) }), generation(5)])).toEqual([[0, 32]]);
    expect(composite([generation(5)])).toEqual([[0, 32]]);
    expect(limitAt([generation(5)], request())).toEqual([]);
  });
  test("it stacks and ends like any other; watts count per phase", () => {
    const stacked = [generation(2), generation(460, { stackLevel: 1, unit: "W", duration: 60 }), generation(9, { stackLevel: 2, startSchedule: T0 + 120_000 })];
    expect(composite([profile(), ...stacked, generation(4, { startSchedule: T0 + 120_000, stackLevel: 3, duration: 60 })])).toEqual([
      [0, 12],
      [120, 14],
      [180, 19],
    ]);
  });
  test("a limit that holds names the end of the generation in it too", () => {
    expect(limitAt([profile(), generation(5, { duration: 60 })], request())).toMatchObject([{ limit: 15, until: T0 + 60_000 }]);
    expect(limitAt([profile(), generation(5, { startSchedule: T0 + 60_000 })], request())).toMatchObject([{ limit: 10, until: T0 + 60_000 }]);
  });
});

describe("PriorityCharging [OCPP 2.1 K21.FR.04]", () => {
  const priority = (transactionId?: string) =>
    profile({ purpose: "PriorityCharging", evseId: 0, periods: steps([0, 28]), ...(transactionId === undefined ? {} : { transactionId }) });
  const usual = [profile(), ofTransaction({ stackLevel: 9, periods: steps([0, 8]) })];
  test("installed but not switched on it says nothing", () => expect(composite([...usual, priority()])).toEqual([[0, 8]]));
  test("switched on for the transaction it takes the place of its own profile and of the default", () => {
    expect(composite([...usual, priority("tx")])).toEqual([[0, 28]]);
  });
  test("for another transaction, or without one, it says nothing", () => {
    expect(composite([...usual, priority("another")])).toEqual([[0, 8]]);
    expect(composite([profile(), priority("tx")], withoutTransaction())).toEqual([[0, 10]]);
  });
  test("the station's maximum remains in effect", () => expect(composite([...usual, priority("tx"), max({ periods: steps([0, 20]) })])).toEqual([[0, 20]]));
});

describe("Dynamic [OCPP 2.1 K28.FR.01, K28.FR.02]", () => {
  const { startSchedule: _, ...draft } = profile({ kind: "Dynamic", stackLevel: 1, periods: steps([0, 13]) });
  test("it holds at once and without end", () => expect(composite([profile(), draft])).toEqual([[0, 13]]));
  test("its validity and a start of its own clip it", () => {
    expect(composite([profile(), { ...draft, validTo: T0 + 60_000 }])).toEqual([
      [0, 13],
      [60, 10],
    ]);
    expect(composite([profile(), { ...draft, startSchedule: T0 + 60_000, duration: 30 }])).toEqual([
      [0, 10],
      [60, 13],
      [90, 10],
    ]);
  });
});
