// SPDX-License-Identifier: Apache-2.0

import { Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { changeAvailability, connectorsTold, unavailable } from "../../states/station/availability.ts";
import { connectorStatus, forgetStatus } from "../../states/station/connectors.ts";
import { getVariable } from "../../states/station/device-model.ts";
import { chargesWith, presents, reserve, reserved, takesAnyEvse, withReservations } from "../../states/station/reservations.ts";
import { charging, evConnected } from "../../states/station/session.ts";
import { ifWritable } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** A second token cannot reserve the EVSE. */
async function notReserved(t: StationScenario, status: "Occupied" | "Unavailable"): Promise<void> {
  t.equal(await reserve(t, { id: 2, token: t.settings.otherToken }), status, "the status of the reservation");
}

async function reservationUpdate(t: StationScenario, reservationUpdateStatus: "Expired" | "Removed"): Promise<void> {
  const update = await t.csms.expect("ReservationStatusUpdate");
  t.equal(update.reservationId, 1, "the reservation");
  t.equal(update.reservationUpdateStatus, reservationUpdateStatus, "what became of it");
}

async function cancelled(t: StationScenario, reservationId: number): Promise<string> {
  t.step("the CSMS cancels a reservation");
  return (await t.csms.call("CancelReservation", { reservationId })).status;
}

export default [
  stationCase("TC_H_01_CS", "A reserved EVSE is used by the token that it is reserved for.", async (t) => {
    await withReservations(t);
    await reserved(t);
    await presents(t, t.settings.idToken);
    await connectorStatus(t, "Available");
    await charging(t);
  }),

  stationCase("TC_H_02_CS", "A reserved EVSE does not charge for another token, presented or sent.", async (t) => {
    await withReservations(t);
    await reserved(t);
    await evConnected(t, true);
    t.step("another token is presented");
    await t.presentToken(t.settings.otherToken);
    await t.csms.expectNone("TransactionEvent", t.settings.patience, ({ transactionInfo }) => transactionInfo.chargingState === "Charging");
    t.step("the CSMS starts remotely with another token");
    const { status } = await t.csms.call("RequestStartTransaction", { evseId: t.settings.evseId, idToken: t.settings.otherToken, remoteStartId: 2 });
    t.equal(status, "Rejected", "the status of the remote start");
  }),

  stationCase("TC_H_03_CS", "A reserved EVSE cannot be reserved for another token.", async (t) => {
    await withReservations(t);
    await reserved(t);
    await notReserved(t, "Occupied");
  }),

  stationCase("TC_H_04_CS", "An EVSE that charges cannot be reserved.", async (t) => {
    await withReservations(t);
    await charging(t);
    await notReserved(t, "Occupied");
  }),

  stationCase("TC_H_06_CS", "An EVSE out of service cannot be reserved.", async (t) => {
    await withReservations(t);
    await unavailable(t, "evse");
    await notReserved(t, "Unavailable");
  }),

  stationCase("TC_H_07_CS", "A reservation that nobody uses expires, and another token may charge.", async (t) => {
    await withReservations(t);
    await reserved(t, { expiresIn: Seconds(60) });
    forgetStatus(t);
    t.step("the reservation expires");
    await t.pass(Minutes(1));
    await connectorStatus(t, "Available");
    await reservationUpdate(t, "Expired");
    await chargesWith(t, t.settings.otherToken, false);
  }),

  stationCase("TC_H_13_CS", "A reservation that names no EVSE is rejected by a station that does not take such.", async (t) => {
    await withReservations(t);
    if (await takesAnyEvse(t)) t.notApplicable("the station takes reservations without an EVSE (ReservationCtrlr.NonEvseSpecific)");
    t.equal(await reserve(t, { evseId: null }), "Rejected", "the status of the reservation");
  }),

  stationCase("TC_H_17_CS", "A reservation is cancelled.", async (t) => {
    await withReservations(t);
    await reserved(t);
    forgetStatus(t);
    t.equal(await cancelled(t, 1), "Accepted", "the status of the cancellation");
    await connectorStatus(t, "Available");
  }),

  stationCase("TC_H_18_CS", "A reservation that does not exist cannot be cancelled.", async (t) => {
    await withReservations(t);
    t.equal(await cancelled(t, 1), "Rejected", "the status of the cancellation");
  }),

  stationCase("TC_H_19_CS", "A reserved EVSE is used by another token of the same group.", async (t) => {
    await withReservations(t);
    await reserved(t, { groupId: t.settings.groupId });
    await chargesWith(t, t.settings.sameGroupToken);
  }),

  stationCase("TC_H_21_CS", "A reservation ends when its EVSE goes out of service.", async (t) => {
    await withReservations(t);
    await reserved(t);
    forgetStatus(t);
    t.equal(await changeAvailability(t, "Inoperative", "evse"), "Accepted", "the status of the change");
    await connectorsTold(t, "Unavailable", "evse");
    await reservationUpdate(t, "Removed");
    forgetStatus(t);
    t.equal(await changeAvailability(t, "Operative", "evse"), "Accepted", "the status of the change");
    await connectorsTold(t, "Available", "evse");
    await chargesWith(t, t.settings.otherToken, false);
  }),

  stationCase("TC_H_22_CS", "A station that is configured to take no reservations rejects one.", async (t) => {
    t.step("the station takes no reservations");
    const { attributeStatus, attributeValue } = await getVariable(t, "ReservationCtrlr", "Available");
    if (attributeStatus !== "Accepted") t.notApplicable("the station has no ReservationCtrlr.Available");
    const isOff = await ifWritable(t, ["ReservationCtrlr", "Enabled", "false"]);
    if (!isOff && attributeValue?.toLowerCase() === "true") t.notApplicable("reservations cannot be switched off");
    t.equal(await reserve(t), "Rejected", "the status of the reservation");
  }),

  stationCase("TC_H_23_CS", "A reservation is replaced by one with the same id for another token.", async (t) => {
    await withReservations(t);
    await reserved(t);
    t.equal(await reserve(t, { token: t.settings.otherToken }), "Accepted", "the status of the second reservation");
    await chargesWith(t, t.settings.otherToken);
  }),
];
