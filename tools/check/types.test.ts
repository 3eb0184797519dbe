// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { withTempRepo } from "../lib/temp-repo.ts";
import { types } from "./types.ts";

const tsconfig = JSON.stringify({ compilerOptions: { strict: true, noEmit: true, types: [] }, include: ["*.ts"] });
const check = (files: Readonly<Record<string, string>>) => withTempRepo(files, async (repo) => types.run(repo));

test("accepts code that compiles", async () => {
  expect(await check({ "tsconfig.json": tsconfig, "a.ts": "export const a: number = 1;" })).toEqual([]);
});

test("refuses a wrong type on Node's side and in the web app", async () => {
  const bad = 'export const a: number = "one";';
  const problems = await check({ "tsconfig.json": tsconfig, "a.ts": bad, "apps/web/tsconfig.json": tsconfig, "apps/web/b.ts": bad });
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain("a.ts(1,14): error TS2322");
  expect(problems[1]).toContain("apps/web/b.ts(1,14): error TS2322");
});
