// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRepo, repoRoot } from "../lib/repo.ts";
import { mutantGroups } from "./groups.ts";
import { knownIn, survivorsOf, tallyOf, timedOutOf, withTally } from "./page.ts";

const path = "packages/charging/src/x.ts";
const source = "const a = 1;\nif (a > 0 &&\n  a < 9) go();\n";
const outcome = (
  status: "Survived" | "Killed" | "Timeout" | "NoCoverage",
  [line, from, to]: readonly [number, number, number],
  replacement: string,
  endLine = line,
) => ({
  fileName: `anywhere/${path}`,
  status,
  replacement,
  location: { start: { line, column: from }, end: { line: endLine, column: to } },
});
const outcomes = [
  outcome("Killed", [1, 11, 12], "0"),
  outcome("Timeout", [1, 11, 12], "2"),
  outcome("Survived", [2, 5, 10], "a >= 0"),
  outcome("NoCoverage", [2, 5, 8], "a > 0 || a < 9", 3),
];
const page = `# Page\n| group | a |\n| x | 0 |\n### ${path}\n\n- \`a > 0\` → \`a >= 0\`: it is never 0.\n### packages/charging/src/y.ts\n- \`b\` → \`\`: why.\n`;

test("a survivor is known by its file, its code and its change, and one without a reason is unexplained", () => {
  const survivors = survivorsOf(outcomes, () => source, knownIn(page));
  expect(survivors.map(({ line, original, replacement, reason }) => [line, original, replacement, reason])).toEqual([
    [2, "a > 0", "a >= 0", "it is never 0."],
    [2, "a > 0 && a < 9", "a > 0 || a < 9", undefined],
  ]);
  expect(survivorsOf(outcomes, () => source, knownIn("")).every(({ reason }) => reason === undefined)).toBe(true);
});

test("what timed out is told too, though it counts as noticed", () => {
  expect(timedOutOf(outcomes, () => source)).toMatchObject([{ path, line: 1, original: "const a = 1;", replacement: "2", status: "Timeout" }]);
});

test("a bare word is told with its line", () => {
  const [survivor] = survivorsOf([outcome("Survived", [1, 11, 12], "2")], () => source, knownIn(""));
  expect([survivor?.original, survivor?.replacement]).toEqual(["const a = 1;", "2"]);
});

test("the row of a group is brought up to date, and a group without a row is told", () => {
  const tally = tallyOf(
    "x",
    outcomes,
    survivorsOf(outcomes, () => source, knownIn(page)),
  );
  expect(tally).toEqual({ group: "x", killed: 1, timedOut: 1, explained: 1, unexplained: 1 });
  expect(withTally(page, tally, "2026-01-05")).toContain("\n| x | 1 | 1 | 1 | 1 | 2026-01-05 |\n");
  expect(() => withTally("", tally, "2026-01-05")).toThrow(/no row/);
});

const docs = readFileSync(join(repoRoot, "docs/mutants.md"), "utf8");

test("the page has a row for each group, and what it explains is still in the code", () => {
  for (const { name } of mutantGroups) expect(docs).toMatch(new RegExp(`^\\| ${name} \\|`, "m"));
  const gone = [...knownIn(docs).keys()].filter((key) => {
    const [file = "", original = ""] = key.split("\n");
    const text = readFileSync(join(repoRoot, file), "utf8").replaceAll("`", "'").replaceAll(/\s+/g, " ");
    return !text.includes(original.replace(/…$/, ""));
  });
  expect(gone).toEqual([]);
});

test("every file of the rules and of the pilot is in a group, or has nothing to change", () => {
  const inGroup = mutantGroups.flatMap(({ mutate }) => mutate.map((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`)));
  const files = openRepo().files.filter(
    (file) => /^packages\/(charging\/src|charge-point\/src\/pilot)\/.*\.ts$/.test(file) && !/\.test\.ts$|\/testing\//.test(file),
  );
  const outside = files.filter((file) => !inGroup.some((pattern) => pattern.test(file)));
  // Lists of exports, and types alone.
  expect(outside).toEqual(["packages/charging/src/claims.ts", "packages/charging/src/index.ts"]);
});
