// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import { booted } from "../../states/csms/boot.ts";
import { chargingSession, PlayedSession } from "../../states/csms/played-session.ts";

async function suspendedSession(t: CsmsScenario): Promise<PlayedSession> {
  const { session } = await chargingSession(t);
  await session.suspend();
  return session;
}

/** The driver stops at the station, and that is the end of it. */
async function stoppedLocally(t: CsmsScenario): Promise<void> {
  const { session } = await chargingSession(t);
  t.step("the driver stops");
  await session.event("StopAuthorized", { eventType: "Ended", info: { stoppedReason: "Local" } });
}

export default [
  csmsCase("TC_E_07_CSMS", "A transaction that ends when the power path opens after a local stop.", stoppedLocally),

  csmsCase("TC_E_08_CSMS", "A transaction that ends when energy flows no more after a local stop.", async (t) => {
    const { session } = await chargingSession(t);
    await session.stopAuthorized();
    t.step("energy flows no more");
    await session.event("ChargingStateChanged", { eventType: "Ended", info: { chargingState: "EVConnected", stoppedReason: "Local" } });
  }),

  csmsCase("TC_E_14_CSMS", "A transaction that ends when the cable is unplugged at the station.", async (t) => {
    const { session } = await chargingSession(t);
    await session.postSession();
    await session.disconnect();
  }),

  csmsCase("TC_E_15_CSMS", "A transaction that ends when the driver stops it.", stoppedLocally),

  csmsCase("TC_E_16_CSMS", "A token that is not valid begins a transaction: the CSMS says so, and the station ends it.", async (t) => {
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    t.step("a transaction begins with a token that is not valid");
    const { idTokenInfo } = await session.event("Authorized", { token: t.settings.invalidToken });
    t.oneOf(idTokenInfo?.status, ["Invalid", "Unknown"], "the status of the token in the transaction");
    t.step("the station ends the transaction");
    await session.event("Deauthorized", { eventType: "Ended", info: { stoppedReason: "DeAuthorized" } });
  }),

  csmsCase("TC_E_17_CSMS", "A transaction that ends when the vehicle's side of the cable is unplugged.", async (t) => {
    const session = await suspendedSession(t);
    t.step("the vehicle is gone");
    await session.communicationLost("Ended");
  }),

  csmsCase("TC_E_19_CSMS", "A transaction that ends when the vehicle leaves the bay.", async (t) => {
    const { session } = await chargingSession(t);
    await session.postSession();
    t.step("the vehicle is unplugged");
    await session.status("Available");
    // Table 524 builds on EVDisconnected, which ends the transaction by itself; with the stop point of this case the bay ends it, so the cable does not.
    await session.communicationLost("Updated");
    t.step("the vehicle leaves the bay");
    await session.event("EVDeparted", { eventType: "Ended", info: { stoppedReason: "Local" } });
  }),

  csmsCase("TC_E_20_CSMS", "A transaction that ends when the cable is unplugged after the vehicle had suspended.", async (t) => {
    const session = await suspendedSession(t);
    await session.disconnect();
  }),

  csmsCase("TC_E_22_CSMS", "A transaction that ends when the vehicle stops taking energy.", async (t) => {
    const { session } = await chargingSession(t);
    t.step("the vehicle stops taking energy");
    await session.event("ChargingStateChanged", { eventType: "Ended", info: { chargingState: "SuspendedEV", stoppedReason: "StoppedByEV" } });
  }),

  csmsCase("TC_E_26_CSMS", "The vehicle's side is unplugged and plugged in again, and the transaction goes on.", async (t) => {
    const session = await suspendedSession(t);
    t.step("the vehicle is gone");
    await session.communicationLost("Updated");
    await session.status("Available");
    t.step("the vehicle is back");
    await session.event("CablePluggedIn", { info: { chargingState: "EVConnected" } });
    await session.event("ChargingStateChanged", { info: { chargingState: "Charging" } });
  }),

  csmsCase("TC_E_39_CSMS", "A transaction that ends because no vehicle was plugged in.", async (t) => {
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    await session.authorize();
    t.step("nobody plugs in");
    await session.event("EVConnectTimeout", { eventType: "Ended", info: { stoppedReason: "Timeout" } });
  }),
];
