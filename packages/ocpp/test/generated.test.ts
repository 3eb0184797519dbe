// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadVersion, validatorsOf } from "../src/validation.ts";
import { emitValidators } from "../tools/emit-validators.ts";
import { readModel, type Schema } from "../tools/schema-source.ts";
import { calls, sends } from "./actions.ts";

const generatedFolder = join(import.meta.dirname, "../src/generated");

test("the generated files are those that the generator makes today", () => {
  const out = mkdtempSync(join(tmpdir(), "ocpp-generated-"));
  try {
    execFileSync(process.execPath, ["--conditions=@chargehand/source", join(import.meta.dirname, "../tools/generate.ts"), "--out", out]);
    expect(readdirSync(generatedFolder).sort()).toEqual(readdirSync(out).sort());
    for (const file of readdirSync(out)) expect(readFileSync(join(generatedFolder, file), "utf8") === readFileSync(join(out, file), "utf8"), file).toBe(true);
  } finally {
    rmSync(out, { recursive: true });
  }
});

test.each([
  ["1.6", 39, 0],
  ["2.0.1", 64, 0],
  ["2.1", 90, 1],
] as const)("OCPP %s has the %i actions with an answer and the %i without that its specification lists", async (version, callCount, sendCount) => {
  const model = readModel(version);
  expect([calls[version].length, sends[version].length]).toEqual([callCount, sendCount]);
  expect(model.calls).toEqual([...calls[version]].sort());
  expect(model.sends).toEqual(sends[version]);
  await loadVersion(version);
  const validators = validatorsOf(version);
  for (const action of calls[version]) {
    expect([action, validators.isCall(action), validators.isSend(action)]).toEqual([action, true, false]);
    expect(model.messages.has(`${action}Response`), action).toBe(true);
  }
  for (const action of sends[version]) expect([action, validators.isCall(action), validators.isSend(action)]).toEqual([action, false, true]);
});

test.each(["1.6", "2.0.1", "2.1"] as const)("a shared type of OCPP %s is written once", (version) => {
  const name = `v${version.replaceAll(".", "")}`;
  const text = readFileSync(join(generatedFolder, `${name}.ts`), "utf8") + readFileSync(join(generatedFolder, `validate-${name}.js`), "utf8");
  const { definitions, messages } = readModel(version);
  for (const type of [...definitions.keys(), ...messages.keys()]) {
    expect([...text.matchAll(new RegExp(`(?:interface|type|function|const) ${type}\\b`, "g"))].length, type).toBe(2);
  }
});

// What V8 has to scan decides how long a version takes to load; bench/load-time.ts measures that.
test.each([
  ["v16", 80],
  ["v201", 200],
  ["v21", 360],
])("the validators of %s are at most %i kB of code", (name, limit) => {
  expect(statSync(join(generatedFolder, `validate-${name}.js`)).size).toBeLessThan(limit * 1_000);
});

test("a constraint that the generator does not know stops it", () => {
  const messages = new Map([
    ["XRequest", { type: "object", additionalProperties: false, properties: { x: { type: "string", pattern: "^a" } as Schema } } satisfies Schema],
  ]);
  expect(() => emitValidators({ version: "2.1", definitions: new Map(), messages, calls: ["X"], sends: [] })).toThrow(
    "the generator knows no pattern of string",
  );
});
