// SPDX-License-Identifier: Apache-2.0
// Transactions, remote control, meter values: the cases that our own station passes are failed by one that is broken in one respect.
import { answers, field, neverSays, onlySaid, pretends, says, saysFirst, saysTwice, understands } from "./bends.ts";
import type { Payload } from "./man-in-the-middle.ts";
import { type BentCase, testBroken } from "./run-bent.ts";

const state = (of: string) => (payload: Payload) => (payload["transactionInfo"] as Payload)["chargingState"] === of;
const authorize = ["Authorize", { idToken: { idToken: "04C0FFEE000001", type: "ISO14443" } }] as const;
const periodic = (payload: Payload) => payload["triggerReason"] === "MeterValuePeriodic";
const remotely = (payload: Payload) => payload["triggerReason"] === "RemoteStart";
const triggered = (payload: Payload) => payload["triggerReason"] === "Trigger";
const tenTimes = field("setVariableData.0.attributeValue", (seconds: string) => `${seconds}0`);
const aMomentLater = field("meterValue.0.timestamp", (time: string) => new Date(Date.parse(time) + 9_000).toISOString());
const info = (name: string, value: unknown) => field(`transactionInfo.${name}`, value);

const rows: readonly BentCase[] = [
  [
    "TC_E_03_CS",
    "it charges and does not say so",
    says("TransactionEvent", info("chargingState", "SuspendedEV"), state("Charging")),
    /it charges/,
    /energy flows/,
  ],
  ["TC_E_09_CS", "it names no EVSE", says("TransactionEvent", field("evse", undefined)), /EVSE/, /plugged in/],
  ["TC_E_09_CS", "it begins with an update", says("TransactionEvent", { eventType: "Updated" }), /type of the event|Started/, /plugged in/],
  [
    "TC_E_28_CS",
    "it knows a transaction that never was",
    answers("GetTransactionStatus", { ongoingIndicator: true }),
    /ongoingIndicator/,
    /how the transaction stands/,
  ],
  ["TC_E_34_CS", "it has messages that wait for ever", answers("GetTransactionStatus", { messagesInQueue: true }), /messagesInQueue/, /messages wait/],
  [
    "TC_E_39_CS",
    "an authorisation holds for ever",
    understands("SetVariables", field("setVariableData.0.attributeValue", "9000")),
    /no TransactionEvent/,
    /no energy flows/,
  ],
  [
    "TC_E_43_CS",
    "it loses the end",
    neverSays(["TransactionEvent"], (payload) => payload["eventType"] === "Ended"),
    /the stop was authorised did not come/,
    /token that may stop/,
  ],
  ["TC_F_01_CS", "it turns the remote start down", answers("RequestStartTransaction", { status: "Rejected" }), /status of the remote start/, /starts remotely/],
  ["TC_F_01_CS", "it names another start", says("TransactionEvent", info("remoteStartId", 99), remotely), /remoteStartId/, /names the remote start/],
  ["TC_F_03_CS", "it asks about the token of a remote start", saysFirst("StatusNotification", authorize), /no Authorize/, /starts remotely/],
  ["TC_F_05_CS", "it unlocks while it charges", answers("UnlockConnector", { status: "Unlocked" }), /OngoingAuthorizedTransaction/, /unlocks/],
  ["TC_F_08_CS", "it says that it stops, and goes on", pretends("RequestStopTransaction", { status: "Accepted" }), /stopped remotely/, /stop/],
  ["TC_F_09_CS", "it stops what does not run", answers("RequestStopTransaction", { status: "Accepted" }), /the status is Rejected/, /another transaction/],
  ["TC_F_10_CS", "it unlocks what is not there", answers("UnlockConnector", { status: "UnlockFailed" }), /UnknownConnector/, /unlocks connector 999/],
  ["TC_F_11_CS", "it reads another EVSE", says("MeterValues", { evseId: 2 }), /the EVSE is 1/, /asks for a MeterValues/],
  [
    "TC_F_12_CS",
    "its readings have another context",
    says("MeterValues", field("meterValue.0.sampledValue.0.context", "Sample.Clock")),
    /context/,
    /asks for a MeterValues/,
  ],
  ["TC_F_13_CS", "it sends no event when asked for one", pretends("TriggerMessage", { status: "Accepted" }), /as asked for/, /asks for a TransactionEvent/],
  [
    "TC_F_14_CS",
    "it gives another reason",
    says("TransactionEvent", { triggerReason: "MeterValuePeriodic" }, triggered),
    /as asked for/,
    /asks for a TransactionEvent/,
  ],
  ["TC_F_20_CS", "its heart does not beat", neverSays(["Heartbeat"]), /Heartbeat/, /asks for a Heartbeat/],
  [
    "TC_F_23_CS",
    "it says that the free connector is taken",
    says("StatusNotification", { connectorStatus: "Occupied" }),
    /is Available/,
    /asks for a StatusNotification/,
  ],
  ["TC_F_24_CS", "nobody plugged in", onlySaid("plug"), /is Occupied/, /plugged in/],
  ["TC_F_26_CS", "it boots as often as it is asked", answers("TriggerMessage", { status: "Accepted" }), /status of the trigger/, /asks for a BootNotification/],
  ["TC_F_27_CS", "it promises what it cannot send", answers("TriggerMessage", { status: "Accepted" }), /status of the trigger/, /SignCombinedCertificate/],
  ["TC_J_09_CS", "it reads ten times as seldom", understands("SetVariables", tenTimes), /meter values|MeterValuePeriodic|apart/, /at the interval/],
  ["TC_J_09_CS", "it reads again after a moment", saysTwice("TransactionEvent", aMomentLater, periodic), /s apart/, /at the interval/],
  ["TC_J_09_CS", "it sends readings without readings", says("TransactionEvent", field("meterValue", undefined), periodic), /meterValue/, /at the interval/],
];

testBroken(rows);
