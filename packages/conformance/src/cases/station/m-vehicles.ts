// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { contractAuthorize, contractOf, contractRootsInstalled, iso15118Set, vehicleReady } from "../../states/station/contract.ts";
import { withIso15118 } from "../../states/station/roots.ts";
import { evConnected } from "../../states/station/session.ts";
import { ocspAnswer, v2gCertificateRenewed } from "../../states/station/v2g-certificate.ts";
import type { StationScenario } from "../../station/station-case.ts";

type Kind = "install" | "update";
type Answer = Res<"Get15118EVCertificate">;

/** What the vehicle gets, by the settings. */
function certificateFor(t: StationScenario, kind: Kind): Answer {
  const { installationResponse, updateResponse } = contractOf(t);
  const exiResponse = kind === "install" ? installationResponse : updateResponse;
  if (exiResponse === undefined) return t.couldNotTell(`the settings have no answer for a vehicle that asks for a certificate (contract, ${kind})`);
  return { status: "Accepted", exiResponse };
}

/** A vehicle asks for a contract certificate; the station hands its request on, and our answer back. */
async function vehicleAsks(t: StationScenario, kind: Kind, answer: (t: StationScenario) => Answer): Promise<void> {
  await withIso15118(t);
  await iso15118Set(t, { PnCEnabled: "true", ContractCertificateInstallationEnabled: "true" });
  await contractRootsInstalled(t);
  t.csms.answer("Get15118EVCertificate", answer(t));
  t.csms.answer("Authorize", { idTokenInfo: { status: "Accepted" }, certificateStatus: "Accepted" });
  await vehicleReady(t, { authorization: "contract", asksForCertificate: kind });
  await evConnected(t);
  t.step("the station hands the request of the vehicle on");
  const { action } = await t.csms.expect("Get15118EVCertificate", { within: Minutes(2) });
  t.equal(action, kind === "install" ? "Install" : "Update", "the action");
}

async function getsCertificate(t: StationScenario, kind: Kind): Promise<void> {
  await vehicleAsks(t, kind, () => certificateFor(t, kind));
  await contractAuthorize(t, "locally");
}

async function getsNone(t: StationScenario, kind: Kind): Promise<void> {
  // The schema wants an exiResponse even where there is none.
  await vehicleAsks(t, kind, () => ({ status: "Failed", exiResponse: "" }));
  await t.csms.expectNone("Authorize", Seconds(60));
}

/** The station asks for the state of the certificates above its own; `answered` says what it hears. */
async function asksForState(t: StationScenario, answered: "Accepted" | "Failed"): Promise<void> {
  await withIso15118(t);
  const authorities = await v2gCertificateRenewed(t, () => {
    if (answered === "Failed") t.csms.answer("GetCertificateStatus", { status: "Failed" });
    else t.csms.answer("GetCertificateStatus", (request: Req<"GetCertificateStatus">) => ocspAnswer(t, request));
  });
  t.step("the station asks for the state of a certificate");
  const { ocspRequestData } = await t.csms.expect("GetCertificateStatus", { within: Minutes(5) });
  t.check(authorities.names(ocspRequestData), "it is a certificate of the V2G chain", ocspRequestData);
  t.step("the station goes on");
  await t.pass(Seconds(10));
  t.check(t.csms.isOpen, "the station is connected");
}

export default [
  stationCase("TC_M_24_CS", "The station asks for the state of its V2G certificate, and gets it.", (t) => asksForState(t, "Accepted")),
  stationCase("TC_M_25_CS", "The station asks for the state of its V2G certificate, and goes on without.", (t) => asksForState(t, "Failed")),
  stationCase("TC_M_26_CS", "A vehicle asks for its first contract certificate through the station, and authorises with it.", (t) =>
    getsCertificate(t, "install"),
  ),
  stationCase("TC_M_27_CS", "A vehicle that gets no contract certificate does not authorise.", (t) => getsNone(t, "install")),
  stationCase("TC_M_28_CS", "A vehicle asks for a new contract certificate through the station, and authorises with it.", (t) => getsCertificate(t, "update")),
  stationCase("TC_M_29_CS", "A vehicle that gets no new contract certificate does not authorise.", (t) => getsNone(t, "update")),
];
