// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, test } from "vitest";
import { describe as describeFailure, loadVersion, validatorsOf } from "./validation.ts";

beforeAll(async () => {
  await Promise.all([loadVersion("1.6"), loadVersion("2.0.1"), loadVersion("2.1")]);
});

const boot16 = { chargePointVendor: "Chargehand", chargePointModel: "One" };
const boot2 = { reason: "PowerUp", chargingStation: { vendorName: "Chargehand", model: "One" } };
const missing = Symbol("missing");

const cases16: readonly [string, unknown, string][] = [
  ["chargePointVendor", missing, "ProtocolError"],
  ["chargePointVendor", 12, "TypeConstraintViolation"],
  ["chargePointVendor", "x".repeat(21), "PropertyConstraintViolation"],
  ["surplus", 1, "FormatViolation"],
];
test.each(cases16)("1.6 BootNotification with a wrong %s is refused with the right code [OCPP-J 1.6 4.2.3] (%#)", (name, value, code) => {
  const payload = value === missing ? Object.fromEntries(Object.entries(boot16).filter(([key]) => key !== name)) : { ...boot16, [name]: value };
  expect(validatorsOf("1.6").request("BootNotification", payload)?.code).toBe(code);
});

test.each([
  [{ reason: "PowerUp" }, "OccurrenceConstraintViolation", "the payload must have the property chargingStation"],
  [{ ...boot2, reason: "powerup" }, "PropertyConstraintViolation", "reason must be one of "],
  [{ ...boot2, reason: 1 }, "TypeConstraintViolation", "reason must be of type string"],
  [{ ...boot2, surplus: 1 }, "ProtocolError", "the payload must not have the property surplus"],
  [
    { ...boot2, chargingStation: { vendorName: "x".repeat(51), model: "One" } },
    "PropertyConstraintViolation",
    "chargingStation/vendorName must have at most 50 characters",
  ],
])("2.x BootNotification that breaks one rule is refused with code and path [part 4, 4.3] (%#)", (payload, code, description) => {
  for (const version of ["2.0.1", "2.1"] as const) {
    const invalid = validatorsOf(version).request("BootNotification", payload);
    expect(invalid?.code).toBe(code);
    expect(invalid?.description).toMatch(new RegExp(`^${description}`));
  }
});

test("an empty list breaks the occurrence constraint", () => {
  const invalid = validatorsOf("2.0.1").request("GetVariables", { getVariableData: [] });
  expect(invalid).toEqual({ code: "OccurrenceConstraintViolation", description: "getVariableData must have at least 1 items" });
});

test("a description never repeats a value", () => {
  const secret = "SECRET-4711".repeat(5);
  const payloads = [{ idTag: secret }, { idTag: { secret } }, { idTag: [secret] }];
  for (const payload of payloads) expect(validatorsOf("1.6").request("Authorize", payload)?.description).not.toContain("SECRET");
});

test("names from the far end are cut and cleaned", () => {
  const invalid = validatorsOf("2.0.1").request("Heartbeat", { [`a\n<b>${"x".repeat(500)}`]: 1 });
  expect(invalid?.description).toMatch(/^the payload must not have the property a\?\?b\?x{0,50}$/);
});

test.each([
  ["2026-03-29T01:30:00Z", true],
  ["2026-03-29T01:30:00.123+01:00", true],
  ["2024-02-29T00:00:00Z", true],
  ["2026-02-29T00:00:00Z", false],
  ["222222017-01-01T00:00:00Z", false],
  ["1000000", false],
  ["2026-03-29T01:30:00", false],
  ["2026-13-01T00:00:00Z", false],
  ["2026-03-29 01:30:00Z", false],
  ["2016-12-31T23:59:60Z", false],
])("the timestamp %s is taken: %s [RFC 3339]", (currentTime, taken) => {
  expect(validatorsOf("2.0.1").response("Heartbeat", { currentTime }) === undefined).toBe(taken);
});

test("a limit of 16.1 A is a multiple of 0.1 in spite of binary fractions [OCPP 1.6 7.14]", () => {
  const payload = (limit: number) => ({
    connectorId: 1,
    csChargingProfiles: {
      chargingProfileId: 1,
      stackLevel: 0,
      chargingProfilePurpose: "TxDefaultProfile",
      chargingProfileKind: "Absolute",
      chargingSchedule: { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] },
    },
  });
  for (let tenths = 0; tenths <= 3200; tenths++) expect(validatorsOf("1.6").request("SetChargingProfile", payload(tenths / 10))).toBeUndefined();
  expect(validatorsOf("1.6").request("SetChargingProfile", payload(16.15))?.code).toBe("PropertyConstraintViolation");
});

test("the unit of a temperature may be spelt both ways [OCPP-J 1.6 errata 2.1]", () => {
  const payload = (unit: string) => ({ connectorId: 1, meterValue: [{ timestamp: "2026-01-05T12:00:00Z", sampledValue: [{ value: "21", unit }] }] });
  for (const unit of ["Celcius", "Celsius"]) expect(validatorsOf("1.6").request("MeterValues", payload(unit))).toBeUndefined();
});

test("numbers that JSON cannot hold are refused", () => {
  for (const connectorId of [Number.NaN, Number.POSITIVE_INFINITY, JSON.parse("1e309"), 1.5]) {
    expect(validatorsOf("1.6").request("UnlockConnector", { connectorId })?.code).toBe("TypeConstraintViolation");
  }
  expect(validatorsOf("1.6").request("UnlockConnector", JSON.parse('{"connectorId":1.0}'))).toBeUndefined();
});

test("lengths count characters, not UTF-16 units", () => {
  expect(validatorsOf("1.6").request("Authorize", { idTag: "🔌".repeat(20) })).toBeUndefined();
  expect(validatorsOf("1.6").request("Authorize", { idTag: "🔌".repeat(21) })?.code).toBe("PropertyConstraintViolation");
});

test("customData is open, and only it is [OCPP 2.0.1 part 4, chapter 9]", () => {
  expect(validatorsOf("2.0.1").request("Heartbeat", { customData: { vendorId: "org.chargehand", cause: "owner" } })).toBeUndefined();
  expect(validatorsOf("2.0.1").request("Heartbeat", { customData: { cause: "owner" } })?.code).toBe("OccurrenceConstraintViolation");
});

test("what is missing is told first, then what is wrong, in the order of the payload", () => {
  const refused = (payload: unknown) => validatorsOf("2.0.1").request("StatusNotification", payload)?.description;
  const whole = { timestamp: "2026-01-05T12:00:00Z", connectorStatus: "Available", evseId: 1, connectorId: 1 };
  expect(refused({ ...whole, surplus: 1, evseId: "1", connectorId: undefined })).toBe("the payload must have the property connectorId");
  expect(refused({ surplus: 1, ...whole, evseId: "1" })).toBe("the payload must not have the property surplus");
  expect(refused({ ...whole, evseId: "1", surplus: 1 })).toBe("evseId must be of type integer");
});

test("only own properties count, and undefined counts as absent, as JSON.stringify writes them", () => {
  const inherited = Object.assign(Object.create({ currentTime: "2026-01-05T12:00:00Z" }) as object, {});
  expect(validatorsOf("2.0.1").response("Heartbeat", inherited)?.code).toBe("OccurrenceConstraintViolation");
  expect(validatorsOf("2.0.1").response("Heartbeat", { currentTime: undefined })?.code).toBe("OccurrenceConstraintViolation");
  expect(validatorsOf("2.0.1").request("Heartbeat", { customData: undefined })).toBeUndefined();
  expect(validatorsOf("2.0.1").request("Heartbeat", JSON.parse('{"__proto__":{"customData":1}}'))?.code).toBe("ProtocolError");
  for (const payload of [null, undefined, [], "{}", 1, () => undefined])
    expect(validatorsOf("2.0.1").request("Heartbeat", payload)?.code).toBe("TypeConstraintViolation");
});

test("a path leads through lists", () => {
  const payload = { evseId: 1, meterValue: [{ timestamp: "2026-01-05T12:00:00Z", sampledValue: [{ value: 1 }, { value: 1, phase: "L4" }] }] };
  expect(validatorsOf("2.0.1").request("MeterValues", payload)?.description).toMatch(/^meterValue\/0\/sampledValue\/1\/phase must be one of L1, L2, L3, N/);
});

test("building a description cannot throw", () => {
  expect(describeFailure("2.1", { instancePath: null as unknown as string, keyword: "enum", params: {} }).code).toBe("FormatViolation");
  expect(describeFailure("2.1", undefined).code).toBe("FormatViolation");
});
