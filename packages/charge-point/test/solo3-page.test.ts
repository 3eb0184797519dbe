// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const docs = join(root, "docs");
const page = readFileSync(join(docs, "solo3.md"), "utf8");
const rows = [...page.matchAll(/^\| (S3-\d+) \| (.+) \| (.+) \|$/gm)].map(([, number = "", says = "", heldBy = ""]) => ({ number, says, heldBy }));

/** The titles in which a test file cites numbers of the file, with the numbers. */
function citing(path: string): readonly { readonly title: string; readonly numbers: readonly string[] }[] {
  const source = readFileSync(path, "utf8");
  const titles = source.matchAll(/(["'`])((?:(?!\1).)*\[Solo 3 ([^\]]+)\](?:(?!\1).)*)\1/g);
  return [...titles].map(([, , title = "", numbers = ""]) => ({ title, numbers: numbers.split(", ") }));
}

test("the numbers run from S3-1 without a gap, each once", () => {
  const numbers = rows.map(({ number }) => Number(number.slice(3))).toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(35);
});

test.each(rows)("$number: each test that the page names is there and cites the number", ({ number, heldBy }) => {
  const cited = [...heldBy.matchAll(/\]\((\.\.\/[^)]+\.test\.ts)\): "([^"]+)"/g)].map(([, path = "", title = ""]) => ({ path, title }));
  expect(cited.length).toBeGreaterThan(0);
  const missing = cited.filter(({ path, title }) => !citing(join(docs, path)).some((test) => test.title.includes(title) && test.numbers.includes(number)));
  expect(missing).toEqual([]);
});

test("no test cites a number that the page does not have", () => {
  const folders = ["charging/src", "charge-point/src", "simulator/test"].map((folder) => join(root, "packages", folder));
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)));
  const known = new Set(rows.map(({ number }) => number));
  const unknown = files
    .filter((path) => path.endsWith(".test.ts"))
    .flatMap((path) => citing(path).flatMap(({ numbers }) => numbers.filter((n) => !known.has(n))));
  expect(unknown).toEqual([]);
});
