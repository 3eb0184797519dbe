// SPDX-License-Identifier: Apache-2.0
// One profile by itself: where its schedule begins, and which of its periods hold when. Names as in the checklist for OCPP 1.6.
import { describe, expect, test } from "vitest";
import type { ChargingProfile, CompositeRequest } from "../src/index.ts";
import { composite, DAY, HOUR, MINUTE, profile, relative, request, steps, T0, withoutTransaction } from "./profiles.ts";

type Rows = readonly (readonly [title: string, profile: ChargingProfile, request: CompositeRequest, expected: readonly (readonly [number, number])[]])[];
const run = (rows: Rows) => {
  for (const [title, one, asked, expected] of rows) test(title, () => expect(composite([one], asked)).toEqual(expected));
};

const at = (nowMs: number, duration = 600) => request({ nowMs, duration });
const three = steps([0, 10], [300, 11], [600, 12]);
const daily = (changes: Partial<ChargingProfile> = {}) => profile({ kind: "Recurring", recurrency: "Daily", periods: three, duration: 900, ...changes });
const weekly = (changes: Partial<ChargingProfile> = {}) => daily({ recurrency: "Weekly", ...changes });
const absolute = (changes: Partial<ChargingProfile> = {}) => profile({ periods: three, duration: 900, ...changes });
const ofSession = (changes: Partial<ChargingProfile> = {}) => relative({ periods: three, duration: 900, ...changes });

describe("calculateStart [OCPP 2.0.1 K01.FR.30, K01.FR.40 to K01.FR.42]", () => {
  run([
    [
      "calculateStart Absolute: at startSchedule, whatever the time",
      absolute(),
      at(T0 - 5 * MINUTE),
      [
        [0, 32],
        [300, 10],
      ],
    ],
    [
      "calculateStart Relative: where the transaction could first charge",
      ofSession(),
      { ...at(T0), transaction: { id: "tx", startedAt: T0 - 300_000 } },
      [
        [0, 11],
        [300, 12],
      ],
    ],
    [
      "calculateStart Relative: without a transaction at the start of the range",
      ofSession(),
      withoutTransaction({ nowMs: T0 + DAY, duration: 600 }),
      [
        [0, 10],
        [300, 11],
      ],
    ],
    [
      "calculateStart Daily: today's anchor when it has passed",
      daily(),
      at(T0 + 4 * DAY),
      [
        [0, 10],
        [300, 11],
      ],
    ],
    [
      "calculateStart Daily: yesterday's anchor before today's",
      daily({ duration: 86_000, periods: steps([0, 10], [80_000, 11]) }),
      at(T0 + 4 * DAY - HOUR),
      [[0, 11]],
    ],
    ["calculateStart Daily: not before startSchedule, though its time of day has come [K01.FR.30]", daily(), at(T0 - DAY), [[0, 32]]],
    [
      "calculateStart Weekly: the anchor of this week",
      weekly(),
      at(T0 + 14 * DAY),
      [
        [0, 10],
        [300, 11],
      ],
    ],
    [
      "calculateStart Weekly: last week's anchor before this week's",
      weekly({ duration: 600_000, periods: steps([0, 10], [500_000, 11]) }),
      at(T0 + 6 * DAY),
      [[0, 11]],
    ],
    [
      "calculateStart: validity does not move the anchor",
      absolute({ validFrom: T0 + 300_000 }),
      at(T0, 900),
      [
        [0, 32],
        [300, 11],
        [600, 12],
      ],
    ],
  ]);
});

const inTheMiddle = { ...at(T0, 1200), transaction: { id: "tx", startedAt: T0 } };
const whole = [
  [0, 10],
  [300, 11],
  [600, 12],
  [900, 32],
] as const;
const kinds = [
  ["Absolute", absolute, 0],
  ["Relative", ofSession, 0],
  ["RecurringDaily", daily, 3 * DAY],
  ["RecurringWeekly", weekly, 3 * 7 * DAY],
] as const;

describe.each(kinds)("calculateProfileEntry %s [OCPP 2.0.1 K01.FR.11, K01.FR.12]", (name, make, later) => {
  const asked = { ...inTheMiddle, nowMs: T0 + later, transaction: { id: "tx", startedAt: T0 + later } };
  const from = (seconds: number, duration = 1) => ({ ...asked, nowMs: asked.nowMs + seconds * 1000, duration });
  test("the whole of it: each period until the next, the last until the duration is over", () => expect(composite([make()], asked)).toEqual(whole));
  test.each([
    [0, 0, 10],
    [1, 300, 11],
    [2, 600, 12],
  ])("calculateProfileEntry %i: a period holds from its first second to its last", (_index, start, limit) => {
    expect([start, start + 299].map((second) => composite([make()], from(second)))).toEqual([[[0, limit]], [[0, limit]]]);
  });
  test("calculateProfileEntry 3: there is no fourth period", () => expect(composite([make()], from(900))).toEqual([[0, 32]]));
  test("NoDuration: the last period holds on", () => {
    const { duration: _, ...endless } = make();
    const end = name.startsWith("Recurring") ? 85_000 : 400 * 86_400;
    expect(composite([endless], from(end))).toEqual([[0, 12]]);
    if (name === "RecurringDaily")
      expect(composite([endless], from(86_000, 600))).toEqual([
        [0, 12],
        [400, 10],
      ]);
    if (name === "RecurringWeekly")
      expect(composite([endless], from(7 * 86_400 - 200, 400))).toEqual([
        [0, 12],
        [200, 10],
      ]);
  });
  test("Expired: nothing from validTo on", () => {
    expect(composite([make({ validTo: asked.nowMs + 450_000 })], asked)).toEqual([
      [0, 10],
      [300, 11],
      [450, 32],
    ]);
    expect(composite([make({ validTo: asked.nowMs })], asked)).toEqual([[0, 32]]);
  });
  test("BeforeValid: nothing before validFrom", () => {
    expect(composite([make({ validFrom: asked.nowMs + 450_000 })], asked)).toEqual([
      [0, 32],
      [450, 11],
      [600, 12],
      [900, 32],
    ]);
    expect(composite([make({ validFrom: asked.nowMs + 1_200_000 })], asked)).toEqual([[0, 32]]);
  });
  test("a period past the duration is not executed [K01.FR.11]", () => {
    expect(composite([make({ duration: 600 })], asked)).toEqual([
      [0, 10],
      [300, 11],
      [600, 32],
    ]);
    expect(composite([make({ duration: 450 })], asked)).toEqual([
      [0, 10],
      [300, 11],
      [450, 32],
    ]);
  });
});

describe("calculateProfile", () => {
  run([
    [
      "Absolute: from its start to its end",
      absolute({ startSchedule: T0 + 60_000 }),
      at(T0, 1200),
      [
        [0, 32],
        [60, 10],
        [360, 11],
        [660, 12],
        [960, 32],
      ],
    ],
    [
      "AbsoluteLimited: what lies before the range is cut off, and starts count from the range",
      absolute(),
      at(T0 + 400_000, 1200),
      [
        [0, 11],
        [200, 12],
        [500, 32],
      ],
    ],
    ["Relative: from the start of the transaction", ofSession(), { ...at(T0, 1200), transaction: { id: "tx", startedAt: T0 } }, whole],
    ["RelativeLimited: a transaction that has run for long", ofSession(), { ...at(T0, 1200), transaction: { id: "tx", startedAt: T0 - HOUR } }, [[0, 32]]],
    [
      "RecurringDaily over three days: it comes back each day",
      daily({ periods: steps([0, 10]) }),
      at(T0, 3 * 86_400),
      [
        [0, 10],
        [900, 32],
        [86_400, 10],
        [87_300, 32],
        [172_800, 10],
        [173_700, 32],
      ],
    ],
    [
      "a duration longer than the day is cut at the next run",
      daily({ duration: 100_000, periods: steps([0, 10], [43_200, 11]) }),
      at(T0, 2 * 86_400),
      [
        [0, 10],
        [43_200, 11],
        [86_400, 10],
        [129_600, 11],
      ],
    ],
    [
      "a duration longer than the week is cut at the next run",
      weekly({ duration: 700_000, periods: steps([0, 10], [600_000, 11]) }),
      at(T0, 8 * 86_400),
      [
        [0, 10],
        [600_000, 11],
        [604_800, 10],
      ],
    ],
    ["the composite is as long as was asked, not longer", absolute(), at(T0, 300), [[0, 10]]],
    [
      "a change within a second counts from the next whole one",
      absolute({ startSchedule: T0 + 1_500 }),
      at(T0, 10),
      [
        [0, 32],
        [2, 10],
      ],
    ],
    ["a change within the last second is past the range", absolute({ startSchedule: T0 + 1_500 }), at(T0, 2), [[0, 32]]],
    [
      "of two changes within a second the last counts",
      absolute({ startSchedule: T0 - 298_500, periods: steps([0, 10], [300, 11]), validTo: T0 + 1_800 }),
      at(T0, 10),
      [
        [0, 10],
        [2, 32],
      ],
    ],
  ]);
});
