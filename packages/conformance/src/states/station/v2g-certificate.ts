// SPDX-License-Identifier: Apache-2.0
// The V2G certificate of a station, from an authority of ours: the memory state RenewV2GChargingStationCertificate of Part 6 (table 447).
import { systemRandom } from "@chargehand/kernel";
import { parseCsr } from "@chargehand/pki";
import { makeOcspResponse, questionOf } from "../../certificates/ocsp.ts";
import { keyOfRequest, makeCertificate, type Signer } from "../../certificates/test-authority.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { certificateHash, isSameHash, type OcspName } from "../certificate-hash.ts";
import { iso15118Set } from "./contract.ts";
import { requestOfStation } from "./own-certificate.ts";
import { installCertificate, newRoot } from "./roots.ts";

/** Stations ask through us, not there. */
const ocspUrl = "http://localhost/ocsp";

/** Certificates with who issued them. */
type Chain = readonly (readonly [one: Signer, issuer: Signer])[];
const chains = new WeakMap<StationScenario, Chain>();

const issuerIn = (chain: Chain, name: OcspName): Signer | undefined =>
  chain.find(([one, issuer]) => isSameHash(certificateHash(one.pem, issuer.pem, name.hashAlgorithm), name))?.[1];

export interface V2gChain {
  /** Whether that is the name of a certificate of the chain. */
  names(name: OcspName): boolean;
}

/** The station has a V2G certificate from a root that it knows. `beforeIt`: what is to be so when it gets it. */
export async function v2gCertificateRenewed(t: StationScenario, beforeIt: () => void): Promise<V2gChain> {
  const moment = { nowMs: t.now(), random: systemRandom };
  const root = makeCertificate({ commonName: "V2G Root", isAuthority: true }, moment);
  const sub = makeCertificate({ commonName: "V2G CPO Sub", issuer: root, isAuthority: true, ocspUrl }, moment);
  await iso15118Set(t, { V2GCertificateInstallationEnabled: "true", CountryName: "NL", OrganizationName: t.settings.vendorName });
  t.equal(await installCertificate(t, "V2GRootCertificate", root.pem), "Accepted", "the status of the V2G root");
  t.equal(await installCertificate(t, "MORootCertificate", await newRoot(t)), "Accepted", "the status of the root of mobility operators");
  const { csr } = await requestOfStation(t, "SignV2GCertificate");
  const parsed = await parseCsr(csr);
  if (!parsed.ok) return t.fail(`the request cannot be read: ${parsed.error.message}`);
  const { commonName, publicKey } = parsed.value;
  const own = makeCertificate({ commonName, issuer: sub, publicKey: keyOfRequest(publicKey), ocspUrl }, moment);
  const chain: Chain = [
    [own, sub],
    [sub, root],
    [root, root],
  ];
  chains.set(t, chain);
  t.step("the CSMS sends the certificate");
  beforeIt();
  const { status } = await t.csms.call("CertificateSigned", { certificateChain: own.pem + sub.pem, certificateType: "V2GCertificate" });
  t.equal(status, "Accepted", "the status of the certificate");
  return { names: (name) => issuerIn(chain, name) !== undefined };
}

/** A fresh OCSP response, that the certificate is good; of any other nothing is known here. */
export function ocspAnswer(t: StationScenario, { ocspRequestData }: Req<"GetCertificateStatus">): Res<"GetCertificateStatus"> {
  const signer = issuerIn(chains.get(t) ?? [], ocspRequestData);
  if (signer === undefined) return { status: "Failed" };
  const response = makeOcspResponse(questionOf(ocspRequestData), "good", { signer, nowMs: t.now() });
  return { status: "Accepted", ocspResult: response.toString("base64") };
}
