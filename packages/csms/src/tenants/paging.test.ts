// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { cursorOf, pageOf } from "./paging.ts";

const id = "0198c0de-0000-7000-8000-000000000001";

test("the next of a page is the cursor of the page after it", () => {
  const rows = [5_000, 4_000, 3_000].map((ms) => ({ at: new Date(ms), id }));
  const { items, next } = pageOf(rows, 2, { view: ({ at }) => at.getTime(), cursor: (row) => row });
  expect(items).toEqual([5_000, 4_000]);
  expect(cursorOf({ before: next ?? "" })).toEqual({ at: new Date(4_000), id });
  expect(cursorOf({})).toBeUndefined();
});

test.each(["", "zzz", "1", `x_${id}`, "1_------------------------------------", `9999999999999999_${id}`, `999999999999999_${id}`, `1_${id}\0`])(
  "the text %j, which no page gave, is refused",
  (before) => {
    expect(() => cursorOf({ before })).toThrow(expect.objectContaining({ code: "CSMS_REQUEST_INVALID" }));
  },
);
