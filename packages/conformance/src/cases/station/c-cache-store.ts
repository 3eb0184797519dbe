// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import { booted } from "../../states/station/boot.ts";
import { configured } from "../../states/station/device-model.ts";
import { idTokenCached } from "../../states/station/memory.ts";
import { asked, authorizationTold, authorized, charging, evConnected, isOpen, judgesTokens, told } from "../../states/station/session.ts";
import { sessionOver, unplugged } from "../../states/station/session-end.ts";
import { cacheOn, ifImplemented, needs, needsCache, transactionDuration, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The CSMS turns every token down from now on. */
function turnsDown(t: StationScenario): void {
  judgesTokens(t, { status: "Invalid" });
}

/** The cache, the local list and their use before the CSMS is asked. */
async function storesOn(t: StationScenario): Promise<void> {
  await needsCache(t);
  await ifImplemented(t, ["AuthCacheCtrlr", "Enabled", "true"]);
  await configured(t, ["AuthCtrlr", "LocalPreAuthorize", "true"]);
  await ifImplemented(t, ["LocalAuthListCtrlr", "Enabled", "true"]);
}

/** Clears what the station remembers of earlier cases: the first question must come. */
async function forgetful(t: StationScenario): Promise<void> {
  t.step("the station forgets its tokens");
  await t.csms.tryCall("ClearCache", {});
}

export default [
  stationCase("TC_C_32_CS", "What the station remembers of tokens outlasts a reboot.", async (t) => {
    await needsCache(t);
    await ifImplemented(t, ["AuthCacheCtrlr", "Enabled", "true"]);
    await configured(t, ["AuthCtrlr", "LocalPreAuthorize", "true"]);
    await idTokenCached(t);
    await booted(t);
    const before = t.csms.all("Authorize").length;
    await authorized(t, { asks: "knows" });
    await evConnected(t);
    await charging(t);
    t.equal(t.csms.all("Authorize").length, before, "the number of questions to the CSMS");
  }),

  stationCase("TC_C_33_CS", "A token is remembered from the answer to the question about it.", async (t) => {
    await storesOn(t);
    await forgetful(t);
    await evConnected(t);
    await authorized(t);
    await charging(t);
    await sessionOver(t);
    t.csms.forget();
    await evConnected(t);
    turnsDown(t);
    await authorized(t, { asks: "knows" });
  }),

  stationCase("TC_C_34_CS", "What the station remembers of a token follows the answer to a transaction event.", async (t) => {
    await storesOn(t);
    await idTokenCached(t);
    await evConnected(t);
    turnsDown(t);
    const wasOpen = isOpen(t);
    const start = await txPoints(t, "TxStartPoint");
    await authorized(t, { asks: "knows" });
    // Where the transaction begins with the flow of energy, that is the event that names the token.
    if (!wasOpen && !start.has("Authorized"))
      await told(t, "the transaction names the token", { trigger: ["Authorized", "ChargingStateChanged", "CablePluggedIn"] });
    await t.pass(transactionDuration);
    t.state.authorized = false;
    await unplugged(t);
    t.csms.forget();
    await evConnected(t);
    t.step("the same token is presented");
    await t.presentToken();
    await asked(t, t.settings.idToken);
  }),

  stationCase("TC_C_36_CS", "A remembered token is asked about where local knowledge is not to be used.", async (t) => {
    const { idToken } = t.settings;
    await needs(t, ["AuthCacheCtrlr", "Available"]);
    await configured(t, ["AuthCacheCtrlr", "Enabled", "true"], "notApplicable");
    await configured(t, ["AuthCtrlr", "LocalPreAuthorize", "false"]);
    await idTokenCached(t);
    turnsDown(t);
    t.step("the remembered token is presented");
    await t.presentToken();
    await asked(t, idToken);
  }),

  stationCase("TC_C_37_CS", "The CSMS has the station forget its tokens.", async (t) => {
    const { idToken } = t.settings;
    await needsCache(t);
    // Only a station that looks there first shows whether it has forgotten [C11.FR.01, C12.FR.05].
    await cacheOn(t);
    await idTokenCached(t);
    t.step("the CSMS clears the cache");
    const { status } = await t.csms.call("ClearCache", {});
    t.equal(status, "Accepted", "the status");
    await evConnected(t);
    t.step("the token is presented that was remembered");
    const wasOpen = isOpen(t);
    await t.presentToken();
    await asked(t, idToken);
    await authorizationTold(t, idToken, wasOpen);
    await charging(t);
  }),

  stationCase("TC_C_38_CS", "Where the cache is switched off, clearing it is refused.", async (t) => {
    await needsCache(t);
    await needs(t, ["AuthCtrlr", "LocalPreAuthorize"]);
    await ifImplemented(t, ["AuthCacheCtrlr", "Enabled", "false"]);
    await idTokenCached(t);
    t.step("the CSMS clears the cache");
    const { status } = await t.csms.call("ClearCache", {});
    t.equal(status, "Rejected", "the status");
  }),

  stationCase("TC_C_46_CS", "A remembered token that was not used for its lifetime is forgotten.", async (t) => {
    await needsCache(t);
    await needs(t, ["AuthCacheCtrlr", "LifeTime"]);
    await configured(t, ["AuthCacheCtrlr", "LifeTime", String(transactionDuration / 1_000)]);
    await ifImplemented(t, ["AuthCtrlr", "LocalPreAuthorize", "true"]);
    await idTokenCached(t);
    await evConnected(t);
    t.step("the lifetime passes");
    await t.pass(transactionDuration);
    await authorized(t);
  }),
];
