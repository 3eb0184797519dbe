// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { controlSnapshot } from "../testing/control-snapshots.ts";
import { compositePeriods } from "./composite-periods.ts";

const NOW = controlSnapshot().nowMs;
const scheduled = (id: number, limits: readonly number[], startSchedule: number, duration?: number): ChargingProfile => ({
  id,
  stackLevel: id,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule,
  evseId: 1,
  unit: "A",
  periods: limits.map((limit, i) => ({ startPeriod: i * 10, limit })),
  facts: { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false },
  ...(duration === undefined ? {} : { duration }),
});

test("without profiles it is the rating, also with no vehicle and nobody authorised", () => {
  expect(compositePeriods(controlSnapshot({ pilot: "A", phase: "Idle" }), 60, "A")).toEqual([{ startPeriod: 0, limit: 32, numberPhases: 1 }]);
  expect(compositePeriods(controlSnapshot(), 60, "W")).toEqual([{ startPeriod: 0, limit: 7360, numberPhases: 1 }]);
  expect(compositePeriods(controlSnapshot({ ampacity: Amps(20) }), 0, "A")).toEqual([{ startPeriod: 0, limit: 20, numberPhases: 1 }]);
});

test("it says at each second what a cycle at that second would offer", () => {
  const limit = fc.integer({ min: 0, max: 40 });
  const shape = fc.tuple(
    fc.array(limit, { minLength: 1, maxLength: 4 }),
    fc.integer({ min: -60, max: 60 }),
    fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
  );
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 3 }), (shapes) => {
      const profiles = shapes.map(([limits, start, duration], i) => scheduled(i, limits, NOW + start * 1000, duration));
      const snapshot = controlSnapshot({ profiles });
      const periods = compositePeriods(snapshot, 90, "A");
      expect(periods[0]?.startPeriod).toBe(0);
      for (let second = 0; second < 90; second++) {
        const [now] = compositePeriods({ ...snapshot, nowMs: NOW + second * 1000 }, 0, "A");
        expect(periods.findLast((period) => period.startPeriod <= second)?.limit).toBe(now?.limit);
      }
    }),
    { numRuns: 40 },
  );
});

test("while a randomised delay runs, what is held stands until its end, never above what the supply allows [K08; docs/load-control.md]", () => {
  const pending = { kind: "decrease", cause: "profile", seconds: 30, maximum: 600, endsAt: 30_000, until: NOW + 30_000 } as const;
  const waiting = controlSnapshot({ profiles: [scheduled(1, [10, 16], NOW)], delay: { pending, held: 24 } });
  const periods = (changes: Parameters<typeof controlSnapshot>[0] = {}) =>
    compositePeriods({ ...waiting, ...changes }, 60, "A").map(({ startPeriod, limit }) => [startPeriod, limit]);
  expect(periods()).toEqual([
    [0, 24],
    [30, 16],
  ]);
  expect(periods({ ampacity: Amps(20) })).toEqual([
    [0, 20],
    [30, 16],
  ]);
  expect(periods({ delay: { pending, held: 0 } })).toEqual([
    [0, 0],
    [30, 16],
  ]);
  expect(periods({ nowMs: NOW + 30_000 })).toEqual([[0, 16]]);
});
