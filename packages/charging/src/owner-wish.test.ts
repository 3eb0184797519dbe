// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, test } from "vitest";
import { weekdays, weekOf } from "./hours/week.ts";
import { type OwnerWish, ownerWishText, parseOwnerWish } from "./owner-wish.ts";

/** A time with so many decimals of a second that it is of this length. */
const longTime = (length: number): string => `${"2026-01-05T18:00:00.".padEnd(length - 1, "0")}Z`;
const evenings = weekOf(weekdays, [{ from: "22:30", to: "05:30" }]);

test.each<[OwnerWish, unknown]>([
  [{ ask: "acceptHours" }, { about: "hours", request: { ask: "accept" } }],
  [{ ask: "removeHours" }, { about: "hours", request: { ask: "remove" } }],
  [{ ask: "followHours" }, { about: "hours", request: { ask: "enable" } }],
  [
    { ask: "changeHours", week: "daily 22:30-05:30" },
    { about: "hours", request: { ask: "change", week: evenings } },
  ],
  [
    { ask: "ignoreHours", until: "2026-01-05T18:00:00Z" },
    { about: "hours", request: { ask: "disable", until: Date.UTC(2026, 0, 5, 18) } },
  ],
  [
    { ask: "readyBy", at: "2026-01-06T07:00:00Z", energyWh: 12_000 },
    { about: "readyBy", readyAt: Date.UTC(2026, 0, 6, 7), energyWh: 12_000 },
  ],
  [{ ask: "cancelReadyBy" }, { about: "cancelReadyBy" }],
  [{ ask: "skipDelay" }, { about: "skipDelay" }],
])("%o is read as what the device is to do [SI 2021/1467 reg 10, reg 11]", (wish, request) => {
  expect(parseOwnerWish(ownerWishText(wish, "owner"))).toEqual({ ok: true, value: { by: "owner", request } });
  expect(parseOwnerWish(ownerWishText(wish, "end_user"))).toMatchObject({ ok: true, value: { by: "end_user" } });
});

test.each([
  ["", "not JSON"],
  ["null", "not an object"],
  ["7", "not an object"],
  ['{"ask":"acceptHours"}', "by: must be owner or end_user"],
  ['{"ask":"acceptHours","by":"csms"}', "by: must be owner or end_user"],
  ['{"ask":"explode","by":"owner"}', "ask: is not known"],
  ['{"ask":"ignoreHours","until":"soon","by":"owner"}', "until: must be a time"],
  ['{"ask":"ignoreHours","by":"owner"}', "until: must be a time"],
  ['{"ask":"changeHours","by":"owner"}', "week: must be a text"],
  ['{"ask":"readyBy","at":"2026-01-06T07:00:00Z","energyWh":0,"by":"owner"}', "energyWh: must be more than 0 and at most 250000"],
  ['{"ask":"readyBy","at":"2026-01-06T07:00:00Z","energyWh":1e9,"by":"owner"}', "energyWh: must be more than 0 and at most 250000"],
  ['{"ask":"readyBy","at":"2026-01-06T07:00:00Z","energyWh":250001,"by":"owner"}', "energyWh: must be more than 0 and at most 250000"],
  ['{"ask":"readyBy","at":"2026-01-06T07:00:00Z","energyWh":"12","by":"owner"}', "energyWh: must be more than 0 and at most 250000"],
  ['{"ask":"readyBy","at":7,"energyWh":1,"by":"owner"}', "at: must be a time"],
  [`{"ask":"ignoreHours","until":"${longTime(41)}","by":"owner"}`, "until: must be a time"],
  [JSON.stringify({ ask: "changeHours", by: "owner", week: "x".repeat(4_000) }), "the wish is longer than 4000 characters"],
])("%s is refused with what is wrong", (text, problem) => {
  expect(parseOwnerWish(text)).toEqual({ ok: false, error: problem });
});

test("the longest text, the longest time and the most energy that can be wished for are read", () => {
  expect(parseOwnerWish('{"ask":"skipDelay","by":"owner"}'.padEnd(4_000, " ")).ok).toBe(true);
  expect(parseOwnerWish(ownerWishText({ ask: "ignoreHours", until: longTime(40) }, "owner")).ok).toBe(true);
  expect(parseOwnerWish(ownerWishText({ ask: "readyBy", at: "2026-01-06T07:00:00Z", energyWh: 250_000 }, "owner")).ok).toBe(true);
});

test("the text of a week that cannot be read is told what it should look like", () => {
  const read = parseOwnerWish('{"ask":"changeHours","by":"owner","week":"whenever"}');
  expect(read).toEqual({ ok: false, error: expect.stringMatching(/^week: .*write/) });
});

test("no text at all makes the reader throw", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.record({ ask: fc.string(), by: fc.constant("owner"), week: fc.anything() }).map((value) => JSON.stringify(value)),
      ),
      (text) => {
        parseOwnerWish(text);
      },
    ),
  );
});
