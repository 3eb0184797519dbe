// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey } from "node:crypto";
import { pkiError } from "./errors.ts";
import type { SigningKey } from "./keys.ts";
import { derFromPem, pemFromDer } from "./pem.ts";

/** How an RSA key signs its CSR. */
export const RSA_SHA256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

/**
 * A new RSA private key of 3072 bits as PKCS#8 PEM. Only for servers that must offer the suites with RSA key exchange of
 * OCPP's certification list [OCPP 2.0.1 A00.FR.318]; everything else uses ECDSA P-256.
 */
export async function makeRsaPrivateKeyPem(): Promise<string> {
  const pair = await crypto.subtle.generateKey({ ...RSA_SHA256, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) }, true, ["sign", "verify"]);
  return pemFromDer(new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey)), "PRIVATE KEY");
}

/** Reads an RSA private key. Throws PKI_PEM_INVALID when it is anything else. */
export async function rsaSigningKeyFromPem(pem: string): Promise<SigningKey> {
  try {
    const spki = createPublicKey(createPrivateKey(pem)).export({ type: "spki", format: "der" });
    const privateKey = await crypto.subtle.importKey("pkcs8", derFromPem(pem), RSA_SHA256, false, ["sign"]);
    const publicKey = await crypto.subtle.importKey("spki", new Uint8Array(spki), RSA_SHA256, true, ["verify"]);
    return { privateKey, publicKey };
  } catch (cause) {
    // The cause may quote key bytes, so it stays out of the error.
    const kind = cause instanceof Error ? cause.name : "unknown";
    throw pkiError("PKI_PEM_INVALID", "the text is not an RSA private key in PKCS#8 PEM", { details: { kind } });
  }
}
