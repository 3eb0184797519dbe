// SPDX-License-Identifier: Apache-2.0
import type { Millis } from "@chargehand/kernel";
import type { IssueRefusal, RevokeRefusal } from "./certificate-authority.ts";

/** Why a call to the certificate authority failed. */
export interface CaProblem {
  readonly code: CaProblemCode;
  readonly message: string;
  /** Set with `slow-down`: ask again after this. */
  readonly retryAfter?: Millis;
}

export type CaProblemCode =
  | IssueRefusal["code"]
  | RevokeRefusal["code"]
  /** The one-time token: never made here, too old, or used for another CSR. */
  | "token-unknown"
  | "token-expired"
  | "token-used"
  /** The admin bearer token is missing or wrong. */
  | "not-allowed"
  | "slow-down"
  | "request-invalid"
  | "request-too-large"
  | "not-found"
  | "internal"
  /** Seen by the client: nothing listens, no answer in time, a certificate that the root does not vouch for, an answer that is not understood. */
  | "unreachable"
  | "timeout"
  | "untrusted"
  | "answer-invalid";
