// SPDX-License-Identifier: Apache-2.0
import { Millis, Minutes, WattHours, Watts } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChargingHours, defaultHours } from "./charging-hours.ts";
import { hoursAt, nextEdge } from "./hours-at.ts";
import { LONGEST_READY_BY, type ReadyBy, readyByPlan } from "./ready-by.ts";
import { weekdays, weekOf } from "./week.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const utc = (text: string) => Date.parse(`${text}Z`);
// A Monday in winter: the wall shows UTC. The defaults open from midnight to seven.
const evening = utc("2026-01-12T18:00");
const wish = (over: Partial<ReadyBy> = {}): ReadyBy => ({
  askedBy: "owner",
  readyAt: utc("2026-01-13T07:00"),
  energy: WattHours(14_000),
  power: Watts(7_000),
  reserve: Millis(0),
  ...over,
});
const none: ChargingHours = { ...defaultHours, inEffect: "none", choice: { made: "removed", at: 0, by: "owner" } };

describe("ready by a time", () => {
  test("the windows suffice when enough of them lie before it", () => {
    expect(readyByPlan(defaultHours, wish(), evening)).toEqual({ outcome: "windowsSuffice", finishesAt: utc("2026-01-13T02:00") });
    expect(readyByPlan(defaultHours, wish({ energy: WattHours(49_000) }), evening)).toEqual({ outcome: "windowsSuffice", finishesAt: utc("2026-01-13T07:00") });
    expect(readyByPlan(none, wish(), evening)).toEqual({ outcome: "windowsSuffice", finishesAt: utc("2026-01-12T20:00") });
  });

  test("else charging begins outside them, as late as is possible", () => {
    expect(readyByPlan(defaultHours, wish({ energy: WattHours(56_000) }), evening)).toEqual({
      outcome: "startsOutside",
      from: utc("2026-01-12T23:00"),
      finishesAt: utc("2026-01-13T07:00"),
    });
    expect(readyByPlan(defaultHours, wish({ energy: WattHours(56_000), readyAt: utc("2026-01-13T09:00") }), evening)).toEqual({
      outcome: "startsOutside",
      from: utc("2026-01-13T08:00"),
      finishesAt: utc("2026-01-13T09:00"),
    });
    // All of the stretch after the window is needed, and none of that before it.
    expect(readyByPlan(defaultHours, wish({ energy: WattHours(56_000), readyAt: utc("2026-01-13T08:00") }), evening)).toEqual({
      outcome: "startsOutside",
      from: utc("2026-01-13T07:00"),
      finishesAt: utc("2026-01-13T08:00"),
    });
    // All of the time that is left is needed.
    expect(readyByPlan(defaultHours, wish({ readyAt: evening + 2 * HOUR }), evening)).toEqual({
      outcome: "startsOutside",
      from: evening,
      finishesAt: evening + 2 * HOUR,
    });
  });

  test("what one window does not suffice for goes on in the next", () => {
    const plan = readyByPlan(defaultHours, wish({ energy: WattHours(56_000), readyAt: utc("2026-01-14T07:00") }), evening);
    expect(plan).toEqual({ outcome: "windowsSuffice", finishesAt: utc("2026-01-14T01:00") });
  });

  test("what the last stretch outside does not suffice for is taken from the end of the one before", () => {
    const plan = readyByPlan(defaultHours, wish({ energy: WattHours(70_000), readyAt: utc("2026-01-13T09:00") }), evening);
    expect(plan).toEqual({ outcome: "startsOutside", from: utc("2026-01-12T23:00"), finishesAt: utc("2026-01-13T09:00") });
  });

  test("a reserve for the randomised delay brings the start forward", () => {
    const plan = readyByPlan(defaultHours, wish({ energy: WattHours(49_000), reserve: Minutes(10) }), evening);
    expect(plan).toEqual({ outcome: "startsOutside", from: utc("2026-01-12T23:50"), finishesAt: utc("2026-01-13T06:50") });
  });

  test("a reserve that is being used up makes nothing too late yet", () => {
    const plan = readyByPlan(defaultHours, wish({ energy: WattHours(7_000), readyAt: evening + HOUR + 5 * MINUTE, reserve: Minutes(10) }), evening);
    expect(plan).toEqual({ outcome: "startsOutside", from: evening, finishesAt: evening + HOUR });
  });

  test("what cannot be charged any more is said", () => {
    const late = wish({ readyAt: evening + HOUR });
    expect(readyByPlan(defaultHours, late, evening)).toEqual({ outcome: "tooLate", from: evening, missing: 7_000 });
    expect(readyByPlan(defaultHours, wish({ readyAt: evening - 1 }), evening)).toEqual({ outcome: "tooLate", from: evening, missing: 14_000 });
    expect(readyByPlan(defaultHours, wish({ power: Watts(0) }), evening)).toEqual({ outcome: "tooLate", from: evening, missing: 14_000 });
  });

  test("a car that needs nothing is ready", () => {
    expect(readyByPlan(defaultHours, wish({ energy: WattHours(0), power: Watts(0) }), evening)).toEqual({ outcome: "windowsSuffice", finishesAt: evening });
  });

  test("counts the hour that the autumn change repeats", () => {
    const saturday = utc("2026-10-24T18:00");
    const plan = readyByPlan(defaultHours, wish({ readyAt: utc("2026-10-25T07:00"), energy: WattHours(56_000) }), saturday);
    expect(plan).toEqual({ outcome: "windowsSuffice", finishesAt: utc("2026-10-25T07:00") });
  });

  test("refuses to reckon further than a week", () => {
    expect(() => readyByPlan(defaultHours, wish({ readyAt: evening + LONGEST_READY_BY + 1 }), evening)).toThrow(RangeError);
  });
});

describe("hours with a wish to be ready", () => {
  const big = wish({ energy: WattHours(56_000) });

  test("wait for its start, then permit by its word, and the edge is named before", () => {
    expect(hoursAt(defaultHours, evening, big)).toEqual({ isPermitted: false, until: utc("2026-01-12T23:00"), by: "default" });
    expect(hoursAt(defaultHours, utc("2026-01-12T23:00"), big)).toEqual({ isPermitted: true, until: utc("2026-01-13T00:00"), by: "readyBy" });
    expect(nextEdge(defaultHours, evening, big)).toEqual({ atMs: utc("2026-01-12T23:00"), isPermitted: true });
    expect(nextEdge(defaultHours, utc("2026-01-12T23:00"), big)).toEqual({ atMs: utc("2026-01-13T07:00"), isPermitted: false });
    const nine = wish({ energy: WattHours(14_000), readyAt: utc("2026-01-13T09:00") });
    expect(nextEdge(defaultHours, utc("2026-01-13T06:00"), nine)).toEqual({ atMs: utc("2026-01-13T07:00"), isPermitted: false });
    expect(nextEdge(defaultHours, utc("2026-01-13T00:00"), wish({ energy: WattHours(49_000) }))).toEqual({ atMs: utc("2026-01-13T07:00"), isPermitted: false });
  });

  test("that never open wait for its start all the same", () => {
    const never: ChargingHours = { ...defaultHours, inEffect: "schedule", own: weekOf([], []), choice: { made: "changed", at: 0, by: "owner" } };
    expect(hoursAt(never, evening, wish())).toEqual({ isPermitted: false, until: utc("2026-01-13T05:00"), by: "schedule" });
    expect(hoursAt(never, utc("2026-01-13T05:00"), wish())).toEqual({ isPermitted: true, until: utc("2026-01-13T07:00"), by: "readyBy" });
  });

  test("reckon on with what the window leaves to be charged", () => {
    const more = wish({ energy: WattHours(21_000), readyAt: utc("2026-01-13T09:00") });
    expect(nextEdge(defaultHours, utc("2026-01-13T06:00"), more)).toEqual({ atMs: utc("2026-01-13T09:00"), isPermitted: false });
  });

  test("are silent about it inside a window, when it suffices, and when its time is over", () => {
    expect(hoursAt(defaultHours, utc("2026-01-13T03:00"), big)).toMatchObject({ isPermitted: true, by: "default" });
    expect(hoursAt(defaultHours, evening, wish())).toEqual(hoursAt(defaultHours, evening));
    expect(hoursAt(defaultHours, utc("2026-01-13T07:00"), big)).toMatchObject({ isPermitted: false, by: "default" });
  });

  test("go on when a car charges faster than reckoned, until the hours open", () => {
    const at = utc("2026-01-12T23:30");
    const faster = wish({ energy: WattHours(50_000) });
    expect(hoursAt(defaultHours, at, faster).isPermitted).toBe(false);
    const begun = { ...faster, startedAt: utc("2026-01-12T23:00") };
    expect(hoursAt(defaultHours, at, begun)).toEqual({ isPermitted: true, until: utc("2026-01-13T00:00"), by: "readyBy" });
    expect(hoursAt(defaultHours, at, { ...begun, startedAt: utc("2026-01-11T23:00") }).isPermitted).toBe(false);
    expect(hoursAt(defaultHours, at, { ...begun, energy: WattHours(0) }).isPermitted).toBe(false);
  });

  test("leave a wish aside that lies too far ahead, as after a clock was set back", () => {
    const later = wish({ readyAt: utc("2026-01-13T09:00") });
    const near = utc("2026-01-06T09:00");
    expect(hoursAt(defaultHours, utc("2000-01-01T12:00"), later)).toEqual({ isPermitted: false, until: utc("2000-01-02T00:00"), by: "default" });
    expect(hoursAt(defaultHours, near - 1, later)).toEqual({ isPermitted: false, until: near, by: "default" });
    expect(hoursAt(defaultHours, near, later)).toEqual({ isPermitted: false, until: utc("2026-01-07T00:00"), by: "default" });
    expect(nextEdge(defaultHours, near - 1, later)).toEqual({ atMs: utc("2026-01-07T00:00"), isPermitted: true });
  });

  test("listen to nobody but the owner", () => {
    const forged = { ...big, askedBy: "csms" } as unknown as ReadyBy;
    expect(hoursAt(defaultHours, utc("2026-01-12T23:00"), forged)).toMatchObject({ isPermitted: false, by: "default" });
  });
});

describe("for any hours and any wish", () => {
  const minuteText = (m: number) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
  const own = fc
    .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 4 })
    .map((times) => weekOf(weekdays, times.length < 4 ? [windowOf(times, 0)] : [windowOf(times, 0), windowOf(times, 2)]));
  const windowOf = (times: readonly number[], at: number) => ({ from: minuteText(times[at] ?? 0), to: minuteText(times[at + 1] ?? 0) });
  const start = fc.integer({ min: -2 * 1440, max: 2 * 1440 }).map((m) => utc("2026-10-25T00:00") + m * MINUTE);

  test("the plan is what counting minutes gives, and following it makes the car ready in time", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(own, start, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 1500 }), (week, nowMs, ahead, minutes) => {
        const hours: ChargingHours = { ...defaultHours, inEffect: "schedule", own: week, choice: { made: "changed", at: 0, by: "owner" } };
        // 60 Wh a minute: every minute that is needed is a whole one.
        const goal = wish({ readyAt: nowMs + ahead * MINUTE, energy: WattHours(minutes * 60), power: Watts(3600) });
        const plan = readyByPlan(hours, goal, nowMs);
        const open = Array.from({ length: ahead }, (_, minute) => hoursAt(hours, nowMs + minute * MINUTE).isPermitted);
        const chargedFrom = (from: number) => open.filter((isOpen, minute) => isOpen || minute >= from).length;
        const within = chargedFrom(ahead);
        expect(plan.outcome).toBe(within >= minutes ? "windowsSuffice" : minutes <= ahead ? "startsOutside" : "tooLate");
        if (plan.outcome === "tooLate") expect(plan).toEqual({ outcome: "tooLate", from: nowMs, missing: (minutes - ahead) * 60 });
        if (plan.outcome === "windowsSuffice") expect(open.slice(0, (plan.finishesAt - nowMs) / MINUTE).filter(Boolean)).toHaveLength(minutes);
        if (plan.outcome !== "startsOutside") return;
        const from = (plan.from - nowMs) / MINUTE;
        expect(chargedFrom(from)).toBe(minutes);
        expect(chargedFrom(from + 1)).toBe(minutes - 1);
      }),
      { numRuns: 300 },
    );
  });
});
