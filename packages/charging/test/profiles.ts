// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import fc from "fast-check";
import { type ChargingProfile, type CompositeRequest, compositeSchedule, type SchedulePeriod } from "../src/index.ts";

/** A Monday, noon. */
export const T0 = Date.UTC(2026, 0, 5, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

let nextId = 1;

/** A default of 10 A since T0 on EVSE 1; tests change what they are about. */
export const profile = (changes: Partial<ChargingProfile> = {}): ChargingProfile => ({
  id: nextId++,
  stackLevel: 0,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule: T0,
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit: 10 }],
  facts: { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false },
  ...changes,
});

type Step = readonly [startPeriod: number, limit: number, numberPhases?: 1 | 2 | 3];
export const steps = (...all: readonly Step[]): readonly SchedulePeriod[] =>
  all.map(([startPeriod, limit, numberPhases]) => ({ startPeriod, limit, ...(numberPhases === undefined ? {} : { numberPhases }) }));

export const max = (changes: Partial<ChargingProfile> = {}) => profile({ purpose: "ChargingStationMaxProfile", evseId: 0, ...changes });
export const external = (changes: Partial<ChargingProfile> = {}) => profile({ purpose: "ChargingStationExternalConstraints", evseId: 0, ...changes });
export const ofTransaction = (changes: Partial<ChargingProfile> = {}) => profile({ purpose: "TxProfile", transactionId: "tx", ...changes });
export const relative = (changes: Partial<ChargingProfile> = {}): ChargingProfile => {
  const { startSchedule: _, ...rest } = profile({ kind: "Relative", ...changes });
  return rest;
};

/** An hour from T0 in amps on a single-phase EVSE that can carry 32 A, during a transaction that began at T0. */
export const request = (changes: Partial<CompositeRequest> = {}): CompositeRequest => ({
  nowMs: T0,
  duration: 3600,
  unit: "A",
  ceiling: Amps(32),
  evseId: 1,
  volts: 230,
  phases: 1,
  transaction: { id: "tx", startedAt: T0 },
  ...changes,
});
export const threePhases = { phases: 3 } as const;

export function withoutTransaction(changes: Partial<CompositeRequest> = {}): CompositeRequest {
  const { transaction: _, ...rest } = request(changes);
  return rest;
}

/** The composite schedule as pairs of start and limit. */
export const composite = (profiles: readonly ChargingProfile[], asked: CompositeRequest = request()): readonly (readonly [number, number])[] =>
  compositeSchedule(profiles, asked).map(({ startPeriod, limit }) => [startPeriod, limit]);

/** The same with the number of phases. */
export const compositeOfPhases = (profiles: readonly ChargingProfile[], asked: CompositeRequest = request(threePhases)) =>
  compositeSchedule(profiles, asked).map(({ startPeriod, limit, numberPhases }) => [startPeriod, limit, numberPhases]);

/** Whole and half seconds around the beginning of the request; halves are exact in the oracle's arithmetic too. */
const instant = fc.integer({ min: -1_800, max: 3_600 }).map((halves) => T0 + halves * 500);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const drafts = fc.record({
  stackLevel: fc.nat(3),
  purpose: fc.constantFrom<ChargingProfile["purpose"]>(
    "TxDefaultProfile",
    "TxDefaultProfile",
    "TxProfile",
    "PriorityCharging",
    "ChargingStationMaxProfile",
    "ChargingStationExternalConstraints",
    "LocalGeneration",
  ),
  kind: fc.constantFrom<ChargingProfile["kind"]>("Absolute", "Absolute", "Relative", "Recurring", "Recurring", "Dynamic"),
  recurrency: fc.constantFrom("Daily", "Weekly"),
  evseId: fc.constantFrom(0, 1, 1, 2),
  unit: fc.constantFrom("A", "W"),
  transactionId: fc.constantFrom("tx", "tx", "another"),
  start: instant,
  cyclesAgo: fc.nat(3),
  duration: maybe(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1800 }), fc.integer({ min: 86_000, max: 700_000 }))),
  validFrom: maybe(instant),
  validTo: maybe(instant),
  maxOfflineDuration: maybe(fc.nat(1200)),
  periods: fc.uniqueArray(fc.record({ startPeriod: fc.nat(1200), limit: fc.nat(40), numberPhases: maybe(fc.constantFrom(1, 2, 3)) }), {
    selector: ({ startPeriod }) => startPeriod,
    minLength: 1,
    maxLength: 5,
  }),
});

/** Random profiles of all purposes, kinds and units, whose edges lie close together. */
export const anyProfiles = (most = 7): fc.Arbitrary<readonly ChargingProfile[]> =>
  fc.array(drafts, { maxLength: most }).map((all) =>
    all.map(({ start, cyclesAgo, periods, recurrency, transactionId, duration, validFrom, validTo, maxOfflineDuration, ...draft }, id) => {
      const inOrder = periods.toSorted((a, b) => a.startPeriod - b.startPeriod);
      const cycle = draft.kind !== "Recurring" ? 0 : recurrency === "Weekly" ? 7 * DAY : DAY;
      const isOfTransaction = draft.purpose === "TxProfile" || draft.purpose === "PriorityCharging";
      return defined({
        ...draft,
        id,
        recurrency,
        startSchedule: draft.kind === "Relative" || (draft.kind === "Dynamic" && cyclesAgo > 0) ? undefined : start - cyclesAgo * cycle,
        periods: inOrder
          .slice(0, draft.kind === "Dynamic" ? 1 : 5)
          .map(({ startPeriod, limit, numberPhases }, i) =>
            defined({ startPeriod: i === 0 ? 0 : startPeriod, limit: draft.unit === "W" ? limit * 230 : limit, numberPhases }),
          ),
        ...(isOfTransaction ? { transactionId } : {}),
        duration: draft.kind === "Dynamic" && cyclesAgo > 0 ? undefined : duration,
        validFrom,
        validTo,
        maxOfflineDuration,
        facts: profile().facts,
      } as ChargingProfile);
    }),
  );

const defined = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

export const anyRequest: fc.Arbitrary<CompositeRequest> = fc
  .record({
    unit: fc.constantFrom("A", "W"),
    phases: fc.constantFrom(1, 3),
    duration: fc.oneof(fc.nat(3), fc.integer({ min: 60, max: 1500 })),
    startedAt: maybe(fc.integer({ min: -600, max: 0 })),
    offlineSince: maybe(fc.integer({ min: -600, max: 0 })),
  })
  .map(({ startedAt, offlineSince, unit, phases, duration }) => ({
    ...(startedAt === undefined ? withoutTransaction() : request({ transaction: { id: "tx", startedAt: T0 + startedAt * 1000 } })),
    ...(offlineSince === undefined ? {} : { offlineSince: T0 + offlineSince * 1000 }),
    unit: unit as "A" | "W",
    phases: phases as 1 | 3,
    duration,
  }));
