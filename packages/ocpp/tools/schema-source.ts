// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { errata } from "./errata.ts";
import { names16 } from "./names16.ts";

export type Version = "1.6" | "2.0.1" | "2.1";

/** The part of JSON schema draft 07 that the OCPP schemas use. */
export interface Schema {
  $id?: string;
  $ref?: string;
  type?: "object" | "array" | "string" | "integer" | "number" | "boolean";
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  definitions?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
}

/** One version, its shared definitions and its messages by name, free of what only documents. */
export interface Model {
  readonly version: Version;
  readonly definitions: ReadonlyMap<string, Schema>;
  readonly messages: ReadonlyMap<string, Schema>;
  /** Actions with request and response. */
  readonly calls: readonly string[];
  /** Actions sent without an answer (OCPP 2.1, SEND). */
  readonly sends: readonly string[];
}

const files: Record<Version, string> = { "1.6": "ocpp1_6", "2.0.1": "ocpp2_0_1", "2.1": "ocpp2_1" };
const kept = ["$ref", "type", "description", "required", "additionalProperties", "enum", "format"] as const;
const bounds = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "multipleOf"] as const;

/** Reads the official schemas of one version from the development dependency, applies the errata and hoists what is shared. */
export function readModel(version: Version): Model {
  const source = createRequire(import.meta.url).resolve(`ocpp-rpc/lib/schemas/${files[version]}.json`);
  const raw = JSON.parse(readFileSync(source, "utf8")) as Schema[];
  const definitions = new Map<string, Schema>();
  const messages = new Map<string, Schema>();
  for (const schema of raw) {
    const name = messageName(schema.$id ?? "");
    for (const [key, definition] of Object.entries(schema.definitions ?? {})) add(definitions, key, clean(definition));
    messages.set(name, clean(schema));
  }
  if (version === "1.6") for (const [name, message] of messages) hoistChildren(message, name, definitions);
  for (const patch of errata) if (patch.version === version) patch.apply({ definitions, messages });
  const sorted = (map: Map<string, Schema>) => new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const all = [...messages.keys()].sort();
  return {
    version,
    definitions: sorted(definitions),
    messages: sorted(messages),
    calls: all.filter((name) => name.endsWith("Request")).map((name) => name.slice(0, -"Request".length)),
    sends: all.filter((name) => !/(Request|Response)$/.test(name)),
  };
}

function messageName(id: string): string {
  return id
    .replace(/^urn:/, "")
    .replace(/\.req$/, "Request")
    .replace(/\.conf$/, "Response");
}

function add(definitions: Map<string, Schema>, name: string, schema: Schema): void {
  const other = definitions.get(name);
  if (other !== undefined && bare(other) !== bare(schema)) throw new Error(`two different definitions are called ${name}`);
  if (other === undefined) definitions.set(name, schema);
}

/** The schema as text without its descriptions, to compare two by what they accept. */
const bare = (schema: Schema): string => JSON.stringify(schema, (key, value) => (key === "description" && typeof value === "string" ? undefined : value));

function clean(schema: Schema): Schema {
  const out: Record<string, unknown> = {};
  for (const key of [...kept, ...bounds]) if (schema[key] !== undefined) out[key] = schema[key];
  if (schema.$ref !== undefined) return { $ref: schema.$ref.replace("#/definitions/", "") };
  if (schema.type !== "object") delete out["additionalProperties"];
  if (schema.items) out["items"] = clean(schema.items);
  if (schema.properties) out["properties"] = Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, clean(value)]));
  return out as Schema;
}

/** The 1.6 schemas write each class in place; names are those of OCPP 1.6, section 7. */
function hoistChildren(schema: Schema, path: string, definitions: Map<string, Schema>): void {
  const hoist = (child: Schema, at: string): Schema => {
    hoistChildren(child, at, definitions);
    if (child.type !== "object" && child.enum === undefined) return child;
    const name = names16[at] ?? names16[at.replace(/^[^.]+/, "*")] ?? names16[at.replace(/^.*\./, "*.")];
    if (name === undefined) throw new Error(`names16.ts has no name for ${at}`);
    add(definitions, name, child);
    return { $ref: name };
  };
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    if (schema.properties) schema.properties[key] = hoist(value, `${path}.${key}`);
  }
  if (schema.items) schema.items = hoist(schema.items, path);
}
