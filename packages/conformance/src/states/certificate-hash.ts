// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { derFromPem } from "@chargehand/pki";
import type { Req } from "../scenario/ocpp-side.ts";

/** CertificateHashDataType: how OCPP names a certificate [OCPP 2.0.1 part 2, 2.8]. */
export type CertificateHash = Req<"DeleteCertificate">["certificateHashData"];
export type HashAlgorithm = CertificateHash["hashAlgorithm"];

/** The hash data of a certificate as that algorithm gives it. The issuer of a root is the root. Both are PEM. */
export function certificateHash(pem: string, issuerPem: string, hashAlgorithm: HashAlgorithm): CertificateHash {
  const { serial, issuer } = partsOf(pem);
  const digest = (bytes: Buffer) => createHash(hashAlgorithm.toLowerCase()).update(bytes).digest("hex");
  return { hashAlgorithm, issuerNameHash: digest(issuer), issuerKeyHash: digest(partsOf(issuerPem).key), serialNumber: serial };
}

/** Whether two name the same certificate; case and leading zeros do not matter. */
export function isSameHash(a: CertificateHash, b: CertificateHash): boolean {
  const same = (x: string, y: string) => x.toLowerCase() === y.toLowerCase();
  const serial = ({ serialNumber }: CertificateHash) => serialNumber.toLowerCase().replace(/^0+(?=.)/, "");
  return a.hashAlgorithm === b.hashAlgorithm && same(a.issuerNameHash, b.issuerNameHash) && same(a.issuerKeyHash, b.issuerKeyHash) && serial(a) === serial(b);
}

interface Element {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
}

/** The elements of a DER sequence, one after the other. */
function elements(der: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < der.length; ) {
    const first = der[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes);
    const start = at + 2 + lengthBytes;
    found.push({ tag: der[at] ?? 0, whole: der.subarray(at, start + length), content: der.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

/** RFC 5280: version (tagged 0xa0), serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo. */
function partsOf(pem: string): { readonly serial: string; readonly issuer: Buffer; readonly key: Buffer } {
  const [certificate] = elements(Buffer.from(derFromPem(pem)));
  const [tbs] = elements(certificate?.content ?? Buffer.alloc(0));
  const fields = elements(tbs?.content ?? Buffer.alloc(0)).filter(({ tag }) => tag !== 0xa0);
  const [serialNumber, , issuer, , , keyInfo] = fields;
  const [, bits] = elements(keyInfo?.content ?? Buffer.alloc(0));
  if (serialNumber === undefined || issuer === undefined || bits === undefined) throw new RangeError("this is no X.509 certificate");
  const serial = serialNumber.content.toString("hex").replace(/^0+(?=.)/, "");
  // The first byte of a BIT STRING counts its unused bits; it is no part of the key [RFC 6960, 4.1.1].
  return { serial, issuer: issuer.whole, key: bits.content.subarray(1) };
}
