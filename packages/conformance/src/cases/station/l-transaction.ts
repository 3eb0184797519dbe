// SPDX-License-Identifier: Apache-2.0

import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { connectorsOf } from "../../states/station/availability.ts";
import { connectorStatus, forgetStatus } from "../../states/station/connectors.ts";
import { configured } from "../../states/station/device-model.ts";
import { downloaded, firmwareOf, firmwareStatus, installed, updateFirmware } from "../../states/station/firmware-update.ts";
import { charging } from "../../states/station/session.ts";
import { transactionOver } from "../../states/station/session-end.ts";
import { ifWritable } from "../../states/station/settings.ts";
import { evseIds } from "../../states/station/triggers.ts";
import type { Plug } from "../../station/rig.ts";
import type { StationScenario } from "../../station/station-case.ts";

const newSessions = ["ChargingStation", "AllowNewSessionsPendingFirmwareUpdate"] as const;

/** The update is asked for while the configured EVSE charges. */
async function askedWhileCharging(t: StationScenario, requestId: number): Promise<void> {
  const { good } = await firmwareOf(t);
  await charging(t);
  forgetStatus(t);
  t.equal(await updateFirmware(t, { requestId, file: good }), "Accepted", "the status of the update");
}

/** The free connectors are told to be out of service. */
async function freeConnectorsUnavailable(t: StationScenario): Promise<void> {
  for (const where of connectorsOf(t, "station").filter(({ evseId }) => evseId !== t.settings.evseId)) await connectorStatus(t, "Unavailable", where);
}

/** Another EVSE may still begin a transaction; gives what ends it. */
async function secondTransaction(t: StationScenario): Promise<() => Promise<void>> {
  const evseId = t.must(
    evseIds(t).find((id) => id !== t.settings.evseId),
    "a second EVSE",
  );
  const where: Plug = { evseId, connectorId: 1 };
  t.step(`EVSE ${evseId} begins to charge`);
  await t.plug(where);
  await t.presentToken(t.settings.otherToken, where);
  const { transactionInfo } = await t.csms.expect("TransactionEvent", {
    where: ({ transactionInfo: info }) => info.chargingState === "Charging" && info.transactionId !== t.transactionId,
    what: "a second transaction that charges",
  });
  return async () => {
    t.step(`EVSE ${evseId} ends its transaction`);
    await t.presentToken(t.settings.otherToken, where);
    await t.unplug(where);
    await t.csms.expect("TransactionEvent", {
      where: ({ eventType, transactionInfo: info }) => eventType === "Ended" && info.transactionId === transactionInfo.transactionId,
      what: "the end of the second transaction",
    });
  };
}

/** Downloaded already; gives whether the station installs beside the transaction. */
async function downloadedBeside(t: StationScenario, requestId: number): Promise<boolean> {
  await downloaded(t, requestId);
  return (await firmwareStatus(t, ["InstallScheduled", "Installing"], requestId)) === "Installing";
}

export default [
  stationCase("TC_L_12_CS", "New transactions may begin while an update waits to be downloaded.", async (t) => {
    await ifWritable(t, [...newSessions, "true"]);
    await askedWhileCharging(t, 12);
    await firmwareStatus(t, "DownloadScheduled", 12);
    const endSecond = await secondTransaction(t);
    await transactionOver(t);
    await endSecond();
    await downloaded(t, 12);
    await installed(t, 12);
  }),

  stationCase("TC_L_13_CS", "Free connectors go out of service while an update waits to be downloaded.", async (t) => {
    await configured(t, [...newSessions, "false"], "notApplicable");
    await askedWhileCharging(t, 13);
    // DownloadScheduled may come or not: the retrieveDateTime is past.
    await t.csms.maybe("FirmwareStatusNotification", { where: ({ status }) => status === "DownloadScheduled", within: Seconds(10) });
    await freeConnectorsUnavailable(t);
    await transactionOver(t);
    await downloaded(t, 13);
    await installed(t, 13);
  }),

  stationCase("TC_L_14_CS", "New transactions may begin while an update waits to be installed.", async (t) => {
    await ifWritable(t, [...newSessions, "true"]);
    await askedWhileCharging(t, 14);
    const isInstalling = await downloadedBeside(t, 14);
    const endSecond = await secondTransaction(t);
    if (isInstalling) await t.pass(Seconds(60));
    await transactionOver(t);
    await endSecond();
    await installed(t, 14, isInstalling);
  }),

  stationCase("TC_L_15_CS", "Free connectors go out of service while an update waits to be installed.", async (t) => {
    await configured(t, [...newSessions, "false"], "notApplicable");
    await askedWhileCharging(t, 15);
    const isInstalling = await downloadedBeside(t, 15);
    await freeConnectorsUnavailable(t);
    if (isInstalling) await t.pass(Seconds(60));
    await transactionOver(t);
    await installed(t, 15, isInstalling);
  }),

  stationCase("TC_L_16_CS", "Firmware is installed while a transaction goes on.", async (t) => {
    await askedWhileCharging(t, 16);
    await downloaded(t, 16);
    await firmwareStatus(t, "Installing", 16);
    await installed(t, 16, true);
  }),
];
