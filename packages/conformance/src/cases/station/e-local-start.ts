// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { configured } from "../../states/station/device-model.ts";
import { authorized, charging, evConnected, isReading, parkingBayOccupied, told } from "../../states/station/session.ts";
import { authorizationOn, hasStore, ifImplemented, needs, stopPoint, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** EVConnectionTimeOut of these cases. */
const connectionTimeOut = Seconds(30);

/** A vehicle has to come within this while after the authorisation. */
async function shortConnectionTimeOut(t: StationScenario): Promise<void> {
  await configured(t, ["TxCtrlr", "EVConnectionTimeOut", String(connectionTimeOut / 1_000)]);
}

/** Whether a transaction is open with the authorisation alone. */
async function opensWithoutVehicle(t: StationScenario): Promise<boolean> {
  const start = await txPoints(t, "TxStartPoint");
  return start.has("Authorized") || start.has("ParkingBayOccupancy");
}

async function noVehicleCame(t: StationScenario): Promise<void> {
  t.step("no vehicle comes");
  await t.pass(Seconds(connectionTimeOut / 1_000 + 5));
  t.state.authorized = false;
}

/** The station knows no token of its own. */
async function knowsNoToken(t: StationScenario): Promise<void> {
  t.step("the station knows no token");
  if (await hasStore(t, "AuthCacheCtrlr")) await t.csms.tryCall("ClearCache", {});
  if (await hasStore(t, "LocalAuthListCtrlr")) await t.csms.tryCall("SendLocalList", { updateType: "Full", versionNumber: 1 });
}

export default [
  stationCase("TC_E_03_CS", "The vehicle is plugged in first, then the token is presented.", async (t) => {
    await authorizationOn(t);
    await evConnected(t);
    await authorized(t);
    await charging(t);
  }),

  stationCase("TC_E_04_CS", "The token is presented first, then the vehicle is plugged in.", async (t) => {
    await authorizationOn(t);
    await parkingBayOccupied(t);
    await authorized(t);
    await charging(t);
  }),

  stationCase("TC_E_05_CS", "An authorisation without a vehicle runs out, and the next one charges.", async (t) => {
    await shortConnectionTimeOut(t);
    await authorizationOn(t);
    await ifImplemented(t, ["AuthCacheCtrlr", "Enabled", "false"]);
    const isTold = await opensWithoutVehicle(t);
    const stop = await txPoints(t, "TxStopPoint");
    await authorized(t);
    await noVehicleCame(t);
    if (isTold) {
      const event = await told(t, "no vehicle came", { trigger: ["EVConnectTimeout"] });
      t.equal(event.eventType, stop.has("Authorized") ? "Ended" : "Updated", "the type of the event");
      if (event.eventType === "Ended") t.equal(event.transactionInfo.stoppedReason, "Timeout", "the reason of the end");
    }
    await authorized(t);
    await charging(t);
  }),

  stationCase("TC_E_38_CS", "A vehicle that is not ready suspends the transfer.", async (t) => {
    const start = await txPoints(t, "TxStartPoint");
    if (start.has("EnergyTransfer")) t.notApplicable("the transaction starts with the flow of energy");
    await authorized(t);
    t.step("the vehicle that comes is not ready");
    await t.vehicleAsks(false);
    await evConnected(t);
    await told(t, "suspended by the vehicle", { trigger: ["ChargingStateChanged"], state: ["SuspendedEV"] });
  }),

  stationCase("TC_E_39_CS", "An authorisation that has run out lets no vehicle charge.", async (t) => {
    await stopPoint(t, "Authorized");
    await shortConnectionTimeOut(t);
    await authorizationOn(t);
    const isTold = await opensWithoutVehicle(t);
    const start = await txPoints(t, "TxStartPoint");
    await authorized(t);
    await noVehicleCame(t);
    if (isTold) {
      const event = await told(t, "no vehicle came", { trigger: ["EVConnectTimeout"] });
      t.equal(event.eventType, start.has("ParkingBayOccupancy") ? "Updated" : "Ended", "the type of the event");
      t.equal(event.transactionInfo.stoppedReason, "Timeout", "the reason of the end");
    }
    t.step("a vehicle is plugged in");
    t.csms.forget();
    await t.plug();
    t.step("no energy flows");
    await t.csms.expectNone("TransactionEvent", t.settings.patience, (event) => {
      const isPlug = event.triggerReason === "CablePluggedIn" && event.transactionInfo.chargingState !== "Charging";
      return !isPlug && !(isReading(event) && event.transactionInfo.chargingState !== "Charging");
    });
  }),

  stationCase("TC_E_52_CS", "Where the CSMS is not to be asked, an unknown token starts nothing.", async (t) => {
    await needs(t, ["AuthCtrlr", "DisableRemoteAuthorization"]);
    await ifImplemented(t, ["AuthCtrlr", "Enabled", "true"]);
    await configured(t, ["AuthCtrlr", "DisableRemoteAuthorization", "true"]);
    await knowsNoToken(t);
    await parkingBayOccupied(t);
    t.step("an unknown token is presented");
    t.csms.forget();
    await t.presentToken();
    await t.csms.expectNone("Authorize", t.settings.patience);
    await t.csms.expectNone("TransactionEvent", Seconds(1), (event) => !isReading(event));
  }),
];
