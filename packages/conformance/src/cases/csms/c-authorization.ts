// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { KnownToken } from "../../csms/rig.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Res } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked } from "../../states/csms/operator.ts";
import { bootedWithTwo, PlayedSession, secondEvse, tokenKnown } from "../../states/csms/played-session.ts";

type TokenInfo = Res<"Authorize">["idTokenInfo"];
type Status = TokenInfo["status"];

/** A token that is not let in: asked about once. */
async function notLetIn(t: CsmsScenario, token: IdToken, statuses: readonly Status[]): Promise<void> {
  const station = await booted(t);
  t.step("the station asks about the token");
  const { idTokenInfo } = await station.call("Authorize", { idToken: token });
  t.oneOf(idTokenInfo.status, statuses, "the status of the token");
}

async function notLetInAs(t: CsmsScenario, known: KnownToken): Promise<void> {
  await t.knowToken(known);
  await notLetIn(t, known.token, [known.status, "Invalid"]);
}

/** The station decided by its cache, and the CSMS judges the token in the transaction. */
async function fromTheCache(t: CsmsScenario, token: IdToken, statuses: readonly Status[]): Promise<void> {
  const station = await booted(t);
  const session = new PlayedSession(t, station);
  await session.plugIn();
  t.step("a token of the cache is presented");
  const { idTokenInfo } = await session.event("Authorized", { token });
  t.oneOf(idTokenInfo?.status, statuses, "the status of the token in the transaction");
}

function ofGroup(t: CsmsScenario, info: TokenInfo | undefined, groupId: string): void {
  t.equal(info?.status, "Accepted", "the status of the token");
  t.equal(info?.groupIdToken?.idToken, groupId, "the group of the token");
}

/** Who asks by Authorize at the start and at the end: a station that goes by its local list does not. */
interface GroupSession {
  readonly asksAtStart: boolean;
  readonly asksAtEnd: boolean;
}

/** A transaction that one token of a group starts and another one of it stops. */
async function groupSession(t: CsmsScenario, { asksAtStart, asksAtEnd }: GroupSession): Promise<void> {
  const { idToken, sameGroupToken, groupId } = t.settings;
  for (const token of [idToken, sameGroupToken]) await tokenKnown(t, token);
  const station = await booted(t);
  const session = new PlayedSession(t, station);
  await session.plugIn();
  t.step("the first token starts");
  if (asksAtStart) ofGroup(t, await session.askAbout(sameGroupToken), groupId);
  const started = await session.event("Authorized", { token: idToken });
  ofGroup(t, started.idTokenInfo, groupId);
  session.nowAuthorized();
  await session.charge();
  t.step("the other token of the group stops");
  if (asksAtEnd) ofGroup(t, await session.askAbout(sameGroupToken), groupId);
  const stopped = await session.stopAuthorized(sameGroupToken);
  ofGroup(t, stopped.idTokenInfo, groupId);
  await session.disconnect();
}

async function clearCache(t: CsmsScenario, answer: Res<"ClearCache">): Promise<void> {
  const station = await booted(t);
  await asked(t, station, { action: "ClearCache", request: {}, answer });
}

/** Two EVSEs charge. */
async function twoSessions(t: CsmsScenario): Promise<{ readonly station: StationPuppet; readonly sessions: readonly PlayedSession[] }> {
  const { masterToken, masterGroupId, idToken, sameGroupToken } = t.settings;
  await t.knowToken({ token: masterToken, status: "Accepted", groupId: masterGroupId });
  const station = await bootedWithTwo(t);
  const first = new PlayedSession(t, station);
  const second = new PlayedSession(t, station, secondEvse(t));
  await first.charge(idToken);
  await second.charge(sameGroupToken);
  return { station, sessions: [first, second] };
}

/** The master pass is presented, and ends these transactions. C16: its group is MasterPassGroupId, which the station knows it by. */
async function endedByMasterPass(t: CsmsScenario, sessions: readonly PlayedSession[]): Promise<void> {
  const { masterToken, masterGroupId } = t.settings;
  t.step("the master pass is presented");
  for (const session of sessions.slice(0, 1)) ofGroup(t, await session.askAbout(masterToken), masterGroupId);
  t.step("the station ends what it was told to end");
  for (const session of sessions) {
    const { idTokenInfo } = await session.event("StopAuthorized", { eventType: "Ended", info: { stoppedReason: "MasterPass" }, token: masterToken });
    ofGroup(t, idTokenInfo, masterGroupId);
  }
}

export default [
  csmsCase("TC_C_02_CSMS", "A token that the CSMS does not know is not let in.", (t) => notLetIn(t, t.settings.invalidToken, ["Invalid", "Unknown"])),

  csmsCase("TC_C_06_CSMS", "A blocked token is not let in.", (t) => notLetInAs(t, { token: t.settings.blockedToken, status: "Blocked" })),

  csmsCase("TC_C_07_CSMS", "An expired token is not let in.", (t) => notLetInAs(t, { token: t.settings.expiredToken, status: "Expired" })),

  csmsCase("TC_C_08_CSMS", "A token that the station's cache let in is confirmed in the transaction.", async (t) => {
    await tokenKnown(t, t.settings.idToken);
    await fromTheCache(t, t.settings.idToken, ["Accepted"]);
  }),

  csmsCase("TC_C_20_CSMS", "A token that is not valid is told so in the transaction.", (t) => fromTheCache(t, t.settings.invalidToken, ["Invalid", "Unknown"])),

  csmsCase("TC_C_37_CSMS", "An operator clears the cache of a station.", (t) => clearCache(t, { status: "Accepted" })),

  csmsCase("TC_C_38_CSMS", "An operator clears the cache of a station, which refuses.", (t) => clearCache(t, { status: "Rejected" })),

  csmsCase("TC_C_39_CSMS", "Tokens of one group: one starts, another one stops.", (t) => groupSession(t, { asksAtStart: true, asksAtEnd: true })),

  csmsCase("TC_C_40_CSMS", "Tokens of one group in the local list: one starts, another one stops, nobody asks before.", (t) =>
    groupSession(t, { asksAtStart: false, asksAtEnd: false }),
  ),

  csmsCase("TC_C_43_CSMS", "Tokens of one group, the second not valid in the local list: the CSMS is asked about it and lets it stop.", (t) =>
    groupSession(t, { asksAtStart: false, asksAtEnd: true }),
  ),

  csmsCase("TC_C_47_CSMS", "A master pass ends all transactions at once, chosen at the screen.", async (t) => {
    const { sessions } = await twoSessions(t);
    await endedByMasterPass(t, sessions);
  }),

  csmsCase("TC_C_48_CSMS", "A master pass ends one of the transactions, chosen at the screen.", async (t) => {
    const { sessions } = await twoSessions(t);
    await endedByMasterPass(t, sessions.slice(0, 1));
  }),

  csmsCase("TC_C_49_CSMS", "A master pass ends all transactions of a station without a screen.", async (t) => {
    const { sessions } = await twoSessions(t);
    await endedByMasterPass(t, sessions);
  }),
];
