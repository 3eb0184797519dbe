// SPDX-License-Identifier: Apache-2.0
// Profiles in stacks, and sessions that begin before, with or after them. Names as in the checklist for OCPP 1.6.
import { describe, expect, test } from "vitest";
import type { ChargingProfile, CompositeRequest } from "../src/index.ts";
import { composite, HOUR, ofTransaction, profile, relative, request, steps, T0 } from "./profiles.ts";

type Pairs = readonly (readonly [number, number])[];
type Rows = readonly (readonly [title: string, profiles: readonly ChargingProfile[], request: CompositeRequest, expected: Pairs])[];
const run = (rows: Rows) => {
  for (const [title, profiles, asked, expected] of rows) test(title, () => expect(composite(profiles, asked)).toEqual(expected));
};
const at = (nowMs: number, duration = 600) => request({ nowMs, duration });

describe("a default and a session [profile_testsB]", () => {
  const pause = profile({ periods: steps([0, 0]) });
  run([
    ["tx_default_0: a default of EVSE 0 holds on each EVSE [OCPP 2.0.1 K01.FR.14]", [profile({ evseId: 0 })], at(T0), [[0, 10]]],
    ["tx_default_0: one of another EVSE does not [OCPP 2.0.1 K01.FR.15]", [profile({ evseId: 2 })], at(T0), [[0, 32]]],
    [
      "single_profile",
      [profile({ duration: 60, periods: steps([0, 8], [30, 9]) })],
      at(T0),
      [
        [0, 8],
        [30, 9],
        [60, 32],
      ],
    ],
    ["startup_no_charge: 0 A from the start on is a limit like any other", [pause], at(T0), [[0, 0]]],
    [
      "startup_no_charge: a TxProfile lifts it for its transaction",
      [pause, ofTransaction({ periods: steps([0, 16]), duration: 60 })],
      at(T0),
      [
        [0, 16],
        [60, 0],
      ],
    ],
    [
      "get_valid_profiles absolute: one that is over and one to come say nothing now",
      [profile({ startSchedule: T0 - HOUR, duration: 60 }), profile({ startSchedule: T0 + HOUR })],
      at(T0),
      [[0, 32]],
    ],
    [
      "get_valid_profiles absolute delay: one that begins within the range does so then",
      [profile({ startSchedule: T0 + 90_000 })],
      at(T0),
      [
        [0, 32],
        [90, 10],
      ],
    ],
    [
      "get_valid_profiles relative: it counts from the session",
      [relative({ duration: 300 })],
      at(T0 + 60_000),
      [
        [0, 10],
        [240, 32],
      ],
    ],
    [
      "get_valid_profiles relative delay: a session to come has not begun to count",
      [relative({ duration: 300 })],
      { ...at(T0), transaction: { id: "tx", startedAt: T0 + 60_000 } },
      [
        [0, 32],
        [60, 10],
        [360, 32],
      ],
    ],
  ]);
});

describe("stacks [OCPP 2.0.1 K01.FR.17]", () => {
  const low = profile({ stackLevel: 0, periods: steps([0, 8]) });
  const high = (changes: Partial<ChargingProfile> = {}) => profile({ stackLevel: 3, duration: 120, periods: steps([0, 20], [60, 6]), ...changes });
  run([
    [
      "stack_absolute: the higher level as long as it lasts, then the lower",
      [low, high()],
      at(T0),
      [
        [0, 20],
        [60, 6],
        [120, 8],
      ],
    ],
    [
      "stack_absolute: a level in between has the first word after it",
      [low, high(), profile({ stackLevel: 1, duration: 300, periods: steps([0, 15]) })],
      at(T0),
      [
        [0, 20],
        [60, 6],
        [120, 15],
        [300, 8],
      ],
    ],
    [
      "stack_absolute delay: the lower until the higher begins",
      [low, high({ startSchedule: T0 + 30_000 })],
      at(T0),
      [
        [0, 8],
        [30, 20],
        [90, 6],
        [150, 8],
      ],
    ],
    [
      "stack_absolute delay_overlap: two that overlap, the higher in front",
      [high({ startSchedule: T0 + 30_000 }), high({ stackLevel: 4, startSchedule: T0 + 60_000, periods: steps([0, 13]), duration: 60 })],
      at(T0),
      [
        [0, 32],
        [30, 20],
        [60, 13],
        [120, 6],
        [150, 32],
      ],
    ],
    [
      "stack_relative: levels of one session",
      [relative({ periods: steps([0, 8]) }), relative({ stackLevel: 1, duration: 60, periods: steps([0, 20]) })],
      at(T0),
      [
        [0, 20],
        [60, 8],
      ],
    ],
    [
      "a higher level with a gap in its days leaves that to the lower",
      [low, profile({ stackLevel: 1, kind: "Recurring", recurrency: "Daily", duration: 7_200, periods: steps([0, 12]) })],
      at(T0 + HOUR, 86_400),
      [
        [0, 12],
        [3_600, 8],
        [82_800, 12],
      ],
    ],
    ["the order of limits makes no difference, only that of levels", [profile({ stackLevel: 5, periods: steps([0, 30]) }), low], at(T0), [[0, 30]]],
  ]);
});
