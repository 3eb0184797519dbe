// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { configured } from "../../states/station/device-model.ts";
import { idTokenCached, idTokensInLocalList, listEntry } from "../../states/station/memory.ts";
import {
  asked,
  authorizationTold,
  authorized,
  charging,
  evConnected,
  isOpen,
  isReading,
  sameToken,
  type TransactionEvent,
} from "../../states/station/session.ts";
import { disconnected, sessionOver, stopAuthorized } from "../../states/station/session-end.ts";
import { cacheOn, localListOn, needs, needsCache, needsLocalList, transactionPoint, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The CSMS calls this token invalid, of the group of the others. */
function invalidInGroup(t: StationScenario, token: IdToken): void {
  const { groupId } = t.settings;
  t.csms.answer(
    "Authorize",
    ({ idToken }: Req<"Authorize">): Res<"Authorize"> => ({
      idTokenInfo: { status: idToken.idToken === token.idToken ? "Invalid" : "Accepted", groupIdToken: { idToken: groupId, type: "Central" } },
    }),
  );
}

/** A token of the group that is not valid any more is asked about, and the transaction hears nothing of it. */
async function askedAndIgnored(t: StationScenario, token: IdToken): Promise<void> {
  t.step("an invalid token of the same group is presented");
  t.csms.forget();
  await t.presentToken(token);
  await asked(t, token);
  t.step("the transaction hears nothing of it");
  await t.csms.expectNone("TransactionEvent", t.settings.patience, (event) => !isReading(event));
}

/** The other token of the group, which the station knows, stops the session. */
async function stoppedBySameGroup(t: StationScenario): Promise<void> {
  const { sameGroupToken } = t.settings;
  const stop = await stopAuthorized(t, { token: sameGroupToken });
  if (stop.triggerReason === "StopAuthorized") sameToken(t, stop, sameGroupToken);
  await disconnected(t);
  await sessionOver(t);
}

const masterPoints = { oneOf: ["Authorized", "PowerPathClosed"], notWith: ["ParkingBayOccupancy", "EVConnected"] } as const;

export default [
  stationCase("TC_C_39_CS", "Another token of the same group stops what the first one started.", async (t) => {
    const { idToken, sameGroupToken } = t.settings;
    await evConnected(t);
    const wasOpen = isOpen(t);
    t.step("a token of a group is presented");
    await t.presentToken(idToken);
    await asked(t, idToken);
    await authorizationTold(t, idToken, wasOpen);
    await charging(t);
    t.step("another token of the group is presented");
    await t.presentToken(sameGroupToken);
    await asked(t, sameGroupToken);
    const stop = await t.csms.expect("TransactionEvent", {
      where: ({ triggerReason }) => triggerReason === "StopAuthorized",
      what: "a TransactionEvent: the stop was authorised",
    });
    sameToken(t, stop, sameGroupToken);
    t.state.authorized = false;
    await disconnected(t);
    await sessionOver(t);
  }),

  stationCase("TC_C_40_CS", "Another token of the same group, both in the local list, stops what the first one started.", async (t) => {
    const { idToken, sameGroupToken } = t.settings;
    await needsLocalList(t);
    await localListOn(t);
    await idTokensInLocalList(t, [listEntry(t, idToken), listEntry(t, sameGroupToken)]);
    await evConnected(t);
    await authorized(t, { asks: "knows" });
    await charging(t);
    await stoppedBySameGroup(t);
  }),

  stationCase("TC_C_41_CS", "Another token of the same group, both remembered, stops what the first one started.", async (t) => {
    await needsCache(t);
    await cacheOn(t);
    await idTokenCached(t);
    await idTokenCached(t, t.settings.sameGroupToken);
    await evConnected(t);
    await authorized(t, { asks: "knows" });
    await charging(t);
    await stoppedBySameGroup(t);
  }),

  stationCase("TC_C_42_CS", "An invalid token of the same group does not stop what the first one started.", async (t) => {
    const { sameGroupToken } = t.settings;
    invalidInGroup(t, sameGroupToken);
    await evConnected(t);
    await authorized(t);
    await charging(t);
    await askedAndIgnored(t, sameGroupToken);
    t.check(isOpen(t), "the transaction goes on");
  }),

  stationCase("TC_C_43_CS", "An invalid token of the same group, both in the local list, does not stop what the first one started.", async (t) => {
    const { idToken, sameGroupToken, groupId } = t.settings;
    await needsLocalList(t);
    await localListOn(t);
    const invalid = { idToken: sameGroupToken, idTokenInfo: { status: "Invalid", groupIdToken: { idToken: groupId, type: "Central" } } } as const;
    await idTokensInLocalList(t, [listEntry(t, idToken), invalid]);
    invalidInGroup(t, sameGroupToken);
    await evConnected(t);
    await authorized(t, { asks: "knows" });
    await charging(t);
    await askedAndIgnored(t, sameGroupToken);
  }),

  stationCase("TC_C_44_CS", "An invalid token of the same group, both remembered, does not stop what the first one started.", async (t) => {
    const { idToken, invalidToken } = t.settings;
    await needsCache(t);
    await cacheOn(t, "postAuthorize");
    await idTokenCached(t, idToken);
    invalidInGroup(t, invalidToken);
    await idTokenCached(t, invalidToken);
    await evConnected(t);
    await authorized(t, { asks: "knows" });
    await charging(t);
    await askedAndIgnored(t, invalidToken);
  }),

  stationCase("TC_C_45_CS", "A token of the master group starts nothing.", async (t) => {
    const { masterToken, masterGroupId } = t.settings;
    await needs(t, ["AuthCtrlr", "MasterPassGroupId"]);
    await transactionPoint(t, "TxStartPoint", masterPoints);
    await configured(t, ["AuthCtrlr", "MasterPassGroupId", masterGroupId]);
    t.step("a token of the master group is presented");
    t.csms.forget();
    await t.presentToken(masterToken);
    await asked(t, masterToken);
    await t.csms.expectNone("TransactionEvent", Seconds(5));
    await txPoints(t, "TxStartPoint");
    await evConnected(t);
    t.step("no energy flows");
    const isCharging = ({ triggerReason, transactionInfo }: TransactionEvent) =>
      triggerReason === "ChargingStateChanged" && transactionInfo.chargingState === "Charging";
    await t.csms.expectNone("TransactionEvent", t.settings.patience, isCharging);
  }),
];
