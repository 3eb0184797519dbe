// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { provenances } from "../facts.ts";
import { type ChargingHours, type DsrAgreement, defaultHours, hoursSoldWith, isChoicePending } from "./charging-hours.ts";
import { hoursAt } from "./hours-at.ts";
import { type HoursRequest, hoursAfter, LONGEST_DISABLE } from "./hours-change.ts";
import { parseChargingHours } from "./parse-hours.ts";
import { weekdays, weekOf } from "./week.ts";

const now = Date.UTC(2026, 0, 12, 17);
const owner = { by: "owner", atMs: now } as const;
const own = weekOf(weekdays, [{ from: "00:30", to: "04:30" }]);
const agreement: DsrAgreement = {
  reference: "A-17",
  provider: "Flexible Ltd",
  agreedAt: 1,
  isConfigured: true,
  documentedIn: "statement of compliance, page 4",
};
const sold = hoursSoldWith(agreement);

const after = (hours: ChargingHours, ...requests: readonly HoursRequest[]): ChargingHours =>
  requests.reduce((before, request) => {
    const answer = hoursAfter(before, request, owner);
    if (!answer.ok) throw new Error(answer.error);
    expect(parseChargingHours(JSON.parse(JSON.stringify(answer.value)))).toEqual(answer);
    return answer.value;
  }, hours);

describe("the owner's choice at first use [SI 2021/1467 reg 10]", () => {
  test("is pending until made, and the defaults hold meanwhile [Solo 3 S3-23]", () => {
    expect(isChoicePending(defaultHours)).toBe(true);
    expect(hoursAt(defaultHours, now)).toMatchObject({ isPermitted: false, by: "default" });
  });

  const rows: readonly [title: string, request: HoursRequest, made: string, by: string, isPermitted: boolean][] = [
    ["accepting keeps the defaults", { ask: "accept" }, "accepted", "default", false],
    ["changing puts the owner's own hours in effect", { ask: "change", week: own }, "changed", "schedule", false],
    ["removing leaves no hours", { ask: "remove" }, "removed", "off", true],
  ];
  for (const [title, request, made, by, isPermitted] of rows)
    test(`${title}, and is kept with its time`, () => {
      const hours = after(defaultHours, request);
      expect(isChoicePending(hours)).toBe(false);
      expect(hours.choice).toEqual({ made, at: now, by: "owner" });
      expect(hoursAt(hours, now)).toMatchObject({ by, isPermitted });
    });

  test("can be changed at any later time, and the defaults come back unharmed [Solo 3 S3-24]", () => {
    const hours = after(defaultHours, { ask: "remove" }, { ask: "change", week: own }, { ask: "accept" });
    expect(hours).toEqual({ ...defaultHours, choice: { made: "accepted", at: now, by: "owner" } });
    expect(after(after(defaultHours, { ask: "remove" }), { ask: "change", week: own })).toMatchObject({ inEffect: "schedule", own });
  });

  test("is the owner's alone, not the end-user's [SI 2021/1467 reg 2] and nobody's on the wire", () => {
    const requests: readonly HoursRequest[] = [
      { ask: "accept" },
      { ask: "change", week: own },
      { ask: "remove" },
      { ask: "disable", until: now + 1 },
      { ask: "enable" },
    ];
    for (const by of provenances.filter((who) => who !== "owner"))
      for (const request of requests) expect(hoursAfter(defaultHours, request, { by, atMs: now })).toEqual({ ok: false, error: "notOwner" });
  });
});

describe("disabling the hours for a time", () => {
  test("permits until then and keeps the choice [Solo 3 S3-32]", () => {
    const hours = after(defaultHours, { ask: "change", week: own }, { ask: "disable", until: now + 60_000 });
    expect(hoursAt(hours, now)).toEqual({ isPermitted: true, until: now + 60_000, by: "disabled" });
    expect(hours).toMatchObject({ inEffect: "schedule", own, choice: { made: "changed" } });
  });

  test("ends early when enabled again, or when other hours are set", () => {
    const disabled = after(defaultHours, { ask: "change", week: own }, { ask: "disable", until: now + 60_000 });
    expect(after(disabled, { ask: "enable" })).toEqual(after(defaultHours, { ask: "change", week: own }));
    for (const request of [{ ask: "accept" }, { ask: "remove" }, { ask: "change", week: own }] as const)
      expect(after(disabled, request)).not.toHaveProperty("disabledUntil");
    expect(after(defaultHours, { ask: "enable" })).toStrictEqual(defaultHours);
  });

  test("is possible for a week to the millisecond", () => {
    expect(hoursAfter(defaultHours, { ask: "disable", until: now + LONGEST_DISABLE }, owner).ok).toBe(true);
  });

  const rows: readonly [until: number, error: string][] = [
    [now, "notLater"],
    [now - 1, "notLater"],
    [Number.NaN, "notLater"],
    [now + LONGEST_DISABLE + 1, "tooLong"],
    [Number.POSITIVE_INFINITY, "tooLong"],
  ];
  for (const [until, error] of rows)
    test(`until ${until} is refused as ${error}`, () => expect(hoursAfter(defaultHours, { ask: "disable", until }, owner)).toEqual({ ok: false, error }));
});

describe("a device sold with a DSR agreement [SI 2021/1467 reg 10]", () => {
  test("has its default hours stored and not activated, and nothing to ask at first use [Solo 3 S3-25]", () => {
    expect(parseChargingHours(sold)).toEqual({ ok: true, value: sold });
    expect(hoursAt(sold, now)).toMatchObject({ isPermitted: true, by: "off" });
    expect(isChoicePending(sold)).toBe(false);
  });

  test("falls back to the default hours when the agreement is over, and the choice is the owner's again", () => {
    const answer = hoursAfter(sold, { ask: "endAgreement" }, { by: "dsrsp", atMs: now });
    expect(answer).toEqual({ ok: true, value: defaultHours });
    expect(answer.ok && isChoicePending(answer.value)).toBe(true);
  });

  test("keeps what its owner chose when the agreement is over", () => {
    const removed = after(sold, { ask: "remove" }, { ask: "endAgreement" });
    expect(removed).toMatchObject({ inEffect: "none", choice: { made: "removed" } });
    expect(after(sold, { ask: "change", week: own }, { ask: "endAgreement" })).toMatchObject({ inEffect: "schedule", own });
  });

  test("is not told that its agreement is over by just anybody, nor without one", () => {
    for (const by of ["csms", "end_user", "network"] as const)
      expect(hoursAfter(sold, { ask: "endAgreement" }, { by, atMs: now })).toEqual({ ok: false, error: "notOwner" });
    expect(hoursAfter(defaultHours, { ask: "endAgreement" }, owner)).toEqual({ ok: false, error: "noAgreement" });
  });
});
