// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, messageOf } from "@chargehand/kernel";

/** ErrorDescription is a string[255] (part 4, table 7). */
const longestDescription = 255;

/**
 * A text fit for errorDescription: at most 255 UTF-16 units, well-formed, never half of a surrogate pair. Takes whatever a
 * handler gave and cannot throw.
 */
export function cutDescription(given: unknown): string {
  const text = textOf(given)
    .slice(0, longestDescription + 1)
    .toWellFormed();
  if (text.length <= longestDescription) return text;
  const isHighHalf = /[\uD800-\uDBFF]$/.test(text.slice(0, longestDescription));
  return text.slice(0, longestDescription - (isHighHalf ? 1 : 0));
}

/** A hostile object may throw where it is only looked at; then it has no text. */
export function textOf(given: unknown): string {
  try {
    return typeof given === "string" ? given : String(given);
  } catch {
    return "";
  }
}

/** The class or type of what was thrown, fit for a log: the text of an error may hold values. Cannot throw. */
export function kindOf(thrown: unknown): string {
  try {
    const name = thrown instanceof ChargehandError ? thrown.code : thrown instanceof Error ? thrown.name : typeof thrown;
    return printable(String(name));
  } catch {
    return "unreadable";
  }
}

/** The message of what was thrown. Cannot throw. */
export function messageFrom(thrown: unknown): string {
  try {
    return textOf(messageOf(thrown));
  } catch {
    return "";
  }
}

/** A name from the far end, fit for a log line: short, no control characters. */
export const printable = (name: string): string => name.slice(0, 50).replace(/[^\w.-]/g, "?");
