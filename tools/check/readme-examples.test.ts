// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withTempRepo } from "../lib/temp-repo.ts";
import { readmeExamples } from "./readme-examples.ts";

const readme = (code: string) => `# a\n\n\`\`\`ts\nnot run\n\`\`\`\n\n\`\`\`ts run\n${code}\n\`\`\`\n`;
const good = {
  "tsconfig.base.json": JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      target: "es2024",
      module: "nodenext",
      customConditions: ["@chargehand/source"],
      types: [],
      allowImportingTsExtensions: true,
    },
  }),
  "packages/a/package.json": JSON.stringify({ name: "@chargehand/a", type: "module", exports: { ".": { "@chargehand/source": "./src/index.ts" } } }),
  "packages/a/src/index.ts": "export const one: number = 1;",
  "packages/a/README.md": readme('import { one } from "@chargehand/a";\nif (one !== 1) throw new Error("not one");'),
};
const check = (change: Readonly<Record<string, string>>) =>
  withTempRepo({ ...good, ...change }, async (repo) => {
    const problems = await readmeExamples.run(repo);
    expect(existsSync(join(repo.root, "packages/a/.chargehand"))).toBe(false);
    return problems;
  });

test("compiles and runs the block marked `ts run`, and leaves nothing behind", async () => {
  expect(await check({})).toEqual([]);
});

test("refuses an example that does not compile, and one that fails", async () => {
  expect((await check({ "packages/a/README.md": readme('import { one } from "@chargehand/a";\nexport const two: string = one;') })).join()).toContain(
    "packages/a/README.md(2,14): error TS2322",
  );
  expect((await check({ "packages/a/README.md": readme('throw new Error("does not work");') })).join()).toContain("does not work");
});

test("runs every block that is marked, and says which one fails", async () => {
  const block = (code: string) => `\n\`\`\`ts run\n${code}\n\`\`\`\n`;
  const both = `${good["packages/a/README.md"]}${block('throw new Error("the second does not work");')}${block("export {};")}`;
  expect(await check({ "packages/a/README.md": both })).toEqual([
    expect.stringMatching(/^packages\/a\/README\.md, example 2: the example fails[\s\S]*the second does not work/),
  ]);
});

test("compiles examples of two packages beside each other, each with what it imports, and names the one that is wrong", async () => {
  const b = {
    "packages/b/package.json": good["packages/a/package.json"].replace("/a", "/b"),
    "packages/b/src/index.ts": "export const one = 'one';",
    "packages/b/README.md": readme('const one: number = 1;\nif (one !== 1) throw new Error("not one");'),
  };
  expect(await check(b)).toEqual([]);
  const wrong = readme('const one: string = 1;\nif (one === "one") throw new Error("not one");');
  expect(await check({ ...b, "packages/b/README.md": wrong })).toEqual([
    expect.stringMatching(/^an example does not compile\npackages\/b\/README\.md\(1,7\): error TS2322[^\n]*$/),
  ]);
});

test("refuses an example of more than 20 lines", async () => {
  expect((await check({ "packages/a/README.md": readme("export {};\n".repeat(21).trimEnd()) })).join()).toContain("21 lines, more than 20");
});

test("refuses a package without README, and one without an example unless it exports only types", async () => {
  const problems = (files: Readonly<Record<string, string>>) => withTempRepo({ ...files }, async (repo) => readmeExamples.run(repo));
  const { "packages/a/README.md": _, ...bare } = good;
  expect(await problems(bare)).toEqual(["packages/a/README.md is missing"]);
  expect(await problems({ ...good, "packages/a/README.md": "# a\n" })).toEqual(["packages/a/README.md has no ```ts run block"]);
  expect(await problems({ ...good, "packages/a/README.md": "# a\n", "packages/a/src/index.ts": "export type A = 1;" })).toEqual([]);
});
