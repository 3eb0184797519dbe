// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeCsr, parseCsr } from "./csr.ts";
import { makePrivateKeyPem, type SigningKey, signingKeyFromPem } from "./keys.ts";
import { derFromPem, pemFromDer } from "./pem.ts";
import { Pkcs10CertificateRequestGenerator } from "./x509.ts";

const newKey = async () => signingKeyFromPem(await makePrivateKeyPem());
const codeOf = async (pem: string) => {
  const parsed = await parseCsr(pem);
  return parsed.ok ? "ok" : parsed.error.code;
};
const flipByte = (pem: string, at: (length: number) => number) => {
  const der = Buffer.from(derFromPem(pem));
  const index = at(der.length);
  der[index] = (der[index] ?? 0) ^ 0xff;
  return pemFromDer(der, "CERTIFICATE REQUEST");
};

async function rsaCsr(bits: number): Promise<string> {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: bits, publicExponent: new Uint8Array([1, 0, 1]) };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const csr = await Pkcs10CertificateRequestGenerator.create({ name: "CN=CP-1", keys, signingAlgorithm: algorithm });
  return pemFromDer(new Uint8Array(csr.rawData), "CERTIFICATE REQUEST");
}

async function ecCsr(namedCurve: string, hash: string, name = "CN=CP-1"): Promise<string> {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve }, true, ["sign", "verify"]);
  const csr = await Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm: { name: "ECDSA", hash } });
  return pemFromDer(new Uint8Array(csr.rawData), "CERTIFICATE REQUEST");
}

describe("a CSR", () => {
  test("carries name, organisation, DNS names and the public key of its maker", async () => {
    const key = await newKey();
    const parsed = await parseCsr(await makeCsr({ commonName: "csms.example.com", organisation: 'A, "B" + C', dnsNames: ["csms.example.com"], key }));
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(parsed.value).toMatchObject({ commonName: "csms.example.com", organisation: 'A, "B" + C', dnsNames: ["csms.example.com"] });
    expect(Buffer.from(parsed.value.publicKey)).toEqual(Buffer.from(await crypto.subtle.exportKey("spki", key.publicKey)));
  });

  test("is refused when it is not exactly one request in PEM", async () => {
    const good = await makeCsr({ commonName: "CP-1", key: await newKey() });
    expect(await codeOf("")).toBe("csr-not-pem");
    expect(await codeOf(good + good)).toBe("csr-not-pem");
    expect(await codeOf(good.replaceAll("CERTIFICATE REQUEST", "CERTIFICATE"))).toBe("csr-not-pem");
    expect(await codeOf(good.replace("\n-----END", "!!\n-----END"))).toBe("csr-not-pem");
    expect(await codeOf(good + " ".repeat(20_000))).toBe("csr-too-large");
    expect(await codeOf(good)).toBe("ok");
  });

  test("is refused when its signature is not by its own key, so nobody enrols a key that they do not hold", async () => {
    const [mine, other] = [await newKey(), await newKey()];
    const mixed: SigningKey = { publicKey: other.publicKey, privateKey: mine.privateKey };
    expect(await codeOf(await makeCsr({ commonName: "CP-1", key: mixed }))).toBe("csr-bad-signature");
    expect(await codeOf(flipByte(await makeCsr({ commonName: "CP-1", key: mine }), (length) => length - 4))).not.toBe("ok");
  });

  test("is refused with an RSA key under 2048 bits [OCPP 2.0.1 A00.FR.502]", async () => {
    expect(await codeOf(await rsaCsr(1024))).toBe("csr-weak-key");
    expect(await codeOf(await rsaCsr(2048))).toBe("ok");
  });

  test("is refused on a curve or with a hash that is not allowed [OCPP 2.0.1 A00.FR.503, A00.FR.506]", async () => {
    expect(await codeOf(await ecCsr("P-384", "SHA-384"))).toBe("ok");
    expect(await codeOf(await ecCsr("P-521", "SHA-512"))).toBe("csr-unsupported-key");
    expect(await codeOf(await ecCsr("P-256", "SHA-1"))).toBe("csr-weak-key");
  });

  test("is refused without a common name, or with two", async () => {
    expect(await codeOf(await ecCsr("P-256", "SHA-256", "O=Only an organisation"))).toBe("csr-no-common-name");
    expect(await codeOf(await ecCsr("P-256", "SHA-256", "CN=CP-1, CN=CP-2"))).toBe("csr-no-common-name");
  });

  test("that was changed anywhere never parses to another name, and no text makes the parser throw", async () => {
    const good = await makeCsr({ commonName: "CP-1", key: await newKey() });
    await fc.assert(
      fc.asyncProperty(fc.nat(2_000), async (at) => {
        const parsed = await parseCsr(flipByte(good, (length) => at % length));
        expect(parsed.ok).toBe(false);
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await parseCsr(pemFromDer(bytes, "CERTIFICATE REQUEST"))).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

test("a private key is read from PKCS#8 PEM, and any other kind is refused without repeating it", async () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  await expect(signingKeyFromPem(rsa)).rejects.toMatchObject({ code: "PKI_PEM_INVALID" });
  const thrown = await signingKeyFromPem("nonsense").catch((error: unknown) => error);
  expect(thrown).toMatchObject({ code: "PKI_PEM_INVALID" });
  expect(thrown).not.toHaveProperty("cause");
  const key = await newKey();
  expect(key.privateKey.extractable).toBe(false);
});
