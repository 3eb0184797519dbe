// SPDX-License-Identifier: Apache-2.0
import { type ChargehandError, hasCode } from "@chargehand/kernel";
import { error } from "./errors.ts";
import type { OcppVersion } from "./versions.ts";

/** The error codes of the RPC framework, spelt as OCPP 2.x spells them (2.0.1 part 4, 4.3; 2.1 part 4, 4.3). */
export const rpcErrorCodes = [
  "FormatViolation",
  "GenericError",
  "InternalError",
  "MessageTypeNotSupported",
  "NotImplemented",
  "NotSupported",
  "OccurrenceConstraintViolation",
  "PropertyConstraintViolation",
  "ProtocolError",
  "RpcFrameworkError",
  "SecurityError",
  "TypeConstraintViolation",
] as const;
export type RpcErrorCode = (typeof rpcErrorCodes)[number];

/**
 * 1.6 keeps two misspellings on purpose (OCPP-J 1.6 4.2.3; errata 5.1 and 5.2, "do not fix") and lacks two codes:
 * what has no code there is a frame that breaks the message structure, FormationViolation.
 */
const spelling16: { readonly [C in RpcErrorCode]?: string } = {
  FormatViolation: "FormationViolation",
  OccurrenceConstraintViolation: "OccurenceConstraintViolation",
  RpcFrameworkError: "FormationViolation",
  MessageTypeNotSupported: "FormationViolation",
};

/** The code as it is written on the wire of `version`. */
export const wireCode = (version: OcppVersion, code: RpcErrorCode): string => (version === "1.6" ? (spelling16[code] ?? code) : code);

/**
 * What a schema keyword that failed means, by the tables of error codes. A missing property breaks its cardinality;
 * 1.6 has words of its own for an incomplete payload (ProtocolError) and for an unknown property (FormationViolation),
 * which 2.x calls not conforming to the structure of the message (ProtocolError).
 */
export function codeOfKeyword(version: OcppVersion, keyword: string): RpcErrorCode {
  switch (keyword) {
    case "type":
      return "TypeConstraintViolation";
    case "required":
      return version === "1.6" ? "ProtocolError" : "OccurrenceConstraintViolation";
    case "minItems":
    case "maxItems":
      return "OccurrenceConstraintViolation";
    case "additionalProperties":
      return version === "1.6" ? "FormatViolation" : "ProtocolError";
    case "enum":
    case "format":
    case "minLength":
    case "maxLength":
    case "minimum":
    case "maximum":
    case "multipleOf":
      return "PropertyConstraintViolation";
    default:
      return "FormatViolation";
  }
}

/**
 * Made by a handler and thrown, to answer a CALL with a code of its choice: `throw refusal("SecurityError", "not before boot")`.
 * `details` goes on the wire as errorDetails. Anything else that a handler throws becomes InternalError.
 */
export function refusal(errorCode: RpcErrorCode, description: string, details: Readonly<Record<string, unknown>> = {}): ChargehandError {
  return error("OCPP_REFUSAL", description, { details: { errorCode, errorDetails: details } });
}

export interface Refusal {
  readonly errorCode: RpcErrorCode;
  readonly description: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Reads what `refusal` made; undefined for anything else that was thrown, also for what throws when it is looked at. */
export function refusalOf(thrown: unknown): Refusal | undefined {
  try {
    if (!hasCode(thrown, "OCPP_REFUSAL")) return undefined;
    const { details, message } = thrown as ChargehandError;
    return { errorCode: details["errorCode"] as RpcErrorCode, description: message, details: details["errorDetails"] as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
