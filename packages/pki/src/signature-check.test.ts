// SPDX-License-Identifier: Apache-2.0
import { constants, createPrivateKey, sign } from "node:crypto";
import { systemRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { newSerial, signCertificate } from "./certificate-profile.ts";
import { verifyChain } from "./chain.ts";
import { makeFirmwareSigner } from "./firmware-signer.ts";
import { makePrivateKeyPem, signingKeyFromPem } from "./keys.ts";
import { makeRsaPrivateKeyPem, rsaSigningKeyFromPem } from "./rsa-keys.ts";
import { signatureCheck } from "./signature-check.ts";

const clock = new FakeClock();
const file = new TextEncoder().encode("a file of some length, seen in pieces");

function verdict(certificate: string, signature: string, seen: Uint8Array = file): boolean | string {
  const check = signatureCheck(certificate, signature);
  if (!check.ok) return check.error;
  for (let at = 0; at < seen.length; at += 7) check.value.update(seen.subarray(at, at + 7));
  return check.value.isGood();
}

async function rsaCertificate() {
  const keyPem = await makeRsaPrivateKeyPem();
  const issuer = await signingKeyFromPem(await makePrivateKeyPem());
  const subject = { commonName: "rsa", organisation: "o" };
  const request = { subject, publicKey: (await rsaSigningKeyFromPem(keyPem)).publicKey, serial: newSerial(systemRandom), usage: "codeSigning" as const };
  const notBeforeMs = clock.wallMs();
  const certificate = await signCertificate({ ...request, notBeforeMs, notAfterMs: notBeforeMs + 1_000_000 }, { name: subject, ...issuer });
  return { certificate, key: createPrivateKey(keyPem) };
}

test("ECDSA with SHA-256 over the whole file holds; one byte more, less or other does not", async () => {
  const signer = await makeFirmwareSigner({ clock, random: systemRandom, organisation: "Maker" });
  const signature = signer.sign(file);
  expect(verdict(signer.certificatePem, signature)).toBe(true);
  expect(verdict(signer.certificatePem, signature, file.subarray(1))).toBe(false);
  expect(verdict(signer.certificatePem, signature, new Uint8Array([...file, 0]))).toBe(false);
  expect(
    verdict(
      signer.certificatePem,
      signature,
      file.map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
    ),
  ).toBe(false);
  expect(verdict(signer.certificatePem, Buffer.alloc(64, 7).toString("base64"))).toBe(false);
});

test("RSA-PSS with SHA-256 holds, RSA of PKCS #1 1.5 does not [OCPP 2.0.1 L01.FR.04]", async () => {
  const { certificate, key } = await rsaCertificate();
  for (const saltLength of [constants.RSA_PSS_SALTLEN_DIGEST, constants.RSA_PSS_SALTLEN_MAX_SIGN]) {
    const pss = sign("sha256", file, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }).toString("base64");
    expect(verdict(certificate, pss)).toBe(true);
  }
  expect(verdict(certificate, sign("sha256", file, key).toString("base64"))).toBe(false);
});

test("what is no signature, or no certificate, is told before anything is read", async () => {
  const { certificatePem } = await makeFirmwareSigner({ clock, random: systemRandom, organisation: "Maker" });
  for (const signature of ["", "  ", "not base64!", "A".repeat(801)]) expect(verdict(certificatePem, signature)).toBe("the signature is not Base64");
  expect(verdict("nonsense", "AAAA")).toBe("the certificate cannot be read");
});

test.each([
  ["codeSigning", undefined, "ok"],
  ["serverAuth", undefined, "wrong-usage"],
  ["codeSigning", clock.wallMs() - 1, "expired"],
] as const)("a signing certificate for %s that ends %s is %s under the manufacturer's root", async (usage, notAfterMs, wanted) => {
  const signer = await makeFirmwareSigner({ clock, random: systemRandom, organisation: "Maker", usage, ...(notAfterMs === undefined ? {} : { notAfterMs }) });
  const chain = verifyChain({ leaf: signer.certificatePem, intermediates: [], roots: [signer.rootPem], atMs: clock.wallMs(), usage: "codeSigning" });
  expect(chain.ok ? "ok" : chain.error.code).toBe(wanted);
});
