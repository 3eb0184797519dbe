// SPDX-License-Identifier: Apache-2.0
// The reusable states of Part 6, chapter 3.18: what our station does to bring a CSMS there.
import type { CsmsScenario } from "../csms/csms-case.ts";
import type { StationPuppet } from "../csms/station-puppet.ts";
import type { Req } from "../scenario/ocpp-side.ts";
import type { IdToken } from "../scenario/settings.ts";

/** Table 698, Booted: a station connects, boots, and tells that its connectors are free. Begins with a new station unless one is given. */
export async function booted(t: CsmsScenario, given?: StationPuppet): Promise<StationPuppet> {
  const station = given ?? (await t.newStation());
  t.step("a station boots");
  if (!station.isOpen) await station.connect();
  const { status } = await station.boot();
  t.equal(status, "Accepted", "the status of the boot");
  await station.status("Available");
  return station;
}

/** A transaction as our station tells it. */
export interface PlayedTransaction {
  readonly id: string;
  seqNo: number;
}

/** Table 701, EVConnectedPreSession: a vehicle is plugged in, the transaction begins. */
export async function evConnected(t: CsmsScenario, station: StationPuppet): Promise<PlayedTransaction> {
  t.step("a vehicle is plugged in");
  await station.status("Occupied");
  const transaction = { id: `OCA-TX-${station.account.identity}-${station.received.length}-${t.evidence.items.length}`.slice(0, 36), seqNo: 0 };
  await transactionEvent(t, station, transaction, { eventType: "Started", triggerReason: "CablePluggedIn", chargingState: "EVConnected" });
  return transaction;
}

/** Table 702, Authorized (local): the CSMS knows the token, is asked about it, and told. */
export async function authorized(t: CsmsScenario, station: StationPuppet, transaction: PlayedTransaction, token: IdToken = t.settings.idToken): Promise<void> {
  await t.knowToken({ token, status: "Accepted", groupId: t.settings.groupId });
  t.step("a token is presented");
  const { idTokenInfo } = await station.call("Authorize", { idToken: token });
  t.equal(idTokenInfo.status, "Accepted", "the status of the token");
  const answer = await transactionEvent(t, station, transaction, { eventType: "Updated", triggerReason: "Authorized", chargingState: "EVConnected", token });
  t.equal(answer.idTokenInfo?.status, "Accepted", "the status of the token in the transaction");
}

/** Table 703, EnergyTransferStarted. */
export async function charging(t: CsmsScenario, station: StationPuppet, transaction: PlayedTransaction): Promise<void> {
  t.step("energy flows");
  await transactionEvent(t, station, transaction, { eventType: "Updated", triggerReason: "ChargingStateChanged", chargingState: "Charging" });
}

/** All of the above: a station that charges. */
export async function chargingStation(t: CsmsScenario): Promise<{ readonly station: StationPuppet; readonly transaction: PlayedTransaction }> {
  const station = await booted(t);
  const transaction = await evConnected(t, station);
  await authorized(t, station, transaction);
  await charging(t, station, transaction);
  return { station, transaction };
}

interface EventFacts {
  readonly eventType: "Started" | "Updated" | "Ended";
  readonly triggerReason: TriggerReason;
  readonly chargingState?: ChargingState;
  readonly token?: IdToken;
  readonly stoppedReason?: StoppedReason;
  readonly remoteStartId?: number;
}
type TransactionEvent = Req<"TransactionEvent">;
type TriggerReason = TransactionEvent["triggerReason"];
type ChargingState = NonNullable<TransactionEvent["transactionInfo"]["chargingState"]>;
type StoppedReason = NonNullable<TransactionEvent["transactionInfo"]["stoppedReason"]>;

/** One TransactionEvent of our station, numbered on. */
export function transactionEvent(t: CsmsScenario, station: StationPuppet, transaction: PlayedTransaction, facts: EventFacts) {
  const { chargingState, stoppedReason, remoteStartId, token } = facts;
  return station.call("TransactionEvent", {
    ...{ eventType: facts.eventType, triggerReason: facts.triggerReason, timestamp: station.now(), seqNo: transaction.seqNo++ },
    transactionInfo: {
      transactionId: transaction.id,
      ...(chargingState === undefined ? {} : { chargingState }),
      ...(stoppedReason === undefined ? {} : { stoppedReason }),
      ...(remoteStartId === undefined ? {} : { remoteStartId }),
    },
    evse: { id: t.settings.evseId, connectorId: t.settings.connectorId },
    ...(token === undefined ? {} : { idToken: token }),
  });
}
