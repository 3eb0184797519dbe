// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { weekLines } from "./week.ts";

test.each([
  ["never", ["At no time"]],
  ["always", ["At any time"]],
  ["Mon-Fri 00:30-04:30, 13:00-15:00; Sat-Sun 00:00-24:00", ["Mon–Fri 00:30–04:30, 13:00–15:00", "Sat–Sun all day"]],
])("the week %s is shown as %j", (week, lines) => {
  expect(weekLines(week)).toEqual(lines);
});
