// SPDX-License-Identifier: Apache-2.0

import type { LocalControl } from "@chargehand/charge-point";
import { type ChargingHours, defaultHours, type HoursRequest, hoursAfter } from "@chargehand/charging";
import { ok } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { askAtHome, chooseHours, type OwnerHabit, ownerHabitOf } from "./owner-habit.ts";

const NOON = Date.UTC(2026, 0, 5, 12);

/** Only what an owner of the street uses. */
function device(hours: ChargingHours = defaultHours) {
  const asked: unknown[] = [];
  let kept = hours;
  const local = {
    get rules() {
      return { hours: kept };
    },
    setHours(request: HoursRequest) {
      const after = hoursAfter(kept, request, { by: "owner", atMs: NOON });
      if (after.ok) kept = after.value;
      asked.push(request.ask);
      return ok(undefined);
    },
    chargeNow: () => asked.push("chargeNow"),
    setReadyBy: (wish: object) => asked.push(wish),
  };
  return { asked, local: local as unknown as LocalControl, hours: () => kept };
}

test.each([0, 1, 2, 3, 4, 5, 6, 600])(
  "the owner of home %d answers the question of the first use once at most, with hours that can be read [SI 2021/1467 reg 10]",
  (index) => {
    const habit = ownerHabitOf(index);
    const on = device();
    chooseHours(habit, on.local);
    chooseHours(habit, on.local);
    expect(on.asked).toHaveLength(habit.hours === "untouched" ? 0 : 1);
    expect(on.hours().choice === undefined).toBe(habit.hours === "untouched");
  },
);

test("a choice that was made before, by whomever, is left alone", () => {
  const removed = hoursAfter(defaultHours, { ask: "remove" }, { by: "owner", atMs: NOON });
  if (!removed.ok) throw new Error(removed.error);
  const on = device(removed.value);
  chooseHours({ hours: "accepted", atHome: "nothing" }, on.local);
  expect(on.asked).toEqual([]);
});

test("a street of six has who charges now, who waits for the default hours and who must be ready", () => {
  const street = [0, 1, 2, 3, 4, 5].map(ownerHabitOf);
  const isAnywhere = (is: (habit: OwnerHabit) => boolean) => street.some(is);
  expect(isAnywhere(({ atHome }) => atHome === "chargeNow")).toBe(true);
  expect(isAnywhere(({ hours, atHome }) => hours === "untouched" && atHome === "nothing")).toBe(true);
  const [wish] = street.map(({ atHome }) => atHome).filter((atHome) => typeof atHome === "object");
  const on = device();
  askAtHome({ hours: "untouched", atHome: wish ?? "nothing" }, { local: on.local, nowMs: NOON });
  expect(on.asked).toEqual([{ readyAt: NOON + (wish?.readyIn ?? 0), energyWh: wish?.energy }]);
});
