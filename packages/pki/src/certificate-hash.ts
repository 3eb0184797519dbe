// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { normalSerial } from "./certificate-description.ts";
import { pkiError } from "./errors.ts";
import { derFromPem } from "./pem.ts";
import { X509Certificate } from "./x509.ts";

export type HashAlgorithm = "SHA256" | "SHA384" | "SHA512";

/** CertificateHashDataType: how OCPP names a certificate [OCPP 2.0.1 part 2, 2.8; RFC 6960 4.1.1]. */
export interface CertificateHashData {
  readonly hashAlgorithm: HashAlgorithm;
  /** Lower-case hexadecimal, of the DER of the issuer's name. */
  readonly issuerNameHash: string;
  /** Lower-case hexadecimal, of the issuer's public key without tag, length and count of unused bits. */
  readonly issuerKeyHash: string;
  /** Hexadecimal without leading zeros. */
  readonly serialNumber: string;
}

const webNames = { SHA256: "SHA-256", SHA384: "SHA-384", SHA512: "SHA-512" } as const satisfies Record<HashAlgorithm, string>;

/** The hash data of a certificate. Without `issuerPem` it counts as its own issuer, as a root is. Throws PKI_PEM_INVALID. */
export async function certificateHashData(pem: string, hashAlgorithm: HashAlgorithm = "SHA256", issuerPem = pem): Promise<CertificateHashData> {
  const [certificate, issuer] = [read(pem), read(issuerPem)];
  const key = await issuer.publicKey.getKeyIdentifier(webNames[hashAlgorithm]);
  return {
    hashAlgorithm,
    issuerNameHash: createHash(hashAlgorithm.toLowerCase()).update(Buffer.from(certificate.issuerName.toArrayBuffer())).digest("hex"),
    issuerKeyHash: Buffer.from(key).toString("hex"),
    serialNumber: normalSerial(certificate.serialNumber).replace(/^0+(?=.)/, ""),
  };
}

/** Whether two name the same certificate by the same algorithm; case and leading zeros do not matter. */
export function isSameCertificateHash(a: CertificateHashData, b: CertificateHashData): boolean {
  const same = (x: string, y: string) => x.toLowerCase() === y.toLowerCase();
  const serial = ({ serialNumber }: CertificateHashData) => serialNumber.toLowerCase().replace(/^0+(?=.)/, "");
  return a.hashAlgorithm === b.hashAlgorithm && same(a.issuerNameHash, b.issuerNameHash) && same(a.issuerKeyHash, b.issuerKeyHash) && serial(a) === serial(b);
}

function read(pem: string): X509Certificate {
  try {
    return new X509Certificate(derFromPem(pem));
  } catch (cause) {
    throw pkiError("PKI_PEM_INVALID", "the text is not a certificate in PEM that can be read", { cause });
  }
}
