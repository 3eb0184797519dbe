// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { loadVersion, type MessageValidators, validatorsOf } from "../src/validation.ts";
import { documentsRead, type Example, errata, leftAsTheyAre } from "../tools/errata.ts";
import { readModel } from "../tools/schema-source.ts";

function check(validators: MessageValidators, [message, payload]: Example) {
  const action = message.replace(/(Request|Response)$/, "");
  return message.endsWith("Request") ? validators.request(action, payload) : validators.response(action, payload);
}

test.each(errata.map((erratum) => [erratum.version, erratum.change, erratum.clause, erratum] as const))(
  "in OCPP %s %s [%s]",
  async (version, _change, _clause, { accepts, refuses }) => {
    await loadVersion(version);
    const validators = validatorsOf(version);
    for (const example of accepts) expect([example, check(validators, example)]).toEqual([example, undefined]);
    for (const example of refuses) expect([example, check(validators, example)]).toEqual([example, expect.objectContaining({ code: expect.any(String) })]);
    expect(Math.min(accepts.length, refuses.length)).toBeGreaterThan(0);
  },
);

// Two errata speak of all classes: they have nothing that could be gone.
test.each(errata.filter(({ clause }) => !/ 3\.(2|58)$/.test(clause)).map(({ version, clause, apply }) => [clause, version, apply] as const))(
  "%s fails when the schema of OCPP %s has moved on",
  (_clause, _version, apply) => {
    expect(() => apply({ definitions: new Map(), messages: new Map() })).toThrow(/gone|has no/);
  },
);

test("each erratum and each difference left names its clause", () => {
  for (const { clause } of [...errata, ...leftAsTheyAre]) expect(clause).toMatch(/^OCPP(-J)? \d\.\d (errata |part \d, )?\d/);
  for (const version of ["1.6", "2.0.1", "2.1"]) expect(documentsRead.some((read) => read.version === version)).toBe(true);
});

test("the unions take the spelling of the schema where the text has another [OCPP 2.1 part 3]", () => {
  const units = readModel("2.1").definitions.get("DERUnitEnumType")?.enum;
  expect(units).toContain("Not_Applicable");
  expect(units).not.toContain("Not_Aplicable");
});
