// SPDX-License-Identifier: Apache-2.0

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const gone = Symbol("gone");
/** A text that no answer of ours may repeat. */
export const marker = "DO-NOT-REPEAT";
const wrongValues: readonly (Json | typeof gone)[] = [
  gone,
  null,
  true,
  -1,
  1.5,
  1e300,
  "",
  marker,
  marker.repeat(1_000),
  "\u0000",
  "🔌".repeat(3_000),
  [],
  {},
  [marker],
  { [marker]: 1 },
  JSON.parse('{"__proto__":{"a":1}}') as Json,
];

/** Every copy of `value` that has one place, at any depth, replaced by each wrong value, or one property more. */
export function* mutations(value: Json): Generator<Json> {
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  for (const [key, child] of entries) {
    for (const wrong of wrongValues) yield rebuilt(value, key, wrong);
    for (const changed of mutations(child)) yield rebuilt(value, key, changed);
  }
  if (!Array.isArray(value)) yield { ...value, surplus: 1 };
}

function rebuilt(value: Json[] | { [key: string]: Json }, key: string, changed: Json | typeof gone): Json {
  if (Array.isArray(value)) return value.flatMap((item, at) => (String(at) === key ? (changed === gone ? [] : [changed]) : [item]));
  return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => (name === key ? (changed === gone ? [] : [[name, changed]]) : [[name, item]])));
}
