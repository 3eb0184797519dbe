// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChargingProfile, type CompositeRequest, compositeSchedule, limitAt, nextProfileChange } from "../src/index.ts";
import { limitsBySecond, spreadOut } from "./brute-force-oracle.ts";
import { anyProfiles, anyRequest, DAY, T0 } from "./profiles.ts";

const bySecond = (profiles: readonly ChargingProfile[], request: CompositeRequest) => spreadOut(compositeSchedule(profiles, request), request.duration);

test("the composite schedule is at each second what asking every profile at that second gives [OCPP 2.0.1 K08.FR.02, K08.FR.04]", () => {
  fc.assert(
    fc.property(anyProfiles(), anyRequest, (profiles, request) => {
      const expected = limitsBySecond(profiles, request);
      const got = bySecond(profiles, request);
      const wrong = expected.findIndex(([limit, phases], i) => Math.abs(limit - (got[i]?.[0] ?? Number.NaN)) > 1e-5 || phases !== got[i]?.[1]);
      expect([wrong, got[wrong]]).toEqual([-1, undefined]);
    }),
    { numRuns: 300 },
  );
});

test("the limits of one instant are the composite schedule of that instant", () => {
  fc.assert(
    fc.property(anyProfiles(), anyRequest, (profiles, request) => {
      const { ceiling } = request;
      const lowest = Math.min(ceiling, ...limitAt(profiles, request).map(({ limit }) => limit));
      expect(compositeSchedule(profiles, { ...request, unit: "A", duration: 0 })).toEqual([
        { startPeriod: 0, limit: lowest, numberPhases: expect.any(Number) },
      ]);
    }),
    { numRuns: 300 },
  );
});

test("nothing changes before the next change that is named", () => {
  fc.assert(
    fc.property(anyProfiles(), anyRequest, (profiles, asked) => {
      const request = { ...asked, transaction: { id: "tx", startedAt: T0 } };
      const next = nextProfileChange(profiles, request) ?? T0 + DAY;
      expect(next).toBeGreaterThan(T0);
      const duration = Math.min(1500, Math.ceil((next - T0) / 1000));
      expect(compositeSchedule(profiles, { ...request, duration })).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

test("its first period starts at 0, each begins after the one before and within the duration, and neighbours differ", () => {
  fc.assert(
    fc.property(anyProfiles(), anyRequest, (profiles, request) => {
      const periods = compositeSchedule(profiles, request);
      expect(periods[0]?.startPeriod).toBe(0);
      periods.slice(1).forEach((period, i) => {
        expect(period.startPeriod).toBeGreaterThan(periods[i]?.startPeriod ?? 0);
        expect(period.startPeriod).toBeLessThan(request.duration);
        expect([period.limit, period.numberPhases]).not.toEqual([periods[i]?.limit, periods[i]?.numberPhases]);
      });
    }),
    { numRuns: 200 },
  );
});

test("a range in two parts is the whole range", () => {
  fc.assert(
    fc.property(anyProfiles(), anyRequest, fc.nat(1500), (profiles, asked, cut) => {
      // Without a transaction a Relative profile begins where the range does, so there must be one.
      const request = { ...asked, transaction: asked.transaction ?? { id: "tx", startedAt: T0 } };
      const first = Math.min(cut, request.duration);
      const second = { ...request, nowMs: T0 + first * 1000, duration: request.duration - first };
      const parts = [...bySecond(profiles, { ...request, duration: first }).slice(0, first), ...bySecond(profiles, second).slice(0, second.duration)];
      expect(parts).toEqual(bySecond(profiles, request).slice(0, request.duration));
    }),
    { numRuns: 200 },
  );
});

const capping = ["ChargingStationMaxProfile", "ChargingStationExternalConstraints"] as const;

test.each(capping)("one more %s never raises anything", (purpose) => {
  fc.assert(
    fc.property(anyProfiles(), anyProfiles(1), anyRequest, (profiles, [another], request) => {
      if (another === undefined) return;
      // Above all others of its purpose it would take their place; so it stands alone.
      const others = profiles.filter((profile) => profile.purpose !== purpose);
      const before = bySecond(others, request);
      bySecond([...others, { ...another, id: 99, purpose }], request).forEach(([limit], i) => {
        expect(limit).toBeLessThanOrEqual((before[i]?.[0] ?? Number.NaN) + 1e-6);
      });
    }),
    { numRuns: 200 },
  );
});

test("local generation never lowers anything [OCPP 2.1 K08.FR.04, K04.FR.05]", () => {
  fc.assert(
    fc.property(anyProfiles(), anyProfiles(1), anyRequest, (profiles, [another], request) => {
      if (another === undefined) return;
      const others = profiles.filter(({ purpose }) => purpose !== "LocalGeneration");
      const before = bySecond(others, request);
      bySecond([...others, { ...another, id: 99, purpose: "LocalGeneration" }], request).forEach(([limit], i) => {
        expect(limit).toBeGreaterThanOrEqual((before[i]?.[0] ?? Number.NaN) - 1e-6);
      });
    }),
    { numRuns: 200 },
  );
});

test("the order in which profiles were installed makes no difference", () => {
  fc.assert(
    fc.property(anyProfiles(), anyRequest, fc.infiniteStream(fc.nat()), (profiles, request, keys) => {
      const shuffled = profiles
        .map((profile) => [keys.next().value as number, profile] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, profile]) => profile);
      expect(compositeSchedule(shuffled, request)).toEqual(compositeSchedule(profiles, request));
    }),
    { numRuns: 200 },
  );
});

test("without profiles it is the ceiling", () => {
  fc.assert(
    fc.property(anyRequest, fc.integer({ min: 6, max: 63 }), (request, ceiling) => {
      const limit = request.unit === "A" ? ceiling : ceiling * 230 * request.phases;
      expect(compositeSchedule([], { ...request, ceiling: Amps(ceiling) })).toEqual([{ startPeriod: 0, limit, numberPhases: request.phases }]);
    }),
  );
});
