// SPDX-License-Identifier: Apache-2.0
// The certificate states of Part 6, tables 708 and 709, and a root that the cases install.
import { createHash } from "node:crypto";
import type { ocpp201 } from "@chargehand/ocpp";
import { derFromPem } from "@chargehand/pki";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { asked, omitted } from "./operator.ts";

type HashData = ocpp201.CertificateHashDataType;
export type HashAlgorithm = HashData["hashAlgorithm"];
type IdUse = NonNullable<Req<"GetInstalledCertificateIds">["certificateType"]>[number];
type RootUse = Req<"InstallCertificate">["certificateType"];

/** A self-signed root, P-256, of 2025 to 2049; its private key is thrown away. */
export const testRootPem = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIDKhfDMAoGCCqGSM49BAMCMDExFDASBgNVBAoMC0NvbmZv
cm1hbmNlMRkwFwYDVQQDDBBDb25mb3JtYW5jZSBSb290MB4XDTI1MDEwMTAwMDAw
MFoXDTQ5MTIzMTIzNTk1OVowMTEUMBIGA1UECgwLQ29uZm9ybWFuY2UxGTAXBgNV
BAMMEENvbmZvcm1hbmNlIFJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATG
qPJ8mLUQkl27pbJvy0/A0WWz/1cShvj+XC2PBdAUbp5T6gY9GC8cGf5ECD9h7eYk
UlUM7nIh1ypJdAbuLZ1Po0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQE
AwIBBjAdBgNVHQ4EFgQU+XuJt4091EcShWX/D4+5snHdwKUwCgYIKoZIzj0EAwID
SAAwRQIgbuubkfD7oGl7lQvod4w9fhcrznvu1nH1CVLG8JWkFeoCIQDE5vgh6n9/
fOhVmBVKvaxCPCsSIJnFcRCoKuBiUe1qcg==
-----END CERTIFICATE-----
`;

/** Where in the DER of that root its issuer's name and its public key lie (without the octet of unused bits). */
const issuerBytes = [30, 81] as const;
const keyBytes = [190, 255] as const;

/** How a station names the root (OCPP 2.0.1 Part 2, CertificateHashDataType). */
export function testRootHash(hashAlgorithm: HashAlgorithm = "SHA256"): HashData {
  const der = derFromPem(testRootPem);
  const hashOf = ([from, to]: readonly [number, number]) => createHash(hashAlgorithm.toLowerCase()).update(der.subarray(from, to)).digest("hex");
  return { hashAlgorithm, issuerNameHash: hashOf(issuerBytes), issuerKeyHash: hashOf(keyBytes), serialNumber: "2a17c3" };
}

/** Table 709, CertificateInstalled: an operator installs the root for a use. */
export async function certificateInstalled(t: CsmsScenario, station: StationPuppet, certificateType: RootUse): Promise<void> {
  const got = await asked(t, station, { action: "InstallCertificate", request: { certificateType, certificate: testRootPem }, answer: { status: "Accepted" } });
  t.equal(got.certificateType, certificateType, "the use of the certificate");
  const isTheSame = got.certificate.trim().replaceAll("\r\n", "\n") === testRootPem.trim();
  t.check(isTheSame, "the certificate is the one that was asked for", got.certificate);
}

export interface CertificatesQuery {
  /** None: of every use. */
  readonly uses: readonly IdUse[];
  readonly hashAlgorithm?: HashAlgorithm;
  readonly isOptional?: boolean;
  /** Instead of one certificate of each use. */
  readonly answer?: Res<"GetInstalledCertificateIds">;
}

/** Table 708, GetInstalledCertificates: an operator asks what is installed; the station has one certificate of each use. */
export async function certificatesAsked(t: CsmsScenario, station: StationPuppet, query: CertificatesQuery): Promise<void> {
  const { uses, hashAlgorithm, isOptional } = query;
  const got = await asked(t, station, {
    ...{ action: "GetInstalledCertificateIds" as const, request: uses.length === 0 ? {} : { certificateType: uses } },
    ...{ answer: query.answer ?? installedAnswer(uses, hashAlgorithm), ...(isOptional === undefined ? {} : { isOptional }) },
  });
  if (uses.length === 0) omitted(t, got.certificateType, "certificateType");
  else t.equal((got.certificateType ?? []).toSorted(), uses.toSorted(), "the uses asked for");
}

const everyUse: readonly IdUse[] = ["CSMSRootCertificate", "ManufacturerRootCertificate", "V2GRootCertificate", "MORootCertificate", "V2GCertificateChain"];

/** What a station answers that has the root for each of these uses. */
export function installedAnswer(uses: readonly IdUse[], hashAlgorithm?: HashAlgorithm): Res<"GetInstalledCertificateIds"> {
  const certificateHashDataChain = (uses.length === 0 ? everyUse : uses).map((certificateType) => ({
    certificateType,
    certificateHashData: testRootHash(hashAlgorithm),
  }));
  return { status: "Accepted", certificateHashDataChain };
}
