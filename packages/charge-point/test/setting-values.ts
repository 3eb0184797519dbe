// SPDX-License-Identifier: Apache-2.0
// Values at, below and above the limits of a setting, and what is no value of it at all; worked out from its row by hand, not by the check.
import type { SettingRow } from "../src/configuration/setting-row.ts";

export interface SampleValues {
  /** Taken, unless something else about the device stands against it. */
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** What no setting takes. */
const never: readonly string[] = ["\u0000", "a\nb", `${"9".repeat(600)}`, "\ud800"];

export function sampleValues({ dataType, standard, min = 0, max = 0, values = [], together }: SettingRow): SampleValues {
  switch (dataType) {
    case "integer":
      return {
        good: [String(min), String(max), standard],
        bad: [...never, ...noNumber, "1.5", String(min - 1), String(max + 1), "9007199254740993"],
      };
    case "decimal":
      return { good: [String(min), String(max), standard], bad: [...never, ...noNumber, String(min - 1), String(max + 1), "1.23456789"] };
    case "boolean":
      return { good: ["true", "false", standard], bad: [...never, "", "1", "True", " true", "yes", "0", "null"] };
    case "string":
      return {
        good: [...new Set(["a".repeat(Math.max(1, min)), "x".repeat(max), ...(standard.length >= min ? [standard] : [])])],
        bad: [...never, "x".repeat(max + 1), ...(min > 1 ? ["", "x".repeat(min - 1)] : [])],
      };
    case "OptionList":
      return { good: [...values, standard], bad: [...never, "Nonsense", `${values[0]},${values[0]}`, "🔌"] };
    case "MemberList":
    case "SequenceList":
      return {
        good: [values.join(","), ...values, standard],
        bad: [...never, "Nonsense", "🔌", ...(together === undefined && values[0] !== undefined ? [`${values[0]},${values[0]}`] : [])],
      };
    case "object":
      return { good: [], bad: [] };
  }
}

const noNumber: readonly string[] = ["", " ", "abc", "true", "1e3", "0x10", "NaN", "Infinity", "+5", "١٢", "５", "1 000", "1,5", "--1"];
