// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

/** Everything that this package throws on purpose. */
export const chargePointErrors = {
  CP_NO_COMMON_VERSION: {
    fault: "usage",
    meaning: "none of the OCPP versions named for the CSMS is spoken by this charge point",
    remedy: "name at least one of `supportedVersions` in `csms.versions`",
  },
  CP_ALREADY_STARTED: {
    fault: "usage",
    meaning: "the charge point was started twice",
    remedy: "call `start` once; after `stop` it may be started again",
  },
  CP_SETTING_INVALID: {
    fault: "usage",
    meaning: "a setting is outside its range",
    remedy: "use a value in the range that the message names",
  },
  CP_NO_LINE: {
    fault: "unavailable",
    meaning: "something was to be asked of the CSMS while there is no line to it",
    remedy: "ask again when the charge point is online",
  },
  CP_STORE_KEY_INVALID: {
    fault: "usage",
    meaning: "a key of the device's memory has characters that a file name must not have",
    remedy: "use lower-case letters, digits and dashes",
  },
} as const satisfies Record<string, ErrorEntry>;

export const chargePointError = errorsOf(chargePointErrors);
