// SPDX-License-Identifier: Apache-2.0
import { header } from "./emit-types.ts";
import type { Model, Schema } from "./schema-source.ts";

const checks = `import { ${["boolean", "dateTime", "integer", "isObject", "list", "missingOf", "multiple", "notAnObject", "number", "oneOf", "refusal", "text", "UNKNOWN", "uri"].join(", ")} } from "../schema-checks.js";`;

/**
 * One ECMAScript module with a check for each message and each shared definition, and nothing but functions: V8 compiles a
 * function when it is first called, so that loading a version costs the scanning of a small text. A check reads the own
 * properties of an object once, in the order of the payload.
 */
export function emitValidators(model: Model): string {
  const items = new Map<string, string>();
  const definitions = [...model.definitions].map(([name, schema]) => declaration(name, schema, items));
  const messages = [...model.messages].map(([name, schema]) => `export ${declaration(name, schema, items)}`);
  const hoisted = [...items].map(([check, name]) => `const ${name} = (value) => ${check};\n`);
  return `${header(model.version, "Validators of every message.")}${checks}\n${hoisted.join("")}${definitions.join("")}${messages.join("")}`;
}

export function emitValidatorTypes(model: Model): string {
  const lines = [...model.messages.keys()].map((name) => `export declare const ${name}: Validator;`);
  const imports = 'import type { Validator } from "../validator.js";\n';
  return `${header(model.version, "Types of the validators.")}${imports}${lines.join("\n")}\n`;
}

/** Constraints that this generator knows. Another one in a schema of tomorrow stops it, rather than being left out. */
const known: Readonly<Record<string, readonly string[]>> = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems"],
  string: ["enum", "format", "minLength", "maxLength"],
  integer: ["minimum", "maximum"],
  number: ["minimum", "maximum", "multipleOf"],
  boolean: [],
};

function refuseUnknown(schema: Schema): void {
  const constraints = Object.keys(schema).filter((key) => key !== "type" && key !== "description");
  const unknown = constraints.filter((key) => !(schema.type === undefined ? ["$ref"] : (known[schema.type] ?? [])).includes(key));
  if (unknown.length > 0) throw new Error(`the generator knows no ${unknown.join(", ")} of ${schema.type ?? "a schema without a type"}`);
}

function declaration(name: string, schema: Schema, items: Map<string, string>): string {
  refuseUnknown(schema);
  if (schema.enum !== undefined) return `const ${name} = oneOf(${schema.enum.map((value) => JSON.stringify(value)).join(", ")});\n`;
  if (schema.type !== "object") throw new Error(`${name} is neither a class nor an enumeration`);
  const required = schema.required ?? [];
  const cases = Object.entries(schema.properties ?? {}).map(([key, value]) => propertyCase(key, value, required.includes(key), items));
  // Only CustomDataType is open: OCPP part 4, chapter 9.
  const rest = schema.additionalProperties === false ? "error = UNKNOWN;" : "continue;";
  return `function ${name}(data) {
  if (!isObject(data)) return notAnObject();
  let missing = ${required.length};
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
${cases.join("")}      default: ${rest}
    }
    if (error !== undefined) return refusal(data, ${JSON.stringify(required)}, key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ${JSON.stringify(required)});
}
`;
}

/** A property that is undefined is not there: JSON.stringify leaves it out. */
function propertyCase(key: string, schema: Schema, isRequired: boolean, items: Map<string, string>): string {
  const value = `data.${key}`;
  return `      case ${JSON.stringify(key)}: if (${value} === undefined) continue; ${isRequired ? "missing--; " : ""}error = ${check(schema, value, items)}; break;\n`;
}

/** The call that checks `value`, an expression. */
function check(schema: Schema, value: string, items: Map<string, string>): string {
  refuseUnknown(schema);
  if (schema.$ref !== undefined) return `${schema.$ref}(${value})`;
  const bounds = (low: number | undefined, high: number | undefined) => `${low ?? "-Infinity"}, ${high ?? "Infinity"}`;
  switch (schema.type) {
    case "array":
      return `list(${value}, ${itemCheck(schema.items ?? {}, items)}, ${schema.minItems ?? 0}, ${schema.maxItems ?? "Infinity"})`;
    case "string":
      return stringCheck(schema, value);
    case "integer":
      return `integer(${value}, ${bounds(schema.minimum, schema.maximum)})`;
    case "number":
      if (schema.multipleOf !== undefined) return `multiple(${value}, ${schema.multipleOf})`;
      return `number(${value}, ${bounds(schema.minimum, schema.maximum)})`;
    case "boolean":
      return `boolean(${value})`;
    case undefined:
      return "undefined";
    default:
      throw new Error("a class without a name");
  }
}

function stringCheck({ format, minLength, maxLength, enum: values }: Schema, value: string): string {
  if (values !== undefined) throw new Error("an enumeration without a name");
  if (format === "date-time") return `dateTime(${value})`;
  if (format !== undefined && format !== "uri") throw new Error(`the generator does not know the format ${format}`);
  return `${format ?? "text"}(${value}, ${minLength ?? 0}, ${maxLength ?? "Infinity"})`;
}

/** A function made once for each kind of item, not at each call. */
function itemCheck(schema: Schema, items: Map<string, string>): string {
  refuseUnknown(schema);
  if (schema.$ref !== undefined) return schema.$ref;
  const body = check(schema, "value", items);
  const name = items.get(body) ?? `item${items.size + 1}`;
  items.set(body, name);
  return name;
}
