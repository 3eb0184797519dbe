// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPackages } from "./build.ts";
import type { Repo } from "./repo.ts";
import { run } from "./run.ts";
import { withTempRepo } from "./temp-repo.ts";

const manifest = (key: string) =>
  JSON.stringify({
    name: `@chargehand/${key}`,
    type: "module",
    exports: { ".": { "@chargehand/source": "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" } },
  });
const contents = {
  "layers.json": JSON.stringify({ high: ["low"], low: [], other: [] }),
  "tsconfig.base.json": JSON.stringify({
    compilerOptions: {
      strict: true,
      target: "es2024",
      module: "nodenext",
      types: [],
      customConditions: ["@chargehand/source"],
      rewriteRelativeImportExtensions: true,
      noEmit: true,
    },
  }),
  "packages/low/package.json": manifest("low"),
  "packages/low/src/index.ts": 'export { one } from "./one.ts";\nexport { valid } from "./generated/valid.js";',
  "packages/low/src/one.ts": "export const one: number = 1;",
  "packages/low/src/one.test.ts": 'throw new Error("tests do not ship");',
  "packages/low/src/generated/valid.js": "export const valid = true;",
  "packages/low/src/generated/valid.d.ts": "export declare const valid: boolean;",
  "packages/high/package.json": manifest("high"),
  "packages/high/src/index.ts": 'import { one } from "@chargehand/low";\nexport const two: number = one + one;',
  "packages/other/package.json": manifest("other"),
};

async function buildAll(wanted: readonly string[], repo: Repo): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of buildPackages(wanted, repo)) lines.push(line);
  return lines;
}

test("builds a package and those below it, so that plain Node can import them", async () => {
  await withTempRepo(contents, async (repo) => {
    for (const key of ["low", "high"]) {
      mkdirSync(join(repo.root, "node_modules/@chargehand"), { recursive: true });
      symlinkSync(join(repo.root, "packages", key), join(repo.root, "node_modules/@chargehand", key));
    }
    const built = await buildAll(["high"], repo);
    expect(built.map((line) => line.replace(/ in .*/, ""))).toEqual(["built low", "built high"]);
    const low = join(repo.root, "packages/low");
    expect(existsSync(join(low, "dist/generated/valid.js"))).toBe(true);
    expect(existsSync(join(low, "dist/one.test.js"))).toBe(false);
    expect(readFileSync(join(low, "dist/index.js"), "utf8")).toContain('"./one.js"');
    const use = await run("node", ["--input-type=module", "-e", 'import { two } from "@chargehand/high"; console.log(two);'], {
      cwd: repo.root,
      env: { NODE_OPTIONS: "" },
    });
    expect(use).toEqual({ code: 0, output: "2\n" });
  });
}, 60_000);

test("refuses a package that does not exist and code that does not compile", async () => {
  await expect(withTempRepo(contents, (repo) => buildAll(["nothing"], repo))).rejects.toThrow("no such package: nothing");
  const broken = { ...contents, "packages/low/src/one.ts": 'export const one: number = "1";' };
  await expect(withTempRepo(broken, (repo) => buildAll(["low"], repo))).rejects.toThrow("TS2322");
}, 60_000);
