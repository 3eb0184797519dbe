// SPDX-License-Identifier: Apache-2.0

import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { configured, getVariable } from "../../states/station/device-model.ts";
import { remoteAuthorizationOn, remoteStart, toldRemoteStart } from "../../states/station/remote-start.ts";
import { charging, evConnected, transactionEvent } from "../../states/station/session.ts";
import { remotelyStopped } from "../../states/station/session-end.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** Short, so that a real station's test is short too. */
const connectionTimeout = 60;

/** The transaction begins before a cable is in: TxStartPoint has one of the two points that make it so. */
async function beginsBeforeTheCable(t: StationScenario): Promise<void> {
  t.step("TxStartPoint has Authorized or ParkingBayOccupancy");
  const { attributeValue = "" } = await getVariable(t, "TxCtrlr", "TxStartPoint");
  if (/\b(?:Authorized|ParkingBayOccupancy)\b/.test(attributeValue)) return;
  await configured(t, ["TxCtrlr", "TxStartPoint", "Authorized"], "notApplicable");
}

export default [
  stationCase("TC_F_01_CS", "The vehicle is plugged in first, then the CSMS starts.", async (t) => {
    await remoteAuthorizationOn(t);
    await evConnected(t);
    const start = await remoteStart(t, "mayAsk");
    await toldRemoteStart(t, start);
    await charging(t);
  }),

  stationCase("TC_F_02_CS", "The CSMS starts before the cable is in; the station asks about the token first.", async (t) => {
    await remoteAuthorizationOn(t);
    await configured(t, ["AuthCtrlr", "AuthorizeRemoteStart", "true"], "notApplicable");
    const start = await remoteStart(t, "asks");
    await charging(t);
    await toldRemoteStart(t, start);
  }),

  stationCase("TC_F_03_CS", "The CSMS starts before the cable is in; the station takes the token as it is.", async (t) => {
    await remoteAuthorizationOn(t);
    await configured(t, ["AuthCtrlr", "AuthorizeRemoteStart", "false"], "notApplicable");
    const start = await remoteStart(t, "asksNot");
    await charging(t);
    await toldRemoteStart(t, start);
  }),

  stationCase("TC_F_04_CS", "No cable comes after a remote start: the transaction ends, and the EVSE can be used again.", async (t) => {
    await remoteAuthorizationOn(t);
    await configured(t, ["TxCtrlr", "EVConnectionTimeOut", String(connectionTimeout)]);
    await beginsBeforeTheCable(t);
    const start = await remoteStart(t, "mayAsk");
    const begun = await transactionEvent(t, "it was started remotely", ({ triggerReason }) => triggerReason === "RemoteStart");
    t.equal(begun.transactionInfo.remoteStartId, start.remoteStartId, "its remoteStartId");
    t.step("no cable comes");
    await t.pass(Seconds(connectionTimeout));
    const over = await transactionEvent(t, "the time for the cable is over", ({ triggerReason }) => triggerReason === "EVConnectTimeout");
    t.equal(over.eventType, "Ended", "the type of the event");
    t.transactionId = undefined;
    const again = await remoteStart(t, "mayAsk", 2);
    await toldRemoteStart(t, again);
  }),

  stationCase("TC_F_08_CS", "The CSMS stops a transaction that charges.", async (t) => {
    await charging(t);
    await remotelyStopped(t);
  }),

  stationCase("TC_F_09_CS", "A remote stop of a transaction that does not run is rejected.", async (t) => {
    const { transactionInfo } = await charging(t);
    t.step("the CSMS stops another transaction");
    const other = transactionInfo.transactionId === "not-this-one" ? "nor-this-one" : "not-this-one";
    const { status } = await t.csms.call("RequestStopTransaction", { transactionId: other });
    t.equal(status, "Rejected", "the status");
  }),
];
