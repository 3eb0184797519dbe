// SPDX-License-Identifier: Apache-2.0
// Each breaks, or only bends, one place of a payload that conforms. `rule` is what it must be blamed for; absent: ask the oracle.
import type { Model, Schema } from "../tools/schema-source.ts";
import { canary, type Dice, type Json, type JsonObject, textOf } from "./dice.ts";
import type { Fault } from "./oracle.ts";
import { type Place, placesOf, putAt, valueAt } from "./values.ts";

export interface Mutated {
  readonly rule?: Fault;
  /** A JSON text to be put on the wire where `rawMark` stands in the payload. */
  readonly raw?: string;
}

export interface Patient {
  readonly model: Model;
  readonly root: Schema;
  readonly payload: JsonObject;
  readonly dice: Dice;
}

/** Undefined when the payload has no place for it. It changes the payload in place. */
type Mutator = (patient: Patient) => Mutated | undefined;

/** Stands for a text that JSON.stringify would not write. */
export const rawMark = "@raw@";

const placeWhere = ({ model, root, payload, dice }: Patient, fits: (place: Place) => boolean): Place | undefined => {
  const places = placesOf(model, root, payload).filter(fits);
  return places.length === 0 ? undefined : dice.pick(places);
};

/** Replaces one fitting value. */
function replacing(fits: (schema: Schema, value: Json) => boolean, change: (place: Place, dice: Dice) => Json | undefined, rule?: Fault): Mutator {
  return (patient) => {
    const place = placeWhere(patient, (candidate) => fits(candidate.schema, valueAt(candidate)));
    const value = place && change(place, patient.dice);
    if (place === undefined || value === undefined) return undefined;
    putAt(place, value);
    return rule === undefined ? {} : { rule };
  };
}

/** Puts a token on the wire that JSON.stringify would not write. */
function raw(fits: (schema: Schema) => boolean, token: (dice: Dice) => string, rule?: Fault): Mutator {
  return (patient) => {
    const place = placeWhere(patient, (candidate) => fits(candidate.schema));
    if (place === undefined) return undefined;
    putAt(place, rawMark);
    return { raw: token(patient.dice), ...(rule === undefined ? {} : { rule }) };
  };
}

const isFreeText = ({ type, enum: words, format }: Schema) => type === "string" && words === undefined && format === undefined;
const isNumber = ({ type }: Schema) => type === "integer" || type === "number";
const isTyped = (schema: Schema) => schema.type !== undefined || schema.enum !== undefined;

/** Objects that refuse what they do not know, the root among them. */
function closedObjects({ model, root, payload }: Patient): JsonObject[] {
  const inner = placesOf(model, root, payload).filter(({ schema }) => schema.type === "object" && schema.additionalProperties === false);
  return [payload, ...inner.map((place) => valueAt(place) as JsonObject)];
}

function addedTo(patient: Patient, name: string, value: Json): JsonObject | undefined {
  const objects = closedObjects(patient).filter((object) => !Object.hasOwn(object, name));
  if (objects.length === 0) return undefined;
  const chosen = patient.dice.pick(objects);
  Object.defineProperty(chosen, name, { value, enumerable: true, configurable: true, writable: true });
  return chosen;
}

const extra =
  (names: readonly string[]): Mutator =>
  (patient) =>
    addedTo(patient, patient.dice.pick(names), patient.dice.pick<Json>([1, null, canary, {}, [], { a: canary }])) && { rule: "additionalProperties" };

const missing: Mutator = (patient) => {
  const place = placeWhere(patient, ({ required }) => required);
  if (place === undefined) return undefined;
  delete (place.parent as JsonObject)[place.key];
  return { rule: "required" };
};

function wrongType({ schema }: Place, dice: Dice): Json | undefined {
  const samples: Readonly<Record<string, Json>> = { string: `${canary} wrong`, number: 4.5, boolean: true, object: { a: canary }, array: [canary], null: null };
  const own = schema.enum !== undefined ? "string" : schema.type === "integer" ? "number" : schema.type;
  return dice.pick(Object.entries(samples).filter(([name]) => name !== own))[1];
}

const tooManyItems = ({ schema, parent, key }: Place): Json | undefined => {
  const list = (parent as JsonObject)[key] as Json[];
  const item = list[0];
  if (item === undefined || (schema.maxItems ?? 2_000) > 1_024) return undefined;
  return Array.from({ length: (schema.maxItems ?? 0) + 1 }, () => item);
};

/** Deep, but within what the framing bears; the schema has no place for it. */
function nested(dice: Dice, levels: number): Json {
  let value: Json = canary;
  for (let at = 0; at < levels; at++) value = dice.chance(0.5) ? [value] : { a: value };
  return value;
}

const duplicateKey: Mutator = (patient) => {
  const [name] = Object.keys(patient.payload);
  if (name === undefined) return undefined;
  const value = patient.payload[name] as Json;
  const other = patient.dice.pick<Json>([value, null, `${canary} twice`, 7]);
  // The later of two equal names counts, in every JSON parser that matters here.
  const pair = patient.dice.chance(0.5) ? [other, value] : [value, other];
  delete patient.payload[name];
  patient.payload[rawMark] = rawMark;
  return { raw: pair.map((each) => `${JSON.stringify(name)}:${JSON.stringify(each)}`).join(",") };
};

const beyond = (limit: number, schema: Schema, sign: 1 | -1) => (schema.type === "integer" ? limit + sign : limit + sign * 0.5);

export const payloadMutators: Readonly<Record<string, Mutator>> = {
  valid: () => ({}),
  missing,
  "extra property": extra(["surplus", "x", "", "custom-data", "0", "status ", "vendorid", "a".repeat(300), "k\u0000", "ключ"]),
  "constructor key": extra(["constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "toJSON"]),
  "__proto__ key": (patient) => addedTo(patient, "__proto__", { polluted: canary }) && { rule: "format_of_message" },
  "wrong type": replacing(isTyped, wrongType, "type"),
  null: replacing(isTyped, () => null, "type"),
  "over length": replacing(
    (schema) => isFreeText(schema) && schema.maxLength !== undefined,
    ({ schema }, dice) => textOf(dice, (schema.maxLength ?? 0) + dice.pick([1, 1, 2, 1_000])),
    "maxLength",
  ),
  "at length, astral": replacing(
    (schema) => isFreeText(schema) && (schema.maxLength ?? 99_999) < 5_000,
    ({ schema }) => "🔌".repeat(schema.maxLength ?? 0),
  ),
  "wrong enum case": replacing(
    (schema, value) => schema.enum !== undefined && !schema.enum.includes(String(value).toLowerCase()),
    ({ parent, key }) => String((parent as JsonObject)[key]).toLowerCase(),
    "enum",
  ),
  "unknown word": replacing(
    (schema) => schema.enum !== undefined,
    (_place, dice) => dice.pick([canary, "", "__proto__", "Zq9\u0000", "constructor"]),
    "enum",
  ),
  "below minimum": replacing(
    (schema) => schema.minimum !== undefined,
    ({ schema }) => beyond(schema.minimum ?? 0, schema, -1),
    "minimum",
  ),
  "above maximum": replacing(
    (schema) => schema.maximum !== undefined,
    ({ schema }) => beyond(schema.maximum ?? 0, schema, 1),
    "maximum",
  ),
  "not a multiple": replacing(
    (schema) => schema.multipleOf !== undefined,
    ({ schema }) => (schema.multipleOf ?? 0) * 1.5,
    "multipleOf",
  ),
  "too few items": replacing(
    (schema) => (schema.minItems ?? 0) > 0,
    () => [],
    "minItems",
  ),
  "too many items": replacing((schema, value) => schema.maxItems !== undefined && Array.isArray(value), tooManyItems, "maxItems"),
  "bad time": replacing(
    (schema) => schema.format === "date-time",
    (_place, dice) => dice.pick([canary, "", "1000000", "222222017-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-05T12:00:00", "2026-13-01T00:00:00Z"]),
    "format",
  ),
  "bad address": replacing(
    (schema) => schema.format === "uri",
    (_place, dice) => dice.pick([canary, "", "http://a b", "//host", "http:\u0000"]),
    "format",
  ),
  fraction: replacing(
    ({ type }) => type === "integer",
    (_place, dice) => dice.pick([0.5, 1.000_001, -3.25]),
    "type",
  ),
  "number as text": replacing(isNumber, (place) => String(valueAt(place)), "type"),
  "huge number": replacing(isNumber, (_place, dice) => dice.pick([1e300, -1e300, 2 ** 53, -(2 ** 63), 1e21])),
  "minus zero": raw(isNumber, () => "-0"),
  "1e400": raw(isNumber, (dice) => dice.pick(["1e400", "-1e400", "1e999999999"]), "type"),
  "many digits": raw(isNumber, (dice) => dice.pick(["1234567890".repeat(20), `0.${"3".repeat(500)}`, `1${"0".repeat(308)}`, "1E2"])),
  "NaN token": raw(isTyped, (dice) => dice.pick(["NaN", "Infinity", "-Infinity", "undefined", "0x10", "01", "+1", ".5", "1.", "'a'", "1n"]), "framework"),
  "escaped text": raw(isFreeText, (dice) => dice.pick(['"\\u0000"', '"\\ud800"', '"\\udfff\\ud800"', '"\\u202e\\u0041"', '"\\/\\b"', '"\\u005f"'])),
  "lone surrogate": replacing(isFreeText, (_place, dice) => dice.pick(["\ud800", "a\udc00b", "\udfff\ud800"])),
  "right to left": replacing(isFreeText, () => "\u202eabc\u2066"),
  "NUL and control": replacing(isFreeText, (_place, dice) => dice.pick(["\u0000", "a\u0000b", "\u001b[31m", "\r\n"])),
  "empty text": replacing(isFreeText, () => ""),
  "empty object": replacing(
    ({ type }) => type === "object",
    () => ({}),
  ),
  nested: replacing(
    (schema) => isTyped(schema) && schema.type !== "object" && schema.type !== "array",
    (_place, dice) => nested(dice, dice.between(2, 40)),
    "type",
  ),
  "nested too deep": (patient) => {
    addedTo(patient, "deep", nested(patient.dice, patient.dice.pick([65, 70, 500])));
    return { rule: "format_of_message" };
  },
  "duplicate key": duplicateKey,
};

/** One rule broken, told by JSON schema alone: fit for a validator that gets the value and not the text. */
export const isPlain = ({ raw: token, rule }: Mutated): boolean => token === undefined && rule !== "format_of_message";

/** The text of a payload with its raw token in place. */
export function payloadText(payload: JsonObject, token: string | undefined): string {
  const text = JSON.stringify(payload);
  if (token === undefined) return text;
  return text.includes(`"${rawMark}":"${rawMark}"`) ? text.replace(`"${rawMark}":"${rawMark}"`, () => token) : text.replace(`"${rawMark}"`, () => token);
}
