// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { _, Ajv } from "ajv";
import ajvStandalone from "ajv/dist/standalone/index.js";
import { header } from "./emit-types.ts";
import type { Model, Schema } from "./schema-source.ts";

const standalone = ajvStandalone as unknown as typeof ajvStandalone.default;

/**
 * One ECMAScript module with a validator for each message, definitions hoisted: every definition is a schema of its own,
 * so that ajv makes one function for it, whoever refers to it.
 */
export function emitValidators(model: Model): string {
  const ajv = new Ajv({
    strict: true,
    messages: false,
    inlineRefs: false,
    ownProperties: true,
    multipleOfPrecision: 6,
    formats: { "date-time": () => true, uri: () => true },
    code: { source: true, esm: true, lines: false, formats: _`formats` },
  });
  for (const [name, schema] of model.definitions) ajv.addSchema(plain(schema), name);
  for (const [name, schema] of model.messages) ajv.addSchema(plain(schema), name);
  // ajv takes exported names from $id; the definitions stay inside the module.
  const names = Object.fromEntries([...model.messages.keys()].map((name) => [name, name]));
  const code = standalone(ajv, names)
    .replace(/^"use strict";/, "")
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', "codePoints");
  if (code.includes("require(")) throw new Error(`the validators of ${model.version} ask for a module at run time`);
  const [, ...lines] = readFileSync(join(import.meta.dirname, "prelude.js"), "utf8").split("\n");
  const prelude = lines.join("\n").replaceAll("export const", "const");
  return `${header(model.version, "Validators of every message.")}${prelude}${code.replaceAll(/(export const|;function) /g, (part) => `\n${part}`)}\n`;
}

export function emitValidatorTypes(model: Model): string {
  const lines = [...model.messages.keys()].map((name) => `export declare const ${name}: Validator;`);
  const imports = 'import type { Validator } from "../validator.js";\n';
  return `${header(model.version, "Types of the validators.")}${imports}${lines.join("\n")}\n`;
}

function plain(schema: Schema): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === "description" && typeof value === "string" ? undefined : value)));
}
