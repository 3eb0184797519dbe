// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { configured } from "../../states/station/device-model.ts";
import { idTokenCached } from "../../states/station/memory.ts";
import { asked, authorizationTold, authorized, charging, evConnected, isOpen, isReading, judgesTokens, sameToken } from "../../states/station/session.ts";
import { sessionOver } from "../../states/station/session-end.ts";
import { cacheOn, needs, needsCache, transactionDuration } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** A token that is remembered as turned down is asked about again, and is turned down again. */
async function askedAgain(t: StationScenario, token: IdToken): Promise<void> {
  await needsCache(t);
  await cacheOn(t, "postAuthorize");
  await idTokenCached(t, token);
  await evConnected(t);
  t.step("the remembered token is presented");
  await t.presentToken(token);
  await asked(t, token);
}

export default [
  stationCase("TC_C_08_CS", "A token that is remembered as accepted charges without the CSMS being asked.", async (t) => {
    await needsCache(t);
    await cacheOn(t);
    await idTokenCached(t);
    const before = t.csms.all("Authorize").length;
    await evConnected(t);
    await authorized(t, { asks: "knows" });
    await charging(t);
    t.equal(t.csms.all("Authorize").length, before, "the number of questions to the CSMS");
  }),

  stationCase("TC_C_09_CS", "A token that is remembered as invalid is asked about again.", async (t) => {
    await askedAgain(t, t.settings.invalidToken);
  }),

  stationCase("TC_C_10_CS", "A token that is remembered as blocked is asked about again.", async (t) => {
    await askedAgain(t, t.settings.blockedToken);
  }),

  stationCase("TC_C_11_CS", "A token that is remembered as expired is asked about again.", async (t) => {
    await askedAgain(t, t.settings.expiredToken);
  }),

  stationCase("TC_C_12_CS", "A token that is remembered as invalid charges when the CSMS now accepts it.", async (t) => {
    const { invalidToken } = t.settings;
    await needsCache(t);
    await cacheOn(t, "postAuthorize");
    await idTokenCached(t, invalidToken);
    await evConnected(t);
    judgesTokens(t, { status: "Accepted" });
    const wasOpen = isOpen(t);
    t.step("the remembered token is presented");
    await t.presentToken(invalidToken);
    await asked(t, invalidToken);
    await authorizationTold(t, invalidToken, wasOpen);
    await charging(t);
  }),

  stationCase("TC_C_13_CS", "A remembered token is presented before the vehicle is plugged in.", async (t) => {
    await needsCache(t);
    await cacheOn(t);
    await idTokenCached(t);
    await authorized(t, { asks: "knows" });
    await evConnected(t);
    await charging(t);
  }),

  stationCase("TC_C_14_CS", "A remembered token of the master group stops what another started.", async (t) => {
    const { masterGroupId, masterToken } = t.settings;
    await needsCache(t);
    await needs(t, ["AuthCtrlr", "MasterPassGroupId"]);
    await cacheOn(t);
    await configured(t, ["AuthCtrlr", "MasterPassGroupId", masterGroupId]);
    t.step("the token of the master group is presented, to be remembered");
    await t.presentToken(masterToken);
    await t.csms.maybe("Authorize", { within: transactionDuration });
    await t.pass(Seconds(5));
    await charging(t, { asks: "mayAsk" });
    t.step("the token of the master group is presented");
    await t.presentToken(masterToken);
    const stop = await t.csms.expect("TransactionEvent", {
      where: ({ triggerReason }) => triggerReason === "StopAuthorized",
      what: "a TransactionEvent: the stop was authorised",
    });
    sameToken(t, stop, masterToken);
    if (stop.eventType === "Ended") t.equal(stop.transactionInfo.stoppedReason, "MasterPass", "the reason of the end");
    t.state.authorized = false;
    await sessionOver(t);
  }),

  stationCase("TC_C_57_CS", "A token that is remembered as invalid is turned down without a question, where the station is told so.", async (t) => {
    const { invalidToken } = t.settings;
    await needsCache(t);
    await needs(t, ["AuthCacheCtrlr", "DisablePostAuthorize"]);
    await cacheOn(t);
    await configured(t, ["AuthCacheCtrlr", "DisablePostAuthorize", "true"]);
    await idTokenCached(t, invalidToken);
    await evConnected(t);
    t.step("the remembered token is presented");
    await t.presentToken(invalidToken);
    await t.csms.expectNone("Authorize", t.settings.patience);
    await t.csms.expectNone("TransactionEvent", Seconds(1), (event) => !isReading(event));
  }),
];
