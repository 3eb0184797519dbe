// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Res } from "../../scenario/ocpp-side.ts";
import { allOffline, bayOffline, broughtEvents, offline, online, presentOffline, unplugOffline } from "../../states/station/offline.ts";
import { charging, isOpen, type TransactionEvent } from "../../states/station/session.ts";
import { disconnected, sessionOver } from "../../states/station/session-end.ts";
import { knownBackOff, meterReadings, transactionDuration, txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

interface Wanted {
  readonly transactionId?: string;
  readonly ongoing?: boolean;
  readonly inQueue: boolean;
}

async function hasStatus(t: StationScenario, { transactionId, ongoing, inQueue }: Wanted): Promise<void> {
  t.step(transactionId === undefined ? "the CSMS asks whether messages wait" : "the CSMS asks how the transaction stands");
  const { ongoingIndicator, messagesInQueue } = await t.csms.call("GetTransactionStatus", transactionId === undefined ? {} : { transactionId });
  t.equal(ongoingIndicator, ongoing, "ongoingIndicator");
  t.equal(messagesInQueue, inQueue, "messagesInQueue");
}

/** From now on an event is answered when `open` is called, so that the queue is not empty before. */
function heldQueue(t: StationScenario): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  t.csms.answer("TransactionEvent", async ({ idToken }: TransactionEvent): Promise<Res<"TransactionEvent">> => {
    await promise;
    return idToken === undefined ? {} : { idTokenInfo: { status: "Accepted" } };
  });
  return resolve;
}

/** Energy flows while the CSMS is away for the back-off; the question is put before the queue is emptied. */
async function askedAfterOffline(t: StationScenario, which: "this" | "any"): Promise<void> {
  await meterReadings(t);
  const backOff = await knownBackOff(t);
  await charging(t);
  const transactionId = t.must(t.transactionId, "the transaction that runs");
  await offline(t);
  await t.pass(backOff);
  const open = heldQueue(t);
  await online(t);
  await hasStatus(t, which === "this" ? { transactionId, ongoing: true, inQueue: true } : { inQueue: true });
  open();
  const { queued } = await broughtEvents(t);
  t.check(queued.length > 0, "events of the time without the CSMS are brought");
  for (const { eventType, meterValue = [] } of queued) {
    t.equal(eventType, "Updated", "the type of an event");
    t.check(meterValue.length > 0, "the event has meter values");
  }
  allOffline(t, queued);
}

/** What a session tells from its stop to the vehicle's leave, as far as it was still open. */
async function toldToTheEnd(t: StationScenario, events: readonly TransactionEvent[]): Promise<void> {
  const stop = await txPoints(t, "TxStopPoint");
  const byEnergy =
    stop.has("EnergyTransfer") && events.some(({ eventType, transactionInfo }) => eventType === "Ended" && transactionInfo.chargingState === "EVConnected");
  t.check(byEnergy || events.some(({ triggerReason }) => triggerReason === "StopAuthorized"), "an event tells that the stop was authorised");
  if (!stop.has("Authorized") && !stop.has("PowerPathClosed") && !stop.has("EnergyTransfer")) {
    const hasLeft = ({ triggerReason, transactionInfo }: TransactionEvent) =>
      triggerReason === "EVCommunicationLost" && transactionInfo.chargingState === "Idle";
    t.check(events.some(hasLeft), "an event tells that the vehicle is gone");
  }
  t.check(!isOpen(t), "the transaction has ended");
}

export default [
  stationCase("TC_E_28_CS", "A transaction that never was is not ongoing.", async (t) => {
    await hasStatus(t, { transactionId: "OCA-NO-SUCH-TRANSACTION", ongoing: false, inQueue: false });
  }),

  stationCase("TC_E_29_CS", "A transaction that goes on, with messages waiting.", async (t) => {
    await askedAfterOffline(t, "this");
  }),

  stationCase("TC_E_30_CS", "A transaction that goes on, with no message waiting.", async (t) => {
    await charging(t);
    await t.pass(Seconds(2));
    await hasStatus(t, { transactionId: t.must(t.transactionId, "the transaction that runs"), ongoing: true, inQueue: false });
  }),

  stationCase("TC_E_31_CS", "A transaction that has ended, with messages waiting.", async (t) => {
    await meterReadings(t);
    await knownBackOff(t, transactionDuration);
    await charging(t);
    const transactionId = t.must(t.transactionId, "the transaction that runs");
    await offline(t);
    await presentOffline(t);
    await unplugOffline(t);
    await bayOffline(t, false);
    await t.pass(transactionDuration);
    const open = heldQueue(t);
    await online(t);
    await hasStatus(t, { transactionId, ongoing: false, inQueue: true });
    open();
    const { queued } = await broughtEvents(t);
    await toldToTheEnd(t, queued);
  }),

  stationCase("TC_E_32_CS", "A transaction that has ended, with no message waiting.", async (t) => {
    await charging(t);
    const transactionId = t.must(t.transactionId, "the transaction that runs");
    await disconnected(t);
    await sessionOver(t);
    await t.pass(Seconds(2));
    await hasStatus(t, { transactionId, ongoing: false, inQueue: false });
  }),

  stationCase("TC_E_33_CS", "Messages wait, asked without naming a transaction.", async (t) => {
    await askedAfterOffline(t, "any");
  }),

  stationCase("TC_E_34_CS", "No message waits, asked without naming a transaction.", async (t) => {
    await hasStatus(t, { inQueue: false });
  }),
];
