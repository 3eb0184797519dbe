// SPDX-License-Identifier: Apache-2.0
// The generated validators against ajv, an implementation of JSON schema by others, over the same schemas.
import type { OcppVersion } from "@chargehand/ocpp";
import { Ajv, type ErrorObject } from "ajv";
import ajvFormats from "ajv-formats";
import { expect, test } from "vitest";
import type { SchemaError, Validator } from "../src/validator.ts";
import { readModel, type Schema } from "../tools/schema-source.ts";
import { boundaries } from "./boundaries.ts";
import { goldenFrames } from "./golden-frames.ts";
import { type Json, mutations } from "./mutations.ts";

const formats = ajvFormats as unknown as typeof ajvFormats.default;
const modules: Readonly<Record<OcppVersion, () => Promise<Readonly<Record<string, Validator>>>>> = {
  "1.6": () => import("../src/generated/validate-v16.js"),
  "2.0.1": () => import("../src/generated/validate-v201.js"),
  "2.1": () => import("../src/generated/validate-v21.js"),
};

function oracleOf(version: OcppVersion): Ajv {
  const ajv = new Ajv({ strict: true, allErrors: true, messages: false, inlineRefs: false, ownProperties: true, multipleOfPrecision: 6 });
  formats(ajv, ["date-time", "uri"]);
  const { definitions, messages } = readModel(version);
  for (const [name, schema] of [...definitions, ...messages]) ajv.addSchema(JSON.parse(JSON.stringify(schema)) as object, name);
  return ajv;
}

const bare = ({ instancePath, keyword, params: { comparison: _, ...params } }: SchemaError | ErrorObject) => JSON.stringify([instancePath, keyword, params]);

test.each(["1.6", "2.0.1", "2.1"] as const)(
  "a validator of OCPP %s takes what ajv takes, and names a rule that ajv names too",
  async (version: OcppVersion) => {
    const ours = await modules[version]();
    const model = readModel(version);
    const oracle = oracleOf(version);
    let [taken, refused] = [0, 0];
    for (const { of, value } of goldenFrames(version)) {
      if (of === null) continue;
      const theirs = oracle.getSchema(of);
      for (const payload of [value.payload, ...mutations(value.payload), ...boundaries(model, model.messages.get(of) as Schema, value.payload)] as Json[]) {
        const failed: SchemaError | undefined = ours[of]?.(payload);
        const isTaken: boolean = theirs?.(payload) === true;
        if (isTaken !== (failed === undefined)) expect.fail(`${of}: ajv ${isTaken ? "takes" : "refuses"} ${JSON.stringify(payload)}`);
        if (failed !== undefined && !theirs?.errors?.some((error) => bare(error) === bare(failed))) expect.fail(`${of}: ajv does not name ${bare(failed)}`);
        if (isTaken) taken++;
        else refused++;
      }
    }
    expect(Math.min(taken, refused)).toBeGreaterThan(700);
  },
  60_000,
);

test.each(["1.6", "2.0.1", "2.1"] as const)("every message of OCPP %s has a validator, and no other name is exported", async (version: OcppVersion) => {
  expect(Object.keys(await modules[version]()).sort()).toEqual([...readModel(version).messages.keys()].sort());
});
