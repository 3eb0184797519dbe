// SPDX-License-Identifier: Apache-2.0
// Sessions with a vehicle of ISO 15118: its contract instead of a token (state Authorized15118 of Part 6, table 429).
import { Minutes, Seconds } from "@chargehand/kernel";
import { splitPem } from "@chargehand/pki";
import type { Req } from "../../scenario/ocpp-side.ts";
import type { ContractSettings } from "../../scenario/settings.ts";
import type { Iso15118Vehicle } from "../../station/rig.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { type CertificateHash, certificateHash } from "../certificate-hash.ts";
import { setVariable } from "./device-model.ts";
import { installCertificate, withIso15118 } from "./roots.ts";
import { authorizationTold, evConnected, isOpen, judgesInTransactions, type TransactionEvent } from "./session.ts";
import { transactionOver } from "./session-end.ts";
import { ifImplemented, ifWritable } from "./settings.ts";

/** Variables of ISO15118Ctrlr and their values: set for the EVSE, or for the station where the EVSE has none of its own; left where they are unknown. */
export async function iso15118Set(t: StationScenario, values: Readonly<Record<string, string>>): Promise<void> {
  const evse = { id: t.settings.evseId };
  for (const [variable, value] of Object.entries(values)) {
    t.step(`ISO15118Ctrlr.${variable} is ${value}, if the station has it`);
    const { attributeStatus } = await setVariable(t, ["ISO15118Ctrlr", variable, value], { evse });
    if (attributeStatus === "UnknownComponent" || attributeStatus === "UnknownVariable") await ifImplemented(t, ["ISO15118Ctrlr", variable, value]);
    else t.oneOf(attributeStatus, ["Accepted", "RebootRequired"], "the status");
  }
}

/** What the settings say of the vehicle's contract. */
export function contractOf(t: StationScenario): ContractSettings {
  return t.settings.contract ?? t.couldNotTell("the settings say nothing of the contract of a vehicle (contract)");
}

/** The roots that the contract comes from are installed. */
export async function contractRootsInstalled(t: StationScenario): Promise<void> {
  const { v2gRoot, moRoot } = contractOf(t);
  for (const [type, root] of [
    ["V2GRootCertificate", v2gRoot],
    ["MORootCertificate", moRoot],
  ] as const)
    t.equal(await installCertificate(t, type, root), "Accepted", "the status of the installation");
}

/** A case with such a vehicle, which is ready to be plugged in. */
export async function vehicleReady(t: StationScenario, vehicle: Iso15118Vehicle): Promise<void> {
  t.step("a vehicle of ISO 15118 is ready");
  await t.hand("a vehicle of ISO 15118 is ready", t.rig.iso15118Vehicle?.(vehicle, t.plugSite));
}

/** What the cases of use case C07 have configured. */
export async function plugAndCharge(t: StationScenario, values: Readonly<Record<string, string>>): Promise<void> {
  await withIso15118(t);
  await ifWritable(t, ["AuthCtrlr", "Enabled", "true"]);
  await ifImplemented(t, ["AuthCtrlr", "DisableRemoteAuthorization", "false"]);
  await iso15118Set(t, { PnCEnabled: "true", ...values });
}

export type Validation = "locally" | "centrally";
type Authorize = Req<"Authorize">;

/** How the CSMS judges the contract. */
export interface Judgement {
  readonly status: "Accepted" | "Invalid";
  readonly certificateStatus: "Accepted" | "ContractCancelled" | "CertificateRevoked";
}

/** The vehicle is plugged in; the station asks about its contract, validated by itself or for the CSMS to validate, and hears the judgement. */
export async function contractAsked(t: StationScenario, validation: Validation, { status, certificateStatus }: Judgement): Promise<Authorize> {
  t.csms.answer("Authorize", { idTokenInfo: { status }, certificateStatus });
  judgesInTransactions(t, { status });
  await vehicleReady(t, { authorization: "contract" });
  await evConnected(t);
  return contractAuthorize(t, validation);
}

/** The Authorize of a contract. */
export async function contractAuthorize(t: StationScenario, validation: Validation): Promise<Authorize> {
  t.step("the station asks about the contract");
  const request = await t.csms.expect("Authorize", { within: Minutes(2) });
  t.equal(request.idToken.type, "eMAID", "the type of the token");
  if (validation === "locally") t.check((request.iso15118CertificateHashData?.length ?? 0) > 0, "the hash data of the certificates are there");
  else t.check((request.certificate ?? "") !== "", "the certificate is there");
  return request;
}

/** The transaction learns that the contract was accepted, where it is open or begins with it. */
export const contractTold = (t: StationScenario, { idToken }: Authorize): Promise<TransactionEvent | undefined> => authorizationTold(t, idToken, isOpen(t));

/** The contract was turned down: nothing is authorised, and nothing charges. */
export async function doesNotCharge(t: StationScenario): Promise<void> {
  t.step("the station does not charge");
  const isForbidden = ({ triggerReason, transactionInfo }: Req<"TransactionEvent">) =>
    triggerReason === "Authorized" || transactionInfo.chargingState === "Charging";
  await t.csms.expectNone("TransactionEvent", Seconds(30), isForbidden);
}

/** A whole session by contract; gives how the certificate of the contract is named. */
export async function contractSessionOver(t: StationScenario): Promise<CertificateHash> {
  await plugAndCharge(t, {});
  await contractRootsInstalled(t);
  const request = await contractAsked(t, "locally", { status: "Accepted", certificateStatus: "Accepted" });
  await contractTold(t, request);
  await transactionOver(t);
  const [named] = request.iso15118CertificateHashData ?? [];
  if (named !== undefined) {
    const { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } = named;
    return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
  }
  const [leaf = "", issuer = ""] = splitPem(request.certificate ?? "");
  return certificateHash(leaf, issuer, "SHA256");
}
