// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { repoOf } from "../lib/repo.ts";
import { hosts } from "./hosts.ts";

const lock = (packages: object) => JSON.stringify({ packages });
const cleanLock = lock({
  "": {},
  "node_modules/ws": { integrity: "sha512-x" },
  "node_modules/@chargehand/kernel": { resolved: "packages/kernel", link: true },
});
const problems = (files: Readonly<Record<string, string>>) => hosts.run(repoOf({ "package-lock.json": cleanLock, ...files }));
// Put together here, so that the check does not find them in this very file.
const join = (...parts: readonly string[]) => parts.join("");

test("accepts relative paths, routes and ordinary links", () => {
  expect(
    problems({
      "README.md": "See packages/kernel, https://nodejs.org and /api/stations; work/flow; ~/.chargehand\n",
      LICENSE: "http://www.apache.org/licenses/\n",
    }),
  ).toEqual([]);
});

test.each([
  [join("/wo", "rk/main")],
  [join("/tm", "p/state")],
  [join("/hom", "e/ann/src")],
  [join("/roo", "t/x")],
  [join("file", ":///a")],
  [join("../share", "d/data/x.csv")],
])("refuses the machine path %s", (path) => {
  expect(problems({ "packages/a/src/a.ts": `const a = "${path}";` })).toHaveLength(1);
});

test("refuses the address of a package registry", () => {
  expect(problems({ ".npmrc": join("registry=https://registr", "y.npmjs.org/") })).toHaveLength(1);
  expect(problems({ "docs/a.md": join("https://nexu", "s.example.org/npm") })).toHaveLength(1);
});

test("refuses a lock file that names where packages came from, lies outside, or lacks a hash", () => {
  expect(problems({ "package-lock.json": lock({ "node_modules/ws": { resolved: "https://example.org/ws.tgz", integrity: "x" } }) })).toHaveLength(1);
  expect(problems({ "package-lock.json": lock({ "node_modules/ws": { resolved: "../ws", link: true } }) })).toEqual([
    "package-lock.json: node_modules/ws links to ../ws",
  ]);
  expect(problems({ "package-lock.json": lock({ "node_modules/ws": {} }) })).toEqual(["package-lock.json: node_modules/ws has no integrity hash"]);
});

test("refuses a lock file that lacks a platform's package, which npm ci would not install from", () => {
  const wrapper = { integrity: "x", optionalDependencies: { "tool-linux": "1.0.0", "tool-mac": "1.0.0" } };
  expect(problems({ "package-lock.json": lock({ "node_modules/tool": wrapper, "node_modules/tool-linux": { integrity: "y" } }) })).toEqual([
    "package-lock.json: node_modules/tool may need tool-mac, which is not locked; choose a version that has all its platforms",
  ]);
});

test("tests and benches may look for data beside the project, and nothing else may", () => {
  const code = `const file = "${join("../share", "d/data")}/x.csv";`;
  expect(problems({ "packages/a/test/replay.test.ts": code })).toEqual([]);
  expect(problems({ "packages/a/src/replay.ts": code })).toHaveLength(1);
});
