// SPDX-License-Identifier: Apache-2.0
import type { webcrypto } from "node:crypto";
import { Millis, type Random } from "@chargehand/kernel";
import { ECDSA_SHA256 } from "./keys.ts";
import { pemFromDer } from "./pem.ts";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from "./x509.ts";

/** What a certificate lets its holder be: in TLS a client (a charging station) or a server (a CSMS), or one who signs programs. */
export type CertificateUsage = "clientAuth" | "serverAuth" | "codeSigning";

export interface SubjectName {
  readonly commonName: string;
  readonly organisation: string;
}

/** The key that signs, and the name and public key that the signed certificate points back to. */
export interface Signer {
  readonly name: SubjectName;
  readonly publicKey: webcrypto.CryptoKey;
  readonly privateKey: webcrypto.CryptoKey;
}

export interface CertificateRequest {
  readonly subject: SubjectName;
  /** SubjectPublicKeyInfo DER, or a key of this process. */
  readonly publicKey: Uint8Array<ArrayBuffer> | webcrypto.CryptoKey;
  readonly serial: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** Undefined for a root: then nothing narrows what the certificates under it may be. */
  readonly usage: CertificateUsage | undefined;
  /** Set for an authority: how many authorities may stand under it. */
  readonly pathLength?: number;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
}

export const Days = (n: number): Millis => Millis(n * 86_400_000);
export const Years = (n: number): Millis => Days(n * 365.25);

/** 18 random bytes, positive and never shortened by DER, as lower-case hexadecimal [RFC 5280 4.1.2.2]. */
export function newSerial(random: Random): string {
  const digits = random.hex(18);
  return ((Number.parseInt(digits.slice(0, 2), 16) & 0x3f) | 0x40).toString(16) + digits.slice(2);
}

/** A name as the X.509 library takes it. Typed values, because it would read quotes and a leading # in a plain text as syntax. */
export function toX509Name({ commonName, organisation }: Partial<SubjectName>): Name {
  return new Name([
    ...(commonName === undefined ? [] : [{ CN: [{ utf8String: commonName }] }]),
    ...(organisation === undefined ? [] : [{ O: [{ utf8String: organisation }] }]),
  ]);
}

/**
 * Signs a version 3 certificate and gives it as PEM.
 * Every certificate names its owner in O [OCPP 2.0.1 A00.FR.509], restricts its key usage [A00.FR.512] and has a serial number [A00.FR.508].
 * The extended key usage goes beyond A00.FR.514 on purpose: without it a station's certificate could serve as a server's.
 */
export async function signCertificate(request: CertificateRequest, signer: Signer): Promise<string> {
  const certificate = await X509CertificateGenerator.create({
    serialNumber: request.serial,
    subject: toX509Name(request.subject),
    issuer: toX509Name(signer.name),
    notBefore: new Date(request.notBeforeMs),
    notAfter: new Date(request.notAfterMs),
    publicKey: request.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: ECDSA_SHA256,
    extensions: await extensionsOf(request, signer),
  });
  return pemFromDer(new Uint8Array(certificate.rawData));
}

async function extensionsOf(request: CertificateRequest, signer: Signer): Promise<Extension[]> {
  const isAuthority = request.pathLength !== undefined;
  const names = [
    ...(request.dnsNames ?? []).map((value) => ({ type: "dns" as const, value })),
    ...(request.ipAddresses ?? []).map((value) => ({ type: "ip" as const, value })),
  ];
  return [
    isAuthority ? new BasicConstraintsExtension(true, request.pathLength, true) : new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(isAuthority ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign : KeyUsageFlags.digitalSignature, true),
    ...(request.usage === undefined ? [] : [new ExtendedKeyUsageExtension([ExtendedKeyUsage[request.usage]])]),
    await SubjectKeyIdentifierExtension.create(request.publicKey),
    await AuthorityKeyIdentifierExtension.create(signer.publicKey),
    ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)]),
  ];
}
