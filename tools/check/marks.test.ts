// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { repoOf } from "../lib/repo.ts";
import { marks } from "./marks.ts";

const spdx = "// SPDX-License-Identifier: Apache-2.0\n";
const problems = (path: string, text: string) => marks.run(repoOf({ [path]: text }));

test("accepts a short file with its licence, also below a #! line and in other comment styles", () => {
  expect(problems("tools/a.ts", `${spdx}const a = 1;\n`)).toEqual([]);
  expect(problems("apps/cli/bin/a.js", `#!/usr/bin/env node\n${spdx}`)).toEqual([]);
  expect(problems("packages/a/src/a.sql", "-- SPDX-License-Identifier: Apache-2.0\nselect 1;\n")).toEqual([]);
});

test("refuses a source without the licence line", () => {
  expect(problems("tools/a.ts", "const a = 1;\n")).toHaveLength(1);
  expect(problems("packages/a/src/a.css", "a {}\n")).toHaveLength(1);
});

test("refuses the 501st line, generated files excepted", () => {
  expect(problems("tools/a.ts", spdx + "let a;\n".repeat(499))).toEqual([]);
  expect(problems("tools/a.ts", spdx + "let a;\n".repeat(500))).toEqual(["tools/a.ts: 501 lines; cut it by concern (at most 500)"]);
  expect(problems("packages/a/src/generated/a.ts", "let a;\n".repeat(900))).toEqual([]);
});

test.each([["TODO"], ["FIXME"], ["XXX"]])("refuses %s in a comment, not in a string", (word) => {
  expect(problems("tools/a.ts", `${spdx}// ${word}: later\n`)).toEqual([`tools/a.ts:2: left undone: ${word}: later`]);
  expect(problems("tools/a.ts", `${spdx}const a = "${word}";\n`)).toEqual([]);
});

test.each([["biome-ignore lint: x"], ["@ts-ignore"], ["@ts-nocheck"], ["@ts-expect-error"]])("refuses the waiver %s", (waiver) => {
  expect(problems("packages/a/src/a.ts", `${spdx}// ${waiver}\n`)).toEqual([`packages/a/src/a.ts:2: a waiver: ${waiver}`]);
});

test("lets a test state that something does not compile", () => {
  expect(problems("packages/a/src/a.test.ts", `${spdx}// @ts-expect-error watts are not amps\n`)).toEqual([]);
});

test.each([["test.only"], ["it.skip"], ["describe.skip"], ["test.todo"], ["describe.concurrent.only"]])("refuses %s", (call) => {
  expect(problems("packages/a/src/a.test.ts", `${spdx}${call}("a", () => {});\n`)).toHaveLength(1);
  expect(problems("packages/a/src/a.test.ts", `${spdx}// ${call}("a", () => {});\n`)).toEqual([]);
});
