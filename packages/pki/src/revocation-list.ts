// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import { normalSerial } from "./certificate-description.ts";
import { type Signer, toX509Name } from "./certificate-profile.ts";
import { ECDSA_SHA256 } from "./keys.ts";
import { derFromPem, pemFromDer, splitPem } from "./pem.ts";
import { AuthorityKeyIdentifierExtension, Extension, X509Certificate, X509Crl, X509CrlGenerator, X509CrlReason } from "./x509.ts";

/** Reasons of RFC 5280 5.3.1 that a certificate of this system can be revoked for. */
export const revocationReasons = ["unspecified", "keyCompromise", "affiliationChanged", "superseded", "cessationOfOperation", "privilegeWithdrawn"] as const;
export type RevocationReason = (typeof revocationReasons)[number];

export interface RevokedCertificate {
  /** Lower-case hexadecimal. */
  readonly serial: string;
  readonly reason: RevocationReason;
  readonly revokedAtMs: number;
}

/** Which certificates no longer count, from revocation lists whose signatures were checked. */
export interface RevocationList {
  /** The reason, or undefined when that issuer has not revoked that serial number. */
  reasonFor(issuer: string, serial: string): string | undefined;
  /** Issuers that the list speaks for. */
  readonly issuers: readonly string[];
  /** Milliseconds since the epoch: after this a newer list should be there. */
  readonly nextUpdateMs: number;
}

export interface CrlProblem {
  readonly code: "crl-not-pem" | "crl-unknown-issuer" | "crl-bad-signature";
  readonly message: string;
}

export interface CrlRequest {
  readonly revoked: readonly RevokedCertificate[];
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  /** Must grow with every list of the same issuer [RFC 5280 5.2.3]. */
  readonly number: number;
}

const CRL_NUMBER = "2.5.29.20";

/** Signs a version 2 revocation list and gives it as PEM. */
export async function signCrl(request: CrlRequest, signer: Signer): Promise<string> {
  const crl = await X509CrlGenerator.create({
    issuer: toX509Name(signer.name),
    thisUpdate: new Date(request.thisUpdateMs),
    nextUpdate: new Date(request.nextUpdateMs),
    entries: request.revoked.map((entry) => ({
      serialNumber: entry.serial,
      revocationDate: new Date(entry.revokedAtMs),
      // RFC 5280 5.3.1: "unspecified" is said by leaving the reason out.
      ...(entry.reason === "unspecified" ? {} : { reason: X509CrlReason[entry.reason] }),
    })),
    extensions: [await AuthorityKeyIdentifierExtension.create(signer.publicKey), new Extension(CRL_NUMBER, false, derInteger(request.number))],
    signingKey: signer.privateKey,
    signingAlgorithm: ECDSA_SHA256,
  });
  return pemFromDer(new Uint8Array(crl.rawData), "X509 CRL");
}

function derInteger(value: number): Uint8Array<ArrayBuffer> {
  const digits = value.toString(16);
  const bytes = [...Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex")];
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return new Uint8Array([0x02, bytes.length, ...bytes]);
}

/** Reads every revocation list of a PEM text and checks each against the certificate of its issuer. */
export async function readRevocationList(crlPem: string, issuers: readonly string[]): Promise<Result<RevocationList, CrlProblem>> {
  const certificates = issuers.flatMap((text) => splitPem(text)).map((pem) => new X509Certificate(derFromPem(pem)));
  const reasons = new Map<string, string>();
  const blocks = splitPem(crlPem);
  if (blocks.length === 0) return err({ code: "crl-not-pem", message: "the text holds no revocation list in PEM" });
  const seen: string[] = [];
  let nextUpdateMs = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const crl = parse(block);
    if (crl === undefined) return err({ code: "crl-not-pem", message: "a revocation list in the text cannot be read" });
    const issuer = certificates.find((certificate) => certificate.subject === crl.issuer);
    if (issuer === undefined) return err({ code: "crl-unknown-issuer", message: `no certificate was given for the revocation list of ${crl.issuer}` });
    if (!(await crl.verify({ publicKey: issuer }))) {
      return err({ code: "crl-bad-signature", message: `the revocation list of ${crl.issuer} is not signed by it` });
    }
    seen.push(crl.issuer);
    nextUpdateMs = Math.min(nextUpdateMs, crl.nextUpdate?.getTime() ?? Number.POSITIVE_INFINITY);
    for (const entry of crl.entries) reasons.set(keyOf(crl.issuer, entry.serialNumber), X509CrlReason[entry.reason ?? X509CrlReason.unspecified]);
  }
  return ok({ issuers: seen, nextUpdateMs, reasonFor: (issuer, serial) => reasons.get(keyOf(issuer, serial)) });
}

const keyOf = (issuer: string, serial: string): string => `${normalSerial(serial)} ${issuer}`;

function parse(pem: string): X509Crl | undefined {
  try {
    return new X509Crl(derFromPem(pem));
  } catch {
    return undefined;
  }
}
