// SPDX-License-Identifier: Apache-2.0
// More of the reusable states of Part 6, chapter 2.18: remote start, the end of a session, and the variables before a case.
import { Seconds } from "@chargehand/kernel";
import type { Received, Req } from "../scenario/ocpp-side.ts";
import type { StationScenario } from "../station/station-case.ts";
import { setVariable } from "./device-model.ts";
import { connectorStatus, transactionEvent } from "./station-states.ts";

type TransactionEvent = Req<"TransactionEvent">;

/** "If implemented": the variable gets this value where the station lets it; otherwise nothing is lost. */
export async function configuredWhereThere(t: StationScenario, wanted: readonly [component: string, variable: string, value: string]): Promise<boolean> {
  const [component, variable, value] = wanted;
  t.step(`${component}.${variable} is ${value}, where the station has it`);
  const { attributeStatus } = await setVariable(t, wanted);
  if (attributeStatus !== "Accepted") t.evidence.note(`${component}.${variable} stays as it is: ${attributeStatus}`);
  return attributeStatus === "Accepted" || attributeStatus === "RebootRequired";
}

/** What most remote cases want configured: authorisation is on, also of remote starts. */
export async function remoteAuthorizationOn(t: StationScenario): Promise<void> {
  await configuredWhereThere(t, ["AuthCtrlr", "Enabled", "true"]);
  await configuredWhereThere(t, ["AuthCtrlr", "DisableRemoteAuthorization", "false"]);
}

/** What the station has told of its connectors is not looked at again: what follows must be told anew. */
export function forgetStatus(t: StationScenario): void {
  for (const one of t.csms.received) if (one.action === "StatusNotification" || one.action === "NotifyEvent") one.taken = true;
}

export interface RemoteStart {
  readonly remoteStartId: number;
  /** Of the CALLs before it. */
  readonly since: number;
}

/** Table 428, part B: the CSMS starts, the station asks about the token or not. The first event of the transaction is looked at by `toldRemoteStart`. */
export async function remoteStart(t: StationScenario, asks: "asks" | "asksNot" | "mayAsk", remoteStartId = 1): Promise<RemoteStart> {
  t.step("the CSMS starts remotely");
  const since = t.csms.received.length;
  const { idToken, evseId } = t.settings;
  const { status, transactionId } = await t.csms.call("RequestStartTransaction", { evseId, idToken, remoteStartId });
  t.equal(status, "Accepted", "the status of the remote start");
  if (t.state.plugged && t.transactionId !== undefined) t.equal(transactionId, t.transactionId, "the transaction in the answer, which runs already,");
  if (asks === "asks") {
    const asked = await t.csms.expect("Authorize");
    t.equal(asked.idToken.idToken, idToken.idToken, "the token that is asked about");
    t.equal(asked.idToken.type, idToken.type, "its type");
  }
  if (asks === "asksNot") await t.csms.expectNone("Authorize", Seconds(5));
  t.state.authorized = true;
  return { remoteStartId, since };
}

/** Chapter 2.1: the first event of a transaction after a remote start names the start and the token. */
export async function toldRemoteStart(t: StationScenario, { remoteStartId, since }: RemoteStart): Promise<TransactionEvent> {
  t.step("the transaction names the remote start");
  const events = () => (t.csms.received as Received<"TransactionEvent">[]).filter(({ action, index }) => action === "TransactionEvent" && index >= since);
  await t.until(() => events()[0]);
  const [first] = events().toSorted((a, b) => a.request.seqNo - b.request.seqNo);
  const event = t.must(first?.request, "a TransactionEvent after the remote start");
  t.equal(event.triggerReason, "RemoteStart", "the reason of the first event after the remote start");
  t.equal(event.transactionInfo.remoteStartId, remoteStartId, "its remoteStartId");
  t.equal(event.idToken?.idToken, t.settings.idToken.idToken, "its token");
  return event;
}

const eventsOf = (t: StationScenario): readonly TransactionEvent[] =>
  t.csms.all("TransactionEvent").filter(({ transactionInfo }) => t.transactionId === undefined || transactionInfo.transactionId === t.transactionId);

/** Whether the transaction of the case has been told to be over. */
export const endedEvent = (t: StationScenario): TransactionEvent | undefined => eventsOf(t).find(({ eventType }) => eventType === "Ended");

/** Table 432, StopAuthorized: the driver presents the same token again, or the CSMS stops. */
export async function stopAuthorized(t: StationScenario, how: "local" | "remote" = "local"): Promise<TransactionEvent> {
  t.step(how === "local" ? "the same token is presented again" : "the CSMS stops the transaction");
  const reason = how === "local" ? "StopAuthorized" : "RemoteStop";
  if (how === "local") await t.presentToken();
  else {
    const transactionId = t.must(t.transactionId, "the transaction that runs");
    const { status } = await t.csms.call("RequestStopTransaction", { transactionId });
    t.equal(status, "Accepted", "the status of the remote stop");
  }
  const event = await transactionEvent(t, `it is to stop (${reason})`, ({ triggerReason }) => triggerReason === reason);
  if (how === "local" && event.idToken !== undefined) t.equal(event.idToken.idToken, t.settings.idToken.idToken, "the token of the stop");
  t.state.authorized = false;
  return event;
}

/** Table 433, EVConnectedPostSession: unless the stop ended the transaction, the station tells that no energy flows. */
export async function evConnectedPostSession(t: StationScenario): Promise<void> {
  await t.pass(Seconds(5));
  if (endedEvent(t) !== undefined) return;
  t.step("energy has stopped, the vehicle is still plugged in");
  await transactionEvent(t, "the vehicle is connected only", ({ triggerReason, transactionInfo }) => {
    return triggerReason === "ChargingStateChanged" && transactionInfo.chargingState === "EVConnected";
  });
}

/** The vehicle leaves, whatever the connector then is; the transaction has ended by then, unless a bay sensor keeps it. */
export async function unplugged(t: StationScenario): Promise<void> {
  t.step("the vehicle is unplugged");
  const wasOver = endedEvent(t) !== undefined;
  forgetStatus(t);
  await t.unplug();
  t.state.plugged = false;
  if (wasOver) return;
  const event = await transactionEvent(t, "the vehicle is gone", ({ triggerReason }) => triggerReason === "EVCommunicationLost");
  t.equal(event.transactionInfo.chargingState, "Idle", "the charging state");
}

/** Table 435, ParkingBayUnoccupied, and all before it: stop, unplug, drive away. Gives the event that ended the transaction. */
export async function sessionOver(t: StationScenario): Promise<TransactionEvent> {
  if (t.state.authorized) await stopAuthorized(t);
  await evConnectedPostSession(t);
  await unplugged(t);
  await connectorStatus(t, "Available");
  await bayLeft(t);
  return ended(t);
}

/** Only a station whose transactions last as long as the bay is occupied has a sensor that matters. */
export async function bayLeft(t: StationScenario): Promise<void> {
  if (t.rig.features["C-10.5"] !== true) return;
  t.step("the vehicle drives out of the bay");
  await t.hand("the vehicle leaves the bay", t.rig.parkingBay?.(false, t.plugSite));
}

/** Waits until the transaction of the case is told to be over. */
export async function ended(t: StationScenario): Promise<TransactionEvent> {
  const event = await t.until(() => endedEvent(t));
  return t.must(event, "the TransactionEvent with eventType Ended");
}
