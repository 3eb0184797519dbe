// SPDX-License-Identifier: Apache-2.0
// What a CSMS may say, read from the official schemas: every action, every field of it, and a message that has just that field.
import { createRequire } from "node:module";
import type { OcppVersion } from "@chargehand/ocpp";

export type Json = Readonly<Record<string, unknown>>;

export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

/** A place in a message: names of properties, and `0` for the first element of a list. */
export interface Field {
  readonly path: readonly string[];
  readonly schema: Schema;
}

const files: Readonly<Record<OcppVersion, string>> = { "1.6": "ocpp1_6", "2.0.1": "ocpp2_0_1", "2.1": "ocpp2_1" };
const require = createRequire(import.meta.url);

/** The requests of one version by action. */
export function requestsOf(version: OcppVersion): ReadonlyMap<string, Schema> {
  const all = require(`ocpp-rpc/lib/schemas/${files[version]}.json`) as readonly Schema[];
  const named = all.map((schema) => [/^urn:(\w+?)(?:\.req|Request)$/.exec(schema.$id ?? "")?.[1], schema] as const);
  return new Map(named.flatMap(([name, schema]) => (name === undefined ? [] : [[name, schema]])));
}

const resolved = (root: Schema, schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (root.definitions?.[schema.$ref.split("/").at(-1) ?? ""] ?? schema);

/** Custom data has the same few fields everywhere: it is walked at the root alone. */
const isWalked = (path: readonly string[], name: string) => name !== "customData" || path.length === 0;
const DEEPEST = 7;

/** Every field that is no object and no list, of a message with all there can be in it. */
export function fieldsOf(root: Schema, given: Schema = root, path: readonly string[] = []): readonly Field[] {
  const schema = resolved(root, given);
  if (path.length > DEEPEST) return [];
  if (schema.type === "array") return fieldsOf(root, schema.items ?? {}, [...path, "0"]);
  if (schema.type !== "object") return path.length === 0 ? [] : [{ path, schema }];
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => isWalked(path, name))
    .flatMap(([name, child]) => fieldsOf(root, child, [...path, name]));
}

/** The least that conforms. */
export function leastOf(root: Schema, given: Schema = root): unknown {
  const schema = resolved(root, given);
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((name) => [name, leastOf(root, schema.properties?.[name] ?? {})]));
    case "array":
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => leastOf(root, schema.items ?? {}));
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    default:
      return leastText(schema);
  }
}

function leastText({ format }: Schema): string {
  if (format === "date-time") return "2026-01-05T13:00:00Z";
  return format === "uri" ? "https://logs.example.com/" : "a";
}

/** The message with `value` at that place; what lies between is made as small as it can be. */
export function withAt(root: Schema, message: Json, path: readonly string[], value: unknown): Json {
  const copy = structuredClone(message) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  let schema: Schema = root;
  for (const [i, name] of path.entries()) {
    schema = resolved(root, (schema.type === "array" ? schema.items : schema.properties?.[name]) ?? {});
    const isLast = i === path.length - 1;
    // Own, enumerable, whatever the name.
    if (isLast) Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
    else if (typeof at[name] !== "object" || at[name] === null) at[name] = leastOf(root, schema);
    at = at[name] as Record<string, unknown>;
  }
  return copy;
}
