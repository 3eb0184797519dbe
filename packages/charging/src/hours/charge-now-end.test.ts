// SPDX-License-Identifier: Apache-2.0
import { inspect } from "node:util";
import { WattHours } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { type ChargeNowEnd, LONGEST_CHARGE_NOW, parseChargeNowEnd } from "./charge-now-end.ts";

const nowMs = Date.UTC(2026, 0, 12, 18);
const untilNine: ChargeNowEnd = { end: "time", until: Date.UTC(2026, 0, 12, 21) };
const tenKilowattHours: ChargeNowEnd = { end: "energy", energy: WattHours(10_000) };

describe("an end of charge now that is read", () => {
  for (const value of [untilNine, tenKilowattHours, { end: "unplug" }, { end: "time", until: nowMs + LONGEST_CHARGE_NOW }])
    test(`comes back: ${JSON.stringify(value)}`, () => expect(parseChargeNowEnd(JSON.parse(JSON.stringify(value)), nowMs)).toEqual({ ok: true, value }));

  const rows: readonly [value: unknown, error: RegExp][] = [
    ["unplug", /^chargeNow: must be an object/],
    [null, /^chargeNow: must be an object/],
    [{ end: "energy", energy: Number.NaN }, /^chargeNow\.energy: must be watt-hours above zero/],
    [{ end: "never" }, /^chargeNow\.end: must be time, energy or unplug/],
    [{ end: "time" }, /^chargeNow\.until: must be a time ahead/],
    [{ end: "time", until: nowMs }, /^chargeNow\.until: must be a time ahead/],
    [{ end: "time", until: nowMs + LONGEST_CHARGE_NOW + 1 }, /^chargeNow\.until: must be at most seven days ahead; .* remove the hours/],
    [{ end: "energy", energy: 0 }, /^chargeNow\.energy: must be watt-hours above zero/],
    [{ end: "energy", energy: "10" }, /^chargeNow\.energy: must be watt-hours above zero/],
  ];
  for (const [value, error] of rows)
    test(`is refused: ${inspect(value)}`, () => {
      const read = parseChargeNowEnd(value, nowMs);
      expect(!read.ok && read.error).toMatch(error);
    });
});
