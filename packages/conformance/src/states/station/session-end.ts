// SPDX-License-Identifier: Apache-2.0
// The reusable states of Part 6, chapter 2.18, of the end of a session, as far as TxStopPoint asks for each message.
import type { Millis } from "@chargehand/kernel";
import type { IdToken } from "../../scenario/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { type ConnectorStatus, connectorStatus, forgetStatus } from "./connectors.ts";
import { bayIsFree, isOpen, sameToken, type TransactionEvent, told } from "./session.ts";
import { type TxPoint, transactionDuration, txPoints } from "./settings.ts";

/** Whether TxStopPoint has one of these points. */
async function stopsAt(t: StationScenario, ...points: readonly TxPoint[]): Promise<boolean> {
  const stop = await txPoints(t, "TxStopPoint");
  return points.some((point) => stop.has(point));
}

export interface StopOptions {
  /** Which token stops; default the one that started. */
  readonly token?: IdToken;
  /** How long energy flows first; default the transaction duration. */
  readonly after?: Millis;
}

/** Table 432, StopAuthorized, part A: a token that may stop is presented. Gives the event that tells of it. */
export async function stopAuthorized(
  t: StationScenario,
  { token = t.settings.idToken, after = transactionDuration }: StopOptions = {},
): Promise<TransactionEvent> {
  await t.pass(after);
  t.step("the token that may stop is presented");
  await t.presentToken(token);
  return stopTold(t, token);
}

/** What the station tells after it: the stop, and where energy is the stop point the end of the flow, which may come first or alone. */
export async function stopTold(t: StationScenario, token: IdToken): Promise<TransactionEvent> {
  const byEnergy = await stopsAt(t, "EnergyTransfer");
  const isEndOfFlow = ({ eventType, triggerReason, transactionInfo }: TransactionEvent) =>
    byEnergy && eventType === "Ended" && triggerReason === "ChargingStateChanged" && transactionInfo.chargingState === "EVConnected";
  const where = (event: TransactionEvent) => event.triggerReason === "StopAuthorized" || isEndOfFlow(event);
  const event = await t.csms.expect("TransactionEvent", { where, what: "a TransactionEvent: the stop was authorised" });
  if (event.triggerReason === "StopAuthorized" && event.idToken !== undefined) sameToken(t, event, token);
  const last =
    event.eventType === "Ended" || !byEnergy
      ? event
      : await t.csms.expect("TransactionEvent", { where: isEndOfFlow, what: "a TransactionEvent: the flow has ended" });
  if (last.eventType === "Ended") t.oneOf(last.transactionInfo.stoppedReason, ["Local", undefined], "the reason of the end");
  if (await stopsAt(t, "Authorized", "PowerPathClosed", "EnergyTransfer")) t.check(!isOpen(t), "the transaction has ended, by its TxStopPoint");
  t.state.authorized = false;
  return event;
}

/** Table 432, part B: the CSMS stops. */
export async function remotelyStopped(t: StationScenario): Promise<TransactionEvent> {
  t.step("the CSMS stops the transaction");
  const transactionId = t.must(t.transactionId, "the transaction that runs");
  const { status } = await t.csms.call("RequestStopTransaction", { transactionId });
  t.equal(status, "Accepted", "the status of the remote stop");
  t.state.authorized = false;
  return told(t, "it was stopped remotely", { trigger: ["RemoteStop"] });
}

/** Table 433, EVConnectedPostSession: a transaction that is still open tells that no energy flows. */
export async function connectedAfterwards(t: StationScenario): Promise<void> {
  if (t.state.authorized) await stopAuthorized(t);
  if (!isOpen(t)) return;
  t.step("energy has stopped, the vehicle is still connected");
  await told(t, "the vehicle is connected only", { trigger: ["ChargingStateChanged"], state: ["EVConnected"] });
  if (await stopsAt(t, "DataSigned")) await told(t, "the signed reading is there", { trigger: ["SignedDataReceived"] });
}

/** Table 434, EVDisconnected. Gives the event where the transaction was still open. */
export async function disconnected(t: StationScenario): Promise<TransactionEvent | undefined> {
  await connectedAfterwards(t);
  return unplugged(t);
}

/** The unplugging itself, also of a transaction that the station has stopped by itself. `then`: what the connector is afterwards, if that is looked at. */
export async function unplugged(t: StationScenario, then: ConnectorStatus | "any" = "Available"): Promise<TransactionEvent | undefined> {
  const wasOpen = isOpen(t);
  t.step("the vehicle is unplugged");
  forgetStatus(t);
  await t.unplug();
  t.state.plugged = false;
  if (then !== "any") await connectorStatus(t, then);
  return wasOpen ? told(t, "the vehicle is gone", { trigger: ["EVCommunicationLost"], state: ["Idle"] }) : undefined;
}

/** Table 435, ParkingBayUnoccupied, with all before it that has not been yet. */
export async function sessionOver(t: StationScenario): Promise<void> {
  const { plugged } = t.state;
  if (plugged) await disconnected(t);
  await bayLeft(t);
}

/** The vehicle leaves the bay, where TxStopPoint has it and the transaction is still open. Gives the event. */
export async function bayLeft(t: StationScenario): Promise<TransactionEvent | undefined> {
  if (!(await stopsAt(t, "ParkingBayOccupancy")) || !isOpen(t)) return undefined;
  t.step("the vehicle leaves the bay");
  await t.hand("the vehicle leaves the bay", t.rig.parkingBay?.(false, t.plugSite));
  bayIsFree(t);
  const event = await told(t, "the vehicle left the bay", { trigger: ["EVDeparted"] });
  t.equal(event.eventType, "Ended", "the type of the event");
  t.oneOf(event.transactionInfo.stoppedReason, ["Local", "Remote"], "the reason of the end");
  return event;
}

const eventsOf = (t: StationScenario): readonly TransactionEvent[] =>
  t.csms.all("TransactionEvent").filter(({ transactionInfo }) => t.transactionId === undefined || transactionInfo.transactionId === t.transactionId);

/** Whether the transaction of the case has been told to be over. */
export const endedEvent = (t: StationScenario): TransactionEvent | undefined => eventsOf(t).find(({ eventType }) => eventType === "Ended");

/** Waits until the transaction of the case is told to be over. */
export async function ended(t: StationScenario): Promise<TransactionEvent> {
  return t.must(await t.until(() => endedEvent(t)), "the TransactionEvent with eventType Ended");
}

/** The whole end of a session (`sessionOver`), which must have ended its transaction: gives the event that did. */
export async function transactionOver(t: StationScenario): Promise<TransactionEvent> {
  await sessionOver(t);
  return ended(t);
}
