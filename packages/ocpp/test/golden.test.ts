// SPDX-License-Identifier: Apache-2.0
import { type OcppVersion, parseFrame, serialiseFrame } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import { loadVersion, validatorsOf } from "../src/validation.ts";
import { type Model, readModel, type Schema } from "../tools/schema-source.ts";
import { calls, sends } from "./actions.ts";
import { type Golden, goldenFrames } from "./golden-frames.ts";
import type { Json } from "./mutations.ts";

describe.each(["1.6", "2.0.1", "2.1"] as const)("golden frames of OCPP %s", (version: OcppVersion) => {
  const frames = goldenFrames(version);

  test.each(frames.map((golden, at) => [at, titleOf(golden), golden] as const))("%i %s is read, valid, and written as it was", async (_at, _name, golden) => {
    await loadVersion(version);
    expect(parseFrame(version, golden.wire)).toEqual({ ok: true, frame: golden.value });
    expect(serialiseFrame(golden.value)).toBe(golden.wire);
    if (golden.of === null) return;
    const { payload } = golden.value;
    const validators = validatorsOf(version);
    const action = golden.of.replace(/(Request|Response)$/, "");
    const check = golden.of === action ? validators.send : golden.of.endsWith("Request") ? validators.request : validators.response;
    expect(check(action, payload)).toBeUndefined();
  });

  test("every action has a request and a response, or its SEND", () => {
    const present = new Set(frames.map(({ of }) => of));
    const wanted = [...calls[version].flatMap((action) => [`${action}Request`, `${action}Response`]), ...sends[version]];
    expect(wanted.filter((message) => !present.has(message))).toEqual([]);
  });

  test("a request names its action, and the answer that follows bears its id", () => {
    for (const [at, { of, value }] of frames.entries()) {
      if (of === null) continue;
      const isAnswer = of.endsWith("Response");
      expect(value.type).toBe(isAnswer ? "result" : of.endsWith("Request") ? "call" : "send");
      if ("action" in value) expect(value.action).toBe(of.replace(/Request$/, ""));
      if (isAnswer) expect([frames[at - 1]?.of, frames[at - 1]?.value.id]).toEqual([of.replace(/Response$/, "Request"), value.id]);
    }
  });

  test("every property of every message and of every named type is used", () => {
    const model = readModel(version);
    const used = new Set<string>();
    for (const { of, value } of frames) if (of !== null) collect({ model, used }, of, value.payload);
    expect(placesOf(model).filter((place) => !used.has(place))).toEqual([]);
  });
});

const titleOf = ({ of, clause, value }: Golden): string => `${of ?? value.type}${clause === undefined ? "" : ` [${clause}]`}`;

/** Type and property, but for customData, which each type has. */
function placesOf({ definitions, messages }: Model): string[] {
  return [...definitions, ...messages].flatMap(([type, { properties = {} }]) =>
    Object.keys(properties).flatMap((name) => (name === "customData" ? [] : [`${type}.${name}`])),
  );
}

function collect(to: { readonly model: Model; readonly used: Set<string> }, type: string, value: Json): void {
  const { properties = {} } = (to.model.definitions.get(type) ?? to.model.messages.get(type)) as Schema;
  for (const [name, child] of Object.entries(value as { readonly [name: string]: Json })) {
    const schema = properties[name];
    if (schema === undefined) continue;
    to.used.add(`${type}.${name}`);
    const inner = schema.$ref ?? schema.items?.$ref;
    if (inner === undefined || to.model.definitions.get(inner)?.type !== "object") continue;
    for (const one of Array.isArray(child) ? child : [child]) collect(to, inner, one);
  }
}
