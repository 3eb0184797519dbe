// SPDX-License-Identifier: Apache-2.0
// Memory states of a station that are about its own certificate (Part 6, chapter 2.19).
import { Minutes } from "@chargehand/kernel";
import { parseCsr } from "@chargehand/pki";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";

type Requested = Extract<Req<"TriggerMessage">["requestedMessage"], "SignChargingStationCertificate" | "SignV2GCertificate" | "SignCombinedCertificate">;

/** The CSMS asks for a request for a certificate; gives the one that comes. */
export async function requestOfStation(t: StationScenario, requestedMessage: Requested = "SignChargingStationCertificate"): Promise<Req<"SignCertificate">> {
  t.step("the CSMS asks the station to renew its certificate");
  const { status } = await t.csms.call("TriggerMessage", { requestedMessage });
  t.equal(status, "Accepted", "the status of the trigger");
  t.step("the station sends a request for a certificate");
  return checkedRequest(t);
}

/** The next SignCertificate, whose request must be sound: PKCS #10 in PEM, signed, with a key that is strong enough. */
export async function checkedRequest(t: StationScenario): Promise<Req<"SignCertificate">> {
  const request = await t.csms.expect("SignCertificate", { within: Minutes(5) });
  const parsed = await parseCsr(request.csr);
  t.check(parsed.ok, "the request is PKCS #10 in PEM with a key of at least RSA 2048 or EC 224", parsed.ok ? "yes" : parsed.error.message);
  return request;
}

/** Sends a chain, or text that is none, as the signed certificate. */
export function sendCertificate(t: StationScenario, certificateChain: string): Promise<Res<"CertificateSigned">> {
  return t.csms.call("CertificateSigned", { certificateChain, certificateType: "ChargingStationCertificate" });
}

/** Table 446, RenewChargingStationCertificate. */
export async function renewCertificate(t: StationScenario): Promise<void> {
  const { csr } = await requestOfStation(t);
  t.step("the CSMS sends the certificate");
  const chain = await t.bench.sign(csr, t.csms.endpoint.identity);
  const { status } = await sendCertificate(t, t.must(chain, "a certificate for that request"));
  t.equal(status, "Accepted", "the status of the certificate");
}
