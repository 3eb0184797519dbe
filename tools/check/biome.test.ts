// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { openRepo } from "../lib/repo.ts";
import { withTempRepo } from "../lib/temp-repo.ts";
import { biome } from "./biome.ts";

const project = openRepo();
const rules = {
  ".gitignore": "node_modules/\n",
  ...Object.fromEntries(project.files.filter((path) => path === "biome.json" || path.startsWith("tools/lint/")).map((path) => [path, project.read(path)])),
};
const spdx = "// SPDX-License-Identifier: Apache-2.0\n";
const lint = (files: Readonly<Record<string, string>>) => withTempRepo({ ...rules, ...files }, async (repo) => biome.run(repo));
const lintOne = (path: string, code: string) => lint({ [path]: `${spdx}${code}\n` });

test("accepts a clean file that keeps raw time and randomness in words and in Date arguments", async () => {
  expect(await lintOne("packages/a/src/a.ts", '// Date.now() is forbidden\nexport const a = new Date(5);\nexport const b = "Math.random()";')).toEqual([]);
});

test.each([
  ["Raw time", "export const a = Date.now();"],
  ["Raw time", "export const a = { now: Date.now };"],
  ["Raw time", "export const a = new Date();"],
  ["Raw time", "export const a = performance.now();"],
  ["Raw time", "setTimeout(() => {}, 10);"],
  ["Raw time", "setInterval(() => {}, 10);"],
  ["Raw time", "setImmediate(() => {});"],
  ["Take a kernel Clock", 'export { setTimeout } from "node:timers/promises";'],
  ["Raw randomness", "export const a = Math.random();"],
  ["noProcessEnv", 'export const a = process.env["HOME"];'],
  ["noExplicitAny", "export const a = (b: any): number => b;"],
  ["noConsole", 'console.log("a");'],
  ["noFloatingPromises", "const a = async (): Promise<number> => 1;\na();"],
  ["noUnusedVariables", "const a = 1;"],
  ["useNodejsImportProtocol", 'export { join } from "path";'],
  ["noReExportAll", 'export * from "node:path";'],
  ["noEnum", "export enum A {\n  B = 1,\n}"],
  ["File content differs", "export const a =  'b'"],
])("refuses in a package (%s): %s", async (reason, code) => {
  expect((await lintOne("packages/a/src/a.ts", code)).join("\n")).toContain(reason);
});

test("refuses an import cycle", async () => {
  const a = `${spdx}import { b } from "./b.ts";\n\nexport const a = (): unknown => b;\n`;
  const b = `${spdx}import { a } from "./a.ts";\n\nexport const b = (): unknown => a;\n`;
  expect((await lint({ "packages/a/src/a.ts": a, "packages/a/src/b.ts": b })).join("\n")).toContain("noImportCycles");
});

test.each([
  ["packages/kernel/src/clock-node.ts", "export const a = Date.now();"],
  ["packages/kernel/src/random.ts", "export const a = Math.random();"],
  ["packages/a/src/a.test.ts", "export const a = Date.now();"],
  ["apps/web/src/a.ts", "export const a = Date.now();"],
  ["apps/cli/src/a.ts", 'export const a = process.env["HOME"];'],
  ["tools/a.ts", 'console.log("a");'],
])("accepts in %s: %s", async (path, code) => {
  expect(await lintOne(path, code)).toEqual([]);
});
