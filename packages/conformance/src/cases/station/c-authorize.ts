// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { setVariable } from "../../states/station/device-model.ts";
import { asked, charging, evConnected, isReading } from "../../states/station/session.ts";
import { authorizationOn, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The token is turned down by the CSMS, and no transaction hears of it. */
async function turnedDown(t: StationScenario, token: IdToken): Promise<void> {
  t.step("a token is presented that the CSMS turns down");
  t.csms.forget();
  await t.presentToken(token);
  await asked(t, token);
  t.step("the transaction hears nothing of it");
  await t.csms.expectNone("TransactionEvent", t.settings.patience, (event) => !isReading(event));
}

async function turnedDownWhenConnected(t: StationScenario, token: IdToken): Promise<void> {
  await authorizationOn(t);
  await evConnected(t);
  await turnedDown(t, token);
}

/** A station whose transactions never begin with the authorisation, and cannot be told to, is none for this case. */
async function startsAtAuthorizedOrCould(t: StationScenario): Promise<void> {
  const points = await txPoints(t, "TxStartPoint");
  if (points.has("Authorized")) return;
  const { attributeStatus } = await setVariable(t, ["TxCtrlr", "TxStartPoint", [...points].join(",")]);
  if (attributeStatus === "Rejected") t.notApplicable("TxStartPoint is fixed, without Authorized");
}

export default [
  stationCase("TC_C_02_CS", "A token that the CSMS calls invalid starts nothing.", async (t) => {
    await turnedDownWhenConnected(t, t.settings.invalidToken);
  }),

  stationCase("TC_C_04_CS", "Another token, of no common group, does not stop what a first one started.", async (t) => {
    const { otherToken } = t.settings;
    await authorizationOn(t);
    await charging(t);
    t.step("another token is presented");
    t.csms.forget();
    await t.presentToken(otherToken);
    await asked(t, otherToken);
    t.step("the transaction goes on without it");
    await t.csms.expectNone("TransactionEvent", t.settings.patience, ({ idToken, eventType }) => idToken !== undefined || eventType === "Ended");
  }),

  stationCase("TC_C_05_CS", "Behind a cable lock, an invalid token starts nothing.", async (t) => {
    await authorizationOn(t);
    await startsAtAuthorizedOrCould(t);
    await turnedDown(t, t.settings.invalidToken);
  }),

  stationCase("TC_C_06_CS", "A token that the CSMS calls blocked starts nothing.", async (t) => {
    await turnedDownWhenConnected(t, t.settings.blockedToken);
  }),

  stationCase("TC_C_07_CS", "A token that the CSMS calls expired starts nothing.", async (t) => {
    await turnedDownWhenConnected(t, t.settings.expiredToken);
  }),

  stationCase("TC_C_56_CS", "A token that the CSMS does not know starts nothing.", async (t) => {
    t.csms.answer("Authorize", { idTokenInfo: { status: "Unknown" } });
    await turnedDownWhenConnected(t, t.settings.invalidToken);
  }),
];
