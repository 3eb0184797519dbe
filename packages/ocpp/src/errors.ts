// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

/** Every error that this package throws or rejects with. */
export const ocppErrors = {
  OCPP_CALL_REFUSED: {
    fault: "protocol",
    meaning: "The far end answered CALLERROR.",
    remedy: "Read details.errorCode and details.errorDescription; correct the request or stop sending it.",
  },
  OCPP_CALL_TIMEOUT: {
    fault: "unavailable",
    meaning: "No answer came within the time-out.",
    remedy: "Check the connection; try again with a new call. The far end may have acted on the first.",
  },
  OCPP_DISCONNECTED: {
    fault: "unavailable",
    meaning: "The connection was closed before an answer came, or was never open.",
    remedy: "Wait for the next connection and send again what must not be lost.",
  },
  OCPP_REQUEST_INVALID: {
    fault: "usage",
    meaning: "Our own request does not conform to the schema; it was not sent.",
    remedy: "Correct the property that the message names.",
  },
  OCPP_RESPONSE_INVALID: {
    fault: "protocol",
    meaning: "An answer, the far end's or our own handler's, does not conform to the schema.",
    remedy: "Treat the outcome as unknown; report the path that the message names to the maker of the far end.",
  },
  OCPP_CALL_ABORTED: {
    fault: "usage",
    meaning: "The caller's signal aborted the call.",
    remedy: "Nothing; the far end may have acted on it if it was already sent.",
  },
  OCPP_QUEUE_FULL: {
    fault: "unavailable",
    meaning: "Too many of our calls wait for this far end.",
    remedy: "Slow down, or raise outboundQueue; look for a far end that does not answer.",
  },
  OCPP_VERSION_NOT_LOADED: {
    fault: "usage",
    meaning: "A peer was asked for before the validators of its version were loaded.",
    remedy: "Await loadVersion(version) once at start.",
  },
  OCPP_ACTION_UNKNOWN: { fault: "usage", meaning: "The version has no such action.", remedy: "Use an action of that version." },
  OCPP_REFUSAL: {
    fault: "usage",
    meaning: "A handler refused a call with a code of its choice; made by refusal().",
    remedy: "Nothing; the far end got the code as a CALLERROR.",
  },
  OCPP_CONNECT_FAILED: {
    fault: "unavailable",
    meaning: "A connection attempt to the CSMS failed.",
    remedy: "Nothing at once: the client tries again. If it persists, check URL, certificates and credentials.",
  },
  OCPP_HANDLER_TIMEOUT: {
    fault: "unavailable",
    meaning: "A handler of ours gave no answer in time; the far end got InternalError and the next message had its turn.",
    remedy: "Find out what the handler waits for (usually the database); what it does after that is done without an answer.",
  },
  OCPP_TOLERANCE_INVALID: {
    fault: "usage",
    meaning: "A list of tolerance rules is not well-formed; none of its rules is used.",
    remedy: "Correct the rule and field that the message names.",
  },
  OCPP_OPTIONS_INVALID: { fault: "usage", meaning: "An option makes no sense.", remedy: "Correct the option that the message names." },
} as const satisfies Record<string, ErrorEntry>;

export const error = errorsOf(ocppErrors);
