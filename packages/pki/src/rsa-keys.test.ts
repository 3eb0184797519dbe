// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { makeCsr, parseCsr } from "./csr.ts";
import { makePrivateKeyPem } from "./keys.ts";
import { makeRsaPrivateKeyPem, rsaSigningKeyFromPem } from "./rsa-keys.ts";

test("an RSA key signs a CSR that the authority accepts [OCPP 2.0.1 A00.FR.318]", async () => {
  const key = await rsaSigningKeyFromPem(await makeRsaPrivateKeyPem());
  const parsed = await parseCsr(await makeCsr({ commonName: "localhost", dnsNames: ["localhost"], key }));
  expect(parsed).toMatchObject({ ok: true, value: { commonName: "localhost", dnsNames: ["localhost"] } });
});

test("a key of another kind is refused without quoting it", async () => {
  const pem = await makePrivateKeyPem();
  const refused = await rsaSigningKeyFromPem(pem).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "PKI_PEM_INVALID" });
  expect(String((refused as Error).message)).not.toContain(pem.split("\n")[1]);
});
