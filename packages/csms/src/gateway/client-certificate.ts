// SPDX-License-Identifier: Apache-2.0
import type { DetailedPeerCertificate, PeerCertificate } from "node:tls";
import type { Result } from "@chargehand/kernel";
import { err, ok } from "@chargehand/kernel";
import { type RevocationList, verifyChain } from "@chargehand/pki";

const pemOf = (der: Buffer): string => `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replace(/(.{64})(?!$)/g, "$1\n")}\n-----END CERTIFICATE-----\n`;

/** The certificates that came with the leaf. Node links the root to itself, which ends the walk. */
function issuersOf(leaf: PeerCertificate): readonly string[] {
  const pems: string[] = [];
  let at = (leaf as Partial<DetailedPeerCertificate>).issuerCertificate;
  for (let depth = 0; at?.raw !== undefined && depth < 5; depth++) {
    pems.push(pemOf(at.raw));
    if (at.issuerCertificate === at) break;
    at = at.issuerCertificate;
  }
  return pems;
}

export interface ClientTrust {
  /** PEM of the roots that vouch for stations. */
  readonly roots: string;
  /** PEM of the authorities under them, for stations that send their own certificate only. */
  readonly intermediates?: string;
  readonly revocationList: () => RevocationList | undefined;
}

/** What is remembered of an accepted certificate, so that a later revocation finds the live socket. */
export interface CertificateFacts {
  readonly issuer: string;
  readonly serial: string;
  readonly notAfterMs: number;
}

/**
 * Judges a station's certificate by our own rules, whatever TLS made of it: chain, dates, extended key usage clientAuth,
 * revocation. Source: OCPP 2.0.1 Part 2, A00.FR.403 and A00.FR.411. The error is a sentence for the log.
 */
export function judgeClientCertificate(raw: PeerCertificate, trust: ClientTrust, nowMs: number): Result<CertificateFacts, string> {
  const revocationList = trust.revocationList();
  const verdict = verifyChain({
    leaf: pemOf(raw.raw),
    intermediates: [...issuersOf(raw), ...(trust.intermediates === undefined ? [] : [trust.intermediates])],
    roots: [trust.roots],
    atMs: nowMs,
    usage: "clientAuth",
    ...(revocationList === undefined ? {} : { revocationList }),
  });
  if (!verdict.ok) return err(verdict.error.code);
  const { issuer, serial, notAfterMs, extendedKeyUsages } = verdict.value.leaf;
  // A certificate without the extension could serve for anything; a station's says that it is a client's.
  if (extendedKeyUsages === undefined) return err("wrong-usage");
  return ok({ issuer, serial, notAfterMs });
}
