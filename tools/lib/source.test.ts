// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { hasRuntimeExports, readSource, withoutComments } from "./source.ts";

test("finds every way to import, with its line and whether it is only types", () => {
  const text = [
    'import type { A } from "types-only";',
    'import { type B } from "kept-at-run-time";',
    'import "effect";',
    'export { c } from "re-exported";',
    'export * from "star";',
    'export type { D } from "type-export";',
    'const e = await import("dynamic");',
    "// import 'comment';",
    "const f = \"import 'text'\";",
  ].join("\n");
  expect(readSource("a.ts", text).imports).toEqual([
    { specifier: "types-only", line: 1, typeOnly: true },
    { specifier: "kept-at-run-time", line: 2, typeOnly: false },
    { specifier: "effect", line: 3, typeOnly: false },
    { specifier: "re-exported", line: 4, typeOnly: false },
    { specifier: "star", line: 5, typeOnly: false },
    { specifier: "type-export", line: 6, typeOnly: true },
    { specifier: "dynamic", line: 7, typeOnly: false },
  ]);
});

test("an import named type is not a type import", () => {
  expect(readSource("a.ts", 'import type from "x";').imports[0]?.typeOnly).toBe(false);
  expect(readSource("a.ts", 'import type, { y } from "x";').imports[0]?.typeOnly).toBe(false);
});

test("blanks comments and keeps strings that look like them", () => {
  expect(withoutComments("a.ts", 'const a = "// no"; // yes\n/* two\nlines */ b;')).toBe('const a = "// no";       \n      \n         b;');
});

test("a module of types alone exports nothing at run time", () => {
  expect(hasRuntimeExports("a.ts", "export interface A {}\nexport type { B } from './b.ts';\nexport { type C } from './c.ts';")).toBe(false);
  expect(hasRuntimeExports("a.ts", "export { type A, b } from './b.ts';")).toBe(true);
  expect(hasRuntimeExports("a.ts", "export const a = 1;")).toBe(true);
});
