// SPDX-License-Identifier: Apache-2.0
import type { Schema, Version } from "./schema-source.ts";

interface Target {
  readonly definitions: Map<string, Schema>;
  readonly messages: Map<string, Schema>;
}

/** A correction of the official schemas, with the clause that asks for it. `apply` fails when the schema has moved on. */
export interface Erratum {
  readonly version: Version;
  readonly clause: string;
  readonly change: string;
  readonly apply: (target: Target) => void;
}

function property(target: Target, message: string, name: string): Schema {
  const found = target.messages.get(message)?.properties?.[name];
  if (found === undefined) throw new Error(`${message} has no ${name}`);
  return found;
}

/** States what an erratum asks; the schemas in hand may have it already, then this proves that they still do. */
const integer = (message: string, name: string, clause: string): Erratum => ({
  version: "1.6",
  clause,
  change: `${message}.${name} is an integer`,
  apply: (target) => {
    property(target, message, name).type = "integer";
  },
});

export const errata: readonly Erratum[] = [
  {
    version: "1.6",
    clause: "OCPP-J 1.6 errata 2.1 (2025-04)",
    change: "a unit of temperature may be spelt Celcius or Celsius",
    apply: (target) => {
      const units = target.definitions.get("UnitOfMeasure")?.enum;
      if (units === undefined) throw new Error("UnitOfMeasure is gone");
      for (const spelling of ["Celcius", "Celsius"]) if (!units.includes(spelling)) units.push(spelling);
    },
  },
  integer("BootNotificationResponse", "interval", "OCPP-J 1.6 errata 2.4"),
  integer("UpdateFirmwareRequest", "retries", "OCPP-J 1.6 errata 2.5"),
  integer("UpdateFirmwareRequest", "retryInterval", "OCPP-J 1.6 errata 2.5"),
  {
    version: "1.6",
    clause: "OCPP-J 1.6 errata 2.6",
    change: "StopTransaction.req reason is optional",
    apply: (target) => {
      const message = target.messages.get("StopTransactionRequest");
      if (message?.required === undefined) throw new Error("StopTransactionRequest is gone");
      message.required = message.required.filter((name) => name !== "reason");
    },
  },
];
