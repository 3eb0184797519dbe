// SPDX-License-Identifier: Apache-2.0
import { WattHours } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { type ChargeNowEnd, type ChargeNowState, chargeNowAt, LONGEST_CHARGE_NOW, parseChargeNowEnd } from "./charge-now-end.ts";

const nowMs = Date.UTC(2026, 0, 12, 18);
const untilNine: ChargeNowEnd = { end: "time", until: Date.UTC(2026, 0, 12, 21) };
const tenKilowattHours: ChargeNowEnd = { end: "energy", energy: WattHours(10_000) };

describe("charge now", () => {
  const rows: readonly [title: string, wish: ChargeNowEnd, nowMs: number, charged: number, isPluggedIn: boolean, state: ChargeNowState][] = [
    ["until a time holds before it", untilNine, nowMs, 99_000, true, { isOver: false, until: untilNine.until }],
    ["until a time holds to its last millisecond", untilNine, untilNine.until - 1, 0, true, { isOver: false, until: untilNine.until }],
    ["until a time is over at that time", untilNine, untilNine.until, 0, true, { isOver: true, endedBy: "time" }],
    ["until a time is over when unplugged before", untilNine, nowMs, 0, false, { isOver: true, endedBy: "unplug" }],
    ["for an energy says what is left", tenKilowattHours, nowMs, 4_000, true, { isOver: false, left: WattHours(6_000) }],
    ["for an energy is over when it is charged", tenKilowattHours, nowMs, 10_000, true, { isOver: true, endedBy: "energy" }],
    ["for an energy is over when unplugged before", tenKilowattHours, nowMs, 0, false, { isOver: true, endedBy: "unplug" }],
    ["until unplugged holds whatever was charged", { end: "unplug" }, nowMs, 99_000, true, { isOver: false }],
    ["until unplugged is over then", { end: "unplug" }, nowMs, 0, false, { isOver: true, endedBy: "unplug" }],
  ];
  for (const [title, wish, at, charged, isPluggedIn, state] of rows)
    test(title, () => expect(chargeNowAt(wish, { nowMs: at, charged: WattHours(charged), isPluggedIn })).toEqual(state));
});

describe("an end of charge now that is read", () => {
  for (const value of [untilNine, tenKilowattHours, { end: "unplug" }, { end: "time", until: nowMs + LONGEST_CHARGE_NOW }])
    test(`comes back: ${JSON.stringify(value)}`, () => expect(parseChargeNowEnd(JSON.parse(JSON.stringify(value)), nowMs)).toEqual({ ok: true, value }));

  const rows: readonly [value: unknown, error: RegExp][] = [
    ["unplug", /^chargeNow: must be an object/],
    [{ end: "never" }, /^chargeNow\.end: must be time, energy or unplug/],
    [{ end: "time" }, /^chargeNow\.until: must be a time ahead/],
    [{ end: "time", until: nowMs }, /^chargeNow\.until: must be a time ahead/],
    [{ end: "time", until: nowMs + LONGEST_CHARGE_NOW + 1 }, /^chargeNow\.until: must be at most seven days ahead; .* remove the hours/],
    [{ end: "energy", energy: 0 }, /^chargeNow\.energy: must be watt-hours above zero/],
    [{ end: "energy", energy: "10" }, /^chargeNow\.energy: must be watt-hours above zero/],
  ];
  for (const [value, error] of rows)
    test(`is refused: ${JSON.stringify(value)}`, () => {
      const read = parseChargeNowEnd(value, nowMs);
      expect(!read.ok && read.error).toMatch(error);
    });
});
