// SPDX-License-Identifier: Apache-2.0
import { derFromPem } from "@chargehand/pki";
import { elements } from "./der.ts";

/** What the cases need of a certificate, as it stands in it [RFC 5280, 4.1]. */
export interface CertificateParts {
  /** Hexadecimal, without leading zeros. */
  readonly serial: string;
  /** Names, as DER. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  /** The public key without the octet that counts unused bits. */
  readonly key: Buffer;
}

/** version (tagged 0xa0), serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo. Throws RangeError when it is no certificate. */
export function certificateParts(pem: string): CertificateParts {
  const [certificate] = elements(Buffer.from(derFromPem(pem)));
  const [tbs] = elements(certificate?.content ?? Buffer.alloc(0));
  const fields = elements(tbs?.content ?? Buffer.alloc(0)).filter(({ tag }) => tag !== 0xa0);
  const [serialNumber, , issuer, , subject, keyInfo] = fields;
  if (serialNumber === undefined || issuer === undefined || subject === undefined || keyInfo === undefined)
    throw new RangeError("this is no X.509 certificate");
  const serial = serialNumber.content.toString("hex").replace(/^0+(?=.)/, "");
  return { serial, issuer: issuer.whole, subject: subject.whole, key: keyBits(keyInfo.whole) };
}

/** The BIT STRING of a SubjectPublicKeyInfo. Its first byte counts unused bits, and is no part of the key [RFC 6960, 4.1.1]. */
export function keyBits(keyInfo: Buffer): Buffer {
  const [info] = elements(keyInfo);
  const [, bits] = elements(info?.content ?? Buffer.alloc(0));
  if (bits === undefined) throw new RangeError("this is no public key");
  return bits.content.subarray(1);
}
