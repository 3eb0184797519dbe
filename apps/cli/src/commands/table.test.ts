// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { table } from "./table.ts";

test("a table is as wide as its widest cells, numbers to the right", () => {
  expect(
    table(
      ["id", "kWh"],
      [
        ["CH-1", 3.25],
        ["CH-22", 11],
      ],
    ),
  ).toBe("id      kWh\nCH-1   3.25\nCH-22    11\n");
});
