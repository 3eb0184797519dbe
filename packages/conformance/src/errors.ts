// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

/** Errors of this package. Codes never change their meaning; docs/errors.md is generated from here. */
export const conformanceErrors = {
  CONFORMANCE_CASE_UNKNOWN: {
    fault: "usage",
    meaning: "a case, profile or block was named that the catalogue does not have, or a check was written for one",
    remedy: "list the ids with `chargehand conformance list`; ids end in _CS for stations and in _CSMS for management systems",
  },
} as const satisfies Record<string, ErrorEntry>;

export const error = errorsOf(conformanceErrors);
