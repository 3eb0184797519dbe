// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, test } from "vitest";
import type { OcppVersion } from "../src/versions.ts";
import { heartbeat, loadAllVersions, rig } from "./peer-rig.ts";

beforeAll(loadAllVersions);

/** The codes of 1.6, 2.0.1 and 2.1; undefined: that version does not answer. */
type Codes = readonly [v16: string | undefined, v201: string | undefined, v21: string | undefined];
interface Row {
  readonly codes: Codes;
  readonly description: RegExp;
  /** As `{ v16, v2 }` where the messages of the families differ. */
  readonly frame: unknown;
}

const SECRET = "SECRET-4711";
const long = SECRET.repeat(10);
const framework: Codes = ["FormationViolation", "RpcFrameworkError", "RpcFrameworkError"];
const format: Codes = ["FormationViolation", "FormatViolation", "FormatViolation"];
const same = (code: string): Codes => [code, code, code];
const boot16 = { chargePointVendor: "Acme", chargePointModel: "Wall 1" };
const boot2 = { reason: "PowerUp", chargingStation: { vendorName: "Acme", model: "Wall 1" } };
const boot = (v16: object, v2: object) => ({ v16: [2, "1", "BootNotification", { ...boot16, ...v16 }], v2: [2, "1", "BootNotification", { ...boot2, ...v2 }] });
const status = { timestamp: "2026-01-05T12:00:00Z", connectorStatus: "Available", evseId: 1, connectorId: 1 };

/**
 * Every kind of violation, with what each version calls it. OCPP-J 1.6 4.2.3 (FormationViolation and OccurenceConstraintViolation
 * as its errata 5.1 and 5.2 want them), 2.0.1 part 4 4.3, 2.1 part 4 4.3.
 */
const rows: Readonly<Record<string, Row>> = {
  "text that is not JSON": { codes: framework, description: /not valid JSON/, frame: `${SECRET}` },
  "an object": { codes: framework, description: /not a JSON array/, frame: { [SECRET]: SECRET } },
  "an empty array": { codes: framework, description: /not a JSON array with elements/, frame: [] },
  "an unknown message type": { codes: [undefined, "MessageTypeNotSupported", undefined], description: /message type/, frame: [9, "1", SECRET] },
  "an id that is a number": { codes: framework, description: /message id.*1 to 36/, frame: [2, 4711, "Heartbeat", {}] },
  "an id that is too long": { codes: framework, description: /message id.*1 to 36/, frame: [2, long, "Heartbeat", {}] },
  "a CALL of three elements": { codes: framework, description: /CALL has 4 elements/, frame: [2, "1", "Heartbeat"] },
  "an action that is a number": { codes: framework, description: /action is not a string/, frame: [2, "1", 4711, {}] },
  "a payload that is a list": { codes: format, description: /payload is not a JSON object/, frame: [2, "1", "Heartbeat", [SECRET]] },
  "nesting without end": { codes: format, description: /deeper than 64/, frame: "[".repeat(100) },
  "an unknown action": { codes: same("NotImplemented"), description: /not known/, frame: [2, "1", "MakeCoffee", { SECRET }] },
  "an action without a handler": { codes: same("NotSupported"), description: /not supported/, frame: [2, "1", "DataTransfer", { vendorId: SECRET }] },
  "a missing property": {
    codes: ["ProtocolError", "OccurrenceConstraintViolation", "OccurrenceConstraintViolation"],
    description: /must have the property (chargePointModel|chargingStation)/,
    frame: { v16: [2, "1", "BootNotification", { chargePointVendor: SECRET }], v2: [2, "1", "BootNotification", { reason: "PowerUp" }] },
  },
  "an unknown property": {
    codes: ["FormationViolation", "ProtocolError", "ProtocolError"],
    description: /the payload must not have the property colour/,
    frame: boot({ colour: SECRET }, { colour: SECRET }),
  },
  "a wrong type": {
    codes: same("TypeConstraintViolation"),
    description: /^(chargePointVendor|chargingStation) must be of type (string|object)/,
    frame: boot({ chargePointVendor: { SECRET } }, { chargingStation: SECRET }),
  },
  "a text that is too long": {
    codes: same("PropertyConstraintViolation"),
    description: /^(chargePointVendor|chargingStation\/model) must have at most 20 characters/,
    frame: boot({ chargePointVendor: long }, { chargingStation: { vendorName: "Acme", model: long } }),
  },
  "a word that is not in its list": {
    codes: same("PropertyConstraintViolation"),
    description: /^(status|reason) must be one of /,
    frame: {
      v16: [2, "1", "StatusNotification", { connectorId: 1, errorCode: "NoError", status: SECRET }],
      v2: [2, "1", "BootNotification", { ...boot2, reason: SECRET }],
    },
  },
  "a timestamp that is none": {
    codes: same("PropertyConstraintViolation"),
    description: /^timestamp must be a date-time/,
    frame: {
      v16: [2, "1", "StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available", timestamp: SECRET }],
      v2: [2, "1", "StatusNotification", { ...status, timestamp: SECRET }],
    },
  },
  "a fraction for a whole number": {
    codes: same("TypeConstraintViolation"),
    description: /^connectorId must be of type integer/,
    frame: {
      v16: [2, "1", "StatusNotification", { connectorId: 47.11, errorCode: "NoError", status: "Available" }],
      v2: [2, "1", "StatusNotification", { ...status, connectorId: 47.11 }],
    },
  },
  "a fault deep inside": {
    codes: same("PropertyConstraintViolation"),
    description: /^meterValue\/1\/sampledValue\/0\/(unit|context) must be one of /,
    frame: {
      v16: [2, "1", "MeterValues", { connectorId: 1, meterValue: [good("1"), { timestamp: status.timestamp, sampledValue: [{ value: "1", unit: SECRET }] }] }],
      v2: [2, "1", "MeterValues", { evseId: 1, meterValue: [good(1), { timestamp: status.timestamp, sampledValue: [{ value: 1, context: SECRET }] }] }],
    },
  },
};

function good(value: unknown) {
  return { timestamp: "2026-01-05T12:00:00Z", sampledValue: [{ value }] };
}

const versions = ["1.6", "2.0.1", "2.1"] as const;
const cases = Object.entries(rows).flatMap(([name, row]) => versions.map((version, at) => [version, name, row.codes[at], row] as const));

describe("each violation gets the code of its version, and a description that names path and expectation and never the value", () => {
  test.each(cases)("%s: %s -> %s", async (version, _name, code, { frame, description }) => {
    const never = () => {
      throw new Error("a refused message reached its handler");
    };
    const routes = { Heartbeat: heartbeat, BootNotification: never, StatusNotification: never, MeterValues: never };
    const { say, received, violations, lines, peer } = rig<OcppVersion>(version, { routes: routes as never });
    const byFamily = frame as { readonly v16?: unknown; readonly v2?: unknown };
    await say((version === "1.6" ? byFamily.v16 : byFamily.v2) ?? frame);
    expect(violations).toHaveLength(1);
    expect(violations[0]?.errorCode).toBe(code);
    expect(violations[0]?.description).toMatch(description);
    expect(received.map((answer) => answer[2])).toEqual(code === undefined ? [] : [code]);
    if (code !== undefined) expect(received[0]?.[3]).toMatch(description);
    expect(JSON.stringify([received, lines])).not.toMatch(/SECRET-|4711|47\.11/);
    expect(peer.counters.handlerErrors).toBe(0);
  });
});

test("a reused id is GenericError in 1.6 and RpcFrameworkError in 2.x; a list that is empty breaks its occurrence in each", async () => {
  const list = { "1.6": ["MeterValues", { connectorId: 1, meterValue: [] }], "2.0.1": ["MeterValues", { evseId: 1, meterValue: [] }] } as const;
  for (const version of versions) {
    const { say, received } = rig<OcppVersion>(version, { routes: { Heartbeat: heartbeat, MeterValues: () => ({}) } as never });
    await say('[2,"1","Heartbeat",{}]');
    await say('[2,"1","Heartbeat", {}]');
    await say([2, "2", ...list[version === "1.6" ? "1.6" : "2.0.1"]]);
    const expected = version === "1.6" ? ["GenericError", undefined] : ["RpcFrameworkError", "OccurrenceConstraintViolation"];
    expect(received.slice(1).map((answer) => (answer[0] === 4 ? answer[2] : undefined))).toEqual(expected);
  }
});
