// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { repoOf } from "../lib/repo.ts";
import { imports } from "./imports.ts";

const base = {
  "package.json": JSON.stringify({ devDependencies: { vitest: "5.1.1" } }),
  "layers.json": JSON.stringify({ kernel: [], ocpp: ["kernel"], csms: ["kernel", "ocpp"], web: ["csms"] }),
  "packages/kernel/package.json": JSON.stringify({ name: "@chargehand/kernel", exports: { ".": {}, "./units": {} } }),
  "packages/ocpp/package.json": JSON.stringify({
    name: "@chargehand/ocpp",
    dependencies: { "@chargehand/kernel": "0.1.0", ws: "8.23.0", "@fastify/static": "1.0.0" },
    devDependencies: { ajv: "8.20.0" },
  }),
  "packages/csms/package.json": JSON.stringify({ name: "@chargehand/csms", dependencies: { "@chargehand/kernel": "0.1.0" } }),
  "apps/web/package.json": JSON.stringify({ name: "@chargehand/web", dependencies: { "@chargehand/csms": "0.1.0", react: "19.3.1" } }),
};
const problem = (path: string, statement: string) => imports.run(repoOf({ ...base, [path]: statement }));

test.each([
  ["packages/ocpp/src/a.ts", 'import { ok } from "@chargehand/kernel";'],
  ["packages/ocpp/src/a.ts", 'import { x } from "@chargehand/kernel/units";'],
  ["packages/ocpp/src/a.ts", 'import fs from "node:fs"; import ws from "ws/wrapper.mjs"; import s from "@fastify/static"; import b from "./b.ts";'],
  ["packages/ocpp/src/a.test.ts", 'import { test } from "vitest"; import Ajv from "ajv"; import { FakeClock } from "@chargehand/kernel/testing";'],
  ["packages/ocpp/test/a.test.ts", 'import { x } from "../src/index.ts"; import { y } from "@chargehand/ocpp";'],
  ["packages/ocpp/tools/generate.ts", 'import Ajv from "ajv";'],
  ["packages/ocpp/src/testing/mock.ts", 'import { FakeClock } from "@chargehand/kernel/testing";'],
  ["apps/web/src/a.tsx", 'import type { StationView } from "@chargehand/csms"; import "react"; import "./a.css";'],
])("accepts in %s: %s", (path, statement) => {
  expect(problem(path, statement)).toEqual([]);
});

test.each([
  ["packages/kernel/src/a.ts", 'import { x } from "@chargehand/ocpp";', "layers.json does not allow kernel -> ocpp"],
  ["packages/kernel/src/a.ts", 'import type { X } from "@chargehand/ocpp";', "layers.json does not allow kernel -> ocpp"],
  ["packages/kernel/src/a.test.ts", 'const x = await import("@chargehand/ocpp");', "layers.json does not allow kernel -> ocpp"],
  ["packages/csms/src/a.ts", 'export { x } from "@chargehand/ocpp";', "not in the dependencies of packages/csms/package.json"],
  [
    "packages/ocpp/src/a.ts",
    'import { x } from "@chargehand/kernel/src/units.ts";',
    "deep import; only the package, its /testing and what it exports are open",
  ],
  ["packages/ocpp/src/a.ts", 'import { x } from "@chargehand/kernel/clock";', "deep import; only the package, its /testing and what it exports are open"],
  ["packages/kernel/src/a.ts", 'import { x } from "@chargehand/kernel/units";', "inside a package import the file, never the package's own name"],
  ["packages/ocpp/src/a.ts", 'import { FakeClock } from "@chargehand/kernel/testing";', "/testing is for tests"],
  ["packages/ocpp/src/a.ts", 'import { x } from "../../kernel/src/units.ts";', "reaches into another package; use its name and its exports"],
  ["packages/ocpp/src/peer/a.ts", 'import { x } from "../index.ts";', "inside a package import the file, never the package's own index"],
  ["packages/ocpp/src/a.ts", 'import { x } from "@chargehand/ocpp";', "inside a package import the file, never the package's own name"],
  ["packages/ocpp/src/a.ts", 'import Ajv from "ajv";', "a development dependency; only tests and tools may use it"],
  ["packages/ocpp/src/a.ts", 'import { test } from "vitest";', "a development dependency; only tests and tools may use it"],
  ["packages/ocpp/src/a.ts", 'import x from "unheard-of";', "not in the dependencies of packages/ocpp/package.json"],
  ["apps/web/src/a.tsx", 'import { x } from "@chargehand/csms";', "the web app takes only types from packages; write `import type`"],
  ["apps/web/src/a.tsx", 'import { type X } from "@chargehand/csms";', "the web app takes only types from packages; write `import type`"],
  ["apps/web/src/a.tsx", 'import fs from "node:fs";', "the web app runs in a browser, not on Node"],
])("refuses in %s: %s", (path, statement, reason) => {
  const specifier = /"(.*)"/.exec(statement)?.[1];
  expect(problem(path, statement)).toEqual([`${path}:1: "${specifier}": ${reason}`]);
});
