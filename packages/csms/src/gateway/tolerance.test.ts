// SPDX-License-Identifier: Apache-2.0
import { readTolerance, type ToleranceRule } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { Tolerance } from "./tolerance.ts";
import { toleranceRules } from "./tolerance-rules.ts";

const model = { vendor: "Acme", model: "Wall 1" };
const rule = { model, action: "MeterValues", path: "meterValue/*/sampledValue/*/value", rule: "stringFromNumber", reason: "seen on a bench unit" };
const facts = { ...model, reason: "PowerUp", ocppVersion: "1.6" } as const;

function peer() {
  const given: (readonly ToleranceRule[])[] = [];
  return { given, setTolerance: (rules: readonly ToleranceRule[]) => void given.push(rules) };
}

test("the list that is committed is well-formed", () => {
  expect(readTolerance([...toleranceRules]).rules).toHaveLength(toleranceRules.length);
});

test("a station gets the rules of its model when it boots, and again when it comes back without a boot", () => {
  const tolerance = new Tolerance(readTolerance([rule]));
  const [first, again, other] = [peer(), peer(), peer()];
  tolerance.connected("CP-1", first);
  expect(first.given).toEqual([]);
  tolerance.booted("CP-1", facts, first);
  tolerance.connected("CP-1", again);
  tolerance.booted("CP-2", { ...facts, vendor: "Other" }, other);
  expect([first.given, again.given, other.given]).toEqual([[[rule]], [[rule]], [[]]]);
});

test("a station that boots as another model loses the rules", () => {
  const tolerance = new Tolerance(readTolerance([{ ...rule, model: { ...model, firmware: "1.*" } }]));
  const [first, updated, back] = [peer(), peer(), peer()];
  tolerance.booted("CP-1", { ...facts, firmwareVersion: "1.4" }, first);
  tolerance.booted("CP-1", { ...facts, firmwareVersion: "2.0" }, updated);
  tolerance.connected("CP-1", back);
  expect([first.given[0]?.length, updated.given[0]?.length, back.given.length]).toEqual([1, 0, 0]);
});

test("what was mended is counted", () => {
  const tolerance = new Tolerance(readTolerance([rule]));
  tolerance.onTolerated({ changed: 3 });
  tolerance.onTolerated({ changed: 1 });
  expect(tolerance.mended).toBe(4);
});
