// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from "node:crypto";
import { err, ok, type Result } from "@chargehand/kernel";
import { type CertificateDescription, describe } from "./certificate-description.ts";
import type { CertificateUsage } from "./certificate-profile.ts";
import { splitPem } from "./pem.ts";
import type { RevocationList } from "./revocation-list.ts";
import { ExtendedKeyUsage, KeyUsageFlags } from "./x509.ts";

export type ChainProblemCode =
  | "not-a-certificate"
  | "unknown-issuer"
  | "self-signed"
  | "not-yet-valid"
  | "expired"
  | "revoked"
  | "revocation-unknown"
  | "wrong-usage"
  | "not-an-authority"
  | "chain-too-long"
  | "critical-extension";

export interface ChainProblem {
  readonly code: ChainProblemCode;
  /** Names the certificate by subject and says what is wrong with it. */
  readonly message: string;
}

export interface ChainToVerify {
  readonly leaf: string;
  /** PEM texts, each with any number of certificates, in any order. */
  readonly intermediates: readonly string[];
  readonly roots: readonly string[];
  /** Milliseconds since the epoch of the transport clock. */
  readonly atMs: number;
  readonly usage: CertificateUsage;
  /** Leave it out only where revocation is checked elsewhere. */
  readonly revocationList?: RevocationList;
}

export interface VerifiedChain {
  readonly leaf: CertificateDescription;
  /** From the leaf's issuer to the root. */
  readonly issuers: readonly CertificateDescription[];
}

interface Link {
  readonly certificate: X509Certificate;
  readonly facts: CertificateDescription;
}

const LONGEST_CHAIN = 5;
const MOST_CERTIFICATES = 20;
// Basic constraints, key usage, extended key usage and subject alternative name: what this file looks at.
const UNDERSTOOD = new Set(["2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.17"]);
const problem = (code: ChainProblemCode, message: string) => err<ChainProblem>({ code, message });

/**
 * Follows a certificate to one of the roots and checks every link: signature, validity, authority and path length, key usage,
 * extended key usage, revocation. Pure: no I/O, no clock.
 * Source: RFC 5280 section 6, asked for by OCPP 2.0.1 A00.FR.403 and A00.FR.411. Name constraints and policies are not
 * understood; a certificate that marks them critical is refused.
 */
export function verifyChain(request: ChainToVerify): Result<VerifiedChain, ChainProblem> {
  const leaf = readLinks([request.leaf])?.[0];
  const roots = readLinks(request.roots);
  const candidates = readLinks(request.intermediates);
  if (leaf === undefined || roots === undefined || candidates === undefined) return problem("not-a-certificate", "a certificate of the chain cannot be read");
  if (candidates.length > MOST_CERTIFICATES) return problem("chain-too-long", `more than ${MOST_CERTIFICATES} intermediate certificates were sent`);
  const path = pathToRoot(leaf, candidates, roots);
  if (!path.ok) return path;
  for (const [depth, link] of path.value.entries()) {
    const fault = faultOf(link, depth, request) ?? revocationOf(link, path.value[depth + 1], request.revocationList);
    if (fault !== undefined) return err(fault);
  }
  return ok({ leaf: leaf.facts, issuers: path.value.slice(1).map((link) => link.facts) });
}

function readLinks(texts: readonly string[]): Link[] | undefined {
  try {
    return texts.flatMap((text) => splitPem(text)).map((pem) => ({ certificate: new X509Certificate(pem), facts: describe(pem) }));
  } catch {
    return undefined;
  }
}

function pathToRoot(leaf: Link, candidates: readonly Link[], roots: readonly Link[]): Result<readonly Link[], ChainProblem> {
  const path = [leaf];
  for (let last = leaf; path.length <= LONGEST_CHAIN; ) {
    const root = roots.find((one) => isIssuedBy(last, one));
    if (root !== undefined) return ok(isSame(root, last) ? path : [...path, root]);
    const next = candidates.find((one) => !path.some((known) => isSame(known, one)) && isIssuedBy(last, one));
    if (next === undefined) {
      if (isSelfSigned(last)) return problem("self-signed", `${last.facts.subject} is signed by itself and is not one of the roots`);
      return problem("unknown-issuer", `the issuer of ${last.facts.subject} is neither one of the roots nor among the certificates sent`);
    }
    path.push(next);
    last = next;
  }
  return problem("chain-too-long", `no root was reached within ${LONGEST_CHAIN} certificates`);
}

const isSame = (one: Link, other: Link): boolean => one.facts.fingerprint === other.facts.fingerprint;

// Not isIssuedBy: that wants the right to sign certificates, which a self-signed leaf does not give itself.
const isSelfSigned = ({ certificate, facts }: Link): boolean => facts.subject === facts.issuer && certificate.verify(certificate.publicKey);

function isIssuedBy(subject: Link, issuer: Link): boolean {
  return subject.certificate.checkIssued(issuer.certificate) && subject.certificate.verify(issuer.certificate.publicKey);
}

function faultOf({ facts }: Link, depth: number, { atMs, usage }: ChainToVerify): ChainProblem | undefined {
  const found = (code: ChainProblemCode, what: string): ChainProblem => ({ code, message: `${facts.subject} ${what}` });
  if (atMs < facts.notBeforeMs) return found("not-yet-valid", "is not valid yet; check the clocks");
  if (atMs > facts.notAfterMs) return found("expired", "has expired; enrol again or renew it");
  if (facts.criticalExtensions.some((oid) => !UNDERSTOOD.has(oid))) return found("critical-extension", "has a critical extension that is not understood");
  if (facts.extendedKeyUsages !== undefined && !facts.extendedKeyUsages.includes(ExtendedKeyUsage[usage])) {
    return found("wrong-usage", `must not be used for ${usage}`);
  }
  const needs = depth === 0 ? KeyUsageFlags.digitalSignature : KeyUsageFlags.keyCertSign;
  if (facts.keyUsages !== undefined && (facts.keyUsages & needs) === 0) return found("wrong-usage", "has a key usage that does not allow what it is used for");
  if (depth === 0) return facts.isAuthority ? found("wrong-usage", "is an authority, not one that it could vouch for") : undefined;
  if (!facts.isAuthority) return found("not-an-authority", "signed a certificate but is not an authority");
  // Authorities between this one and the leaf: this one's depth less the leaf.
  if (facts.pathLength !== undefined && depth - 1 > facts.pathLength) return found("chain-too-long", "may not have so many authorities under it");
  return undefined;
}

function revocationOf({ facts }: Link, issuer: Link | undefined, list: RevocationList | undefined): ChainProblem | undefined {
  if (list === undefined || issuer === undefined) return undefined;
  if (!list.issuers.includes(facts.issuer)) return { code: "revocation-unknown", message: `there is no revocation list of ${facts.issuer}` };
  const reason = list.reasonFor(facts.issuer, facts.serial);
  return reason === undefined ? undefined : { code: "revoked", message: `${facts.subject} was revoked (${reason})` };
}
