// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { repoOf } from "../lib/repo.ts";
import { arrows } from "./arrows.ts";

const manifest = (key: string, rest: object = {}) => JSON.stringify({ name: `@chargehand/${key}`, ...rest });
const good = {
  "layers.json": JSON.stringify({ $comment: "words", kernel: [], ocpp: ["kernel"] }),
  "packages/kernel/package.json": manifest("kernel", { exports: { ".": {} } }),
  "packages/kernel/src/index.ts": "",
  "packages/ocpp/package.json": manifest("ocpp", { dependencies: { "@chargehand/kernel": "0.1.0", ws: "8.23.0" } }),
};
const problems = (change: Readonly<Record<string, string>>) => arrows.run(repoOf({ ...good, ...change }));

test("accepts packages that keep to their layers", () => {
  expect(problems({})).toEqual([]);
});

test("refuses an upward dependency in a package.json, also as a development dependency", () => {
  const upward = { "@chargehand/ocpp": "0.1.0" };
  const expected = ["packages/kernel/package.json: depends on @chargehand/ocpp, which layers.json does not allow"];
  expect(problems({ "packages/kernel/package.json": manifest("kernel", { dependencies: upward }) })).toEqual(expected);
  expect(problems({ "packages/kernel/package.json": manifest("kernel", { devDependencies: upward }) })).toEqual(expected);
});

test("refuses a version range", () => {
  expect(problems({ "packages/ocpp/package.json": manifest("ocpp", { dependencies: { ws: "^8.0.0" } }) })).toEqual([
    "packages/ocpp/package.json: ws is not pinned to one version: ^8.0.0",
  ]);
});

test("refuses an export without its file", () => {
  expect(problems({ "packages/kernel/package.json": manifest("kernel", { exports: { "./deep": {}, "./testing": {} } }) })).toEqual([
    "packages/kernel/package.json: exports ./deep but packages/kernel/src/deep.ts does not exist",
    "packages/kernel/package.json: exports ./testing but packages/kernel/src/testing/index.ts does not exist",
  ]);
});

test.each([
  ['import { x } from "./x.ts";', false],
  ['export { x } from "./x.ts";', false],
  ['import fs from "node:fs";', false],
  ['const x = import("./x.ts");', false],
  ['import type { X } from "./x.ts"; export const x: X = 1;', true],
])("beside . and ./testing only a file that loads nothing is open: %s", (text, isOpen) => {
  const open = { "packages/kernel/package.json": manifest("kernel", { exports: { "./names": {} } }), "packages/kernel/src/names.ts": text };
  const refusal =
    "packages/kernel/package.json: exports ./names, but packages/kernel/src/names.ts loads others; beside . and ./testing only what loads nothing is open";
  expect(problems(open)).toEqual(isOpen ? [] : [refusal]);
});

test("refuses a package without a layer, a layer without a package, and a circle", () => {
  expect(problems({ "packages/pki/package.json": manifest("pki") })).toEqual(["layers.json: pki is missing"]);
  expect(problems({ "layers.json": JSON.stringify({ kernel: [], ocpp: ["kernel"], grid: [] }) })).toEqual(["layers.json: no such package: grid"]);
  expect(problems({ "layers.json": JSON.stringify({ kernel: ["ocpp"], ocpp: ["kernel"] }) })).toEqual(["layers.json has a circle: kernel -> ocpp -> kernel"]);
});

test("refuses a package whose name is not its folder's", () => {
  expect(problems({ "packages/ocpp/package.json": manifest("ocppj") })).toEqual([
    "packages/ocpp/package.json: name is @chargehand/ocppj, expected @chargehand/ocpp",
  ]);
});
