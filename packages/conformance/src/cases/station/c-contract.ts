// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import { connectorStatus } from "../../states/station/connectors.ts";
import {
  contractAsked,
  contractRootsInstalled,
  contractTold,
  doesNotCharge,
  type Judgement,
  plugAndCharge,
  type Validation,
  vehicleReady,
} from "../../states/station/contract.ts";
import { allOffline, bayOffline, broughtEvents, offline, online, plugOffline } from "../../states/station/offline.ts";
import { charging, type TransactionEvent } from "../../states/station/session.ts";
import { ifImplemented, knownBackOff, transactionDuration, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

const accepted: Judgement = { status: "Accepted", certificateStatus: "Accepted" };
/** The station identifies itself to the vehicle, and may install certificates in it. */
const identified = (t: StationScenario) => ({
  ContractCertificateInstallationEnabled: "true",
  V2GCertificateInstallationEnabled: "true",
  CountryName: "NL",
  OrganizationName: t.settings.vendorName,
});

/** The station validates by itself, or has not the roots to do so and lets the CSMS. */
async function validating(t: StationScenario, validation: Validation, values: Readonly<Record<string, string>> = {}): Promise<void> {
  await plugAndCharge(t, { CentralContractValidationAllowed: String(validation === "centrally"), ...values });
  if (validation === "locally") await contractRootsInstalled(t);
}

async function charges(t: StationScenario, validation: Validation): Promise<void> {
  await validating(t, validation, identified(t));
  await contractTold(t, await contractAsked(t, validation, accepted));
  await charging(t);
}

/** Without the CSMS, a vehicle is plugged in; gives what the station tells of it when the CSMS is back. */
async function pluggedInWithoutCsms(t: StationScenario, isValidatedOffline: boolean): Promise<readonly TransactionEvent[]> {
  await plugAndCharge(t, { ContractValidationOffline: String(isValidatedOffline) });
  await ifImplemented(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true"]);
  await knownBackOff(t);
  await contractRootsInstalled(t);
  await txPoints(t, "TxStartPoint");
  await txPoints(t, "TxStopPoint");
  await vehicleReady(t, { authorization: "contract" });
  await offline(t);
  await bayOffline(t, true);
  await plugOffline(t);
  await t.pass(transactionDuration);
  await online(t);
  await connectorStatus(t, "Occupied");
  const { queued, later } = await broughtEvents(t);
  allOffline(t, queued);
  const start = await txPoints(t, "TxStartPoint");
  const plugged = queued.find(({ triggerReason }) => triggerReason === "CablePluggedIn");
  if (start.has("EVConnected") || start.has("ParkingBayOccupancy"))
    t.equal(t.must(plugged, "the event of plugging in").transactionInfo.chargingState, "EVConnected", "its charging state");
  return [...queued, ...later];
}

export default [
  stationCase("TC_C_50_CS", "A contract that the station validates and the CSMS accepts lets a vehicle charge.", (t) => charges(t, "locally")),

  stationCase("TC_C_51_CS", "A contract that the station validates and the CSMS has cancelled does not let a vehicle charge.", async (t) => {
    await validating(t, "locally");
    await contractAsked(t, "locally", { status: "Invalid", certificateStatus: "ContractCancelled" });
    await doesNotCharge(t);
  }),

  stationCase("TC_C_52_CS", "A contract that the CSMS validates and accepts lets a vehicle charge.", (t) => charges(t, "centrally")),

  stationCase("TC_C_53_CS", "A contract that the CSMS finds revoked does not let a vehicle charge.", async (t) => {
    await validating(t, "centrally");
    await contractAsked(t, "centrally", { status: "Invalid", certificateStatus: "CertificateRevoked" });
    await doesNotCharge(t);
  }),

  stationCase("TC_C_54_CS", "Without the CSMS, a contract that the station validates lets a vehicle charge where that is allowed.", async (t) => {
    const events = await pluggedInWithoutCsms(t, true);
    const start = await txPoints(t, "TxStartPoint");
    const authorized = events.find(({ triggerReason }) => triggerReason === "Authorized");
    if (["Authorized", "EVConnected", "ParkingBayOccupancy"].some((point) => start.has(point)))
      t.equal(t.must(authorized, "the event of the authorisation").offline, true, "whether it happened offline");
    t.check(
      events.some(({ transactionInfo }) => transactionInfo.chargingState === "Charging"),
      "the transaction charges",
    );
  }),

  stationCase("TC_C_55_CS", "Without the CSMS, a contract does not let a vehicle charge where that is not allowed.", async (t) => {
    const events = await pluggedInWithoutCsms(t, false);
    const forbidden = events.filter(({ triggerReason }) => triggerReason === "Authorized" || triggerReason === "ChargingStateChanged");
    t.equal(
      forbidden.map(({ triggerReason }) => triggerReason),
      [],
      "what is told of an authorisation or a flow",
    );
    await doesNotCharge(t);
  }),
];
