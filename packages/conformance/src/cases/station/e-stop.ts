// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import { configured } from "../../states/station/device-model.ts";
import { idTokenKnown } from "../../states/station/memory.ts";
import { allOffline, broughtEvents, startedOffline } from "../../states/station/offline.ts";
import { charging, judgesInTransactions, type TransactionEvent, told } from "../../states/station/session.ts";
import { bayLeft, connectedAfterwards, disconnected, remotelyStopped, sessionOver, stopAuthorized, unplugged } from "../../states/station/session-end.ts";
import { authorizationOn, ifImplemented, stopPoint, transactionDuration, transactionPoint } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

type StoppedReason = TransactionEvent["transactionInfo"]["stoppedReason"];

/** The event ends the transaction, for one of these reasons. */
function isEnd(t: StationScenario, { eventType, transactionInfo }: TransactionEvent, reasons: readonly StoppedReason[]): void {
  t.equal(eventType, "Ended", "the type of the event");
  t.oneOf(transactionInfo.stoppedReason, reasons, "the reason of the end");
}

async function endsByRemoteStop(t: StationScenario): Promise<void> {
  await charging(t);
  isEnd(t, await remotelyStopped(t), ["Remote"]);
}

export default [
  stationCase("TC_E_06_CS", "The token that started stops the session.", async (t) => {
    await authorizationOn(t);
    await charging(t);
    await stopAuthorized(t);
    await connectedAfterwards(t);
    await disconnected(t);
    await sessionOver(t);
  }),

  stationCase("TC_E_07_CS", "The transaction ends with the power path, opened by the token.", async (t) => {
    await stopPoint(t, "PowerPathClosed", ["Authorized"]);
    await charging(t);
    await stopAuthorized(t);
  }),

  stationCase("TC_E_08_CS", "The transaction ends with the flow of energy, stopped by the token.", async (t) => {
    await stopPoint(t, "EnergyTransfer", ["Authorized", "PowerPathClosed"]);
    await charging(t);
    await stopAuthorized(t);
  }),

  stationCase("TC_E_14_CS", "The transaction ends when the cable is pulled at the station.", async (t) => {
    await stopPoint(t, "EVConnected", ["EnergyTransfer", "PowerPathClosed", "DataSigned", "Authorized"]);
    await charging(t);
    await connectedAfterwards(t);
    const event = t.must(await unplugged(t), "the event of the end");
    isEnd(t, event, ["Local", "EVDisconnected", undefined]);
  }),

  stationCase("TC_E_15_CS", "The transaction ends with its authorisation, by the token.", async (t) => {
    await stopPoint(t, "Authorized", ["PowerPathClosed"]);
    await charging(t);
    const event = await stopAuthorized(t);
    t.equal(event.triggerReason, "StopAuthorized", "the reason of the event");
    isEnd(t, event, ["Local"]);
  }),

  stationCase("TC_E_16_CS", "A transaction that began without the CSMS ends when the CSMS calls its token invalid.", async (t) => {
    await transactionPoint(t, "TxStopPoint", { oneOf: ["Authorized", "PowerPathClosed"], notWith: ["EnergyTransfer", "DataSigned"] });
    await authorizationOn(t);
    await ifImplemented(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true"]);
    await configured(t, ["TxCtrlr", "StopTxOnInvalidId", "true"]);
    await idTokenKnown(t);
    judgesInTransactions(t, { status: "Invalid" });
    await startedOffline(t);
    const { queued } = await broughtEvents(t);
    t.check(queued.length > 0, "events of the time without the CSMS are brought");
    allOffline(t, queued);
    t.step("the transaction is deauthorised");
    isEnd(t, await told(t, "it was deauthorised", { trigger: ["Deauthorized"] }), ["DeAuthorized"]);
  }),

  stationCase("TC_E_19_CS", "The transaction ends when the vehicle leaves the bay.", async (t) => {
    await stopPoint(t, "ParkingBayOccupancy", ["EnergyTransfer", "PowerPathClosed", "DataSigned", "Authorized", "EVConnected"]);
    await charging(t);
    await disconnected(t);
    isEnd(t, t.must(await bayLeft(t), "the event of the end"), ["Local"]);
  }),

  stationCase("TC_E_21_CS", "The transaction ends with its authorisation, by the CSMS.", async (t) => {
    await stopPoint(t, "Authorized", ["PowerPathClosed"]);
    await endsByRemoteStop(t);
  }),

  stationCase("TC_E_22_CS", "The transaction ends with the flow of energy, or waits for the vehicle that stopped it.", async (t) => {
    await stopPoint(t, "EnergyTransfer");
    await charging(t);
    await t.pass(transactionDuration);
    t.step("the vehicle suspends the transfer");
    await t.vehicleAsks(false);
    const { eventType, transactionInfo } = await told(t, "the flow has stopped", { trigger: ["ChargingStateChanged"], state: ["EVConnected", "SuspendedEV"] });
    t.equal(eventType, transactionInfo.chargingState === "EVConnected" ? "Ended" : "Updated", "the type of the event");
    if (eventType === "Ended") t.equal(transactionInfo.stoppedReason, "StoppedByEV", "the reason of the end");
  }),

  stationCase("TC_E_35_CS", "The transaction ends with the power path, opened by the CSMS.", async (t) => {
    await stopPoint(t, "PowerPathClosed", ["Authorized"]);
    await endsByRemoteStop(t);
  }),
];
