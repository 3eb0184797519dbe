// SPDX-License-Identifier: Apache-2.0
// The state of certificates by OCSP [RFC 6960]: reading requests, making and reading responses.
import { createHash } from "node:crypto";
import { Hours } from "@chargehand/kernel";
import type { HashAlgorithm, OcspName } from "../states/certificate-hash.ts";
import { certificateParts } from "./certificate-parts.ts";
import { type Element, element, elements, integer, octets, oid, sequence, signed, tagged, time } from "./der.ts";
import type { Signer } from "./test-authority.ts";

export type CertificateState = "good" | "revoked";

/** What a request asks about, and the extensions that the response gives back (a nonce). */
export interface OcspQuestion {
  /** CertID, as DER. */
  readonly certificateId: Buffer;
  /** Hexadecimal, without leading zeros. */
  readonly serial: string;
  readonly extensions: Buffer | undefined;
}

/** OCSPRequest; undefined when it is none. */
export function readOcspRequest(der: Buffer): OcspQuestion | undefined {
  try {
    const [request] = elements(der);
    const [tbs] = inside(request);
    const fields = inside(tbs);
    const [one] = inside(fields.find(({ tag }) => tag === 0x30));
    const [certificateId] = inside(one);
    const serial = inside(certificateId)[3];
    if (certificateId === undefined || serial === undefined) return undefined;
    const extensions = fields.find(({ tag }) => tag === 0xa2)?.content;
    return { certificateId: certificateId.whole, serial: serial.content.toString("hex").replace(/^0+(?=.)/, ""), extensions };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const hashIds: Readonly<Record<HashAlgorithm, string>> = {
  SHA256: "2.16.840.1.101.3.4.2.1",
  SHA384: "2.16.840.1.101.3.4.2.2",
  SHA512: "2.16.840.1.101.3.4.2.3",
};

/** The question that OCPP's names of a certificate stand for. */
export function questionOf({ hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: OcspName): OcspQuestion {
  const hash = (hex: string) => octets(Buffer.from(hex, "hex"));
  const certificateId = sequence(sequence(oid(hashIds[hashAlgorithm])), hash(issuerNameHash), hash(issuerKeyHash), integer(serialNumber));
  return { certificateId, serial: serialNumber.toLowerCase().replace(/^0+(?=.)/, ""), extensions: undefined };
}

/** OCSPResponse of the authority itself: successful, for one certificate, for a day. */
export function makeOcspResponse(
  question: OcspQuestion,
  state: CertificateState,
  { signer, nowMs }: { readonly signer: Signer; readonly nowMs: number },
): Buffer {
  const status = state === "good" ? element(0x80) : element(0xa1, time(nowMs - Hours(24)));
  const responder = tagged(2, octets(createHash("sha1").update(certificateParts(signer.pem).key).digest()));
  const single = sequence(question.certificateId, status, time(nowMs - 60_000), tagged(0, time(nowMs + Hours(24))));
  const { extensions } = question;
  const data = sequence(responder, time(nowMs), sequence(single), ...(extensions === undefined ? [] : [tagged(1, extensions)]));
  const basic = signed(data, signer.key);
  return sequence(element(0x0a, Buffer.from([0])), tagged(0, sequence(oid("1.3.6.1.5.5.7.48.1.1"), octets(basic))));
}

/** The serial numbers that an OCSPResponse tells of; undefined when it is none, or not a successful one. */
export function readOcspResponse(der: Buffer): readonly string[] | undefined {
  try {
    const [response] = elements(der);
    const [status, bytes] = inside(response);
    if (status?.tag !== 0x0a || status.content[0] !== 0) return undefined;
    const [, basic] = inside(inside(bytes)[0]);
    const [data] = inside(elements(basic?.content ?? Buffer.alloc(0))[0]);
    const responses = inside(data).find(({ tag }) => tag === 0x30);
    return inside(responses).map((single) => (inside(inside(single)[0])[3]?.content.toString("hex") ?? "").replace(/^0+(?=.)/, ""));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const inside = (one: Element | undefined): readonly Element[] => (one === undefined ? [] : elements(one.content));
