// SPDX-License-Identifier: Apache-2.0
// Certificates of authorities that a station trusts: the states CertificateInstalled and GetInstalledCertificates of Part 6.
import { SteppedClock, systemRandom } from "@chargehand/kernel";
import { makeCsr, makePrivateKeyPem, memoryAuthorityStorage, openCertificateAuthority, signingKeyFromPem } from "@chargehand/pki";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { type CertificateHash, certificateHash, isSameHash } from "../certificate-hash.ts";
import { getVariable } from "./device-model.ts";

export type RootType = Req<"InstallCertificate">["certificateType"];
type ListType = NonNullable<Req<"GetInstalledCertificateIds">["certificateType"]>[number];
type Listed = NonNullable<Res<"GetInstalledCertificateIds">["certificateHashDataChain"]>[number];

const year = 365 * 24 * 3_600_000;

async function newAuthority(wallMs: number) {
  const clock = new SteppedClock(wallMs);
  return openCertificateAuthority({ storage: memoryAuthorityStorage(), clock, random: systemRandom, organisation: "Conformance" });
}

/** PEM of a root that the station has not seen before. */
export async function newRoot(t: StationScenario): Promise<string> {
  return (await newAuthority(t.now())).rootPem;
}

/** PEM of a root whose time was over long ago. */
export async function expiredRoot(t: StationScenario): Promise<string> {
  return (await newAuthority(t.now() - 30 * year)).rootPem;
}

/** PEM of a certificate of an authority that nobody trusts. */
export async function untrustedCertificate(t: StationScenario): Promise<string> {
  const authority = await newAuthority(t.now());
  const csr = await makeCsr({ commonName: "firmware.invalid", key: await signingKeyFromPem(await makePrivateKeyPem()) });
  const issued = await authority.issueServer(csr, { dnsNames: ["firmware.invalid"] });
  return issued.ok ? issued.value.certificate : t.couldNotTell(`the tester could not make a certificate: ${issued.error.message}`);
}

/** Whether new roots must be signed by old ones. */
export async function hasRootCheck(t: StationScenario): Promise<boolean> {
  const { attributeStatus, attributeValue } = await getVariable(t, "SecurityCtrlr", "AdditionalRootCertificateCheck");
  return attributeStatus === "Accepted" && attributeValue?.toLowerCase() === "true";
}

/** A case for stations that take roots as they are. */
export async function withoutRootCheck(t: StationScenario): Promise<void> {
  t.step("AdditionalRootCertificateCheck is not on");
  if (await hasRootCheck(t)) t.notApplicable("the station takes only roots that are signed by the old one (AdditionalRootCertificateCheck)");
}

/** A case for stations that take a new root for CSMSs only when the old one has signed it, and keep the old one until the new one has worked. */
export async function withRootCheck(t: StationScenario): Promise<void> {
  t.step("AdditionalRootCertificateCheck is on");
  if (!(await hasRootCheck(t))) t.notApplicable("AdditionalRootCertificateCheck is not true");
}

/** A case for stations that speak ISO 15118. */
export async function withIso15118(t: StationScenario): Promise<void> {
  t.step("the station has ISO 15118");
  // The controller belongs to the EVSE, or to the station as a whole.
  for (const options of [{ evse: { id: t.settings.evseId } }, {}]) {
    const { attributeStatus, attributeValue } = await getVariable(t, "ISO15118Ctrlr", "Enabled", options);
    if (attributeStatus === "Accepted" && attributeValue?.toLowerCase() !== "false") return;
  }
  t.notApplicable("the station does not support ISO 15118");
}

/** The CSMS installs a root; gives the status. */
export async function installCertificate(t: StationScenario, certificateType: RootType, certificate: string): Promise<string> {
  t.step(`the CSMS installs a ${certificateType}`);
  const { status } = await t.csms.call("InstallCertificate", { certificateType, certificate });
  return status;
}

/** Table 442, CertificateInstalled: a new root is taken. Gives its PEM. */
export async function certificateInstalled(t: StationScenario, certificateType: RootType): Promise<string> {
  // A station that checks takes only a root for CSMSs that the old one has signed.
  const mustFollow = certificateType === "CSMSRootCertificate" && (await hasRootCheck(t));
  const root = mustFollow ? t.bench.successorRootPem : await newRoot(t);
  t.equal(await installCertificate(t, certificateType, root), "Accepted", "the status of the installation");
  return root;
}

/** What the station has of these types, or of all. */
export async function listed(t: StationScenario, types?: readonly ListType[]): Promise<Res<"GetInstalledCertificateIds">> {
  t.step(`the CSMS asks which certificates are installed${types === undefined ? "" : `: ${types.join(", ")}`}`);
  return t.csms.call("GetInstalledCertificateIds", types === undefined ? {} : { certificateType: [...types] });
}

/** Whether the list has that root under that type. */
export const hasRoot = (list: Res<"GetInstalledCertificateIds">, certificateType: ListType, root: string): boolean =>
  (list.certificateHashDataChain ?? []).some((one) => one.certificateType === certificateType && isCertificate(one.certificateHashData, root));

export const isCertificate = (hash: CertificateHash, root: string): boolean => isSameHash(hash, certificateHash(root, root, hash.hashAlgorithm));

/** Table 438, GetInstalledCertificates: the roots are listed under their types. */
export async function installedRoots(t: StationScenario, roots: readonly (readonly [RootType, string])[], isAll = false): Promise<void> {
  const list = await listed(t, isAll ? undefined : [...new Set(roots.map(([type]) => type))]);
  t.equal(list.status, "Accepted", "the status of the list");
  for (const [type, root] of roots) t.check(hasRoot(list, type, root), `the list has the new ${type}`, list.certificateHashDataChain);
}

/** The certificates of one type, which must be listed without fault. */
export async function listedOf(t: StationScenario, type: ListType): Promise<readonly Listed[]> {
  const { status, certificateHashDataChain = [] } = await listed(t, [type]);
  t.check(status === "Accepted" || certificateHashDataChain.length === 0, "certificates come only with Accepted", status);
  return certificateHashDataChain.filter((one) => one.certificateType === type);
}

/** The new root for CSMSs, which the old one has signed, is taken. */
export async function successorInstalled(t: StationScenario): Promise<void> {
  await withRootCheck(t);
  t.equal(await installCertificate(t, "CSMSRootCertificate", t.bench.successorRootPem), "Accepted", "the status of the new root");
}

/** Whether the old root for CSMSs is still listed. */
export async function oldRootListed(t: StationScenario): Promise<boolean> {
  const list = await listed(t, ["CSMSRootCertificate"]);
  t.equal(list.status, "Accepted", "the status of the list");
  return hasRoot(list, "CSMSRootCertificate", t.bench.authority.rootPem);
}
