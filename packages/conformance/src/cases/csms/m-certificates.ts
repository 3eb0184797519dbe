// SPDX-License-Identifier: Apache-2.0
import { readOcspResponse } from "../../certificates/ocsp.ts";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { withContract } from "../../states/csms/contract.ts";
import {
  type CertificatesQuery,
  certificateInstalled,
  certificatesAsked,
  type HashAlgorithm,
  installedAnswer,
  testRootHash,
  testRootPem,
} from "../../states/csms/installed-certificates.ts";
import { asked } from "../../states/csms/operator.ts";

async function rootInstalled(t: CsmsScenario, use: Req<"InstallCertificate">["certificateType"]): Promise<void> {
  await certificateInstalled(t, await booted(t), use);
}

async function listed(t: CsmsScenario, query: CertificatesQuery): Promise<void> {
  await certificatesAsked(t, await booted(t), query);
}

/** An operator deletes a CSMS root, by the name that the station has just listed. */
async function rootDeleted(
  t: CsmsScenario,
  station: StationPuppet,
  { hashAlgorithm, answer }: { readonly hashAlgorithm: HashAlgorithm; readonly answer: Res<"DeleteCertificate"> },
): Promise<void> {
  // A CSMS may list by itself again, as the first part of its deletion.
  station.answer("GetInstalledCertificateIds", installedAnswer(["CSMSRootCertificate"], hashAlgorithm));
  const { certificateType: uses } = await asked(t, station, { action: "GetInstalledCertificateIds", request: { certificateType: ["CSMSRootCertificate"] } });
  t.check(uses === undefined || uses.includes("CSMSRootCertificate"), "the uses asked for are all or contain CSMSRootCertificate", uses);
  const certificateHashData = testRootHash(hashAlgorithm);
  const deleted = await asked(t, station, { action: "DeleteCertificate", request: { certificateHashData }, answer });
  t.equal(deleted.certificateHashData.hashAlgorithm, hashAlgorithm, "the hash algorithm");
  for (const field of ["issuerNameHash", "issuerKeyHash", "serialNumber"] as const) {
    t.equal(deleted.certificateHashData[field].toLowerCase(), certificateHashData[field], field);
  }
}

const algorithms = ["SHA256", "SHA384", "SHA512"] as const satisfies readonly HashAlgorithm[];

/** What an EV and the CSMS tell each other passes through as it is; this one is no real message of ISO 15118. */
async function evCertificate(t: CsmsScenario, action: Req<"Get15118EVCertificate">["action"]): Promise<void> {
  const station = await booted(t);
  t.step("the station passes on what a vehicle asks for");
  const exiRequest = Buffer.from("a CertificateInstallationReq").toString("base64");
  const got = await station.call("Get15118EVCertificate", { iso15118SchemaVersion: "urn:iso:15118:2:2013:MsgDef", action, exiRequest });
  t.equal(got.status, "Accepted", "the status");
  t.check(/^[A-Za-z0-9+/]+={0,2}$/.test(got.exiResponse), "exiResponse is base64", got.exiResponse);
}

export default [
  csmsCase("TC_M_01_CSMS", "An operator installs a root for the CSMS.", (t) => rootInstalled(t, "CSMSRootCertificate")),

  csmsCase("TC_M_02_CSMS", "An operator installs a root of the manufacturer.", (t) => rootInstalled(t, "ManufacturerRootCertificate")),

  csmsCase("TC_M_03_CSMS", "An operator installs a V2G root.", (t) => rootInstalled(t, "V2GRootCertificate")),

  csmsCase("TC_M_04_CSMS", "An operator installs a root of a mobility operator.", (t) => rootInstalled(t, "MORootCertificate")),

  csmsCase("TC_M_05_CSMS", "The station cannot install a root.", async (t) => {
    const station = await booted(t);
    const request = { certificateType: "CSMSRootCertificate", certificate: testRootPem } as const;
    await asked(t, station, { action: "InstallCertificate", request, answer: { status: "Failed" } });
  }),

  csmsCase("TC_M_12_CSMS", "An operator asks for the roots of the CSMS, named with each hash algorithm.", async (t) => {
    const station = await booted(t);
    for (const hashAlgorithm of algorithms) await certificatesAsked(t, station, { uses: ["CSMSRootCertificate"], hashAlgorithm, isOptional: true });
  }),

  csmsCase("TC_M_13_CSMS", "An operator asks for the roots of the manufacturer.", (t) => listed(t, { uses: ["ManufacturerRootCertificate"] })),

  csmsCase("TC_M_14_CSMS", "An operator asks for the V2G roots.", (t) => listed(t, { uses: ["V2GRootCertificate"] })),

  csmsCase("TC_M_15_CSMS", "An operator asks for the V2G chain.", (t) => listed(t, { uses: ["V2GCertificateChain"] })),

  csmsCase("TC_M_16_CSMS", "An operator asks for the roots of mobility operators.", (t) => listed(t, { uses: ["MORootCertificate"] })),

  csmsCase("TC_M_17_CSMS", "An operator asks for the roots of two uses.", (t) =>
    listed(t, { uses: ["CSMSRootCertificate", "ManufacturerRootCertificate"], isOptional: true }),
  ),

  csmsCase("TC_M_18_CSMS", "An operator asks for all certificates.", (t) => listed(t, { uses: [] })),

  csmsCase("TC_M_19_CSMS", "An operator asks for certificates that the station does not have.", (t) =>
    listed(t, { uses: ["ManufacturerRootCertificate"], answer: { status: "NotFound" } }),
  ),

  csmsCase("TC_M_20_CSMS", "An operator deletes a root, named with each hash algorithm.", async (t) => {
    const station = await booted(t);
    for (const hashAlgorithm of algorithms) {
      await certificateInstalled(t, station, "CSMSRootCertificate");
      await rootDeleted(t, station, { hashAlgorithm, answer: { status: "Accepted" } });
    }
  }),

  csmsCase("TC_M_21_CSMS", "The station cannot delete a root.", async (t) => {
    const station = await booted(t);
    await certificateInstalled(t, station, "CSMSRootCertificate");
    await rootDeleted(t, station, { hashAlgorithm: "SHA256", answer: { status: "Failed" } });
  }),

  csmsCase("TC_M_24_CSMS", "A station asks for the state of the certificates above its own.", (t) =>
    withContract(t, "good", async ({ names, responder }) => {
      const station = await booted(t);
      for (const ocspRequestData of names) {
        t.step("the station asks for the state of a certificate");
        const { status, ocspResult = "" } = await station.call("GetCertificateStatus", { ocspRequestData });
        t.equal(status, "Accepted", "the status");
        const told = readOcspResponse(Buffer.from(ocspResult, "base64"));
        t.check(told?.includes(ocspRequestData.serialNumber) === true, "ocspResult is an OCSP response about that certificate", told ?? ocspResult);
      }
      t.check(responder.questions.length > 0, "the CSMS has asked the responder", responder.questions.length);
    }),
  ),

  csmsCase("TC_M_26_CSMS", "A vehicle asks for a contract certificate.", (t) => evCertificate(t, "Install")),

  csmsCase("TC_M_28_CSMS", "A vehicle asks for a new contract certificate.", (t) => evCertificate(t, "Update")),
];
