// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { SteppedClock, systemRandom } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { memoryAuthorityStorage } from "./authority-storage.ts";
import { openCertificateAuthority } from "./certificate-authority.ts";
import { describe, fingerprintOf, validityOf } from "./certificate-description.ts";
import { derFromPem, pemFromDer } from "./pem.ts";

const NOW = 1_800_000_000_000;
const root = async () => {
  const clock = new SteppedClock(NOW);
  return (await openCertificateAuthority({ storage: memoryAuthorityStorage(), clock, random: systemRandom, organisation: "Test" })).rootPem;
};

test("tells the first and last moment of a certificate as the whole description does", async () => {
  const pem = await root();
  const { notBeforeMs, notAfterMs } = describe(pem);
  expect(validityOf(pem)).toEqual({ notBeforeMs, notAfterMs });
  expect(notBeforeMs).toBeLessThanOrEqual(NOW);
  expect(notAfterMs).toBeGreaterThan(NOW);
});

test("refuses what is no certificate, whole or cut, in both ways alike", async () => {
  const cut = pemFromDer(derFromPem(await root()).subarray(0, 100));
  for (const text of ["", "no PEM", cut]) {
    expect(() => validityOf(text)).toThrow(expect.objectContaining({ code: "PKI_PEM_INVALID" }));
    expect(() => describe(text)).toThrow(expect.objectContaining({ code: "PKI_PEM_INVALID" }));
  }
});

test("takes the fingerprint over the DER, not over its text", async () => {
  const pem = await root();
  expect(fingerprintOf(pem)).toBe(createHash("sha256").update(derFromPem(pem)).digest("hex"));
  expect(fingerprintOf(`before\n${pem}after`)).toBe(fingerprintOf(pem));
});
