// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { configured } from "../../states/station/device-model.ts";
import { idTokenCached, idTokenInLocalList, idTokensInLocalList } from "../../states/station/memory.ts";
import { allOffline, bayOffline, broughtEvents, offline, online, presentOffline, startedOffline } from "../../states/station/offline.ts";
import { evConnected, isReading, judgesInTransactions, type TransactionEvent } from "../../states/station/session.ts";
import { bayLeft } from "../../states/station/session-end.ts";
import { ifImplemented, knownBackOff, localListOn, needs, needsLocalList, transactionDuration, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The list alone decides while the CSMS is away. */
async function listDecidesOffline(t: StationScenario): Promise<void> {
  await needsLocalList(t);
  await localListOn(t);
  await ifImplemented(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "false"]);
  await configured(t, ["AuthCtrlr", "LocalAuthorizeOffline", "true"]);
}

/** A token that the list turns down starts nothing while the CSMS is away. */
async function turnedDownOffline(t: StationScenario, token: IdToken): Promise<void> {
  await listDecidesOffline(t);
  await knownBackOff(t);
  await idTokenInLocalList(t, token);
  await txPoints(t, "TxStartPoint");
  await txPoints(t, "TxStopPoint");
  await offline(t);
  await bayOffline(t, true);
  await presentOffline(t, token);
  await online(t);
  const { queued, later } = await broughtEvents(t);
  allOffline(t, queued);
  for (const { triggerReason } of [...queued, ...later].filter((event) => !isReading(event))) t.equal(triggerReason, "EVDetected", "the reason of an event");
}

const hasStop = ({ triggerReason }: TransactionEvent): boolean => triggerReason === "StopAuthorized";

export default [
  stationCase("TC_C_21_CS", "A token that the list accepts starts and stops, the start without the CSMS.", async (t) => {
    await listDecidesOffline(t);
    await idTokenInLocalList(t);
    await startedOffline(t);
    t.step("the token is presented again, and the vehicle leaves");
    await t.presentToken();
    await t.pass(Seconds(5));
    await t.unplug();
    t.state.plugged = false;
    const { queued, later } = await broughtEvents(t);
    allOffline(
      t,
      queued.filter((event) => !hasStop(event)),
    );
    t.check(queued.length > 0, "events of the time without the CSMS are brought");
    t.check([...queued, ...later].some(hasStop), "an event tells that the stop was authorised");
    t.state.authorized = false;
    await bayLeft(t);
  }),

  stationCase("TC_C_22_CS", "A token that the list calls invalid starts nothing without the CSMS.", async (t) => {
    await turnedDownOffline(t, t.settings.invalidToken);
  }),

  stationCase("TC_C_23_CS", "A token that the list calls blocked starts nothing without the CSMS.", async (t) => {
    await turnedDownOffline(t, t.settings.blockedToken);
  }),

  stationCase("TC_C_24_CS", "A token that the list calls expired starts nothing without the CSMS.", async (t) => {
    await turnedDownOffline(t, t.settings.expiredToken);
  }),

  stationCase("TC_C_25_CS", "What the list says of a token counts more than what the cache says.", async (t) => {
    const { idToken } = t.settings;
    await needsLocalList(t);
    await needs(t, ["AuthCacheCtrlr", "Available", "true"]);
    await needs(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled"]);
    await localListOn(t);
    await configured(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true"]);
    await configured(t, ["AuthCtrlr", "LocalAuthorizeOffline", "true"]);
    await configured(t, ["TxCtrlr", "StopTxOnInvalidId", "false"]);
    await knownBackOff(t);
    await idTokenCached(t);
    await idTokensInLocalList(t, [{ idToken, idTokenInfo: { status: "Invalid" } }]);
    await evConnected(t);
    await offline(t);
    await presentOffline(t);
    await t.pass(transactionDuration);
    await online(t);
    const { queued, later } = await broughtEvents(t);
    const isStart = ({ triggerReason, transactionInfo, eventType }: TransactionEvent) =>
      eventType === "Started" || triggerReason === "Authorized" || transactionInfo.chargingState === "Charging";
    t.check(![...queued, ...later].some(isStart), "no event tells of a start");
  }),

  stationCase("TC_C_26_CS", "An unknown token starts without the CSMS, and is suspended when the CSMS calls it invalid.", async (t) => {
    await needs(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled"]);
    await localListOn(t);
    await configured(t, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true"]);
    await configured(t, ["AuthCtrlr", "LocalAuthorizeOffline", "true"]);
    await ifImplemented(t, ["TxCtrlr", "MaxEnergyOnInvalidId", "0"]);
    await configured(t, ["TxCtrlr", "StopTxOnInvalidId", "false"]);
    judgesInTransactions(t, { status: "Invalid" });
    await startedOffline(t);
    const { queued, later } = await broughtEvents(t);
    t.check(queued.length > 0, "events of the time without the CSMS are brought");
    allOffline(t, queued);
    const isSuspended = ({ transactionInfo }: TransactionEvent) => transactionInfo.chargingState === "SuspendedEVSE";
    t.check([...queued, ...later].some(isSuspended), "an event tells that the station has suspended the transfer");
    t.step("the token is presented again, and the vehicle leaves");
    await t.presentToken();
    await t.pass(Seconds(5));
    await t.unplug();
    t.state.plugged = false;
    await t.csms.expect("TransactionEvent", { where: hasStop, what: "a TransactionEvent: the stop was authorised" });
  }),
];
