// SPDX-License-Identifier: Apache-2.0
// Security, boot, reset, variables, authorisation, data: the cases that our own station passes are failed by one that is broken in one respect.
import { answers, field, neverSays, onlySaid, pretends, refuses, says, saysFirst, takesAs, understands } from "./bends.ts";
import type { Payload } from "./man-in-the-middle.ts";
import { type BentCase, testBroken } from "./run-bent.ts";

const heartbeat = ["Heartbeat", {}] as const;
const letsIn = takesAs("Authorize", { idTokenInfo: { status: "Accepted" } });
const turnedDown = [
  "TransactionEvent",
  {
    ...{ eventType: "Updated", triggerReason: "Deauthorized", timestamp: "2026-01-05T12:00:00Z", seqNo: 9 },
    transactionInfo: { transactionId: "some" },
  },
] as const;
const ended = (payload: Payload) => payload["eventType"] === "Ended";
const statusOf = (list: string, status: string) => field(`${list}.0.attributeStatus`, status);

const rows: readonly BentCase[] = [
  ["TC_A_01_CS", "it does not reboot", pretends("Reset", { status: "Accepted" }), /did not close the connection/, /is reset/],
  ["TC_A_04_CS", "it tells no start", neverSays(["SecurityEventNotification"]), /security event/, /tells the state/],
  ["TC_A_07_CS", "it takes no reset", answers("Reset", { status: "Rejected" }), /status of the reset/, /is reset/],
  ["TC_B_01_CS", "it tells nothing of its connectors", neverSays(["StatusNotification", "NotifyEvent"]), /connector 1\.1 is Available/, /tells the state/],
  ["TC_B_01_CS", "it tells of another connector", says("StatusNotification", { connectorId: 2 }), /connector 1\.1 is Available/, /tells the state/],
  ["TC_B_01_CS", "its power stays on", onlySaid("powerCycle"), /BootNotification did not come/, /tells the state/],
  ["TC_B_03_CS", "it does not wait", takesAs("BootNotification", { interval: 1 }), /waits at least 20 s/, /waits, says nothing/],
  ["TC_B_03_CS", "it talks before it is let in", saysFirst("BootNotification", heartbeat), /first message after the refusal/, /waits, says nothing/],
  ["TC_B_20_CS", "it puts the reset off", answers("Reset", { status: "Scheduled" }), /status of the reset/, /asks for a reset/],
  ["TC_B_20_CS", "it comes back out of service", says("StatusNotification", { connectorStatus: "Faulted" }), /is Available/, /comes back/],
  [
    "TC_B_22_CS",
    "it names another end",
    says("TransactionEvent", field("transactionInfo.stoppedReason", "Local"), ended),
    /reason of the stop/,
    /ends the transaction/,
  ],
  ["TC_B_22_CS", "it forgets why it boots", says("BootNotification", { reason: "PowerUp" }), /reason of the boot/, /comes back/],
  ["TC_B_23_CS", "it forgets that it is out of service", says("StatusNotification", { connectorStatus: "Available" }), /is Unavailable/, /unavailable/],
  ["TC_B_28_CS", "it takes a reset that it cannot do", answers("Reset", { status: "Accepted" }), /status of the reset/, /of EVSE 1/],
  ["TC_B_29_CS", "it takes a reset of the EVSE that charges", understands("Reset", field("evseId", undefined)), /status of the reset/, /of EVSE 1/],
  [
    "TC_B_32_CS",
    "it knows components that are not",
    answers("GetVariables", statusOf("getVariableResult", "UnknownVariable")),
    /the status is UnknownComponent/,
    /reads/,
  ],
  ["TC_B_33_CS", "it answers an unknown read with an error", refuses("GetVariables", "InternalError"), /CALLERROR InternalError/, /reads/],
  ["TC_B_35_CS", "it writes where nothing is", answers("SetVariables", statusOf("setVariableResult", "Accepted")), /the status is UnknownComponent/, /writes/],
  ["TC_B_36_CS", "it names another variable", answers("SetVariables", field("setVariableResult.0.variable.name", "Other")), /variable of the result/, /writes/],
  ["TC_B_37_CS", "its answer is against the schema", answers("SetVariables", statusOf("setVariableResult", "Perhaps")), /against its schema/, /writes/],
  ["TC_C_02_CS", "it lets everybody charge", letsIn, /no TransactionEvent/, /hears nothing/],
  ["TC_C_06_CS", "it does not ask", neverSays(["Authorize"]), /Authorize/, /token is presented/],
  ["TC_C_07_CS", "it tells the transaction of a token turned down", saysFirst("Authorize", turnedDown), /no TransactionEvent/, /hears nothing/],
  ["TC_C_56_CS", "it lets strangers charge", letsIn, /no TransactionEvent/, /hears nothing/],
  ["TC_P_01_CS", "it takes data of anybody", answers("DataTransfer", { status: "Accepted" }), /the status/, /unknown vendor/],
  ["TC_P_04_CS", "custom data are too much for it", refuses("SetChargingProfile", "FormationViolation"), /CALLERROR FormationViolation/, /custom data/],
];

testBroken(rows);
