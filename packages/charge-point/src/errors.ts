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
    meaning: "a key of the device's memory has characters that it must not have",
    remedy: "use lower-case letters, digits and dashes",
  },
  CP_JOURNAL_IN_USE: {
    fault: "usage",
    meaning: "another process has the journal open",
    remedy: "stop that process, or give this one another file",
  },
  CP_JOURNAL_FORMAT: {
    fault: "usage",
    meaning: "the journal was written by a later version, or the file is none",
    remedy: "run the version that wrote it, or move the file away: its devices start anew then",
  },
  CP_JOURNAL_DAMAGED: {
    fault: "internal",
    meaning: "lines in the middle of the journal cannot be read; it went on without them (logged, not thrown)",
    remedy: "check the medium and replace it; the file as it was is kept beside it as `.damaged`",
  },
  CP_JOURNAL_WRITE: {
    fault: "unavailable",
    meaning: "the journal could not be written; nothing of that commit counts",
    remedy: "free space on the disk or replace it; charge points go on and try again by themselves",
  },
  CP_JOURNAL_CLOSED: {
    fault: "usage",
    meaning: "something was to be written after the journal had been closed",
    remedy: "stop the charge points first, then close their journal",
  },
} as const satisfies Record<string, ErrorEntry>;

export const chargePointError = errorsOf(chargePointErrors);
