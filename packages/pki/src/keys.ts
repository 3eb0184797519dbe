// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, type webcrypto, X509Certificate } from "node:crypto";
import { pkiError } from "./errors.ts";
import { derFromPem, pemFromDer } from "./pem.ts";

export const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;
/** How everything in this package is signed [OCPP 2.0.1 A00.FR.505, A00.FR.506]. */
export const ECDSA_SHA256 = { name: "ECDSA", hash: "SHA-256" } as const;

/** A key pair that can sign. The private half is not extractable. */
export interface SigningKey {
  readonly publicKey: webcrypto.CryptoKey;
  readonly privateKey: webcrypto.CryptoKey;
}

/** A key that a store keeps. It signs CSRs; the only thing that may see its bytes is TLS. */
export interface StoredKey extends SigningKey {
  readonly name: string;
  /** PKCS#8 PEM for the `key` option of `node:tls`. Never log it, send it or store it. */
  forTls(): string;
}

/** Where a device or a service keeps its private keys, and the certificates that belong to them. */
export interface KeyStore {
  get(name: string): Promise<StoredKey | undefined>;
  /** Makes an ECDSA P-256 key. Throws PKI_KEY_EXISTS when there is one of that name. */
  create(name: string): Promise<StoredKey>;
  /** PEM, leaf first, as `storeChain` kept it. */
  chainOf(name: string): Promise<string | undefined>;
  /** Keeps the certificate and its issuers, PEM, leaf first, durably. */
  storeChain(name: string, chainPem: string): Promise<void>;
}

/** A new ECDSA P-256 private key as PKCS#8 PEM. */
export async function makePrivateKeyPem(): Promise<string> {
  const pair = await crypto.subtle.generateKey(P256, true, ["sign", "verify"]);
  return pemFromDer(new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey)), "PRIVATE KEY");
}

/** Reads an ECDSA P-256 private key. Throws PKI_PEM_INVALID when it is anything else. */
export async function signingKeyFromPem(pem: string): Promise<SigningKey> {
  try {
    const spki = createPublicKey(createPrivateKey(pem)).export({ type: "spki", format: "der" });
    const privateKey = await crypto.subtle.importKey("pkcs8", derFromPem(pem), P256, false, ["sign"]);
    const publicKey = await crypto.subtle.importKey("spki", new Uint8Array(spki), P256, true, ["verify"]);
    return { privateKey, publicKey };
  } catch (cause) {
    // The cause may quote key bytes, so it stays out of the error.
    const kind = cause instanceof Error ? cause.name : "unknown";
    throw pkiError("PKI_PEM_INVALID", "the text is not an ECDSA P-256 private key in PKCS#8 PEM", { details: { kind } });
  }
}

/** Whether the first certificate of a PEM text was issued for that key. Throws PKI_PEM_INVALID. */
export async function isCertificateOf(pem: string, key: SigningKey): Promise<boolean> {
  const ours = Buffer.from(await crypto.subtle.exportKey("spki", key.publicKey));
  return ours.equals(new X509Certificate(derFromPem(pem)).publicKey.export({ type: "spki", format: "der" }));
}

/** A key that lives only in memory, for simulated stations and tests. */
export async function storedKeyFromPem(name: string, pem: string): Promise<StoredKey> {
  return { name, ...(await signingKeyFromPem(pem)), forTls: () => pem };
}

const KEY_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/;

/** Refuses a name that could leave the store's directory. */
export function checkKeyName(name: string): void {
  if (!KEY_NAME.test(name)) {
    throw pkiError("PKI_KEY_NAME_INVALID", "a key name has 1 to 64 letters, digits, dots, dashes and underscores, and does not start with a dot");
  }
}

/** A key store without a disk. Its keys are gone with the process. */
export function memoryKeyStore(): KeyStore {
  const keys = new Map<string, StoredKey>();
  const chains = new Map<string, string>();
  return {
    get: async (name) => keys.get(name),
    async create(name) {
      checkKeyName(name);
      if (keys.has(name)) throw pkiError("PKI_KEY_EXISTS", `the key ${name} exists already; read it with get()`);
      const key = await storedKeyFromPem(name, await makePrivateKeyPem());
      keys.set(name, key);
      return key;
    },
    chainOf: async (name) => chains.get(name),
    async storeChain(name, chainPem) {
      checkKeyName(name);
      chains.set(name, chainPem);
    },
  };
}
