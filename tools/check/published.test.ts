// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withTempRepo } from "../lib/temp-repo.ts";
import { published } from "./published.ts";

const manifest = (key: string) =>
  JSON.stringify({ name: `@chargehand/${key}`, type: "module", exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } } });
const good = {
  "layers.json": JSON.stringify({ kernel: [], ocpp: ["kernel"] }),
  "tsconfig.base.json": JSON.stringify({
    compilerOptions: { target: "es2024", module: "nodenext", types: [], rewriteRelativeImportExtensions: true, noEmit: true },
  }),
  "packages/kernel/package.json": manifest("kernel"),
  "packages/kernel/src/index.ts": "export const one = 1;",
  "packages/ocpp/package.json": manifest("ocpp"),
  "packages/ocpp/src/index.ts": 'import { one } from "@chargehand/kernel";\nexport const two = one + one;',
};
const check = (change: Readonly<Record<string, string>>) =>
  withTempRepo({ ...good, ...change }, async (repo) => {
    mkdirSync(join(repo.root, "node_modules/@chargehand"), { recursive: true });
    for (const key of ["kernel", "ocpp"]) symlinkSync(join(repo.root, "packages", key), join(repo.root, "node_modules/@chargehand", key));
    return (await published.run(repo)).join("\n");
  });

test("accepts libraries that build and import on plain Node", async () => {
  expect(await check({})).toBe("");
});

test("refuses one that does not build, one that exports nothing, and one that fails when it is imported", async () => {
  expect(await check({ "packages/ocpp/src/index.ts": 'export { none } from "@chargehand/kernel";' })).toMatch(/error TS\d+.*none/);
  expect(await check({ "packages/ocpp/src/index.ts": "export type Two = 2;" })).toContain("ocpp exports nothing");
  expect(await check({ "packages/ocpp/src/index.ts": 'throw new Error("not without the condition");\nexport const two = 2;' })).toContain(
    "not without the condition",
  );
}, 60_000);

test("refuses an entry beside the package that leads nowhere once it is built", async () => {
  const entries = { ".": { default: "./dist/index.js" }, "./names": { default: "./dist/name.js" } };
  const change = {
    "packages/ocpp/package.json": JSON.stringify({ name: "@chargehand/ocpp", type: "module", exports: entries }),
    "packages/ocpp/src/names.ts": 'export const name = "one";',
  };
  expect(await check(change)).toContain("name.js");
}, 60_000);
