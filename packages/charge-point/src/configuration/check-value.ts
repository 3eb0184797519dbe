// SPDX-License-Identifier: Apache-2.0
// Whether a text is a value of a setting. One check for every way in; pure.
import type { SettingRefusal, SettingShape } from "./setting-row.ts";

/** Names of a list as OCPP writes it; the empty text is the empty list. */
export const listed = (value: string): readonly string[] => (value.trim() === "" ? [] : value.split(",").map((name) => name.trim()));

/** Undefined when the value will do. `shape.values` absent in a list: its owner knows what may be named, and checks that itself. */
export function refusalOfValue(shape: SettingShape, value: string): SettingRefusal | undefined {
  switch (shape.dataType) {
    case "integer":
      return refusalOfNumber(shape, /^-?\d{1,9}$/.test(value) ? Number(value) : undefined);
    case "decimal":
      return refusalOfNumber(shape, /^-?\d{1,9}(?:\.\d{1,6})?$/.test(value) ? Number(value) : undefined);
    case "boolean":
      return value === "true" || value === "false" ? undefined : invalid(shape);
    case "string":
      return refusalOfText(shape, value);
    case "OptionList":
      return shape.values === undefined || shape.values.includes(value) ? undefined : invalid(shape);
    case "MemberList":
    case "SequenceList":
      return refusalOfList(shape, value);
    case "object":
      // What it may hold is checked by whoever reads it.
      return undefined;
  }
}

/** In words, with range and unit: what a setting takes. */
export function whatIsTaken({ dataType, unit, min, max, values }: SettingShape): string {
  const inUnit = unit === undefined ? "" : ` ${unit}`;
  switch (dataType) {
    case "integer":
    case "decimal":
      return `${dataType === "integer" ? "a whole number" : "a number"}${rangeText(min, max)}${inUnit}`;
    case "boolean":
      return "true or false";
    case "string":
      return `a text of ${min ?? 1} to ${max ?? LONGEST_TEXT} characters`;
    case "OptionList":
      return values === undefined ? "one of the values of its list" : `one of ${values.map((value) => (value === "" ? "the empty text" : value)).join(", ")}`;
    case "MemberList":
      return values === undefined ? "any of the values of its list, none twice" : `any of ${values.join(", ")}, none twice`;
    case "SequenceList":
      return values === undefined ? "at least one of the values of its list, none twice" : `at least one of ${values.join(", ")}, in order, none twice`;
    case "object":
      return "an object";
  }
}

/** Of a text without a length of its own. */
const LONGEST_TEXT = 500;

function rangeText(min: number | undefined, max: number | undefined): string {
  if (min === undefined && max === undefined) return "";
  if (max === undefined) return ` from ${min}`;
  return ` from ${min ?? 0} to ${max}`;
}

const invalid = (shape: SettingShape): SettingRefusal => ({ code: "InvalidValue", detail: `give ${whatIsTaken(shape)}` });

function refusalOfNumber(shape: SettingShape, value: number | undefined): SettingRefusal | undefined {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = shape;
  if (value === undefined) return invalid(shape);
  if (value < min) return { ...invalid(shape), code: "ValueTooLow" };
  return value > max ? { ...invalid(shape), code: "ValueTooHigh" } : undefined;
}

function refusalOfText(shape: SettingShape, value: string): SettingRefusal | undefined {
  const { min = 1, max = LONGEST_TEXT } = shape;
  if (value.length > max) return { ...invalid(shape), code: "TooLargeElement" };
  if (value.length < min || (value !== "" && value.trim() === "")) return invalid(shape);
  // Control characters have no place in a name; lone surrogates cannot be kept as UTF-8.
  return !/\p{Cc}/u.test(value) && value.isWellFormed() ? undefined : invalid(shape);
}

function refusalOfList(shape: SettingShape, value: string): SettingRefusal | undefined {
  const names = listed(value);
  if (shape.dataType === "SequenceList" && names.length === 0) return invalid(shape);
  if (new Set(names).size !== names.length) return invalid(shape);
  const { values } = shape;
  return values === undefined || names.every((name) => values.includes(name)) ? undefined : invalid(shape);
}
