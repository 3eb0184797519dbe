// SPDX-License-Identifier: Apache-2.0
import { refusal } from "@chargehand/ocpp";

/** The largest number that the tables hold; OCPP's integers have no bound in its schemas. */
const LARGEST = 2 ** 31 - 1;

/** A number or an id of a station, checked to be from `least` to 2,147,483,647; PropertyConstraintViolation when it is not. */
export function wholeAt(path: string, value: number, least = 0): number {
  if (Number.isInteger(value) && value >= least && value <= LARGEST) return value;
  throw refusal("PropertyConstraintViolation", `${path}: expected a whole number from ${least} to ${LARGEST}`);
}
