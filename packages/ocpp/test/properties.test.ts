// SPDX-License-Identifier: Apache-2.0
// Messages made from the official schemas, by thousands: what is valid passes and travels unchanged; each way to break one is
// refused with the code of the version, and ajv over the same schemas agrees. fast-check prints seed and path of what fails.
import { seededRandom } from "@chargehand/kernel";
import { type OcppVersion, parseFrame, serialiseFrame, wireCode } from "@chargehand/ocpp";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { canary, type Dice, diceOf, type Json, type JsonObject } from "../fuzz/dice.ts";
import { brokenRules, codeFor, codesFor } from "../fuzz/oracle.ts";
import { isPlain, payloadMutators } from "../fuzz/payload-mutators.ts";
import { messageSchema, modelOf, validPayload } from "../fuzz/values.ts";
import { validatorsOf } from "../src/validation.ts";
import { loadAllVersions } from "./peer-rig.ts";

beforeAll(loadAllVersions);

const dice = (): fc.Arbitrary<Dice> => fc.nat().map((seed) => diceOf(seededRandom(seed)));

/** These break the text, not the value: they are the frame reader's, in test/fuzz.test.ts. */
const ofText = new Set(["1e400", "minus zero", "many digits", "NaN token", "escaped text", "duplicate key", "__proto__ key", "nested too deep"]);
const plain = Object.keys(payloadMutators).filter((name) => !ofText.has(name));
/** Few messages have a place for them, in some versions none. */
const rare = new Set(["bad address", "not a multiple", "below minimum", "above maximum", "too many items", "too few items"]);

/** What our validator says of the message `name`. */
function verdict(version: OcppVersion, name: string, payload: unknown) {
  const validators = validatorsOf(version);
  if (modelOf(version).sends.includes(name)) return validators.send(name, payload);
  const action = name.replace(/(?:Request|Response)$/, "");
  return name.endsWith("Request") ? validators.request(action, payload) : validators.response(action, payload);
}

/** Whether a description begins with the way to a value that is there, or with the payload itself. */
function namesAPlace(description: string, payload: Json): boolean {
  const path = /^(?:the payload|(\S*)) (?:must|does)/.exec(description);
  if (path === null) return false;
  let place: Json | undefined = payload;
  for (const step of path[1]?.split("/") ?? []) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, step)) return false;
    place = (place as JsonObject)[step];
  }
  return true;
}

describe.each(["1.6", "2.0.1", "2.1"] as const)("OCPP %s", (version) => {
  const names = [...modelOf(version).messages.keys()];

  test("every valid message is taken by our validator and by ajv, and survives being written and read", () => {
    const check = (name: string, chance: Dice) => {
      const payload = validPayload(modelOf(version), name, chance);
      expect(brokenRules(version, name, payload), name).toEqual([]);
      expect(verdict(version, name, payload), name).toBeUndefined();
      const action = name.replace(/(?:Request|Response)$/, "");
      const frame = name.endsWith("Response") ? ({ type: "result", id: "1", payload } as const) : ({ type: "call", id: "1", action, payload } as const);
      const read = parseFrame(version, serialiseFrame(frame));
      expect(read).toEqual({ ok: true, frame: JSON.parse(JSON.stringify(frame)) as unknown });
    };
    for (const name of names)
      fc.assert(
        fc.property(dice(), (chance) => check(name, chance)),
        { numRuns: 15 },
      );
  });

  test.each(plain)("a message with %s is judged as ajv judges it, with the code of the version and without its values", (mutator) => {
    let applied = 0;
    const check = (name: string, chance: Dice) => {
      const model = modelOf(version);
      const payload = validPayload(model, name, chance);
      const mutated = payloadMutators[mutator]?.({ model, root: messageSchema(model, name), payload, dice: chance });
      if (mutated === undefined || !isPlain(mutated)) return;
      applied++;
      const broken = brokenRules(version, name, payload);
      const invalid = verdict(version, name, payload);
      if (mutated.rule !== undefined) expect(broken).toContain(mutated.rule);
      if (broken.length === 0) {
        expect(invalid).toBeUndefined();
        return;
      }
      const code = invalid && wireCode(version, invalid.code);
      expect(codesFor(version, broken)).toContain(code);
      if (broken.length === 1 && mutated.rule !== undefined) expect(code).toBe(codeFor(version, mutated.rule));
      expect(invalid?.description).not.toContain(canary);
      expect(namesAPlace(invalid?.description ?? "", payload), invalid?.description).toBe(true);
    };
    const property = fc.property(fc.constantFrom(...names), dice(), check);
    fc.assert(property, { numRuns: 300 });
    if (!rare.has(mutator)) expect(applied).toBeGreaterThan(10);
  });
});
