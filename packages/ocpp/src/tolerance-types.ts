// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion } from "./versions.ts";

/** What a rule may do to a value that breaks the schema in just this way. Nothing else is ever changed. */
export const toleranceKinds = [
  /** A number or integer that came as a string of digits. */
  "numberFromString",
  /** A string that came as a number. */
  "stringFromNumber",
  /** A boolean that came as "true" or "false", in any case. */
  "booleanFromString",
  /** A word of a list in other upper and lower case. */
  "enumCase",
  /** A property that the schema does not know is left out. */
  "dropUnknown",
  /** A property that is null is left out. */
  "dropNull",
  /** A text over its length is cut. Not for identifiers: two may become one. */
  "cutTooLong",
] as const;
export type ToleranceKind = (typeof toleranceKinds)[number];

/** Which stations a rule is for, as their BootNotification spells them. */
export interface StationModel {
  readonly vendor: string;
  readonly model: string;
  readonly firmware?: string;
}

/** One known fault of one model, and how it is borne. */
export interface ToleranceRule {
  /** `firmware`: that version only, or with a trailing `*` all that begin so; absent: all. */
  readonly model: StationModel;
  /** Absent: every version. */
  readonly version?: OcppVersion;
  readonly action: string;
  /** What of the action comes from that station: its `request` (default), its `response`, its `send` (2.1). */
  readonly message?: "request" | "response" | "send";
  /** The value as error descriptions name it, `meterValue/0/sampledValue/1/value`; `*` is any one name or index. */
  readonly path: string;
  readonly rule: ToleranceKind;
  /** What is known of the fault, and where from: for the log and for those who come after. */
  readonly reason: string;
}

/** A rule at work. `changed` values were mended; none of them is told. */
export interface Tolerated {
  readonly action: string;
  readonly path: string;
  readonly rule: ToleranceKind;
  readonly changed: number;
}
