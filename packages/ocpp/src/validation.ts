// SPDX-License-Identifier: Apache-2.0
import { codeOfKeyword, type RpcErrorCode } from "./codes.ts";
import { error } from "./errors.ts";
import type { SchemaError, Validator } from "./validator.ts";
import type { OcppVersion } from "./versions.ts";

/** What is wrong with a payload: the code for the far end, and a description that names the path and never the value. */
export interface Invalid {
  readonly code: RpcErrorCode;
  readonly description: string;
}

/** The messages of one loaded version. */
export interface MessageValidators {
  isCall(action: string): boolean;
  isSend(action: string): boolean;
  /** Undefined when the payload conforms. */
  request(action: string, payload: unknown): Invalid | undefined;
  response(action: string, payload: unknown): Invalid | undefined;
  send(action: string, payload: unknown): Invalid | undefined;
  /** The schema rule that broke, for tolerance rules. `name`: action and Request or Response, or the action of a SEND. */
  failure(name: string, payload: unknown): SchemaError | undefined;
}

// The only state of this module: which versions have been loaded. Validators are immutable code.
const loaded = new Map<OcppVersion, MessageValidators>();

/** Loads the validators of one version, once. Await it before `createPeer` asks for that version. */
export async function loadVersion(version: OcppVersion): Promise<void> {
  if (loaded.has(version)) return;
  loaded.set(version, messageValidators(version, await importValidators(version)));
}

/** Throws OCPP_VERSION_NOT_LOADED. */
export function validatorsOf(version: OcppVersion): MessageValidators {
  const validators = loaded.get(version);
  if (validators === undefined) throw error("OCPP_VERSION_NOT_LOADED", `OCPP ${version} is not loaded; await loadVersion("${version}") first`);
  return validators;
}

function importValidators(version: OcppVersion): Promise<Readonly<Record<string, Validator>>> {
  switch (version) {
    case "1.6":
      return import("./generated/validate-v16.js");
    case "2.0.1":
      return import("./generated/validate-v201.js");
    case "2.1":
      return import("./generated/validate-v21.js");
  }
}

function messageValidators(version: OcppVersion, module: Readonly<Record<string, Validator>>): MessageValidators {
  const table = new Map(Object.entries(module));
  const { requests, responses, sends } = byAction(table);
  const check = (validator: Validator | undefined, payload: unknown): Invalid | undefined => {
    if (validator === undefined) return { code: "NotImplemented", description: "the action is not known" };
    const failed = validator(payload);
    return failed && describe(version, failed);
  };
  return {
    isCall: (action) => requests.has(action),
    isSend: (action) => sends.has(action),
    request: (action, payload) => check(requests.get(action), payload),
    response: (action, payload) => check(responses.get(action), payload),
    send: (action, payload) => check(sends.get(action), payload),
    failure: (name, payload) => table.get(name)?.(payload),
  };
}

/** Sorted once, so that no message has to put a name together. */
function byAction(table: ReadonlyMap<string, Validator>) {
  const requests = new Map<string, Validator>();
  const responses = new Map<string, Validator>();
  const sends = new Map<string, Validator>();
  for (const [name, validator] of table) {
    if (name.endsWith("Request")) requests.set(name.slice(0, -"Request".length), validator);
    else if (name.endsWith("Response")) responses.set(name.slice(0, -"Response".length), validator);
    else sends.set(name, validator);
  }
  return { requests, responses, sends };
}

/** Code and description for the first rule that failed. Cannot throw: whatever goes wrong here gives FormatViolation. */
export function describe(version: OcppVersion, failed: SchemaError | undefined): Invalid {
  try {
    if (failed === undefined) return fallback;
    return { code: codeOfKeyword(version, failed.keyword), description: `${pathOf(failed)} ${expectation(failed)}`.slice(0, 255) };
  } catch {
    return fallback;
  }
}

const fallback: Invalid = { code: "FormatViolation", description: "the payload does not conform to the schema" };

function pathOf(failed: SchemaError): string {
  return failed.instancePath === "" ? "the payload" : failed.instancePath.split("/").slice(1).map(safeName).join("/");
}

function expectation({ keyword, params }: SchemaError): string {
  switch (keyword) {
    case "type":
      return `must be of type ${params["type"]}`;
    case "required":
      return `must have the property ${params["missingProperty"]}`;
    case "additionalProperties":
      return `must not have the property ${safeName(String(params["additionalProperty"]))}`;
    case "enum":
      return `must be one of ${(params["allowedValues"] as readonly string[]).join(", ")}`;
    case "format":
      return `must be a ${params["format"]}`;
    case "minLength":
    case "maxLength":
      return `must have ${keyword === "minLength" ? "at least" : "at most"} ${params["limit"]} characters`;
    case "minItems":
    case "maxItems":
      return `must have ${keyword === "minItems" ? "at least" : "at most"} ${params["limit"]} items`;
    case "minimum":
    case "maximum":
      return `must be ${keyword === "minimum" ? "at least" : "at most"} ${params["limit"]}`;
    case "multipleOf":
      return `must be a multiple of ${params["multipleOf"]}`;
    default:
      return "does not conform to the schema";
  }
}

/** Names come from the far end too: no control characters, nothing long, in a log line or an answer. */
const safeName = (name: string): string => name.slice(0, 50).replace(/[^\w.~-]/g, "?");
