// SPDX-License-Identifier: Apache-2.0
import type { Schema, Version } from "./schema-source.ts";

interface Target {
  readonly definitions: Map<string, Schema>;
  readonly messages: Map<string, Schema>;
}

/** A message by name, and a payload for it. */
export type Example = readonly [message: string, payload: unknown];

/**
 * A correction of the official schemas, with the clause that asks for it. Some editions of the schemas have it already: `apply`
 * states it all the same, and fails when the schema has moved on. The examples show what it changes; a test tries them.
 */
export interface Erratum {
  readonly version: Version;
  readonly clause: string;
  readonly change: string;
  readonly apply: (target: Target) => void;
  readonly accepts: readonly Example[];
  readonly refuses: readonly Example[];
}

function property({ messages, definitions }: Target, type: string, name: string): Schema {
  const found = (messages.get(type) ?? definitions.get(type))?.properties?.[name];
  if (found === undefined) throw new Error(`${type} has no ${name}`);
  return found;
}

const integer = (clause: string, message: string, name: string, example: Readonly<Record<string, unknown>>): Erratum => ({
  version: "1.6",
  clause,
  change: `${message}.${name} is an integer`,
  apply: (target) => {
    property(target, message, name).type = "integer";
  },
  accepts: [[message, { ...example, [name]: 300 }]],
  refuses: [[message, { ...example, [name]: 300.5 }]],
});

const time = "2026-01-05T12:00:00Z";
const meterValues = (sample: unknown): Example => ["MeterValuesRequest", { connectorId: 1, meterValue: [{ timestamp: time, sampledValue: [sample] }] }];
const stop = { meterStop: 14_236, timestamp: time, transactionId: 1 };
const localList = (idTagInfo: unknown): Example => [
  "SendLocalListRequest",
  { listVersion: 1, updateType: "Full", localAuthorizationList: [{ idTag: "04E9A1B2C3D480", idTagInfo }] },
];
const firmware = { location: "https://firmware.example.org/ch7.bin", retrieveDate: time };
const profile = (chargingSchedulePeriod: unknown): Example => [
  "SetChargingProfileRequest",
  {
    connectorId: 1,
    csChargingProfiles: {
      chargingProfileId: 1,
      stackLevel: 0,
      chargingProfilePurpose: "TxDefaultProfile",
      chargingProfileKind: "Relative",
      chargingSchedule: { chargingRateUnit: "A", chargingSchedulePeriod },
    },
  },
];
const booted = { status: "Accepted", currentTime: time };

export const errata: readonly Erratum[] = [
  {
    version: "1.6",
    clause: "OCPP-J 1.6 errata 2.1 (2025-04)",
    change: "a unit of temperature may be spelt Celcius or Celsius, in MeterValues.req and in StopTransaction.req",
    apply: ({ definitions }) => {
      const units = definitions.get("UnitOfMeasure")?.enum;
      if (units === undefined) throw new Error("UnitOfMeasure is gone");
      for (const spelling of ["Celcius", "Celsius"]) if (!units.includes(spelling)) units.push(spelling);
    },
    accepts: ["Celcius", "Celsius"].flatMap((unit): Example[] => [
      meterValues({ value: "21", unit }),
      ["StopTransactionRequest", { ...stop, transactionData: [{ timestamp: time, sampledValue: [{ value: "21", unit }] }] }],
    ]),
    refuses: [meterValues({ value: "21", unit: "Centigrade" })],
  },
  {
    version: "1.6",
    clause: "OCPP-J 1.6 errata 2.3",
    change: "expiryDate and parentIdTag are properties of the idTagInfo in SendLocalList.req",
    apply: (target) => {
      if (property(target, "IdTagInfo", "expiryDate").format !== "date-time") throw new Error("expiryDate is no date-time");
      if (property(target, "IdTagInfo", "parentIdTag").maxLength !== 20) throw new Error("parentIdTag is no CiString20Type");
    },
    accepts: [localList({ status: "Accepted", expiryDate: time, parentIdTag: "FLEET-LEEDS" })],
    refuses: [localList({ status: "Accepted", expiryDate: "never" }), localList({ status: "Accepted", parentIdTag: "x".repeat(21) })],
  },
  integer("OCPP-J 1.6 errata 2.4", "BootNotificationResponse", "interval", booted),
  integer("OCPP-J 1.6 errata 2.5", "UpdateFirmwareRequest", "retries", firmware),
  integer("OCPP-J 1.6 errata 2.5", "UpdateFirmwareRequest", "retryInterval", firmware),
  {
    version: "1.6",
    clause: "OCPP-J 1.6 errata 2.6",
    change: "StopTransaction.req reason is optional",
    apply: ({ messages }) => {
      const message = messages.get("StopTransactionRequest");
      if (message?.required === undefined) throw new Error("StopTransactionRequest is gone");
      message.required = message.required.filter((name) => name !== "reason");
    },
    accepts: [
      ["StopTransactionRequest", stop],
      ["StopTransactionRequest", { ...stop, reason: "Local" }],
    ],
    refuses: [["StopTransactionRequest", { ...stop, reason: "Because" }]],
  },
  {
    version: "1.6",
    clause: "OCPP-J 1.6 errata 3.2",
    change: "no class takes a property more, inner ones included, and no enumeration a value more",
    apply: ({ definitions, messages }) => {
      for (const schema of [...definitions.values(), ...messages.values()]) if (schema.type === "object") schema.additionalProperties = false;
    },
    accepts: [localList({ status: "Accepted" })],
    refuses: [localList({ status: "Accepted", surplus: 1 }), localList({ status: "Welcome" }), meterValues({ value: "21", surplus: 1 })],
  },
  {
    version: "1.6",
    clause: "OCPP 1.6 errata 3.58",
    change: "the number of a CiStringXXType is the greatest length, not the only one",
    apply: ({ definitions, messages }) => {
      const properties = [...definitions.values(), ...messages.values()].flatMap((schema) => Object.values(schema.properties ?? {}));
      for (const schema of properties) delete schema.minLength;
    },
    accepts: [
      ["AuthorizeRequest", { idTag: "1" }],
      ["AuthorizeRequest", { idTag: "x".repeat(20) }],
    ],
    refuses: [["AuthorizeRequest", { idTag: "x".repeat(21) }]],
  },
  {
    version: "1.6",
    clause: "OCPP 1.6 7.13",
    change: "a ChargingSchedule has 1..* periods; the schema forgets the lower bound",
    apply: (target) => {
      property(target, "ChargingSchedule", "chargingSchedulePeriod").minItems = 1;
    },
    accepts: [profile([{ startPeriod: 0, limit: 16 }])],
    refuses: [profile([])],
  },
];

/** Where schema and text differ and the schema is followed on purpose. */
export interface LeftAsItIs {
  readonly version: Version;
  readonly clause: string;
  readonly difference: string;
  readonly reason: string;
}

export const leftAsTheyAre: readonly LeftAsItIs[] = [
  {
    version: "1.6",
    clause: "OCPP 1.6 6.31 and 7.33",
    difference: "meterValue and sampledValue have 1..* elements in the text, any number in the schema",
    reason: "a StopTransaction.req refused for an empty list would lose the end of a transaction",
  },
  {
    version: "1.6",
    clause: "OCPP 1.6 6.7, 6.31, 6.37, 6.45, 6.47, 6.51, 6.53 and 7.8",
    difference: "the text gives connectorId and stackLevel a least value, the schema does not",
    reason: "the answer for a connector that does not exist is a status of each message, not an error (OCPP 1.6 errata 3.87)",
  },
  {
    version: "1.6",
    clause: "OCPP 1.6 errata 3.52",
    difference: "SendLocalList.req listVersion shall not be -1 or 0",
    reason: "SendLocalList.conf has a status for a list that cannot be taken",
  },
  {
    version: "1.6",
    clause: "OCPP-J 1.6 4.2.2",
    difference: "the example has heartbeatInterval, the schema and OCPP 1.6 6.4 have interval",
    reason: "an example is not a definition",
  },
  {
    version: "2.1",
    clause: "OCPP 2.1 part 2, 3.35 (DERUnitEnumType)",
    difference: "the text spells Not_Aplicable, the schema Not_Applicable",
    reason: "part 3 is what goes on the wire",
  },
  {
    version: "2.1",
    clause: "OCPP 2.1 part 4, 4.2.4",
    difference: "the example of SEND has no basetime and a date-time for t; the schema asks for basetime, and t is a number of seconds",
    reason: "an example is not a definition",
  },
];

/** The errata documents that were gone through, with what their scope says of schemas. */
export const documentsRead: readonly { readonly version: Version; readonly document: string; readonly schemas: string }[] = [
  { version: "1.6", document: "OCPP 1.6 errata sheet, OCPP-J 1.6 errata sheet 2025-04", schemas: "errata above" },
  { version: "1.6", document: "Improved security for OCPP 1.6-J, edition 3", schemas: "has no errata sheet" },
  { version: "2.0.1", document: "OCPP 2.0.1 edition 3 errata 2025-09", schemas: "affects none" },
  { version: "2.1", document: "OCPP 2.1 edition 1 errata 2025-09", schemas: "affects none" },
];
