// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { certificateParts } from "../certificates/certificate-parts.ts";
import type { Req } from "../scenario/ocpp-side.ts";

/** CertificateHashDataType: how OCPP names a certificate [OCPP 2.0.1 part 2, 2.8]. */
export type CertificateHash = Req<"DeleteCertificate">["certificateHashData"];
export type HashAlgorithm = CertificateHash["hashAlgorithm"];
/** The same, with where its state can be asked for (OCSPRequestDataType). */
export type OcspName = Req<"GetCertificateStatus">["ocspRequestData"];

/** The hash data of a certificate as that algorithm gives it. The issuer of a root is the root. Both are PEM. */
export function certificateHash(pem: string, issuerPem: string, hashAlgorithm: HashAlgorithm): CertificateHash {
  const { serial, issuer } = certificateParts(pem);
  const digest = (bytes: Buffer) => createHash(hashAlgorithm.toLowerCase()).update(bytes).digest("hex");
  return { hashAlgorithm, issuerNameHash: digest(issuer), issuerKeyHash: digest(certificateParts(issuerPem).key), serialNumber: serial };
}

/** Whether two name the same certificate; case and leading zeros do not matter. */
export function isSameHash(a: CertificateHash, b: CertificateHash): boolean {
  const same = (x: string, y: string) => x.toLowerCase() === y.toLowerCase();
  const serial = ({ serialNumber }: CertificateHash) => serialNumber.toLowerCase().replace(/^0+(?=.)/, "");
  return a.hashAlgorithm === b.hashAlgorithm && same(a.issuerNameHash, b.issuerNameHash) && same(a.issuerKeyHash, b.issuerKeyHash) && serial(a) === serial(b);
}
