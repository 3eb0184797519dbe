// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked } from "../../states/csms/operator.ts";
import { type EventFacts, PlayedSession, reading, tokenKnown } from "../../states/csms/played-session.ts";

/** A station boots; a session of it has not begun. */
async function newSession(t: CsmsScenario) {
  const station = await booted(t);
  return { station, session: new PlayedSession(t, station) };
}

/** The token is presented before the transaction begins, by whatever the station begins it. */
async function tokenFirst(t: CsmsScenario) {
  await tokenKnown(t, t.settings.idToken);
  const { station, session } = await newSession(t);
  t.step("a token is presented");
  await session.askAbout(t.settings.idToken);
  return { station, session };
}

/** The first event of a transaction names the token, which must be accepted. */
async function startedWith(
  t: CsmsScenario,
  session: PlayedSession,
  reason: "ChargingStateChanged" | "Authorized" | "SignedDataReceived",
  facts: EventFacts = {},
) {
  t.step("the transaction begins");
  const { idTokenInfo } = await session.event(reason, { token: t.settings.idToken, ...facts });
  t.equal(idTokenInfo?.status, "Accepted", "the status of the token in the transaction");
}

async function nowCharging(t: CsmsScenario, session: PlayedSession): Promise<void> {
  t.step("energy flows");
  await session.event("ChargingStateChanged", { info: { chargingState: "Charging" }, hasEvse: true });
}

export default [
  csmsCase("TC_E_01_CSMS", "A transaction that begins when the power path is closed.", async (t) => {
    const { session } = await tokenFirst(t);
    await session.status("Occupied");
    await startedWith(t, session, "ChargingStateChanged", { info: { chargingState: "SuspendedEVSE" }, hasEvse: true });
    await nowCharging(t, session);
  }),

  csmsCase("TC_E_02_CSMS", "A transaction that begins when energy flows.", async (t) => {
    const { session } = await tokenFirst(t);
    await session.status("Occupied");
    await startedWith(t, session, "ChargingStateChanged", { info: { chargingState: "Charging" }, hasEvse: true });
  }),

  csmsCase("TC_E_03_CSMS", "The cable first, then the token, then energy.", async (t) => {
    const { session } = await newSession(t);
    await session.plugIn();
    await session.authorize();
    await session.charge();
  }),

  csmsCase("TC_E_04_CSMS", "The token first, then the cable, then energy.", async (t) => {
    const { session } = await newSession(t);
    await session.authorize();
    await session.charge();
  }),

  csmsCase("TC_E_09_CSMS", "A transaction that begins with the cable.", async (t) => {
    const { session } = await newSession(t);
    await session.plugIn();
  }),

  csmsCase("TC_E_10_CSMS", "A transaction that begins with the token.", async (t) => {
    const { session } = await tokenFirst(t);
    await startedWith(t, session, "Authorized");
  }),

  csmsCase("TC_E_11_CSMS", "A transaction that begins with a signed reading.", async (t) => {
    const { station, session } = await tokenFirst(t);
    await session.status("Occupied");
    const signed = reading(station, "Transaction.Begin", { energyWh: 0, isSigned: true });
    await startedWith(t, session, "SignedDataReceived", { meterValue: [signed], hasEvse: true });
    await nowCharging(t, session);
  }),

  csmsCase("TC_E_12_CSMS", "A transaction that begins when a vehicle is seen in the bay.", async (t) => {
    const { session } = await newSession(t);
    t.step("a vehicle is seen");
    await session.event("EVDetected");
  }),

  csmsCase("TC_E_38_CSMS", "A vehicle that is not ready for energy yet.", async (t) => {
    const { session } = await newSession(t);
    await session.authorize();
    await session.plugIn();
    t.step("the vehicle suspends");
    await session.event("ChargingStateChanged", { info: { chargingState: "SuspendedEV" } });
  }),

  csmsCase("TC_E_53_CSMS", "Two transactions after each other both number their events from 0.", async (t) => {
    const { station, session } = await newSession(t);
    await session.charge();
    await session.disconnect();
    const next = new PlayedSession(t, station);
    await next.charge();
    await next.disconnect();
  }),

  csmsCase("TC_E_21_CSMS", "An operator stops a transaction.", async (t) => {
    const { station, session } = await newSession(t);
    await session.charge();
    const { transactionId } = await asked(t, station, {
      action: "RequestStopTransaction",
      request: { transactionId: session.id },
      answer: { status: "Accepted" },
    });
    t.equal(transactionId, session.id, "the transaction");
    t.step("the transaction ends");
    await session.event("RemoteStop", { eventType: "Ended", info: { stoppedReason: "Remote" } });
  }),
];
