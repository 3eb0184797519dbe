// SPDX-License-Identifier: Apache-2.0
import { createPublicKey } from "node:crypto";
import { err, ok, type Result } from "@chargehand/kernel";
import { toX509Name } from "./certificate-profile.ts";
import { ECDSA_SHA256, type SigningKey } from "./keys.ts";
import { derFromPem, labelOfPem, pemFromDer, splitPem } from "./pem.ts";
import { RSA_SHA256 } from "./rsa-keys.ts";
import { Pkcs10CertificateRequest, Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from "./x509.ts";

/** What `makeCsr` asks a certificate for. */
export interface CsrSubject {
  readonly commonName: string;
  readonly organisation?: string;
  readonly dnsNames?: readonly string[];
  readonly key: SigningKey;
}

/** A CSR whose self-signature is right and whose key is strong enough. */
export interface ParsedCsr {
  readonly commonName: string;
  readonly organisation: string | undefined;
  readonly dnsNames: readonly string[];
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

export type CsrProblemCode = "csr-not-pem" | "csr-too-large" | "csr-bad-signature" | "csr-weak-key" | "csr-unsupported-key" | "csr-no-common-name";

export interface CsrProblem {
  readonly code: CsrProblemCode;
  /** What to do about it, for people. */
  readonly message: string;
}

const LONGEST_CSR = 16 * 1024;
const problem = (code: CsrProblemCode, message: string) => err<CsrProblem>({ code, message });

/** A PKCS#10 request in PEM, signed with `key` (ECDSA or RSA, SHA-256). */
export async function makeCsr(subject: CsrSubject): Promise<string> {
  const csr = await Pkcs10CertificateRequestGenerator.create({
    name: toX509Name(subject),
    keys: subject.key,
    signingAlgorithm: subject.key.publicKey.algorithm.name === RSA_SHA256.name ? RSA_SHA256 : ECDSA_SHA256,
    extensions: subject.dnsNames?.length ? [new SubjectAlternativeNameExtension(subject.dnsNames.map((value) => ({ type: "dns", value })))] : [],
  });
  return pemFromDer(new Uint8Array(csr.rawData), "CERTIFICATE REQUEST");
}

/**
 * Reads a CSR and checks that its sender holds the key: the self-signature, and the strength of the key.
 * Accepts ECDSA P-256 and P-384, and RSA of 2048 to 4096 bits, signed with SHA-256 or better [OCPP 2.0.1 A00.FR.501 to A00.FR.506].
 */
export async function parseCsr(pem: string): Promise<Result<ParsedCsr, CsrProblem>> {
  if (pem.length > LONGEST_CSR) return problem("csr-too-large", `the CSR is longer than ${LONGEST_CSR} characters`);
  const csr = readCsr(pem);
  if (csr === undefined) return problem("csr-not-pem", "the CSR is not exactly one readable CERTIFICATE REQUEST block in PEM");
  const publicKey = new Uint8Array(csr.publicKey.rawData);
  const weakness = weaknessOf(publicKey, hashOf(csr));
  if (weakness !== undefined) return err(weakness);
  if (!(await isSelfSigned(csr)))
    return problem("csr-bad-signature", "the CSR is not signed with the key that it carries; make it again on the device that holds the key");
  const names = csr.subjectName.getField("CN");
  const [commonName] = names;
  if (names.length !== 1 || commonName === undefined || commonName.trim() === "") {
    return problem("csr-no-common-name", "the CSR's subject needs exactly one common name (CN)");
  }
  return ok({ commonName, organisation: csr.subjectName.getField("O")[0], dnsNames: dnsNamesOf(csr), publicKey });
}

function readCsr(pem: string): Pkcs10CertificateRequest | undefined {
  const label = labelOfPem(pem);
  if (splitPem(pem).length !== 1 || (label !== "CERTIFICATE REQUEST" && label !== "NEW CERTIFICATE REQUEST")) return undefined;
  try {
    return new Pkcs10CertificateRequest(derFromPem(pem));
  } catch {
    return undefined;
  }
}

function hashOf(csr: Pkcs10CertificateRequest): string {
  try {
    const { hash } = csr.signatureAlgorithm as { hash?: string | { name?: string } };
    return (typeof hash === "string" ? hash : hash?.name) ?? "unknown";
  } catch {
    return "unknown";
  }
}

function weaknessOf(publicKey: Uint8Array<ArrayBuffer>, hash: string): CsrProblem | undefined {
  const unsupported = (message: string): CsrProblem => ({ code: "csr-unsupported-key", message });
  if (!["SHA-256", "SHA-384", "SHA-512"].includes(hash)) return { code: "csr-weak-key", message: "the CSR must be signed with SHA-256 or better" };
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
    const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType === "ec") {
      return namedCurve === "prime256v1" || namedCurve === "secp384r1" ? undefined : unsupported("the key's curve must be P-256 or P-384");
    }
    if (key.asymmetricKeyType !== "rsa") return unsupported("the key must be ECDSA or RSA");
    if ((modulusLength ?? 0) < 2048) return { code: "csr-weak-key", message: "an RSA key must have at least 2048 bits" };
    return (modulusLength ?? 0) > 4096 ? unsupported("an RSA key must have at most 4096 bits") : undefined;
  } catch {
    return unsupported("the key could not be read; use ECDSA P-256");
  }
}

async function isSelfSigned(csr: Pkcs10CertificateRequest): Promise<boolean> {
  try {
    return await csr.verify();
  } catch {
    return false;
  }
}

function dnsNamesOf(csr: Pkcs10CertificateRequest): readonly string[] {
  try {
    const names = csr.extensions.find((extension) => extension instanceof SubjectAlternativeNameExtension)?.names.items ?? [];
    return names.filter((name) => name.type === "dns").map((name) => name.value);
  } catch {
    return [];
  }
}
