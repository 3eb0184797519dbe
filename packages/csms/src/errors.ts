// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

export const csmsErrors = {
  CSMS_EVENT_INVALID: {
    fault: "protocol",
    meaning: "a station sent an event that no table can hold",
    remedy: "correct the station; the message says which field",
  },
  CSMS_HTTPS_REQUIRED: {
    fault: "usage",
    meaning: "the API was asked to listen for plain HTTP on an address that others can reach",
    remedy: "listen on 127.0.0.1, ::1 or localhost, and put an HTTPS proxy in front for anybody else",
  },
  CSMS_PLAIN_OCPP_REFUSED: {
    fault: "usage",
    meaning: "OCPP without TLS (security profile 1) was asked for, and this CSMS was not started as a lab",
    remedy: "set labPlain with its acknowledgement, or use security profile 2 or 3",
  },
  CSMS_UNAUTHENTICATED: { fault: "usage", meaning: "nobody is signed in", remedy: "sign in, or send the administrator's token" },
  CSMS_FORBIDDEN: { fault: "usage", meaning: "the signed-in person may not do this", remedy: "use an account that has the face this route asks for" },
  CSMS_NOT_FOUND: { fault: "usage", meaning: "no such thing, or none that this person may see", remedy: "check the id" },
  CSMS_REQUEST_INVALID: { fault: "usage", meaning: "the request does not fit the API's schema", remedy: "compare it with /api/openapi.json" },
  CSMS_ORIGIN_REFUSED: { fault: "usage", meaning: "the request came from another site", remedy: "send it from the page of this CSMS" },
  CSMS_HOST_REFUSED: { fault: "usage", meaning: "the Host header is not a name of this CSMS", remedy: "use localhost, or start the CSMS with its public URL" },
  CSMS_TOO_MANY_REQUESTS: { fault: "usage", meaning: "too many requests from one place", remedy: "wait for the time that the Retry-After header gives" },
  CSMS_STATION_EXISTS: { fault: "usage", meaning: "a station of that identity is there already", remedy: "choose another identity" },
  CSMS_COMMAND_REFUSED: {
    fault: "usage",
    meaning: "the wish cannot be sent to the station as it is now",
    remedy: "read the message; it names what is missing",
  },
  CSMS_DATABASE_NOT_DURABLE: {
    fault: "usage",
    meaning: "the database was told not to wait for its disk, so that a power cut would take back what stations were told is stored",
    remedy: "set fsync and synchronous_commit to on, for the server and for the role chargehand_ingest",
  },
  CSMS_UNAVAILABLE: { fault: "unavailable", meaning: "a part that is needed does not answer", remedy: "try again" },
  CSMS_INTERNAL: { fault: "internal", meaning: "the CSMS failed", remedy: "look into its log" },
  CSMS_STATION_UNKNOWN: {
    fault: "usage",
    meaning: "no such station, or none that this person may see",
    remedy: "check the id; `chargehand station list` shows those there are",
  },
} as const satisfies Record<string, ErrorEntry>;

export type CsmsErrorCode = keyof typeof csmsErrors;
export const error = errorsOf(csmsErrors);
