// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errata } from "../tools/errata.ts";
import { readModel } from "../tools/schema-source.ts";

test("the generated files are those that the generator makes today", () => {
  const out = mkdtempSync(join(tmpdir(), "ocpp-generated-"));
  try {
    execFileSync(process.execPath, ["--conditions=@chargehand/source", join(import.meta.dirname, "../tools/generate.ts"), "--out", out]);
    const current = join(import.meta.dirname, "../src/generated");
    expect(readdirSync(current).sort()).toEqual(readdirSync(out).sort());
    for (const file of readdirSync(out)) expect(readFileSync(join(current, file), "utf8") === readFileSync(join(out, file), "utf8"), file).toBe(true);
  } finally {
    rmSync(out, { recursive: true });
  }
});

test.each([
  ["1.6", 39, 0],
  ["2.0.1", 64, 0],
  ["2.1", 90, 1],
] as const)("OCPP %s has %i actions with an answer and %i without", (version, calls, sends) => {
  const model = readModel(version);
  expect([model.calls.length, model.sends.length]).toEqual([calls, sends]);
  for (const action of model.calls) expect(model.messages.has(`${action}Response`), action).toBe(true);
});

test("each erratum names its clause", () => {
  for (const { clause } of errata) expect(clause).toMatch(/errata \d/);
});
