// SPDX-License-Identifier: Apache-2.0
import type { SecurityKind } from "./kinds.ts";

/** What a failed attempt to reach the CSMS means for security. */
export interface ConnectFinding {
  readonly kind: SecurityKind;
  readonly detail: string;
}

const badCertificate: readonly string[] = [
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_REJECTED",
  "CERT_UNTRUSTED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_CHAIN_TOO_LONG",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  // What Node has no name for: a key or a digest that is too weak, a critical extension that nobody understands.
  "UNSPECIFIED",
];
const badVersion: readonly string[] = [
  "ERR_SSL_UNSUPPORTED_PROTOCOL",
  "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_VERSION_TOO_LOW",
];
const badSuite: readonly string[] = [
  "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
  "ERR_SSL_NO_SHARED_CIPHER",
  "ERR_SSL_NO_CIPHERS_AVAILABLE",
  "ERR_SSL_WRONG_CIPHER_RETURNED",
];

/** The event of a failed attempt; undefined where it is none of security, such as no line [A00.FR.307, A00.FR.412, A00.FR.414]. */
export function findingOf(error: unknown): ConnectFinding | undefined {
  const codes = codesOf(error);
  const which = (list: readonly string[]) => codes.find((code) => list.includes(code));
  const [certificate, version, suite] = [which(badCertificate), which(badVersion), which(badSuite)];
  if (certificate !== undefined) return { kind: "InvalidCsmsCertificate", detail: `the CSMS's certificate was refused: ${certificate}` };
  if (version !== undefined) return { kind: "InvalidTLSVersion", detail: `no common version of TLS with the CSMS: ${version}` };
  if (suite !== undefined) return { kind: "InvalidTLSCipherSuite", detail: `no common cipher suite with the CSMS: ${suite}` };
  const status = statusOf(error);
  return status === 401 || status === 403
    ? { kind: "FailedToAuthenticateAtCsms", detail: `the CSMS answered ${status} to the credentials of this device` }
    : undefined;
}

/** Errors wrap one another; how deep is bounded, as a chain could close on itself. */
const DEEPEST = 5;

function codesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > DEEPEST) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [...own, ...codesOf(error.cause, depth + 1)];
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("details" in error)) return undefined;
  const { details } = error;
  return typeof details === "object" && details !== null && "status" in details && typeof details.status === "number" ? details.status : undefined;
}
