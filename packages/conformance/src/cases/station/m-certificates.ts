// SPDX-License-Identifier: Apache-2.0
import { splitPem } from "@chargehand/pki";
import { stationCase } from "../../checks.ts";
import { type CertificateHash, certificateHash, isSameHash } from "../../states/certificate-hash.ts";
import { requestOfStation, sendCertificate } from "../../states/station/own-certificate.ts";
import {
  certificateInstalled,
  expiredRoot,
  hasRoot,
  installCertificate,
  installedRoots,
  isCertificate,
  listed,
  listedOf,
  newRoot,
  type RootType,
  withIso15118,
  withoutRootCheck,
  withRootCheck,
} from "../../states/station/roots.ts";
import type { StationScenario } from "../../station/station-case.ts";

async function installedAndListed(t: StationScenario, type: RootType): Promise<void> {
  const root = await certificateInstalled(t, type);
  await installedRoots(t, [[type, root]]);
}

async function deleted(t: StationScenario, certificateHashData: CertificateHash): Promise<string> {
  t.step("the CSMS deletes a certificate");
  const { status } = await t.csms.call("DeleteCertificate", { certificateHashData });
  return status;
}

/** One to delete: not the root that the connection stands on, which as the last of its type a station may keep [M04.FR.03]. */
async function oneToDelete(t: StationScenario): Promise<CertificateHash> {
  const others = async () =>
    (await listedOf(t, "CSMSRootCertificate")).filter(({ certificateHashData }) => !isCertificate(certificateHashData, t.bench.authority.rootPem));
  if ((await others()).length === 0) await certificateInstalled(t, "CSMSRootCertificate");
  return t.must((await others())[0]?.certificateHashData, "a CSMSRootCertificate to delete in the list");
}

export default [
  stationCase("TC_M_01_CS", "A new root for CSMSs is installed and listed.", (t) => installedAndListed(t, "CSMSRootCertificate")),

  stationCase("TC_M_02_CS", "A new root of the manufacturer is installed and listed.", (t) => installedAndListed(t, "ManufacturerRootCertificate")),

  stationCase("TC_M_03_CS", "A new V2G root is installed and listed.", async (t) => {
    await withIso15118(t);
    await withoutRootCheck(t);
    await installedAndListed(t, "V2GRootCertificate");
  }),

  stationCase("TC_M_04_CS", "A new root of mobility operators is installed and listed.", async (t) => {
    await withIso15118(t);
    await withoutRootCheck(t);
    await installedAndListed(t, "MORootCertificate");
  }),

  stationCase("TC_M_07_CS", "A root whose time is over is not installed.", async (t) => {
    await withoutRootCheck(t);
    const root = await expiredRoot(t);
    t.equal(await installCertificate(t, "CSMSRootCertificate", root), "Rejected", "the status of the installation");
    const list = await listed(t, ["CSMSRootCertificate"]);
    t.equal(list.status, "Accepted", "the status of the list");
    t.check(!hasRoot(list, "CSMSRootCertificate", root), "the list does not have it", list.certificateHashDataChain);
  }),

  stationCase("TC_M_09_CS", "A root that the old one has not signed is not installed where that is checked.", async (t) => {
    await withRootCheck(t);
    t.equal(await installCertificate(t, "CSMSRootCertificate", await newRoot(t)), "Rejected", "the status of the installation");
    const list = await listed(t, ["CSMSRootCertificate"]);
    t.equal(list.status, "Accepted", "the status of the list");
    t.equal(list.certificateHashDataChain?.length, 1, "the number of roots");
    t.check(hasRoot(list, "CSMSRootCertificate", t.bench.authority.rootPem), "the list has the old root", list.certificateHashDataChain);
  }),

  stationCase("TC_M_12_CS", "The roots for CSMSs are listed.", (t) => installedAndListed(t, "CSMSRootCertificate")),

  stationCase("TC_M_13_CS", "The roots of the manufacturer are listed.", (t) => installedAndListed(t, "ManufacturerRootCertificate")),

  stationCase("TC_M_14_CS", "The V2G roots are listed.", async (t) => {
    await withIso15118(t);
    await installedAndListed(t, "V2GRootCertificate");
  }),

  stationCase("TC_M_15_CS", "The chain of the V2G certificate is listed, with its issuers.", async (t) => {
    await withIso15118(t);
    const list = await listed(t, ["V2GCertificateChain"]);
    t.equal(list.status, "Accepted", "the status of the list");
    const chain = list.certificateHashDataChain?.find(({ certificateType }) => certificateType === "V2GCertificateChain");
    const { childCertificateHashData = [] } = t.must(chain, "a V2GCertificateChain in the list");
    t.check(childCertificateHashData.length > 0, "it has childCertificateHashData", chain);
  }),

  stationCase("TC_M_16_CS", "The roots of mobility operators are listed.", async (t) => {
    await withIso15118(t);
    await installedAndListed(t, "MORootCertificate");
  }),

  stationCase("TC_M_17_CS", "The roots of two types are listed in one answer.", async (t) => {
    const csms = await certificateInstalled(t, "CSMSRootCertificate");
    const manufacturer = await certificateInstalled(t, "ManufacturerRootCertificate");
    await installedRoots(t, [
      ["CSMSRootCertificate", csms],
      ["ManufacturerRootCertificate", manufacturer],
    ]);
  }),

  stationCase("TC_M_18_CS", "All certificates are listed when no type is named.", async (t) => {
    const csms = await certificateInstalled(t, "CSMSRootCertificate");
    const manufacturer = await certificateInstalled(t, "ManufacturerRootCertificate");
    await installedRoots(
      t,
      [
        ["CSMSRootCertificate", csms],
        ["ManufacturerRootCertificate", manufacturer],
      ],
      true,
    );
  }),

  stationCase("TC_M_19_CS", "A type of which none is installed is answered NotFound.", async (t) => {
    for (const { certificateHashData } of await listedOf(t, "MORootCertificate")) await deleted(t, certificateHashData);
    const list = await listed(t, ["MORootCertificate"]);
    t.equal(list.status, "NotFound", "the status of the list");
    t.equal(list.certificateHashDataChain, undefined, "the list itself");
  }),

  stationCase("TC_M_20_CS", "An installed root is deleted.", async (t) => {
    const hash = await oneToDelete(t);
    t.equal(await deleted(t, hash), "Accepted", "the status of the deletion");
    const left = await listedOf(t, "CSMSRootCertificate");
    t.check(!left.some(({ certificateHashData }) => isSameHash(certificateHashData, hash)), "the list does not have it any more", left);
  }),

  stationCase("TC_M_22_CS", "A certificate that is not installed cannot be deleted.", async (t) => {
    const { status } = await listed(t, ["CSMSRootCertificate"]);
    t.equal(status, "Accepted", "the status of the list");
    const root = await newRoot(t);
    t.equal(await deleted(t, certificateHash(root, root, "SHA256")), "NotFound", "the status of the deletion");
  }),

  stationCase(
    "TC_M_23_CS",
    "The station's own certificate cannot be deleted.",
    async (t) => {
      const { csr } = await requestOfStation(t);
      const chain = t.must(await t.bench.sign(csr, t.csms.endpoint.identity), "a certificate for that request");
      t.equal((await sendCertificate(t, chain)).status, "Accepted", "the status of the certificate");
      const list = await listed(t);
      const [own = "", issuer = ""] = splitPem(chain);
      const algorithm = list.certificateHashDataChain?.[0]?.certificateHashData.hashAlgorithm ?? "SHA256";
      t.oneOf(await deleted(t, certificateHash(own, issuer, algorithm)), ["NotFound", "Failed"], "the status of the deletion");
    },
    { securityProfile: 3 },
  ),
];
