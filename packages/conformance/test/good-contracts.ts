// SPDX-License-Identifier: Apache-2.0
// How the good CSMS of these tests judges the contract of a vehicle: it asks the responder that each certificate names.
import { X509Certificate } from "node:crypto";
import { sequence } from "../src/certificates/der.ts";
import { questionOf } from "../src/certificates/ocsp.ts";
import type { Req, Res } from "../src/scenario/ocpp-side.ts";
import { certificateHash, type OcspName } from "../src/states/certificate-hash.ts";

type Name = OcspName & { readonly responderURL: string };
type Judgement = Pick<Res<"Authorize">, "certificateStatus">;

/** The answer of a responder, as it came; undefined when it gave none. */
export async function ocspAnswer(name: Name): Promise<Buffer | undefined> {
  const { certificateId } = questionOf(name);
  const body = new Uint8Array(sequence(sequence(sequence(sequence(certificateId)))));
  const response = await fetch(name.responderURL, { method: "POST", body, headers: { "content-type": "application/ocsp-request" } });
  return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
}

/** CertStatus follows the CertID: [0] good, [1] revoked. */
async function isGood(name: Name): Promise<boolean> {
  const { certificateId } = questionOf(name);
  const answer = await ocspAnswer(name);
  const at = answer?.indexOf(certificateId) ?? -1;
  return at >= 0 && answer?.[at + certificateId.length] === 0x80;
}

/** Of an Authorize with certificates, or with their names; nothing for a card. `roots`: PEM, that are trusted. */
export async function contractJudged({ certificate, iso15118CertificateHashData }: Req<"Authorize">, roots: readonly string[]): Promise<Judgement> {
  if (certificate === undefined && iso15118CertificateHashData === undefined) return {};
  const names = certificate === undefined ? (iso15118CertificateHashData ?? []) : namesIn(certificate, roots);
  if (names === undefined) return { certificateStatus: "CertChainError" };
  const states = await Promise.all(names.map((name) => isGood(name)));
  return { certificateStatus: states.every(Boolean) ? "Accepted" : "CertificateRevoked" };
}

/** Of each certificate under a trusted root; undefined when it is under none. */
function namesIn(chain: string, roots: readonly string[]): readonly Name[] | undefined {
  const pems = chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g) ?? [];
  const top = new X509Certificate(pems.at(-1) ?? "");
  const root = roots.find((pem) => top.verify(new X509Certificate(pem).publicKey));
  if (root === undefined) return undefined;
  return pems.map((pem, index) => {
    const responderURL = /OCSP - URI:(\S+)/.exec(new X509Certificate(pem).infoAccess ?? "")?.[1] ?? "";
    return { ...certificateHash(pem, pems[index + 1] ?? root, "SHA256"), responderURL };
  });
}
