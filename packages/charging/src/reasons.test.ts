// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { layers, rankOf } from "./layers.ts";
import { isReasonCode, reasons } from "./reasons.ts";

const page = readFileSync(new URL("../../../docs/why.md", import.meta.url), "utf8");
const rows = page.split("\n").filter((line) => /^\| \d+ \|/.test(line));

test("docs/why.md has every reason once, with its layer and its texts, and no other", () => {
  const expected = Object.entries(reasons).map(
    ([code, { layer, title, sentence }]) => `| ${rankOf(layer)} | ${layer} | \`${code}\` | ${title} | ${sentence} |`,
  );
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

test("each text is a sentence that says what is so, and uses only what can be filled in", () => {
  for (const { title, sentence } of Object.values(reasons)) {
    expect(title).toMatch(/^[A-Z][^.]+$/);
    expect(sentence).toMatch(/^[A-Z{].*\.$/);
    for (const [gap] of sentence.matchAll(/\{\w+\}/g)) expect(["{until}", "{limit}"]).toContain(gap);
  }
});

test("every layer has a reason that can be shown, and codes are known by their name alone", () => {
  const spoken = new Set<string>(Object.values(reasons).map(({ layer }) => layer));
  expect(layers.filter((layer) => !spoken.has(layer))).toEqual([]);
  expect(isReasonCode("NothingSet")).toBe(true);
  for (const name of ["toString", "", "nothingSet"]) expect(isReasonCode(name)).toBe(false);
});
