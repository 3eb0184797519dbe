// SPDX-License-Identifier: Apache-2.0
// Memory states of a CSMS that are about certificates (Part 6, chapter 3.18).
import { createPrivateKey, X509Certificate } from "node:crypto";
import { type Clock, systemRandom } from "@chargehand/kernel";
import { makeCsr, makePrivateKeyPem, memoryAuthorityStorage, openCertificateAuthority, signingKeyFromPem, splitPem } from "@chargehand/pki";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";

type Kind = "SignChargingStationCertificate" | "SignV2GCertificate" | "SignCombinedCertificate";

export interface RenewedCertificate {
  /** PEM of the key that the station made. */
  readonly key: string;
  /** PEM chain that the CSMS sent. */
  readonly chain: string;
  readonly signed: Req<"CertificateSigned">;
}

/** Table 711, RenewChargingStationCertificate: the operator asks for it, the station sends a request, and gets what was signed. */
export async function renewCertificate(t: CsmsScenario, station: StationPuppet, kind: Kind = "SignChargingStationCertificate"): Promise<RenewedCertificate> {
  t.step("an operator asks for a new certificate of the station");
  const trigger = await t.operate(station, "TriggerMessage", { requestedMessage: kind });
  t.equal(trigger.requestedMessage, kind, "the message that is asked for");
  t.step("the station sends a request for a certificate");
  const key = await makePrivateKeyPem();
  const csr = await makeCsr({ commonName: station.account.identity, key: await signingKeyFromPem(key) });
  const isV2g = kind === "SignV2GCertificate";
  const { status } = await station.call("SignCertificate", {
    csr,
    ...(isV2g ? { certificateType: "V2GCertificate" as const } : { certificateType: "ChargingStationCertificate" as const }),
  });
  t.equal(status, "Accepted", "the status of the request");
  t.step("the CSMS sends the certificate");
  const signed = await station.expect("CertificateSigned");
  const [leaf] = splitPem(signed.certificateChain);
  t.check(leaf !== undefined, "the chain is PEM", signed.certificateChain.slice(0, 40));
  const certificate = new X509Certificate(leaf ?? "");
  t.check(certificate.checkPrivateKey(createPrivateKey(key)), "the certificate is for the key of the request");
  return { key, chain: signed.certificateChain, signed };
}

/** Credentials for an identity from an authority that nobody trusts. */
export async function strangersCredentials(identity: string, clock: Clock): Promise<{ readonly key: string; readonly certificate: string }> {
  const authority = await openCertificateAuthority({ storage: memoryAuthorityStorage(), clock, random: systemRandom, organisation: "Stranger" });
  const key = await makePrivateKeyPem();
  const csr = await makeCsr({ commonName: identity, key: await signingKeyFromPem(key) });
  const issued = await authority.issueStation(csr, { identity });
  if (!issued.ok) throw new RangeError(`no certificate of a stranger: ${issued.error.message}`);
  return { key, certificate: issued.value.chain };
}
