// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Frame, type OcppVersion, parseFrame, serialiseFrame } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import { loadVersion, validatorsOf } from "../src/validation.ts";

/** `of` names the message whose schema the payload meets; null for the frames that carry an error. */
interface Golden {
  readonly of: string | null;
  readonly wire: string;
  readonly value: Frame;
}

describe.each(["1.6", "2.0.1", "2.1"] as const)("golden frames of OCPP %s", (version: OcppVersion) => {
  const frames = JSON.parse(readFileSync(join(import.meta.dirname, `golden/${version}.json`), "utf8")) as Golden[];

  test.each(frames.map((golden, at) => [at, golden.of ?? golden.value.type, golden] as const))(
    "%i %s is read, valid, and written as it was",
    async (_at, _name, golden) => {
      await loadVersion(version);
      expect(parseFrame(version, golden.wire)).toEqual({ ok: true, frame: golden.value });
      expect(serialiseFrame(golden.value)).toBe(JSON.stringify(JSON.parse(golden.wire)));
      if (golden.of === null) return;
      const { payload } = golden.value as { readonly payload: unknown };
      const validators = validatorsOf(version);
      const action = golden.of.replace(/(Request|Response)$/, "");
      const check = golden.of === action ? validators.send : golden.of.endsWith("Request") ? validators.request : validators.response;
      expect(check(action, payload)).toBeUndefined();
    },
  );
});
