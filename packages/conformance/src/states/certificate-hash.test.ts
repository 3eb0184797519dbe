// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { certificateHash, isSameHash } from "./certificate-hash.ts";

/** Made with openssl; the hashes are those of `openssl ocsp -sha256 -req_text`. */
const root = `-----BEGIN CERTIFICATE-----
MIIBmTCCAUCgAwIBAgIDAKsSMAoGCCqGSM49BAMCMCoxFDASBgNVBAoMC0NvbmZv
cm1hbmNlMRIwEAYDVQQDDAlUZXN0IHJvb3QwIBcNMjYxMTIxMTIyNzUwWhgPMjEy
NjEwMjgxMjI3NTBaMCoxFDASBgNVBAoMC0NvbmZvcm1hbmNlMRIwEAYDVQQDDAlU
ZXN0IHJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARyJaEoerjbbCf53dwu
oJMEVSR1aycbugonZO1Sq+94wr3FqyAwOqRbZnXCbyUv/LHhOEz4FFIL5syL1lhu
QLf6o1MwUTAdBgNVHQ4EFgQU0bUAcQXuebty/9k+xh0sR1Os1hEwHwYDVR0jBBgw
FoAU0bUAcQXuebty/9k+xh0sR1Os1hEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjO
PQQDAgNHADBEAiBrLyk4d4X8+UOcu05VCGSyWw4HwqQ4j7dwXVTB/efCdAIgPfkz
1KzxxIjCJlS6H3n7Z+fedaEnEOw6YooJq44b69U=
-----END CERTIFICATE-----
`;
const known = {
  hashAlgorithm: "SHA256",
  issuerNameHash: "e86beb78cb74daeefbf83d2275767ee017ccee005f834f09c623329ba4292001",
  issuerKeyHash: "5c5466821adde26f672e2b5f18980379eb5f39570bb86dea8021c63e28fd8754",
  serialNumber: "ab12",
} as const;

it("gives the hash data of a root as OpenSSL does [RFC 6960 4.1.1]", () => {
  expect(certificateHash(root, root, "SHA256")).toEqual(known);
});

it("takes hash data for the same whatever the case and the leading zeros", () => {
  expect(isSameHash(known, { ...known, serialNumber: "00AB12", issuerKeyHash: known.issuerKeyHash.toUpperCase() })).toBe(true);
});

it.each([{ serialNumber: "ab13" }, { issuerKeyHash: known.issuerNameHash }, { hashAlgorithm: "SHA384" as const }])(
  "tells other certificates apart: %o",
  (other) => {
    expect(isSameHash(known, { ...known, ...other })).toBe(false);
  },
);
