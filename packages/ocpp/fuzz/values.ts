// SPDX-License-Identifier: Apache-2.0
// Values that conform to a schema, at its edges more often than chance would have it.
import type { OcppVersion } from "../src/versions.ts";
import { type Model, readModel, type Schema } from "../tools/schema-source.ts";
import { anyJson, type Dice, type Json, type JsonObject, textOf } from "./dice.ts";

const models = new Map<OcppVersion, Model>();

/** The official schemas of one version, errata applied; read once. */
export function modelOf(version: OcppVersion): Model {
  const known = models.get(version);
  if (known !== undefined) return known;
  const model = readModel(version);
  models.set(version, model);
  return model;
}

export function messageSchema(model: Model, name: string): Schema {
  const schema = model.messages.get(name);
  if (schema === undefined) throw new Error(`OCPP ${model.version} has no message ${name}`);
  return schema;
}

/** What a reference stands for. */
export function resolved(model: Model, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const definition = model.definitions.get(schema.$ref);
  if (definition === undefined) throw new Error(`${model.version} has no definition ${schema.$ref}`);
  return resolved(model, definition);
}

/** A payload that the message `name` may have. */
export function validPayload(model: Model, name: string, dice: Dice): JsonObject {
  return validObject({ model, dice, share: dice.pick([0, 0.2, 0.5]) }, messageSchema(model, name), 0);
}

interface Maker {
  readonly model: Model;
  readonly dice: Dice;
  /** Probability that an optional property is there. */
  readonly share: number;
}

function validValue(maker: Maker, given: Schema, depth: number): Json {
  const { dice } = maker;
  const schema = resolved(maker.model, given);
  if (schema.enum !== undefined) return dice.pick(schema.enum);
  switch (schema.type) {
    case "object":
      return validObject(maker, schema, depth);
    case "array":
      return validList(maker, schema, depth);
    case "string":
      return validText(dice, schema);
    case "integer":
    case "number":
      return validNumber(dice, schema);
    case "boolean":
      return dice.chance(0.5);
    default:
      return anyJson(dice);
  }
}

function validObject(maker: Maker, schema: Schema, depth: number): JsonObject {
  const { dice, share } = maker;
  const made: JsonObject = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const wanted = name === "customData" ? 0.03 : share / (depth + 1);
    if (schema.required?.includes(name) || dice.chance(wanted)) made[name] = validValue(maker, property, depth + 1);
  }
  if (schema.additionalProperties !== false && dice.chance(0.5)) made["vendorSpecific"] = anyJson(dice);
  return made;
}

function validList(maker: Maker, schema: Schema, depth: number): Json[] {
  const least = schema.minItems ?? 0;
  const most = Math.min(schema.maxItems ?? least + 3, least + (depth > 3 ? 0 : maker.dice.chance(0.02) ? 100 : 2));
  return Array.from({ length: maker.dice.between(least, Math.max(least, most)) }, () => validValue(maker, schema.items ?? {}, depth + 1));
}

function validText(dice: Dice, schema: Schema): string {
  if (schema.format === "date-time") return validTime(dice);
  if (schema.format === "uri") return `${dice.pick(["https", "ftp", "urn", "x-a.b+c"])}:${dice.pick(["//h", "//u:p@h:80", ""])}/a${dice.int(9)}?b=%20#c`;
  const least = schema.minLength ?? 0;
  const most = schema.maxLength ?? 60;
  return textOf(dice, dice.chance(0.1) ? most : dice.chance(0.1) ? least : dice.between(least, Math.min(most, 24)));
}

const two = (n: number) => String(n).padStart(2, "0");
export function validTime(dice: Dice): string {
  const date = `${dice.pick(["2026", "1970", "2024", "9999", "0001"])}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`;
  const time = `${two(dice.int(24))}:${two(dice.int(60))}:${two(dice.int(60))}${dice.pick(["", ".5", ".123", ".123456789"])}`;
  return `${date}T${time}${dice.pick(["Z", "Z", "z", "+00:00", "-12:30", "+23:59"])}`;
}

function validNumber(dice: Dice, schema: Schema): number {
  const least = schema.minimum ?? -1_000_000;
  const most = schema.maximum ?? 1_000_000;
  if (schema.multipleOf !== undefined) return dice.int(10_000) / Math.round(1 / schema.multipleOf);
  if (dice.chance(0.2)) return dice.pick([least, most, Math.min(most, Math.max(least, 0))]);
  const whole = Math.floor(least + dice.fraction() * (most - least));
  return schema.type === "integer" || whole + 1 > most ? whole : whole + dice.pick([0, 0.5, 0.1]);
}

/** One value somewhere in a payload, with the schema that it has to meet. */
export interface Place {
  readonly parent: JsonObject | Json[];
  readonly key: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly depth: number;
}

/** Every place of `payload` that a schema describes, the root apart. */
export function placesOf(model: Model, root: Schema, payload: Json, depth = 1): Place[] {
  const schema = resolved(model, root);
  const places: Place[] = [];
  const add = (parent: JsonObject | Json[], key: string, child: Schema, required: boolean) => {
    const found = resolved(model, child);
    places.push({ parent, key, schema: found, required, depth });
    const value = (parent as JsonObject)[key];
    if (typeof value === "object" && value !== null) places.push(...placesOf(model, found, value, depth + 1));
  };
  if (Array.isArray(payload)) for (const key of payload.keys()) add(payload, String(key), schema.items ?? {}, false);
  else if (typeof payload === "object" && payload !== null) {
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      if (Object.hasOwn(payload, key)) add(payload, key, child, schema.required?.includes(key) ?? false);
    }
  }
  return places;
}

export const valueAt = ({ parent, key }: Place): Json => (parent as JsonObject)[key] as Json;
export function putAt({ parent, key }: Place, value: Json): void {
  (parent as JsonObject)[key] = value;
}
