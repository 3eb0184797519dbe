// SPDX-License-Identifier: Apache-2.0
import { createHash, X509Certificate } from "node:crypto";
import { SteppedClock, systemRandom } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { memoryAuthorityStorage } from "./authority-storage.ts";
import { openCertificateAuthority } from "./certificate-authority.ts";
import { certificateHashData, isSameCertificateHash } from "./certificate-hash.ts";
import { makeCsr } from "./csr.ts";
import { makePrivateKeyPem, signingKeyFromPem } from "./keys.ts";
import { splitPem } from "./pem.ts";

const authority = () =>
  openCertificateAuthority({ storage: memoryAuthorityStorage(), clock: new SteppedClock(1_800_000_000_000), random: systemRandom, organisation: "Test" });

test("names a root by its own name, key and serial number [OCPP 2.0.1 2.8]", async () => {
  const { rootPem } = await authority();
  const root = new X509Certificate(rootPem);
  // The point of a P-256 key is the last 65 octets of its SubjectPublicKeyInfo.
  const point = root.publicKey.export({ type: "spki", format: "der" }).subarray(-65);
  for (const algorithm of ["SHA256", "SHA384", "SHA512"] as const) {
    const data = await certificateHashData(rootPem, algorithm);
    expect(data.issuerKeyHash).toBe(createHash(algorithm.toLowerCase()).update(point).digest("hex"));
    expect(data.serialNumber).toBe(root.serialNumber.toLowerCase().replace(/^0+/, ""));
    // The subject of a self-signed certificate is its issuer, and stands in the DER as it is.
    expect(data.issuerNameHash).toHaveLength({ SHA256: 64, SHA384: 96, SHA512: 128 }[algorithm]);
  }
});

test("names a certificate by the key of its issuer", async () => {
  const ca = await authority();
  const csr = await makeCsr({ commonName: "CP-1", key: await signingKeyFromPem(await makePrivateKeyPem()) });
  const issued = await ca.issueStation(csr, { identity: "CP-1" });
  if (!issued.ok) throw new Error(issued.error.message);
  const [leaf = "", issuer = ""] = splitPem(issued.value.chain);
  const [right, wrong] = [await certificateHashData(leaf, "SHA256", issuer), await certificateHashData(leaf)];
  expect(isSameCertificateHash(right, { ...right, serialNumber: `00${right.serialNumber.toUpperCase()}` })).toBe(true);
  expect(isSameCertificateHash(right, wrong)).toBe(false);
  expect(isSameCertificateHash(right, { ...right, hashAlgorithm: "SHA384" })).toBe(false);
});

test("refuses what is no certificate", async () => {
  await expect(certificateHashData("no certificate")).rejects.toMatchObject({ code: "PKI_PEM_INVALID" });
});
