// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultHours } from "./charging-hours.ts";
import { hoursAt } from "./hours-at.ts";
import { parseChargingHours, parseWeek } from "./parse-hours.ts";
import { weekdays, weekOf } from "./week.ts";

const own = weekOf(weekdays, [{ from: "22:00", to: "06:00" }]);
const choice = { made: "changed", at: 5, by: "owner" };
const scheduled = { ...defaultHours, inEffect: "schedule", own, choice };
const agreement = { reference: "A-17", provider: "Flexible Ltd", agreedAt: 1, isConfigured: true, documentedIn: "page 4" };
const without = (key: string, value: object) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
const monday = (window: unknown) => ({ ...own, Mon: [window] });

describe("hours that are read back", () => {
  const rows: readonly [title: string, value: unknown][] = [
    ["the defaults", defaultHours],
    ["the defaults, accepted", { ...defaultHours, choice: { ...choice, made: "accepted" } }],
    ["a schedule of the owner's own, in peak hours too", { ...scheduled, own: weekOf(["Mon"], [{ from: "16:00", to: "22:00" }]) }],
    ["an empty schedule of the owner's own", { ...scheduled, own: weekOf([], []) }],
    ["none, removed by the owner", { ...defaultHours, inEffect: "none", choice: { ...choice, made: "removed" } }],
    ["none, with a DSR agreement on record", { ...defaultHours, inEffect: "none", dsrAgreement: agreement }],
    ["disabled until the last instant that a calendar has", { ...scheduled, disabledUntil: 8_640_000_000_000_000 }],
    ["disabled for a time", { ...scheduled, disabledUntil: 7 }],
  ];
  for (const [title, value] of rows) test(title, () => expect(parseChargingHours(JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value }));
});

describe("hours that are refused, with the part that is wrong", () => {
  const none = { ...defaultHours, inEffect: "none" };
  const rows: readonly [value: unknown, error: string][] = [
    [null, "hours: must be an object"],
    [[], "hours: must be an object"],
    [without("defaults", defaultHours), "hours: defaults is missing"],
    [{ ...defaultHours, hurry: true }, "hours: hurry is not known"],
    [{ ...defaultHours, inEffect: "off" }, "inEffect: must be default, schedule or none"],
    [
      { ...defaultHours, defaults: weekOf(weekdays, [{ from: "15:00", to: "16:01" }]) },
      "defaults: must not lie within peak hours, 08:00-11:00 and 16:00-22:00 on weekdays",
    ],
    [without("own", scheduled), "own: must be there when inEffect is schedule"],
    [without("choice", scheduled), "choice: must say changed when inEffect is schedule"],
    [{ ...defaultHours, own }, "own: must be absent unless inEffect is schedule"],
    [{ ...defaultHours, choice }, "choice: must say accepted, or be absent, when inEffect is default"],
    [none, "inEffect: may be none only when the owner removed the hours or a DSR agreement is on record"],
    [{ ...none, choice }, "inEffect: may be none only when the owner removed the hours or a DSR agreement is on record"],
    [
      { ...none, dsrAgreement: agreement, choice: { ...choice, made: "accepted" } },
      "inEffect: may be none only when the owner removed the hours or a DSR agreement is on record",
    ],
    [{ ...none, dsrAgreement: { ...agreement, provider: 7 } }, "dsrAgreement.provider: must be a text that is not empty"],
    [{ ...scheduled, choice: { ...choice, note: 1 } }, "choice: note is not known"],
    [{ ...scheduled, choice: { ...choice, at: 8_640_000_000_000_001 } }, "choice.at: must be a time in epoch milliseconds"],
    [{ ...scheduled, own: monday({ from: ["01:00"], to: "02:00" }) }, "own.Mon[0].from: must be a time from 00:00 to 23:59"],
    [{ ...scheduled, own: monday({ from: "01:00", to: ["02:00"] }) }, "own.Mon[0].to: must be a time from 00:00 to 24:00"],
    [{ ...none, dsrAgreement: without("documentedIn", agreement) }, "dsrAgreement: documentedIn is missing"],
    [{ ...none, dsrAgreement: { ...agreement, provider: " " } }, "dsrAgreement.provider: must be a text that is not empty"],
    [{ ...none, dsrAgreement: { ...agreement, agreedAt: "1" } }, "dsrAgreement.agreedAt: must be a time in epoch milliseconds"],
    [
      { ...none, dsrAgreement: { ...agreement, isConfigured: false } },
      "dsrAgreement.isConfigured: must be true; the device has to be set up to comply with the agreement",
    ],
    [{ ...scheduled, choice: { ...choice, made: "ignored" } }, "choice.made: must be accepted, changed or removed"],
    [{ ...scheduled, choice: { ...choice, at: 1e16 } }, "choice.at: must be a time in epoch milliseconds"],
    [{ ...scheduled, choice: { ...choice, by: "end_user" } }, "choice.by: must be owner"],
    [{ ...scheduled, disabledUntil: 1.5 }, "disabledUntil: must be a time in epoch milliseconds"],
    [{ ...scheduled, own: without("Wed", own) }, "own: Wed is missing"],
    [{ ...scheduled, own: { ...own, Wed: "all day" } }, "own.Wed: must be a list of windows"],
    [{ ...scheduled, own: { ...own, Wed: Array(9).fill({ from: "01:00", to: "02:00" }) } }, "own.Wed: must have at most 8 windows"],
    [{ ...scheduled, own: monday(7) }, "own.Mon[0]: must be an object"],
    [{ ...scheduled, own: monday({ from: "01:00" }) }, "own.Mon[0]: to is missing"],
    [{ ...scheduled, own: monday({ from: "1:00", to: "02:00" }) }, "own.Mon[0].from: must be a time from 00:00 to 23:59"],
    [{ ...scheduled, own: monday({ from: "24:00", to: "02:00" }) }, "own.Mon[0].from: must be a time from 00:00 to 23:59"],
    [{ ...scheduled, own: monday({ from: "01:00", to: "24:01" }) }, "own.Mon[0].to: must be a time from 00:00 to 24:00"],
    [{ ...scheduled, own: monday({ from: 60, to: 120 }) }, "own.Mon[0].from: must be a time from 00:00 to 23:59"],
    [{ ...scheduled, own: monday({ from: "07:00", to: "07:00" }) }, "own.Mon[0]: must not begin and end at 07:00; write 00:00 to 24:00 for a whole day"],
  ];
  for (const [index, [value, error]] of rows.entries()) test(`${index + 1}: ${error}`, () => expect(parseChargingHours(value)).toEqual({ ok: false, error }));

  test("a week alone names itself", () => {
    expect(parseWeek(own)).toEqual({ ok: true, value: own });
    expect(parseWeek(monday({ from: "x", to: "y" }))).toEqual({ ok: false, error: "week.Mon[0].from: must be a time from 00:00 to 23:59" });
  });
});

test("whatever is read never throws, and what is accepted can be asked", { timeout: 120_000 }, () => {
  const part = fc.oneof(fc.constantFrom(own, choice, agreement, "default", "schedule", "none", 5), fc.jsonValue());
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record(
      { inEffect: part, defaults: fc.oneof(fc.constant(defaultHours.defaults), part), own: part, choice: part, dsrAgreement: part },
      { requiredKeys: ["inEffect", "defaults"] },
    ),
  );
  fc.assert(
    fc.property(value, (given) => {
      const read = parseChargingHours(given);
      if (read.ok) expect(typeof hoursAt(read.value, 0).isPermitted).toBe("boolean");
      else expect(read.error).toMatch(/^\S+: \S/);
    }),
    { numRuns: 500 },
  );
});
