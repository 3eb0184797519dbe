// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { codeOfKeyword, refusal, refusalOf, rpcErrorCodes, wireCode } from "./codes.ts";

test("1.6 keeps its misspelt codes [OCPP-J 1.6 errata 5.1, 5.2]", () => {
  expect(wireCode("1.6", "FormatViolation")).toBe("FormationViolation");
  expect(wireCode("1.6", "OccurrenceConstraintViolation")).toBe("OccurenceConstraintViolation");
});

test("1.6 never sends a code that its table lacks [OCPP-J 1.6 4.2.3]", () => {
  const table = [
    "NotImplemented",
    "NotSupported",
    "InternalError",
    "ProtocolError",
    "SecurityError",
    "FormationViolation",
    "PropertyConstraintViolation",
    "OccurenceConstraintViolation",
    "TypeConstraintViolation",
    "GenericError",
  ];
  for (const code of rpcErrorCodes) expect(table).toContain(wireCode("1.6", code));
});

test("2.0.1 and 2.1 send the codes as their table spells them [part 4, 4.3]", () => {
  for (const code of rpcErrorCodes) expect([wireCode("2.0.1", code), wireCode("2.1", code)]).toEqual([code, code]);
});

test("a keyword that nobody foresaw gets FormatViolation", () => {
  expect(codeOfKeyword("2.1", "contains")).toBe("FormatViolation");
});

test("a refusal carries its code and details, and nothing else looks like one", () => {
  expect(refusalOf(refusal("SecurityError", "not before boot", { a: 1 }))).toEqual({
    errorCode: "SecurityError",
    description: "not before boot",
    details: { a: 1 },
  });
  expect(refusalOf(new Error("x"))).toBeUndefined();
  expect(refusalOf(undefined)).toBeUndefined();
});
