// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, hash, X509Certificate as NodeCertificate } from "node:crypto";
import { pkiError } from "./errors.ts";
import { derFromPem } from "./pem.ts";
import { BasicConstraintsExtension, ExtendedKeyUsageExtension, KeyUsagesExtension, SubjectAlternativeNameExtension, X509Certificate } from "./x509.ts";

/** A certificate in the words that people and rules ask for. Times are milliseconds since the epoch. */
export interface CertificateDescription {
  readonly subject: string;
  readonly commonName: string | undefined;
  readonly organisation: string | undefined;
  readonly issuer: string;
  /** Lower-case hexadecimal without leading zero bytes. */
  readonly serial: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** Object identifiers of the extended key usage; undefined when the certificate has none. */
  readonly extendedKeyUsages: readonly string[] | undefined;
  /** Bit set of the key usage; undefined when the certificate has none. */
  readonly keyUsages: number | undefined;
  readonly isAuthority: boolean;
  readonly pathLength: number | undefined;
  readonly criticalExtensions: readonly string[];
  /** For example `ec prime256v1` or `rsa 2048`. */
  readonly keyKind: string;
}

const UNREADABLE = "the text is not a certificate in PEM that can be read";

/** SHA-256 of a certificate's DER as lower-case hexadecimal. Throws PKI_PEM_INVALID. */
export function fingerprintOf(pem: string): string {
  return hash("sha256", derFromPem(pem));
}

/** First and last moment of a certificate, epoch ms, without reading the rest of it. Throws PKI_PEM_INVALID when it cannot be read. */
export function validityOf(pem: string): Pick<CertificateDescription, "notBeforeMs" | "notAfterMs"> {
  try {
    const { validFromDate, validToDate } = new NodeCertificate(derFromPem(pem));
    return { notBeforeMs: validFromDate.getTime(), notAfterMs: validToDate.getTime() };
  } catch (cause) {
    throw pkiError("PKI_PEM_INVALID", UNREADABLE, { cause });
  }
}

/** A serial number as this package compares it: lower-case hexadecimal without colons and leading zero bytes. */
export function normalSerial(serial: string): string {
  const digits = serial.toLowerCase().replace(/[^0-9a-f]/g, "");
  return (digits.length % 2 === 0 ? digits : `0${digits}`).replace(/^(00)+(?=..)/, "");
}

/** Reads the first certificate of a PEM text. Throws PKI_PEM_INVALID when it cannot be read. */
export function describe(pem: string): CertificateDescription {
  try {
    return describeCertificate(new X509Certificate(derFromPem(pem)), pem);
  } catch (cause) {
    throw pkiError("PKI_PEM_INVALID", UNREADABLE, { cause });
  }
}

function describeCertificate(certificate: X509Certificate, pem: string): CertificateDescription {
  const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const constraints = certificate.getExtension(BasicConstraintsExtension);
  const key = createPublicKey({ key: Buffer.from(certificate.publicKey.rawData), format: "der", type: "spki" });
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  return {
    subject: certificate.subject,
    commonName: certificate.subjectName.getField("CN")[0],
    organisation: certificate.subjectName.getField("O")[0],
    issuer: certificate.issuer,
    serial: normalSerial(certificate.serialNumber),
    notBeforeMs: certificate.notBefore.getTime(),
    notAfterMs: certificate.notAfter.getTime(),
    fingerprint: fingerprintOf(pem),
    dnsNames: names.filter((name) => name.type === "dns").map((name) => name.value),
    ipAddresses: names.filter((name) => name.type === "ip").map((name) => name.value),
    extendedKeyUsages: certificate.getExtension(ExtendedKeyUsageExtension)?.usages.map(String),
    keyUsages: certificate.getExtension(KeyUsagesExtension)?.usages,
    isAuthority: constraints?.ca ?? false,
    pathLength: constraints?.pathLength,
    criticalExtensions: certificate.extensions.filter((extension) => extension.critical).map((extension) => extension.type),
    keyKind: `${key.asymmetricKeyType ?? "unknown"} ${namedCurve ?? modulusLength ?? ""}`.trim(),
  };
}
