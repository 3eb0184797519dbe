// SPDX-License-Identifier: Apache-2.0
import type { Model, Schema } from "./schema-source.ts";

export const header = (version: string, what: string): string =>
  `// SPDX-License-Identifier: Apache-2.0\n// GENERATED from the official OCPP ${version} schemas by tools/generate.ts. Do not edit.\n// ${what}\n`;

/** One file of types: shared definitions once, then each message, then the maps from action to messages. */
export function emitTypes(model: Model): string {
  const digits = model.version.replaceAll(".", "");
  const parts = [header(model.version, "Types of every message.")];
  for (const [name, schema] of [...model.definitions, ...model.messages]) parts.push(declaration(name, schema));
  const calls = model.calls.map((action) => `  readonly ${action}: { readonly request: ${action}Request; readonly response: ${action}Response };`);
  parts.push(`/** Every action that is answered. */\nexport interface Messages${digits} {\n${calls.join("\n")}\n}\n`);
  const sends = model.sends.map((action) => `  readonly ${action}: ${action};`);
  if (sends.length > 0) parts.push(`/** Every message that is sent without an answer. */\nexport interface Sends${digits} {\n${sends.join("\n")}\n}\n`);
  return parts.join("\n");
}

function declaration(name: string, schema: Schema): string {
  const doc = comment(schema, "");
  if (schema.enum) return `${doc}${wrapped(`export type ${name} =`, schema.enum)}`;
  if (schema.type !== "object") return `${doc}export type ${name} = ${typeOf(schema)};\n`;
  const lines = members(schema);
  if (lines.length === 0) return `${doc}export type ${name} = Readonly<Record<string, never>>;\n`;
  return `${doc}export interface ${name} {\n${lines.join("\n")}\n}\n`;
}

function members(schema: Schema): string[] {
  const required = new Set(schema.required);
  const own = Object.entries(schema.properties ?? {}).map(
    ([key, value]) => `${comment(value, "  ")}  readonly ${key}${required.has(key) ? "" : "?"}: ${typeOf(value)};`,
  );
  // Only CustomDataType is open: OCPP part 4, chapter 9.
  return schema.additionalProperties === false ? own : [...own, "  readonly [key: string]: unknown;"];
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref;
  if (schema.enum) return union(schema.enum);
  switch (schema.type) {
    case "array":
      return schema.items ? `readonly (${typeOf(schema.items)})[]`.replace(/\((\w+)\)/, "$1") : "readonly unknown[]";
    case "integer":
    case "number":
      return "number";
    case "object":
      return "Readonly<Record<string, unknown>>";
    case undefined:
      return "unknown";
    default:
      return schema.type;
  }
}

const union = (values: readonly string[]): string => values.map((value) => JSON.stringify(value)).join(" | ");

/** One line when it fits, else one value a line. */
function wrapped(head: string, values: readonly string[]): string {
  const line = `${head} ${union(values)};\n`;
  return line.length <= 160 ? line : `${head}\n${values.map((value) => `  | ${JSON.stringify(value)}`).join("\n")};\n`;
}

/** What the type cannot say, in one line: lengths, ranges, counts. The specifications' prose is theirs and stays there. */
function comment(schema: Schema, indent: string): string {
  const facts = [
    schema.format,
    range(schema.minLength, schema.maxLength, "characters"),
    range(schema.minItems, schema.maxItems, "items"),
    range(schema.minimum, schema.maximum, ""),
    schema.type === "integer" ? "whole number" : undefined,
    schema.multipleOf === undefined ? undefined : `a multiple of ${schema.multipleOf}`,
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? "" : `${indent}/** ${facts.join(", ")} */\n`;
}

function range(low: number | undefined, high: number | undefined, unit: string): string | undefined {
  if (low === undefined && high === undefined) return undefined;
  const text = low === undefined ? `at most ${high}` : high === undefined ? `at least ${low}` : `${low} to ${high}`;
  return unit === "" ? text : `${text} ${(high ?? low) === 1 ? unit.slice(0, -1) : unit}`;
}
