// SPDX-License-Identifier: Apache-2.0
// Messages for a transaction or for a state of the station. What is seen on the display is for a person beside it; what is reported is looked at here.
import { Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { changeAvailability, connectorsTold, unavailable } from "../../states/station/availability.ts";
import { connectorStatus, forgetStatus } from "../../states/station/connectors.ts";
import { isGone, isThere, type Message, type MessageWish, messageSet, withDisplay } from "../../states/station/display-messages.ts";
import { charging, evConnected } from "../../states/station/session.ts";
import { transactionOver } from "../../states/station/session-end.ts";
import { tokenInfo } from "../../station/csms-answers.ts";
import type { StationScenario } from "../../station/station-case.ts";

const language1 = "en";

/** A vehicle charges, and a message for its transaction is set. */
async function setWhileCharging(t: StationScenario, wish: MessageWish): Promise<Message> {
  const { transactionInfo } = await charging(t);
  return messageSet(t, { transactionId: transactionInfo.transactionId, ...wish });
}

/** A message for a state is kept while the station goes through others. */
async function keptThrough(t: StationScenario, wish: { readonly id: number; readonly state: NonNullable<Message["state"]> }, course: () => Promise<void>) {
  await withDisplay(t);
  const sent = await messageSet(t, wish);
  await course();
  await isThere(t, sent, wish.id);
}

async function wholeSession(t: StationScenario): Promise<void> {
  await charging(t);
  await transactionOver(t);
}

export default [
  stationCase("TC_O_15_CS", "A message is set while a driver charges who has a language of their own.", async (t) => {
    await withDisplay(t);
    const { idToken } = t.settings;
    await evConnected(t);
    t.csms.answerOnce("Authorize", { idTokenInfo: { ...tokenInfo(t, idToken), language1 } });
    await charging(t);
    await messageSet(t);
  }),

  stationCase("TC_O_27_CS", "A message for a transaction that begins later is gone after the transaction.", async (t) => {
    await withDisplay(t);
    const sent = await setWhileCharging(t, { startIn: Minutes(1) });
    t.step("its beginning is reached");
    await t.pass(Seconds(64));
    await transactionOver(t);
    await isGone(t, sent);
  }),

  stationCase("TC_O_28_CS", "A message for a transaction is gone after its end, while the transaction goes on.", async (t) => {
    await withDisplay(t);
    const sent = await setWhileCharging(t, { endIn: Minutes(1) });
    t.step("its end is reached");
    await t.pass(Seconds(64));
    await isGone(t, sent);
  }),

  stationCase("TC_O_30_CS", "Two messages for a transaction with the priority InFront are both kept until it ends.", async (t) => {
    await withDisplay(t);
    const first = await setWhileCharging(t, { id: 1, priority: "InFront" });
    const second = await messageSet(t, { id: 2, priority: "InFront", content: "Another", transactionId: t.must(first.transactionId, "the transaction") });
    await isThere(t, first, 30);
    await isThere(t, second, 31);
    await transactionOver(t);
    await isGone(t, first);
    await isGone(t, second);
  }),

  stationCase("TC_O_32_CS", "Of two messages for a transaction with the priority AlwaysFront the later is kept until it ends.", async (t) => {
    await withDisplay(t);
    const first = await setWhileCharging(t, { id: 1, priority: "AlwaysFront" });
    const second = await messageSet(t, { id: 2, priority: "AlwaysFront", content: "Another", transactionId: t.must(first.transactionId, "the transaction") });
    await isGone(t, first);
    await isThere(t, second, 32);
    await transactionOver(t);
    await isGone(t, second);
  }),

  stationCase("TC_O_36_CS", "A message for the state Charging is kept through a session.", (t) =>
    keptThrough(t, { id: 36, state: "Charging" }, () => wholeSession(t)),
  ),

  stationCase("TC_O_37_CS", "A message for the state Idle is kept through a session.", (t) => keptThrough(t, { id: 37, state: "Idle" }, () => wholeSession(t))),

  stationCase("TC_O_38_CS", "A message for the state Unavailable is kept through a time out of service.", (t) =>
    keptThrough(t, { id: 38, state: "Unavailable" }, async () => {
      await unavailable(t, "station");
      forgetStatus(t);
      t.equal(await changeAvailability(t, "Operative", "station"), "Accepted", "the status of the change");
      await connectorsTold(t, "Available", "station");
    }),
  ),

  stationCase("TC_O_39_CS", "A message for the state Faulted is kept through a fault.", (t) =>
    keptThrough(t, { id: 39, state: "Faulted" }, async () => {
      t.step("a fault comes and goes");
      forgetStatus(t);
      await t.hand("the connector has a fault", t.rig.fault?.("Connector", true));
      await connectorStatus(t, "Faulted");
      await t.hand("the fault is over", t.rig.fault?.("Connector", false));
      await connectorStatus(t, "Available");
    }),
  ),
];
