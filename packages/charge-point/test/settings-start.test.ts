// SPDX-License-Identifier: Apache-2.0
// The settings of the device itself: at start-up, from the set-up page, and from its memory.
import { defaultHours } from "@chargehand/charging";
import { afterEach, describe, expect, test } from "vitest";
import type { ChargePointSettings } from "../src/charge-point-types.ts";
import { settingTable } from "../src/configuration/setting-table.ts";
import { problemOfStart, startSettings } from "../src/configuration/start-settings.ts";
import { defaultSettings } from "../src/settings.ts";
import { type Bench, benchOf, type Json } from "./csms-double.ts";
import { PaperStation } from "./paper-csms.ts";

let on: Bench | undefined;
afterEach(async () => {
  await on?.stop();
  on = undefined;
});

const started =
  (settings: Json): (() => PaperStation) =>
  () =>
    new PaperStation("2.0.1", { settings: settings as Partial<ChargePointSettings> });
const supply = { fuse: 60, wiring: [1] };

describe("a start with a setting that does not fit", () => {
  const bad: readonly (readonly [string, unknown, RegExp])[] = [
    ["txUpdatedInterval", -1, /from 0 to 86400000 ms/],
    ["txUpdatedInterval", 86_400_001, /from 0 to 86400000 ms/],
    ["txUpdatedInterval", "10", /a whole number/],
    ["txUpdatedInterval", Number.NaN, /a whole number/],
    ["heartbeatInterval", 0, /from 1000 to 86400000 ms/],
    ["heartbeatInterval", 1.5e3 + 0.5, /a whole number/],
    ["authorization", "everybody", /one of token, freeVend/],
    ["authorization", null, /one of token, freeVend/],
    ["cyclePeriod", 99, /from 100 to 86400000 ms/],
    ["policyPack", "Home", /one of home, workplace, public/],
    ["policyPack", "\u202Ehome", /one of home, workplace, public/],
    ["hours", "sometimes", /default, off/],
    ["hours", { ...defaultHours, inEffect: "schedule" }, /hours: own/],
    ["hours", [], /hours/],
    ["randomisedDelayMax", 1_800_001, /from 0 to 1800000 ms/],
    ["afterPowerCut", "Off", /one of resume, off/],
    ["remoteSiteLimits", "true", /true or false/],
    ["remoteSiteLimits", 1, /true or false/],
    ["supply", { ...supply, fuse: 15 }, /supply: fuse: give 16 to 400/],
    ["supply", { ...supply, margin: 20, safeCurrent: 80 }, /safeCurrent: give no more than the fuse less the margin/],
    ["supply", { ...supply, hasGeneration: true, solar: { startAt: 6, stopAt: 7 } }, /stopAt: give less than startAt/],
    ["supply", "none", /supply/],
    ["colour", "red", /colour: no such setting/],
  ];
  test.each(bad)("is refused with the range and what to do: %s %j", (name, value, reason) => {
    expect(started({ [name]: value })).toThrow(expect.objectContaining({ code: "CP_SETTING_INVALID", message: expect.stringMatching(reason) }));
  });

  test("is refused as a whole, and every setting that is wrong is named", () => {
    expect(started({ cyclePeriod: 1, afterPowerCut: "resume", policyPack: "shop" })).toThrow(/policyPack.*; cyclePeriod/);
  });

  test("is not there: what every device starts with fits its own table", () => {
    for (const [name, value] of Object.entries(defaultSettings)) expect([name, problemOfStart(name, value)]).toEqual([name, undefined]);
    for (const name of Object.keys(startSettings)) expect(settingTable.some(({ local }) => local === name)).toBe(true);
  });
});

test("on the set-up page all of what the installer sets counts, or none of it", async () => {
  on = await benchOf({});
  const { local } = on.chargePoint;
  const before = local.rules;
  const wrong: readonly Json[] = [
    { policyPack: "shop" },
    { afterPowerCut: "off", remoteSiteLimits: "yes" },
    { afterPowerCut: "off", supply: { fuse: 1e9, wiring: [1] } },
    { afterPowerCut: "off", hours: "off" },
    { __proto__: null, constructor: "x" },
  ];
  for (const changes of wrong) {
    expect(local.commission(changes as never)).toMatchObject({ ok: false, error: { code: "invalid", detail: expect.stringMatching(/give|not a setting/) } });
    expect(local.rules).toEqual(before);
  }
  expect(local.commission({ afterPowerCut: "off", supply })).toEqual({ ok: true, value: undefined });
  expect(local.rules).toMatchObject({ afterPowerCut: "off", supply });
  expect(on.log.lines.some(({ message }) => message.includes("settings refused on the spot"))).toBe(true);
});

test("the device model and the table say the same: every variable that can be written has its one row, with type, range, unit and list", async () => {
  on = await benchOf({});
  const { csms } = on;
  await csms.call("GetBaseReport", { requestId: 1, reportBase: "ConfigurationInventory" });
  await csms.until(() => csms.of("NotifyReport").at(-1)?.["tbc"] === false);
  const reported = csms.of("NotifyReport").flatMap((report) => report["reportData"] as readonly Json[]);
  const rows = new Map(settingTable.flatMap(({ variable, row }) => (variable === undefined ? [] : [[variable, row] as const])));
  for (const { component, variable, variableCharacteristics } of reported) {
    const { name, instance } = variable as { name: string; instance?: string };
    const place = `${(component as Json)["name"]}.${name}${instance === undefined ? "" : `[${instance}]`}`;
    const row = rows.get(place);
    expect([place, row?.dataType]).toEqual([place, (variableCharacteristics as Json)["dataType"]]);
    const { unit, minLimit, maxLimit, valuesList } = variableCharacteristics as { unit?: string; minLimit?: number; maxLimit?: number; valuesList?: string };
    const unitOfRow = row?.unit === "times" ? undefined : row?.unit;
    // The shortest length of a text has no place on the wire.
    const least = row?.dataType === "string" ? minLimit : row?.min;
    expect([place, unit, minLimit, maxLimit]).toEqual([place, unitOfRow, least, row?.max]);
    if (row?.values !== undefined && row.together === undefined) expect([place, valuesList]).toEqual([place, row.values.join(",")]);
  }
  const places = reported.length;
  expect(places).toBeGreaterThan(40);
});
