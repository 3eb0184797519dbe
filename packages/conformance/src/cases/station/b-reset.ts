// SPDX-License-Identifier: Apache-2.0

import { Minutes, toIso } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { connectorStatus } from "../../states/station/connectors.ts";
import { charging, transactionEvent } from "../../states/station/session.ts";
import { disconnected, stopAuthorized } from "../../states/station/session-end.ts";
import type { StationScenario } from "../../station/station-case.ts";

async function reset(t: StationScenario, type: Req<"Reset">["type"], status: Res<"Reset">["status"], evseId?: number): Promise<void> {
  t.step(`the CSMS asks for a reset, ${type}${evseId === undefined ? "" : ` of EVSE ${evseId}`}`);
  t.csms.forget();
  const answer = await t.csms.call("Reset", { type, ...(evseId === undefined ? {} : { evseId }) });
  t.equal(answer.status, status, "the status of the reset");
}

async function comesBack(t: StationScenario, status: Req<"StatusNotification">["connectorStatus"], reason?: Req<"BootNotification">["reason"]): Promise<void> {
  t.step("the station reboots and comes back");
  const boot = await t.csms.expect("BootNotification", { within: Minutes(5) });
  if (reason !== undefined) t.equal(boot.reason, reason, "the reason of the boot");
  await connectorStatus(t, status);
}

async function endsByReset(t: StationScenario): Promise<void> {
  t.step("the reset ends the transaction");
  const ended = await transactionEvent(t, "it ended", ({ eventType }) => eventType === "Ended");
  t.equal(ended.triggerReason, "ResetCommand", "the trigger");
  t.equal(ended.transactionInfo.stoppedReason, "ImmediateReset", "the reason of the stop");
  t.oneOf(ended.transactionInfo.chargingState, [undefined, "EVConnected"], "the charging state");
  t.equal(ended.idToken, undefined, "the token");
}

/** The driver stops it; the transaction has ended when the vehicle is gone at the latest. Gives whether the vehicle is still there. */
async function driverStops(t: StationScenario): Promise<boolean> {
  const stopped = await stopAuthorized(t);
  if (stopped.eventType === "Ended") return true;
  await disconnected(t);
  return false;
}

export default [
  stationCase("TC_B_20_CS", "An idle station resets and comes back.", async (t) => {
    await reset(t, "OnIdle", "Accepted");
    await comesBack(t, "Available");
  }),

  stationCase("TC_B_21_CS", "A reset for when it is idle waits for the end of the transaction.", async (t) => {
    await charging(t);
    await reset(t, "OnIdle", "Scheduled");
    const isThere = await driverStops(t);
    await comesBack(t, isThere ? "Occupied" : "Available", "ScheduledReset");
    const isStart = ({ type }: { readonly type: string }) => type === "StartupOfTheDevice" || type === "ResetOrReboot";
    await t.csms.expect("SecurityEventNotification", { where: isStart, what: "the security event StartupOfTheDevice or ResetOrReboot" });
  }),

  stationCase("TC_B_22_CS", "An immediate reset ends the transaction and says why.", async (t) => {
    await charging(t);
    await reset(t, "Immediate", "Accepted");
    await endsByReset(t);
    await comesBack(t, "Occupied", "RemoteReset");
  }),

  stationCase("TC_B_23_CS", "What was set unavailable is so after a reset.", async (t) => {
    const { evseId, connectorId } = t.settings;
    t.step("the CSMS makes the connector unavailable");
    const { status } = await t.csms.call("ChangeAvailability", { operationalStatus: "Inoperative", evse: { id: evseId, connectorId } });
    t.equal(status, "Accepted", "the status of the change");
    await connectorStatus(t, "Unavailable");
    await reset(t, "OnIdle", "Accepted");
    await comesBack(t, "Unavailable", "RemoteReset");
  }),

  stationCase("TC_B_24_CS", "What was reserved is so after a reset.", async (t) => {
    t.step("the CSMS reserves the EVSE");
    const expiryDateTime = toIso(t.now() + 3_600_000);
    const { status } = await t.csms.call("ReserveNow", { id: 1, expiryDateTime, idToken: t.settings.idToken, evseId: t.settings.evseId });
    t.equal(status, "Accepted", "the status of the reservation");
    await connectorStatus(t, "Reserved");
    await reset(t, "OnIdle", "Accepted");
    await comesBack(t, "Reserved", "RemoteReset");
  }),

  stationCase("TC_B_25_CS", "One EVSE is reset.", async (t) => {
    await reset(t, "OnIdle", "Accepted", t.settings.evseId);
  }),

  stationCase("TC_B_26_CS", "A reset of one EVSE for when it is idle waits for the end of its transaction.", async (t) => {
    await charging(t);
    await reset(t, "OnIdle", "Scheduled", t.settings.evseId);
    await driverStops(t);
  }),

  stationCase("TC_B_27_CS", "An immediate reset of one EVSE ends its transaction.", async (t) => {
    await charging(t);
    await reset(t, "Immediate", "Accepted", t.settings.evseId);
    await endsByReset(t);
  }),

  stationCase("TC_B_28_CS", "A station that cannot reset one EVSE says so.", async (t) => {
    await reset(t, "OnIdle", "Rejected", t.settings.evseId);
  }),

  stationCase("TC_B_29_CS", "A station that cannot reset one EVSE says so also while it charges.", async (t) => {
    await charging(t);
    await reset(t, "OnIdle", "Rejected", t.settings.evseId);
  }),

  stationCase("TC_B_41_CS", "A reset for when it is idle waits for the end of all transactions.", async (t) => {
    t.couldNotTell("the tester plays one vehicle; a station with two EVSEs needs two");
  }),
];
