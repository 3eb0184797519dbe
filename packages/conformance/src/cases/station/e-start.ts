// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import { connectorStatus } from "../../states/station/connectors.ts";
import { configured } from "../../states/station/device-model.ts";
import { authorized, evConnected, hasEvse, parkingBayOccupied, remotelyAuthorized, type TransactionEvent, told } from "../../states/station/session.ts";
import { authorizationOn, startPoint, type TxPoint } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** Those that start a transaction before the flow of energy does, the earliest first. */
const before = (point: TxPoint): readonly TxPoint[] => {
  const order: readonly TxPoint[] = ["ParkingBayOccupancy", "EVConnected", "Authorized", "DataSigned", "PowerPathClosed", "EnergyTransfer"];
  return order.slice(0, order.indexOf(point));
};

async function plugged(t: StationScenario): Promise<void> {
  t.step("a vehicle is plugged in");
  await t.plug();
  t.state.plugged = true;
  await connectorStatus(t, "Occupied");
}

const isStarted = (t: StationScenario, event: TransactionEvent | undefined): void =>
  t.equal(t.must(event, "the event of the start").eventType, "Started", "the type of the event");

/** The first reading of a transaction that starts with signed data. */
function hasSignedBegin(t: StationScenario, { meterValue = [] }: TransactionEvent): void {
  const begin = meterValue.flatMap(({ sampledValue }) => sampledValue).filter(({ context }) => context === "Transaction.Begin");
  t.must(begin[0], "a reading of the context Transaction.Begin");
  // A meter need not be able to sign every measurand.
  const signed = t.must(begin.find(({ signedMeterValue }) => signedMeterValue !== undefined)?.signedMeterValue, "its signed value");
  for (const field of ["encodingMethod", "publicKey", "signedMeterData", "signingMethod"] as const) t.must(signed[field], `${field} of the signed value`);
}

export default [
  stationCase("TC_E_01_CS", "The transaction starts when the power path is closed.", async (t) => {
    await startPoint(t, "PowerPathClosed", before("PowerPathClosed"));
    await authorized(t);
    isStarted(t, await evConnected(t));
  }),

  stationCase("TC_E_02_CS", "The transaction starts when energy flows.", async (t) => {
    await startPoint(t, "EnergyTransfer", before("EnergyTransfer"));
    await authorized(t);
    await plugged(t);
    const event = await told(t, "energy flows", { trigger: ["ChargingStateChanged", "Authorized"] });
    isStarted(t, event);
    hasEvse(t, event);
    t.equal(event.transactionInfo.chargingState, "Charging", "the charging state");
  }),

  stationCase("TC_E_09_CS", "The transaction starts when a vehicle is plugged in.", async (t) => {
    await startPoint(t, "EVConnected", before("EVConnected"));
    await parkingBayOccupied(t);
    await plugged(t);
    const event = await told(t, "a vehicle was connected", { trigger: ["CablePluggedIn", "ChargingStateChanged"] });
    isStarted(t, event);
    hasEvse(t, event);
    t.equal(event.transactionInfo.chargingState, "EVConnected", "the charging state");
  }),

  stationCase("TC_E_10_CS", "The transaction starts when a token is authorised at the station.", async (t) => {
    await startPoint(t, "Authorized");
    await authorizationOn(t);
    isStarted(t, await authorized(t));
  }),

  stationCase("TC_E_11_CS", "The transaction starts when the signed reading is there.", async (t) => {
    await startPoint(t, "DataSigned", before("DataSigned"));
    await configured(t, ["SampledDataCtrlr", "SignReadings", "true"]);
    await authorized(t);
    await plugged(t);
    const event = await told(t, "the signed reading is there", { trigger: ["SignedDataReceived"] });
    isStarted(t, event);
    hasEvse(t, event);
    hasSignedBegin(t, event);
    t.step("energy flows");
    const flow = await told(t, "it charges", { trigger: ["ChargingStateChanged"], state: ["Charging"] });
    t.equal(flow.eventType, "Updated", "the type of the event");
  }),

  stationCase("TC_E_12_CS", "The transaction starts when a vehicle drives into the bay.", async (t) => {
    await startPoint(t, "ParkingBayOccupancy");
    t.step("a vehicle drives into the bay");
    await t.hand("a vehicle is in the bay", t.rig.parkingBay?.(true, t.plugSite));
    isStarted(t, await told(t, "a vehicle is in the bay", { trigger: ["EVDetected"] }));
  }),

  stationCase("TC_E_13_CS", "The transaction starts when the CSMS authorises it.", async (t) => {
    await startPoint(t, "Authorized");
    await authorizationOn(t);
    isStarted(t, await remotelyAuthorized(t));
  }),
];
