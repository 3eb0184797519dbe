// SPDX-License-Identifier: Apache-2.0
// Every property of every golden message, broken in every way: refused with a code of the version, or valid; never a throw.
import { type OcppVersion, rpcErrorCodes } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { loadVersion, validatorsOf } from "../src/validation.ts";
import { goldenFrames } from "./golden-frames.ts";
import { marker, mutations } from "./mutations.ts";

test.each(["1.6", "2.0.1", "2.1"] as const)("a broken message of OCPP %s is told precisely and without its values", async (version: OcppVersion) => {
  await loadVersion(version);
  const validators = validatorsOf(version);
  let refused = 0;
  for (const { of, value } of goldenFrames(version)) {
    if (of === null) continue;
    const action = of.replace(/(Request|Response)$/, "");
    const check = of === action ? validators.send : of.endsWith("Request") ? validators.request : validators.response;
    for (const mutation of mutations(value.payload)) {
      const invalid = check(action, mutation);
      if (invalid === undefined) continue;
      refused++;
      expect(rpcErrorCodes).toContain(invalid.code);
      expect(invalid.description.length).toBeLessThanOrEqual(255);
      if (!invalid.description.includes("must not have the property")) expect(invalid.description).not.toContain(marker);
    }
  }
  expect(refused).toBeGreaterThan(1_000);
});
