// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { errorsPage } from "../lib/error-catalogue.ts";
import { withTempRepo } from "../lib/temp-repo.ts";
import { generated } from "./generated.ts";

const generator = 'import { writeFileSync } from "node:fs";\nwriteFileSync(process.argv.at(-1) + "/a.ts", "current");\n';
const good = {
  "packages/a/tools/generate.ts": generator,
  "packages/a/src/generated/a.ts": "current",
  "docs/errors.md": errorsPage(new Map()),
};
const check = (files: Readonly<Record<string, string>>) => withTempRepo(files, async (repo) => generated.run(repo));

test("accepts what the generators write", async () => {
  expect(await check(good)).toEqual([]);
});

test("refuses a file that was edited, one that is missing and one that is left over", async () => {
  expect(await check({ ...good, "packages/a/src/generated/a.ts": "edited" })).toEqual(["packages/a/src/generated/a.ts is not current; run `npm run generate`"]);
  const { "packages/a/src/generated/a.ts": _, ...without } = good;
  expect(await check(without)).toEqual(["packages/a/src/generated/a.ts is missing; run `npm run generate`"]);
  expect(await check({ ...good, "packages/a/src/generated/b.ts": "" })).toEqual(["packages/a/src/generated/b.ts is left over; run `npm run generate`"]);
});

test("refuses a generator that fails, a generated folder without one, and an old list of errors", async () => {
  expect((await check({ ...good, "packages/a/tools/generate.ts": 'throw new Error("no schemas");' })).join()).toContain("no schemas");
  expect(await check({ ...good, "packages/b/src/generated/b.ts": "" })).toEqual([
    "packages/b/src/generated/b.ts is in a generated folder that no tools/generate.ts writes",
  ]);
  expect(await check({ ...good, "docs/errors.md": "# Errors\n" })).toEqual(["docs/errors.md is not what `npm run generate` writes"]);
});
