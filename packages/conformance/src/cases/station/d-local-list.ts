// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/station/boot.ts";
import { idTokenInLocalList, listEntry, listVersion } from "../../states/station/memory.ts";
import { ifImplemented, needsLocalList } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

async function listEnabled(t: StationScenario): Promise<void> {
  await needsLocalList(t);
  await ifImplemented(t, ["LocalAuthListCtrlr", "Enabled", "true"]);
}

/** The list has the token of the run. */
async function listed(t: StationScenario): Promise<void> {
  await listEnabled(t);
  await idTokenInLocalList(t);
}

async function hasVersion(t: StationScenario, wanted: number): Promise<void> {
  t.step("the CSMS asks for the version of the list");
  const { versionNumber } = await t.csms.call("GetLocalListVersion", {});
  t.equal(versionNumber, wanted, "the version of the list");
}

/** Sends a list and looks at the answer and at the version afterwards. */
async function sent(t: StationScenario, request: Req<"SendLocalList">, [status, version]: readonly ["Accepted" | "VersionMismatch", number]): Promise<void> {
  t.step(`the CSMS sends a list, ${request.updateType}, version ${request.versionNumber}`);
  const answer = await t.csms.call("SendLocalList", request);
  t.equal(answer.status, status, "the status of the list");
  await hasVersion(t, version);
}

export default [
  stationCase("TC_D_01_CS", "The station takes a whole list.", async (t) => {
    await listEnabled(t);
    const localAuthorizationList = [listEntry(t, t.settings.idToken)];
    await sent(t, { updateType: "Full", versionNumber: listVersion, localAuthorizationList }, ["Accepted", listVersion]);
  }),

  stationCase("TC_D_02_CS", "A differential list adds a token.", async (t) => {
    await listed(t);
    const localAuthorizationList = [listEntry(t, t.settings.sameGroupToken)];
    await sent(t, { updateType: "Differential", versionNumber: listVersion + 1, localAuthorizationList }, ["Accepted", listVersion + 1]);
  }),

  stationCase("TC_D_03_CS", "A differential list takes a token out.", async (t) => {
    await listed(t);
    const localAuthorizationList = [{ idToken: t.settings.idToken }];
    await sent(t, { updateType: "Differential", versionNumber: listVersion + 1, localAuthorizationList }, ["Accepted", listVersion + 1]);
  }),

  stationCase("TC_D_04_CS", "A whole list without entries empties the list.", async (t) => {
    await listed(t);
    await sent(t, { updateType: "Full", versionNumber: listVersion }, ["Accepted", listVersion]);
  }),

  stationCase("TC_D_05_CS", "A differential list without entries moves the version on.", async (t) => {
    await listed(t);
    await sent(t, { updateType: "Differential", versionNumber: listVersion + 1 }, ["Accepted", listVersion + 1]);
  }),

  stationCase("TC_D_06_CS", "A differential list of an older version is refused.", async (t) => {
    await listed(t);
    const localAuthorizationList = [listEntry(t, t.settings.sameGroupToken)];
    await sent(t, { updateType: "Differential", versionNumber: listVersion - 1, localAuthorizationList }, ["VersionMismatch", listVersion]);
  }),

  stationCase("TC_D_07_CS", "The list outlasts a reboot.", async (t) => {
    await listed(t);
    await booted(t);
    await hasVersion(t, listVersion);
  }),

  stationCase("TC_D_08_CS", "The station tells the version of its list.", async (t) => {
    await listed(t);
    await hasVersion(t, listVersion);
  }),

  stationCase("TC_D_10_CS", "Where the list is switched off its version is 0.", async (t) => {
    await needsLocalList(t);
    await ifImplemented(t, ["LocalAuthListCtrlr", "Enabled", "false"]);
    await hasVersion(t, 0);
  }),
];
