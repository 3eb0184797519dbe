// SPDX-License-Identifier: Apache-2.0
// Every property of every golden message, broken in every way: refused with a code of the version, or valid; never a throw.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type OcppVersion, rpcErrorCodes } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { loadVersion, validatorsOf } from "../src/validation.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const gone = Symbol("gone");
const marker = "DO-NOT-REPEAT";
const wrongValues: readonly (Json | typeof gone)[] = [
  gone,
  null,
  true,
  -1,
  1.5,
  1e300,
  "",
  marker,
  marker.repeat(1_000),
  "\u0000",
  "🔌".repeat(3_000),
  [],
  {},
  [marker],
  { [marker]: 1 },
  JSON.parse('{"__proto__":{"a":1}}') as Json,
];

/** Every copy of `value` that has one place, at any depth, replaced by each wrong value, or one property more. */
function* mutations(value: Json): Generator<Json> {
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  for (const [key, child] of entries) {
    for (const wrong of wrongValues) yield rebuilt(value, key, wrong);
    for (const changed of mutations(child)) yield rebuilt(value, key, changed);
  }
  if (!Array.isArray(value)) yield { ...value, surplus: 1 };
}

function rebuilt(value: Json[] | { [key: string]: Json }, key: string, changed: Json | typeof gone): Json {
  if (Array.isArray(value)) return value.flatMap((item, at) => (String(at) === key ? (changed === gone ? [] : [changed]) : [item]));
  return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => (name === key ? (changed === gone ? [] : [[name, changed]]) : [[name, item]])));
}

test.each(["1.6", "2.0.1", "2.1"] as const)("a broken message of OCPP %s is told precisely and without its values", async (version: OcppVersion) => {
  await loadVersion(version);
  const validators = validatorsOf(version);
  const frames = JSON.parse(readFileSync(join(import.meta.dirname, `golden/${version}.json`), "utf8")) as { of: string | null; value: { payload: Json } }[];
  let refused = 0;
  for (const { of, value } of frames) {
    if (of === null) continue;
    const action = of.replace(/(Request|Response)$/, "");
    const check = of === action ? validators.send : of.endsWith("Request") ? validators.request : validators.response;
    for (const mutation of mutations(value.payload)) {
      const invalid = check(action, mutation);
      if (invalid === undefined) continue;
      refused++;
      expect(rpcErrorCodes).toContain(invalid.code);
      expect(invalid.description.length).toBeLessThanOrEqual(255);
      if (!invalid.description.includes("must not have the property")) expect(invalid.description).not.toContain(marker);
    }
  }
  expect(refused).toBeGreaterThan(1_000);
});
