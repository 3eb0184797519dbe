// SPDX-License-Identifier: Apache-2.0
// Whether a certificate that came for this device is one for it, and which of its own it shows.
import { err, type Millis, ok, type Result } from "@chargehand/kernel";
import { splitPem, validityOf, verifyChain } from "@chargehand/pki";
import type { Refusal } from "../ocpp/station-commands.ts";

/** MaxCertificateChainSize, characters [A02.FR.16]. */
export const LONGEST_CHAIN = 10_000;
/** A new certificate is asked for so long before the end of the one in use [A03.FR.02]. */
export const RENEW_BEFORE: Millis = (30 * 24 * 3_600_000) as Millis;

/** What TLS shows. */
export interface OwnCredentials {
  /** PKCS #8 PEM. It never leaves the device but to its TLS. */
  readonly key: string;
  /** PEM, leaf first. */
  readonly certificate: string;
}

export interface OwnCertificateFacts {
  readonly identity: string;
  /** Roots for CSMSs; an operator's hierarchy signs both sides [A00.FR.501 to FR.511]. */
  readonly roots: readonly string[];
  readonly nowMs: number;
}

/** The chain, leaf first, when it is one for this device now: under a root that it trusts, in time, in its name [A02.FR.06]. */
export function judgeChain(chainPem: string, { identity, roots, nowMs }: OwnCertificateFacts): Result<readonly string[], Refusal> {
  const refuse = (detail: string) => err<Refusal>({ code: "InvalidCertificate", detail });
  if (chainPem.length > LONGEST_CHAIN) return err({ code: "TooLargeElement", detail: `the chain has more than ${LONGEST_CHAIN} characters [A02.FR.16]` });
  const [leaf, ...intermediates] = splitPem(chainPem);
  if (leaf === undefined) return refuse("the chain holds no PEM block");
  if (roots.length === 0) return refuse("no CSMSRootCertificate is installed that could vouch for it");
  const verified = verifyChain({ leaf, intermediates, roots, atMs: nowMs, usage: "clientAuth" });
  if (!verified.ok) return refuse(`${verified.error.code}`);
  const { commonName } = verified.value.leaf;
  return commonName === identity ? ok([leaf, ...intermediates]) : refuse("it names another station");
}

/** Usable ones, the newest first, as measured by the start of validity [A02.FR.09]; of two that start alike the one that came last. */
export function byNewest(all: readonly OwnCredentials[], nowMs: number): readonly OwnCredentials[] {
  const dated = all.map((credentials, index) => ({ credentials, index, ...periodIn(credentials) }));
  const inTime = dated.filter(({ from, to }) => from <= nowMs && nowMs <= to);
  return inTime.toSorted((a, b) => b.from - a.from || b.index - a.index).map(({ credentials }) => credentials);
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

/** First and last moment, epoch ms; never valid when it cannot be read. */
export function periodOf(certificate: string): Period {
  try {
    const { notBeforeMs, notAfterMs } = validityOf(certificate);
    return { from: notBeforeMs, to: notAfterMs };
  } catch {
    return { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  }
}

const periods = new WeakMap<OwnCredentials, Period>();

/** The same of credentials that are asked again and again: read once. */
export function periodIn(credentials: OwnCredentials): Period {
  const known = periods.get(credentials) ?? periodOf(credentials.certificate);
  periods.set(credentials, known);
  return known;
}
