// SPDX-License-Identifier: Apache-2.0
// Lists, reservation, certificates, monitoring, logs, display: the cases that our own station passes are failed by one that is broken in one respect.
import { answers, field, neverSays, pretends, refuses, says, understands } from "./bends.ts";
import type { Payload } from "./man-in-the-middle.ts";
import { type BentCase, testBroken } from "./run-bent.ts";

const setsSendDuringIdle = (payload: Payload) => JSON.stringify(payload).includes("SendDuringIdle");
const accepted = { status: "Accepted" } as const;
const isReserved = (payload: Payload) => payload["connectorStatus"] === "Reserved" || JSON.stringify(payload).includes('"Reserved"');
const charges = (payload: Payload) => (payload["transactionInfo"] as Payload)["chargingState"] === "Charging";
const uploaded = (payload: Payload) => payload["status"] === "Uploaded";
const ofLock = (payload: Payload) => JSON.stringify(payload).includes("ConnectorPlugRetentionLock");

const rows: readonly BentCase[] = [
  ["TC_A_11_CS", "it asks for no certificate", neverSays(["SignCertificate"]), /SignCertificate did not come/, /request for a certificate/],
  [
    "TC_B_45_CS",
    "it turns a network profile down",
    answers("SetNetworkProfile", { status: "Rejected" }),
    /status of the network profile/,
    /sets a network profile/,
  ],
  ["TC_C_08_CS", "it lets in whom it remembers, and does not charge", neverSays(["TransactionEvent"], charges), /it charges did not come/, /energy flows/],
  ["TC_C_37_CS", "it clears nothing", pretends("ClearCache", accepted), /Authorize/, /presented that was remembered/],
  ["TC_D_01_CS", "it forgets the list", pretends("SendLocalList", accepted), /version of the list is 7/, /asks for the version/],
  ["TC_D_08_CS", "it counts its list wrongly", answers("GetLocalListVersion", { versionNumber: 77 }), /it is 77/, /asks for the version/],
  ["TC_G_20_CS", "it says nothing of its lock", neverSays(["NotifyEvent"], ofLock), /problem of the lock/, /token is presented/],
  ["TC_H_01_CS", "it tells nobody that it is reserved", neverSays(["StatusNotification", "NotifyEvent"], isReserved), /Reserved/, /reserves an EVSE/],
  ["TC_H_03_CS", "it is reserved twice", answers("ReserveNow", accepted), /is Occupied; it is Accepted/, /reserves an EVSE/],
  ["TC_H_17_CS", "it says that it cancels, and does not", pretends("CancelReservation", accepted), /Available/, /cancels a reservation/],
  ["TC_H_18_CS", "it cancels what is not there", answers("CancelReservation", accepted), /is Rejected; it is Accepted/, /cancels a reservation/],
  [
    "TC_J_06_CS",
    "its clock goes on in a transaction",
    understands("SetVariables", field("setVariableData.0.attributeValue", "false"), setsSendDuringIdle),
    /meter values of the clock is 0/,
    /while the transaction runs/,
  ],
  ["TC_M_01_CS", "it does not keep the root", pretends("InstallCertificate", accepted), /the list has the new/, /which certificates are installed/],
  ["TC_M_20_CS", "it does not delete the root", pretends("DeleteCertificate", accepted), /does not have it any more/, /which certificates are installed/],
  ["TC_N_08_CS", "it reports no monitors", neverSays(["NotifyMonitoringReport"]), /NotifyMonitoringReport with requestId 8/, /asks for monitors/],
  [
    "TC_N_12_CS",
    "it takes a monitor that cannot be",
    answers("SetVariableMonitoring", field("setMonitoringResult.0.status", "Accepted")),
    /one of Rejected; it is Accepted/,
    /sets 1 monitor/,
  ],
  ["TC_N_25_CS", "its upload has no end", neverSays(["LogStatusNotification"], uploaded), /LogStatusNotification did not come/, /DiagnosticsLog/],
  ["TC_N_25_CS", "it names no file", answers("GetLog", { filename: "" }), /name of the file/, /DiagnosticsLog/],
  [
    "TC_O_01_CS",
    "it shows another text",
    says("NotifyDisplayMessages", field("messageInfo.0.message.content", "x")),
    /content is Conformance; it is x/,
    /messages/,
  ],
  ["TC_O_04_CS", "it says that it clears, and does not", pretends("ClearDisplayMessage", accepted), /is Unknown; it is Accepted/, /asks for messages/],
  ["TC_O_05_CS", "it has no such thing", refuses("ClearDisplayMessage", "NotImplemented"), /CALLERROR NotImplemented/, /clears a message/],
];

testBroken(rows);
