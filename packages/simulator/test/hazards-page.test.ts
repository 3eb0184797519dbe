// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const docs = join(import.meta.dirname, "../../../docs");
const page = readFileSync(join(docs, "hazards.md"), "utf8");
const cited = [...page.matchAll(/\]\((\.\.\/[^)]+\.test\.ts)\): "([^"]+)"/g)].map(([, path = "", title = ""]) => ({ path, title }));

test("every test that the page of hazards names is there, under that title", () => {
  const missing = cited.filter(({ path, title }) => !readFileSync(join(docs, path), "utf8").includes(title));
  expect(missing).toEqual([]);
  expect(cited.length).toBeGreaterThan(40);
});

test("every hazard has a control, and a test or a word on why there is none", () => {
  const rows = [...page.matchAll(/^\| (?!hazard|line of|---|electrical|gate|control pilot|clamp|decision)(.+) \| (.+) \| (.+) \|$/gm)];
  expect(rows.length).toBeGreaterThan(25);
  for (const [, hazard, , shown] of rows) expect([hazard, shown]).toEqual([hazard, expect.stringMatching(/\.test\.ts\)|not built|hardware/)]);
});
