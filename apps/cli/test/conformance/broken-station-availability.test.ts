// SPDX-License-Identifier: Apache-2.0
// Availability: the cases that our own station passes are failed by one that is broken in one respect.
import { afterReset, answers, neverSays, onlySaid, pretends, refuses, says, saysLate, understands } from "./bends.ts";
import type { Payload } from "./man-in-the-middle.ts";
import { type BentCase, testBroken } from "./run-bent.ts";

const outOfService = (payload: Payload) => payload["connectorStatus"] === "Unavailable";
const isEvse = (payload: Payload) => payload["operationalStatus"] === "Operative";
const isUpdate = (payload: Payload) => payload["eventType"] === "Updated";
const accepted = { status: "Accepted" };

const rows: readonly BentCase[] = [
  ["TC_G_01_CS", "it does not tell that a vehicle is there", neverSays(["StatusNotification", "NotifyEvent"]), /is Occupied/, /plugged in/],
  ["TC_G_02_CS", "it does not see the vehicle leave", onlySaid("unplug"), /is Available/, /is unplugged/],
  ["TC_G_02_CS", "it is one behind with what it tells", saysLate("StatusNotification"), /is Occupied|is Available/, /plugged/],
  ["TC_G_03_CS", "it says yes and stays in service", pretends("ChangeAvailability", accepted), /is Unavailable/, /evse Inoperative/],
  ["TC_G_04_CS", "it never comes back into service", pretends("ChangeAvailability", accepted, isEvse), /is Available/, /evse Operative/],
  ["TC_G_05_CS", "it puts the change off", answers("ChangeAvailability", { status: "Scheduled" }), /status of the change/, /station Inoperative/],
  ["TC_G_06_CS", "it refuses to come back", pretends("ChangeAvailability", { status: "Rejected" }, isEvse), /status of the change/, /station Operative/],
  [
    "TC_G_07_CS",
    "it tells of an EVSE alone",
    says("StatusNotification", { connectorId: 0 }, outOfService),
    /connector 1\.1 is Unavailable/,
    /connector Inoperative/,
  ],
  ["TC_G_08_CS", "it comes back as occupied", says("StatusNotification", { connectorStatus: "Occupied" }), /is Unavailable/, /connector Inoperative/],
  ["TC_G_09_CS", "it has no such thing", refuses("ChangeAvailability", "NotImplemented"), /CALLERROR NotImplemented/, /evse Operative/],
  ["TC_G_10_CS", "it goes into service instead", understands("ChangeAvailability", { operationalStatus: "Operative" }), /is Unavailable/, /evse Inoperative/],
  ["TC_G_11_CS", "it ends the transaction for it", answers("ChangeAvailability", accepted), /status of the change/, /evse Inoperative/],
  ["TC_G_12_CS", "it turns down what is so already", answers("ChangeAvailability", { status: "Rejected" }), /status of the change/, /station Operative/],
  ["TC_G_14_CS", "it forgets the change that waits", pretends("ChangeAvailability", { status: "Scheduled" }), /told to be Unavailable/, /comes into force/],
  ["TC_G_16_CS", "it tells nothing", neverSays(["StatusNotification", "NotifyEvent"]), /is Unavailable/, /connector Inoperative/],
  ["TC_G_17_CS", "it ends the transaction at once", says("TransactionEvent", { eventType: "Ended" }, isUpdate), /still runs/, /goes on/],
  [
    "TC_G_18_CS",
    "it is in service after a reboot",
    afterReset(says("StatusNotification", { connectorStatus: "Available" })),
    /is Unavailable/,
    /tells its connectors/,
  ],
  ["TC_G_19_CS", "it does not reboot", pretends("Reset", accepted), /did not close/, /is reset/],
  ["TC_G_21_CS", "it tells nothing of the reboot", neverSays(["SecurityEventNotification"]), /security event/, /tells its connectors/],
];

testBroken(rows);
