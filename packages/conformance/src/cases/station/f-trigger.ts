// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { connectorStatus } from "../../states/station/connectors.ts";
import { firmwareUnderWay } from "../../states/station/firmware-update.ts";
import { getLog, logStatus, withLogPlace } from "../../states/station/logs.ts";
import { charging, evConnected, transactionEvent } from "../../states/station/session.ts";
import { evseIds, trigger, triggered } from "../../states/station/triggers.ts";
import type { StationScenario } from "../../station/station-case.ts";

type MeterValue = Req<"MeterValues">["meterValue"];

function isTriggered(t: StationScenario, meterValue: MeterValue | undefined): void {
  t.equal(meterValue?.[0]?.sampledValue[0]?.context, "Trigger", "the context of the first sample");
}

async function triggeredTransaction(t: StationScenario, evseId: number): Promise<void> {
  const isOfIt = ({ triggerReason, evse }: Req<"TransactionEvent">) => triggerReason === "Trigger" && (evse?.id ?? evseId) === evseId;
  const event = await transactionEvent(t, `as asked for, of EVSE ${evseId}`, isOfIt);
  t.equal(event.transactionInfo.chargingState, "Charging", "the charging state");
  isTriggered(t, event.meterValue);
}

/** Every EVSE but the configured one, which `charging` sees to. */
async function othersCharge(t: StationScenario): Promise<void> {
  for (const evseId of evseIds(t).filter((id) => id !== t.settings.evseId)) {
    t.step(`EVSE ${evseId} charges too`);
    await t.plug({ evseId, connectorId: 1 });
    await t.presentToken(t.settings.otherToken, { evseId, connectorId: 1 });
    await t.csms.expect("TransactionEvent", {
      where: ({ transactionInfo }) => transactionInfo.chargingState === "Charging" && transactionInfo.transactionId !== t.transactionId,
      what: `a TransactionEvent: EVSE ${evseId} charges`,
    });
  }
}

export default [
  stationCase("TC_F_11_CS", "Meter values of one EVSE are asked for.", async (t) => {
    await triggered(t, "MeterValues", { id: t.settings.evseId });
    const { evseId, meterValue } = await t.csms.expect("MeterValues");
    t.equal(evseId, t.settings.evseId, "the EVSE");
    isTriggered(t, meterValue);
  }),

  stationCase("TC_F_12_CS", "Meter values of all EVSEs are asked for.", async (t) => {
    await triggered(t, "MeterValues");
    for (const id of evseIds(t)) {
      const { meterValue } = await t.csms.expect("MeterValues", { where: ({ evseId }) => evseId === id, what: `the MeterValues of EVSE ${id}` });
      isTriggered(t, meterValue);
    }
  }),

  stationCase("TC_F_13_CS", "The transaction of one EVSE is asked for.", async (t) => {
    await charging(t);
    await triggered(t, "TransactionEvent", { id: t.settings.evseId });
    await triggeredTransaction(t, t.settings.evseId);
  }),

  stationCase("TC_F_14_CS", "The transactions of all EVSEs are asked for.", async (t) => {
    await charging(t);
    await othersCharge(t);
    await triggered(t, "TransactionEvent");
    for (const id of evseIds(t)) await triggeredTransaction(t, id);
  }),

  stationCase("TC_F_15_CS", "The state of logs is asked for while none is uploaded.", async (t) => {
    await triggered(t, "LogStatusNotification");
    const { status } = await t.csms.expect("LogStatusNotification");
    t.equal(status, "Idle", "the status of the log");
  }),

  stationCase("TC_F_16_CS", "The state of logs is asked for while one is uploaded.", async (t) => {
    await withLogPlace(t, async ({ remoteLocation, files }) => {
      files?.hold();
      const { status } = await getLog(t, remoteLocation, { requestId: 16 });
      t.equal(status, "Accepted", "the status of GetLog");
      await logStatus(t, "Uploading", 16);
      await triggered(t, "LogStatusNotification");
      await logStatus(t, "Uploading", 16);
    });
  }),

  stationCase("TC_F_17_CS", "The state of firmware is asked for with an EVSE, which does not matter to it.", async (t) => {
    await triggered(t, "FirmwareStatusNotification", { id: t.settings.evseId });
    const { status } = await t.csms.expect("FirmwareStatusNotification");
    t.equal(status, "Idle", "the status of the firmware");
  }),

  stationCase("TC_F_18_CS", "The state of firmware is asked for while none is updated.", async (t) => {
    await triggered(t, "FirmwareStatusNotification");
    const { status } = await t.csms.expect("FirmwareStatusNotification");
    t.equal(status, "Idle", "the status of the firmware");
  }),

  stationCase("TC_F_19_CS", "The state of firmware is asked for while one is downloaded.", async (t) => {
    await firmwareUnderWay(t, 19, { installIn: null });
    await triggered(t, "FirmwareStatusNotification");
    const { status } = await t.csms.expect("FirmwareStatusNotification");
    t.equal(status, "Downloading", "the status of the firmware");
  }),

  stationCase("TC_F_20_CS", "A heartbeat is asked for.", async (t) => {
    await triggered(t, "Heartbeat");
    await t.csms.expect("Heartbeat");
  }),

  stationCase("TC_F_23_CS", "The state of a free connector is asked for.", async (t) => {
    const { evseId, connectorId } = t.plugSite;
    await triggered(t, "StatusNotification", { id: evseId, connectorId });
    await connectorStatus(t, "Available");
  }),

  stationCase("TC_F_24_CS", "The state of an occupied connector is asked for.", async (t) => {
    const { evseId, connectorId } = t.plugSite;
    await evConnected(t);
    await triggered(t, "StatusNotification", { id: evseId, connectorId });
    await connectorStatus(t, "Occupied");
  }),

  stationCase("TC_F_26_CS", "A boot notification is asked for after one was accepted: rejected.", async (t) => {
    t.equal(await trigger(t, "BootNotification"), "Rejected", "the status of the trigger");
  }),

  stationCase("TC_F_27_CS", "A message is asked for that the station cannot send: not implemented.", async (t) => {
    t.equal(await trigger(t, "SignCombinedCertificate"), "NotImplemented", "the status of the trigger");
  }),
];
