// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { configured } from "../../states/station/device-model.ts";
import { idTokenInLocalList } from "../../states/station/memory.ts";
import { asked, authorized, charging, evConnected, isReading, judgesTokens } from "../../states/station/session.ts";
import { localListOn, needs, needsLocalList } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The list names the token, and is used before the CSMS is asked. */
async function listed(t: StationScenario, token: IdToken, postAuthorize?: "postAuthorize"): Promise<void> {
  await needsLocalList(t);
  await localListOn(t, postAuthorize);
  await idTokenInLocalList(t, token);
}

/** A token that the list turns down is asked about. */
async function askedAbout(t: StationScenario, token: IdToken): Promise<void> {
  t.step("the listed token is presented");
  await t.presentToken(token);
  await asked(t, token);
}

export default [
  stationCase("TC_C_27_CS", "A token that the list accepts charges without the CSMS being asked.", async (t) => {
    await listed(t, t.settings.idToken);
    const before = t.csms.all("Authorize").length;
    await authorized(t, { asks: "knows" });
    await evConnected(t);
    await charging(t);
    t.equal(t.csms.all("Authorize").length, before, "the number of questions to the CSMS");
  }),

  stationCase("TC_C_28_CS", "A token that the list calls invalid is asked about.", async (t) => {
    await listed(t, t.settings.invalidToken, "postAuthorize");
    await askedAbout(t, t.settings.invalidToken);
  }),

  stationCase("TC_C_29_CS", "A token that the list calls blocked is asked about.", async (t) => {
    await listed(t, t.settings.blockedToken, "postAuthorize");
    await evConnected(t);
    await askedAbout(t, t.settings.blockedToken);
  }),

  stationCase("TC_C_30_CS", "A token that the list calls expired is asked about.", async (t) => {
    await listed(t, t.settings.expiredToken, "postAuthorize");
    await evConnected(t);
    await askedAbout(t, t.settings.expiredToken);
  }),

  stationCase("TC_C_31_CS", "A token that the list calls invalid charges when the CSMS accepts it.", async (t) => {
    const { invalidToken } = t.settings;
    await listed(t, invalidToken, "postAuthorize");
    judgesTokens(t, { status: "Accepted" });
    await authorized(t, { token: invalidToken });
    await evConnected(t);
    await charging(t);
  }),

  stationCase("TC_C_58_CS", "A token that the list calls invalid is turned down without a question, where the station is told so.", async (t) => {
    const { invalidToken } = t.settings;
    await needsLocalList(t);
    await needs(t, ["LocalAuthListCtrlr", "DisablePostAuthorize"]);
    await localListOn(t);
    await configured(t, ["LocalAuthListCtrlr", "DisablePostAuthorize", "true"]);
    await idTokenInLocalList(t, invalidToken);
    t.step("the listed token is presented");
    await t.presentToken(invalidToken);
    await t.csms.expectNone("Authorize", t.settings.patience);
    await t.csms.expectNone("TransactionEvent", Seconds(1), (event) => !isReading(event));
  }),
];
