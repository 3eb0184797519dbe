// SPDX-License-Identifier: Apache-2.0
// What is right, told by others: ajv over the official schemas, and a table of error codes written from the specifications anew.
import { Ajv } from "ajv";
import ajvFormats from "ajv-formats";
import type { OcppVersion } from "../src/versions.ts";
import { modelOf } from "./values.ts";

const formats = ajvFormats as unknown as typeof ajvFormats.default;
const oracles = new Map<OcppVersion, Ajv>();

function ajvOf(version: OcppVersion): Ajv {
  const known = oracles.get(version);
  if (known !== undefined) return known;
  const ajv = new Ajv({ strict: true, allErrors: true, messages: false, inlineRefs: false, ownProperties: true, multipleOfPrecision: 6 });
  formats(ajv, ["date-time", "uri"]);
  // The package's own choice (README): what ajv takes, but a T between date and time, no leap second, at most nanoseconds,
  // and a colon in the zone, which RFC 3339 asks for and ajv does not.
  const theirs = ajv.formats["date-time"] as { validate: (text: string) => boolean };
  ajv.addFormat("date-time", {
    type: "string",
    validate: (text: string) => theirs.validate(text) && /^.{10}[Tt].{5}:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text),
  });
  const { definitions, messages } = modelOf(version);
  for (const [name, schema] of [...definitions, ...messages]) ajv.addSchema(JSON.parse(JSON.stringify(schema)) as object, name);
  oracles.set(version, ajv);
  return ajv;
}

/** The schema rules that `payload` breaks, each once; empty when it conforms. */
export function brokenRules(version: OcppVersion, name: string, payload: unknown): readonly string[] {
  const check = ajvOf(version).getSchema(name);
  if (check === undefined) throw new Error(`OCPP ${version} has no message ${name}`);
  if (check(payload) === true) return [];
  return [...new Set((check.errors ?? []).map((broken) => broken.keyword))];
}

/** Compiles every schema, so that what grows later is not the oracle. */
export function warmOracle(version: OcppVersion): void {
  for (const name of modelOf(version).messages.keys()) ajvOf(version).getSchema(name);
}

type Codes = readonly [v16: string, v2: string];
const property: Codes = ["PropertyConstraintViolation", "PropertyConstraintViolation"];
const occurrence: Codes = ["OccurenceConstraintViolation", "OccurrenceConstraintViolation"];
const framework: Codes = ["FormationViolation", "RpcFrameworkError"];

/** What went wrong to the code on the wire: OCPP-J 1.6 4.2.3 with errata 5.1 and 5.2; 2.0.1 and 2.1 part 4, 4.3. */
const table = {
  type: ["TypeConstraintViolation", "TypeConstraintViolation"],
  required: ["ProtocolError", occurrence[1]],
  additionalProperties: ["FormationViolation", "ProtocolError"],
  minItems: occurrence,
  maxItems: occurrence,
  enum: property,
  format: property,
  minLength: property,
  maxLength: property,
  minimum: property,
  maximum: property,
  multipleOf: property,
  framework,
  format_of_message: ["FormationViolation", "FormatViolation"],
  message_type: ["FormationViolation", "MessageTypeNotSupported"],
  reused_id: ["GenericError", "RpcFrameworkError"],
  unknown_action: ["NotImplemented", "NotImplemented"],
  unsupported_action: ["NotSupported", "NotSupported"],
  handler: ["InternalError", "InternalError"],
} as const satisfies Record<string, Codes>;
export type Fault = keyof typeof table;

export const codeFor = (version: OcppVersion, fault: Fault): string => table[fault][version === "1.6" ? 0 : 1];

export function codesFor(version: OcppVersion, rules: readonly string[]): readonly string[] {
  return rules.map((rule) => {
    if (!(rule in table)) throw new Error(`the table of codes lacks ${rule}`);
    return codeFor(version, rule as Fault);
  });
}
