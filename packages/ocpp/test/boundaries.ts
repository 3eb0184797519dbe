// SPDX-License-Identifier: Apache-2.0
import type { Model, Schema } from "../tools/schema-source.ts";
import type { Json } from "./mutations.ts";

/** Every copy of `value` that has one place at a limit of its schema, or just beyond it. */
export function* boundaries(model: Model, schema: Schema, value: Json): Generator<Json> {
  const meant = schema.$ref === undefined ? schema : (model.definitions.get(schema.$ref) as Schema);
  yield* limits(meant, value);
  if (Array.isArray(value)) {
    for (const changed of value.length === 0 || meant.items === undefined ? [] : boundaries(model, meant.items, value[0] as Json)) {
      yield [changed, ...value.slice(1)];
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const property = meant.properties?.[key];
      if (property === undefined) continue;
      for (const changed of boundaries(model, property, child)) yield { ...value, [key]: changed };
    }
  }
}

function* limits(schema: Schema, value: Json): Generator<Json> {
  const step = schema.type === "integer" ? 1 : 0.001;
  if (schema.maxLength !== undefined) yield* ["é".repeat(schema.maxLength), "é".repeat(schema.maxLength + 1), "🔌".repeat(schema.maxLength)];
  if (schema.minimum !== undefined) yield* [schema.minimum, schema.minimum - step];
  if (schema.maximum !== undefined) yield* [schema.maximum, schema.maximum + step];
  if (schema.multipleOf !== undefined) yield* [schema.multipleOf, schema.multipleOf * 1.5];
  if (schema.enum !== undefined) yield* [...schema.enum, ...schema.enum.map((word) => word.toLowerCase()), `${schema.enum[0]}x`];
  if (schema.format === "date-time") yield* ["2026-02-30T00:00:00Z", "2028-02-29T23:59:59.123456789+01:00", "2026-01-05"];
  if (!Array.isArray(value) || value.length === 0) return;
  const times = (count: number) => Array.from({ length: count }, () => value[0] as Json);
  yield [];
  if (schema.minItems !== undefined) yield times(schema.minItems);
  if (schema.maxItems !== undefined) yield* [times(schema.maxItems), times(schema.maxItems + 1)];
}
