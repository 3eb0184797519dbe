// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked } from "../../states/csms/operator.ts";

/** The version of the list that the station says it has. */
const stationVersion = 1;

type List = Pick<Req<"SendLocalList">, "updateType" | "localAuthorizationList">;

/** An operator sends a list to a station that has one. A CSMS may ask for the version before. */
async function listSent(t: CsmsScenario, list: List): Promise<Req<"SendLocalList">> {
  const station = await booted(t);
  station.answer("GetLocalListVersion", { versionNumber: stationVersion });
  const sent = await asked(t, station, { action: "SendLocalList", request: { versionNumber: stationVersion + 1, ...list }, answer: { status: "Accepted" } });
  t.equal(sent.updateType, list.updateType, "the kind of update");
  return sent;
}

const entries = (t: CsmsScenario) => [{ idToken: t.settings.idToken, idTokenInfo: { status: "Accepted" as const } }];

async function versionAsked(t: CsmsScenario, versionNumber: number): Promise<void> {
  const station = await booted(t);
  await asked(t, station, { action: "GetLocalListVersion", request: {}, answer: { versionNumber } });
}

export default [
  csmsCase("TC_D_01_CSMS", "An operator sends a whole local list.", async (t) => {
    const sent = await listSent(t, { updateType: "Full", localAuthorizationList: entries(t) });
    t.check(sent.versionNumber > 0, "the version is greater than 0", sent.versionNumber);
    const list = sent.localAuthorizationList ?? [];
    t.check(list.length > 0, "the list has entries");
    t.check(
      list.every(({ idTokenInfo }) => idTokenInfo !== undefined),
      "every entry has idTokenInfo",
      list,
    );
  }),

  csmsCase("TC_D_02_CSMS", "An operator sends additions to a local list.", async (t) => {
    const sent = await listSent(t, { updateType: "Differential", localAuthorizationList: entries(t) });
    t.check(sent.versionNumber > stationVersion, "the version is greater than that of the station", sent.versionNumber);
    t.check((sent.localAuthorizationList ?? []).length > 0, "the list has entries");
  }),

  csmsCase("TC_D_03_CSMS", "An operator removes tokens from a local list.", async (t) => {
    const sent = await listSent(t, { updateType: "Differential", localAuthorizationList: [{ idToken: t.settings.idToken }] });
    t.check(sent.versionNumber > stationVersion, "the version is greater than that of the station", sent.versionNumber);
    const list = sent.localAuthorizationList ?? [];
    t.check(list.length > 0, "the list has entries");
    t.check(
      list.every(({ idTokenInfo }) => idTokenInfo === undefined),
      "no entry has idTokenInfo",
      list,
    );
  }),

  csmsCase("TC_D_04_CSMS", "An operator empties a local list.", async (t) => {
    const sent = await listSent(t, { updateType: "Full" });
    t.equal((sent.localAuthorizationList ?? []).length, 0, "the number of entries");
  }),

  csmsCase("TC_D_08_CSMS", "An operator asks for the version of a local list.", (t) => versionAsked(t, stationVersion)),

  csmsCase("TC_D_09_CSMS", "An operator asks for the version of a local list that is not there.", (t) => versionAsked(t, 0)),
];
