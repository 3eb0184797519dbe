// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import { expect, test } from "vitest";
import { nextChange } from "./next-change.ts";

const context = { nowMs: 100_000, evseId: 1, volts: 230, phases: 1 } as const;
const profile = (changes: Partial<ChargingProfile>): ChargingProfile => ({
  id: 1,
  stackLevel: 0,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule: 0,
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit: 10 }],
  facts: { cause: "profile", beneficiary: "owner", provenance: "owner", verified: false },
  ...changes,
});

test("a profile that has not begun is a change to come, though nothing holds yet", () => {
  expect(nextChange([profile({ startSchedule: 160_000 })], context)).toBe(160_000);
  expect(nextChange([profile({ validFrom: 170_000 })], context)).toBe(170_000);
});

test("the soonest of all purposes, periods and ends counts", () => {
  const max = profile({
    id: 2,
    purpose: "ChargingStationMaxProfile",
    evseId: 0,
    periods: [
      { startPeriod: 0, limit: 32 },
      { startPeriod: 150, limit: 16 },
    ],
  });
  expect(nextChange([profile({ duration: 200 }), max], context)).toBe(150_000);
  expect(nextChange([profile({ duration: 120 }), max], context)).toBe(120_000);
  const owners = profile({ facts: { cause: "chargeNow", beneficiary: "owner", provenance: "owner", verified: false, until: 110_000 } });
  expect(nextChange([owners, max], context)).toBe(110_000);
});

test("what stands for ever does not change, and a TxProfile says nothing without its transaction", () => {
  expect(nextChange([], context)).toBeUndefined();
  expect(nextChange([profile({})], context)).toBeUndefined();
  const ofTransaction = profile({ purpose: "TxProfile", transactionId: "tx", duration: 130 });
  expect(nextChange([ofTransaction], context)).toBeUndefined();
  expect(nextChange([ofTransaction], { ...context, transaction: { id: "tx", startedAt: 0 } })).toBe(130_000);
});
