// SPDX-License-Identifier: Apache-2.0

import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { connectorStatus } from "../../states/station/connectors.ts";
import { configured, getVariable } from "../../states/station/device-model.ts";
import { suspendedByVehicle, type TransactionEvent, told } from "../../states/station/session.ts";
import { authorizationOn, ifWritable, stopPoint, transactionPoint, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

type StoppedReason = TransactionEvent["transactionInfo"]["stoppedReason"];

/** The cable does not stay with the station when the vehicle leaves. */
const hasDetachableCable = (t: StationScenario): boolean => t.rig.features["HFS-2"] !== true;

const stopOnEvSide = (t: StationScenario, value: boolean): Promise<void> => configured(t, ["TxCtrlr", "StopTxOnEVSideDisconnect", String(value)]);
const unlockOnEvSide = (t: StationScenario, value: boolean): Promise<void> => configured(t, ["OCPPCommCtrlr", "UnlockOnEVSideDisconnect", String(value)]);

async function pulledAtVehicle(t: StationScenario): Promise<TransactionEvent> {
  t.step("the cable is pulled at the vehicle");
  for (const one of t.csms.received) if (one.action === "StatusNotification" || one.action === "NotifyEvent") one.taken = true;
  await t.unplugVehicleSide();
  return told(t, "the vehicle is gone", { trigger: ["EVCommunicationLost"], state: ["Idle"] });
}

/** The transaction ends when the cable is pulled at the vehicle. */
async function endsAtVehicle(t: StationScenario, reasons: readonly StoppedReason[]): Promise<void> {
  const { eventType, transactionInfo } = await pulledAtVehicle(t);
  t.oneOf(transactionInfo.stoppedReason, reasons, "the reason of the end");
  t.equal(eventType, "Ended", "the type of the event");
}

/** The other end of the cable is pulled as well, with the token where the station holds it. */
async function pulledAtStation(t: StationScenario, held: "held" | "free"): Promise<void> {
  if (hasDetachableCable(t)) {
    t.step("the cable is pulled at the station");
    if (held === "held") {
      await t.presentToken();
      await t.pass(Seconds(5));
    }
    await t.unplug();
  }
  await connectorStatus(t, "Available");
}

/** The vehicle ends the stay of the transaction, and a pulled cable does not deauthorise it. */
async function endsByStay(t: StationScenario): Promise<void> {
  await stopPoint(t, "EVConnected", ["EnergyTransfer", "PowerPathClosed"]);
  await ifWritable(t, ["TxCtrlr", "StopTxOnEVSideDisconnect", "false"]);
  const points = await txPoints(t, "TxStopPoint");
  const { attributeValue } = await getVariable(t, "TxCtrlr", "StopTxOnEVSideDisconnect");
  if (attributeValue === "true" && points.has("Authorized")) t.notApplicable("StopTxOnEVSideDisconnect stays true, and TxStopPoint has Authorized");
  await suspendedByVehicle(t);
}

/** A pulled cable suspends: the first half of both cases. */
async function suspendedAtVehicle(t: StationScenario): Promise<void> {
  const notWith = ["EnergyTransfer", "PowerPathClosed", "DataSigned", "EVConnected"] as const;
  await transactionPoint(t, "TxStopPoint", { oneOf: ["Authorized", "ParkingBayOccupancy"], notWith });
  await unlockOnEvSide(t, false);
  await stopOnEvSide(t, false);
  await suspendedByVehicle(t);
  const event = await pulledAtVehicle(t);
  t.equal(event.eventType, "Updated", "the type of the event");
  if (!hasDetachableCable(t)) await connectorStatus(t, "Available");
}

async function pluggedAtVehicle(t: StationScenario): Promise<void> {
  t.step("the cable is put back into the vehicle");
  await t.hand("the cable is put back into the vehicle", t.rig.plugVehicleSide?.(t.plugSite));
  await t.vehicleAsks(true);
}

export default [
  stationCase("TC_E_17_CS", "A cable pulled at the vehicle deauthorises and ends the transaction.", async (t) => {
    await transactionPoint(t, "TxStopPoint", { oneOf: ["Authorized", "PowerPathClosed"], notWith: ["EnergyTransfer", "DataSigned", "EVConnected"] });
    await stopOnEvSide(t, true);
    await unlockOnEvSide(t, false);
    await authorizationOn(t);
    await suspendedByVehicle(t);
    await endsAtVehicle(t, ["EVDisconnected"]);
    await pulledAtStation(t, "held");
  }),

  stationCase("TC_E_20_CS", "A cable pulled at the vehicle ends a transaction that lasts as long as its stay.", async (t) => {
    await endsByStay(t);
    await endsAtVehicle(t, ["EVDisconnected"]);
  }),

  stationCase("TC_E_24_CS", "A cable pulled at the vehicle is let go at the station.", async (t) => {
    await stopOnEvSide(t, true);
    await unlockOnEvSide(t, true);
    await suspendedByVehicle(t);
    await pulledAtVehicle(t);
    await pulledAtStation(t, "free");
  }),

  stationCase("TC_E_25_CS", "A cable pulled at the vehicle is held at the station until the token comes.", async (t) => {
    await stopOnEvSide(t, true);
    await unlockOnEvSide(t, false);
    await suspendedByVehicle(t);
    await pulledAtVehicle(t);
    await pulledAtStation(t, "held");
  }),

  stationCase("TC_E_26_CS", "A cable pulled at the vehicle suspends the transaction until it is back.", async (t) => {
    await suspendedAtVehicle(t);
    await pluggedAtVehicle(t);
    const back = await told(t, "the vehicle is back", { trigger: ["CablePluggedIn"], state: ["EVConnected"] });
    t.equal(back.eventType, "Updated", "the type of the event");
    const flow = await told(t, "it charges", { trigger: ["ChargingStateChanged"], state: ["Charging"] });
    t.equal(flow.eventType, "Updated", "the type of the event");
  }),

  stationCase("TC_E_27_CS", "A fixed cable that is pulled and not put back in time ends the transaction.", async (t) => {
    if (hasDetachableCable(t)) t.notApplicable("the station has no fixed cable");
    const { attributeValue } = await getVariable(t, "TxCtrlr", "EVConnectionTimeOut");
    await suspendedAtVehicle(t);
    t.step("the vehicle does not come back in time");
    await t.pass(Seconds(Number(attributeValue ?? 0)));
    const { eventType, transactionInfo } = await told(t, "the vehicle is not back", { trigger: ["EVConnectTimeout"] });
    const points = await txPoints(t, "TxStopPoint");
    t.equal(eventType, points.has("Authorized") ? "Ended" : "Updated", "the type of the event");
    if (eventType === "Ended") t.equal(transactionInfo.stoppedReason, "Timeout", "the reason of the end");
  }),

  stationCase("TC_E_37_CS", "A cable pulled at the vehicle ends a transaction that lasts as long as the power path.", async (t) => {
    await stopPoint(t, "PowerPathClosed", ["EnergyTransfer", "EVConnected", "DataSigned"]);
    await ifWritable(t, ["TxCtrlr", "StopTxOnEVSideDisconnect", "false"]);
    await suspendedByVehicle(t);
    await endsAtVehicle(t, ["EVDisconnected", "StoppedByEV"]);
  }),

  stationCase("TC_E_54_CS", "A vehicle that talks to the station ends a transaction that lasts as long as its stay.", async (t) => {
    await endsByStay(t);
    await endsAtVehicle(t, ["StoppedByEV", "EVDisconnected"]);
  }),
];
