// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked, sameToken } from "../../states/csms/operator.ts";
import { PlayedSession, tokenKnown } from "../../states/csms/played-session.ts";

/** An operator starts a transaction for the configured token. */
async function startAsked(t: CsmsScenario, station: StationPuppet, answer: Res<"RequestStartTransaction">): Promise<Req<"RequestStartTransaction">> {
  const { idToken, evseId } = t.settings;
  const got = await asked(t, station, { action: "RequestStartTransaction", request: { idToken, remoteStartId: 1, evseId }, answer });
  sameToken(t, got.idToken, idToken);
  return got;
}

async function remoteStart(t: CsmsScenario, session: PlayedSession, { remoteStartId }: Req<"RequestStartTransaction">): Promise<void> {
  t.step("the station tells of the remote start");
  await session.event("RemoteStart", { info: { remoteStartId } });
  session.nowAuthorized();
}

/** A start before anything is plugged in. */
async function startedFirst(t: CsmsScenario, { asksAboutToken = false }: { readonly asksAboutToken?: boolean } = {}): Promise<PlayedSession> {
  await tokenKnown(t, t.settings.idToken);
  const station = await booted(t);
  const session = new PlayedSession(t, station);
  const request = await startAsked(t, station, { status: "Accepted" });
  if (asksAboutToken) {
    t.step("the station asks about the token");
    await session.askAbout(t.settings.idToken);
  }
  await remoteStart(t, session, request);
  return session;
}

export default [
  csmsCase("TC_F_01_CSMS", "The cable first, then an operator starts.", async (t) => {
    await tokenKnown(t, t.settings.idToken);
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    await session.plugIn();
    const request = await startAsked(t, station, { status: "Accepted", transactionId: session.id });
    await remoteStart(t, session, request);
    await session.charge();
  }),

  csmsCase("TC_F_02_CSMS", "An operator starts first, and the station asks about the token.", async (t) => {
    const session = await startedFirst(t, { asksAboutToken: true });
    await session.charge();
  }),

  csmsCase("TC_F_03_CSMS", "An operator starts first, and the station goes ahead.", async (t) => {
    const session = await startedFirst(t);
    await session.charge();
  }),

  csmsCase("TC_F_04_CSMS", "An operator starts, and nobody plugs in.", async (t) => {
    const session = await startedFirst(t);
    t.step("nobody plugs in");
    await session.event("EVConnectTimeout", { eventType: "Updated" });
  }),

  csmsCase("TC_F_06_CSMS", "An operator unlocks a connector.", async (t) => {
    const { evseId, connectorId } = t.settings;
    const station = await booted(t);
    const got = await asked(t, station, { action: "UnlockConnector", request: { evseId, connectorId }, answer: { status: "Unlocked" } });
    t.equal(got.evseId, evseId, "the EVSE");
    t.equal(got.connectorId, connectorId, "the connector");
  }),
];
