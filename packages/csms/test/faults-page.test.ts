// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const docs = join(import.meta.dirname, "../../../docs");
const page = readFileSync(join(docs, "faults.md"), "utf8");
const cited = [...page.matchAll(/\]\((\.\.\/[^)]+\.test\.ts)\): "([^"]+)"/g)].map(([, path = "", title = ""]) => ({ path, title }));

test("every test that the page of faults names is there, under that title", () => {
  const missing = cited.filter(({ path, title }) => !readFileSync(join(docs, path), "utf8").includes(title));
  expect(missing).toEqual([]);
  expect(cited.length).toBeGreaterThan(60);
});

test("the page has the rows of the charge point's clock, delay and line", () => {
  const rows = [...page.matchAll(/^\| ([AFJ]\d) \| .* \| (.*) \|$/gm)];
  expect(rows.map(([, row]) => row)).toEqual(["A5", "F7", "F9", "J1", "J2", "J3", "J4", "J5", "J6"]);
  for (const [, row, tested] of rows) expect([row, tested]).toEqual([row, expect.stringMatching(/\.test\.ts\)|not yet/)]);
});

test("the page has the rows of two connections of one station, each with its test", () => {
  const rows = [...page.matchAll(/^\| (B\d) \| .*\.test\.ts\).* \|$/gm)];
  expect(rows.map(([, row]) => row)).toEqual(["B4", "B5"]);
});

test("the page has every row of its four groups once, and each says where it is tested or why not yet", () => {
  const rows = [...page.matchAll(/^\| ([CDHI])(\d+) \| .* \| (.*) \|$/gm)];
  const counts = { C: 13, D: 16, H: 10, I: 9 };
  const wanted = Object.entries(counts).flatMap(([group, count]) => Array.from({ length: count }, (_, at) => `${group}${at + 1}`));
  expect(rows.map(([, group, number]) => `${group}${number}`)).toEqual(wanted);
  for (const [, group, number, tested] of rows)
    expect([group, number, tested]).toEqual([group, number, expect.stringMatching(/\.test\.ts\)|not(hing to test)? yet|by setting/)]);
});
