// SPDX-License-Identifier: Apache-2.0
// Smart charging: the cases that our own station passes are failed by one that is broken in one respect.
import { answers, bootUndoes, field, neverSays, pretends, refuses, says, understands } from "./bends.ts";
import type { Payload } from "./man-in-the-middle.ts";
import { type BentCase, testBroken } from "./run-bent.ts";

const accepted = { status: "Accepted" };
const rejected = { status: "Rejected" };
const inReport = (path: string, value: unknown) => says("ReportChargingProfiles", field(`chargingProfile.0.${path}`, value));
const inPeriod = (index: number, name: string, value: unknown) =>
  answers("GetCompositeSchedule", field(`schedule.chargingSchedulePeriod.${index}.${name}`, value));
const profile = (path: string, value: unknown) => understands("SetChargingProfile", field(`chargingProfile.${path}`, value));
const later = (time: string) => new Date(Date.parse(time) + 60_000).toISOString();
type Sent = Payload & { readonly chargingProfile: { readonly chargingProfilePurpose: string; readonly chargingSchedule: readonly Schedule[] } };
type Schedule = { readonly chargingSchedulePeriod: readonly { readonly limit: number }[] };
const ofStation = (payload: Payload) => (payload as Sent).chargingProfile.chargingProfilePurpose === "ChargingStationMaxProfile";
const ofTenAmps = (payload: Payload) => (payload as Sent).chargingProfile.chargingSchedule[0]?.chargingSchedulePeriod[0]?.limit === 10;
const schedule = "chargingSchedule.0";

const rows: readonly BentCase[] = [
  ["TC_K_01_CS", "it keeps another limit", profile(`${schedule}.chargingSchedulePeriod.0.limit`, 7), /its periods/, /asks for charging profiles/],
  ["TC_K_01_CS", "it reports nothing", neverSays(["ReportChargingProfiles"]), /ReportChargingProfiles/, /asks for charging profiles/],
  ["TC_K_02_CS", "it takes a profile for no transaction", answers("SetChargingProfile", accepted), /status of the profile/, /sets a TxProfile/],
  ["TC_K_03_CS", "it puts the maximum on the EVSE", says("ReportChargingProfiles", { evseId: 1 }), /its EVSE/, /asks for charging profiles/],
  [
    "TC_K_04_CS",
    "it keeps the old one for the new one",
    pretends("SetChargingProfile", accepted, ofTenAmps),
    /its start|its periods/,
    /asks for charging profiles/,
  ],
  ["TC_K_05_CS", "it says that it clears, and keeps it", pretends("ClearChargingProfile", accepted), /status of the report/, /asks for charging profiles/],
  ["TC_K_06_CS", "it clears nothing", answers("ClearChargingProfile", { status: "Unknown" }), /status of clearing/, /clears profiles/],
  ["TC_K_07_CS", "it clears what is not there", answers("ClearChargingProfile", accepted), /status of clearing/, /clears profiles/],
  ["TC_K_08_CS", "it answers an unknown id with an error", refuses("ClearChargingProfile", "PropertyConstraintViolation"), /CALLERROR/, /clears profiles/],
  ["TC_K_09_CS", "the limit outlives its profile", pretends("ClearChargingProfile", accepted), /another than that of the profile/, /composite schedule/],
  ["TC_K_10_CS", "it reports another level", inReport("stackLevel", 3), /its stackLevel/, /asks for charging profiles/],
  ["TC_K_11_CS", "it takes it for all EVSEs", answers("SetChargingProfile", accepted), /status of the profile/, /for EVSE 0/],
  [
    "TC_K_13_CS",
    "it forgets profiles when it boots",
    bootUndoes("ClearChargingProfile", { chargingProfileId: 1 }),
    /status of the report/,
    /asks for charging profiles/,
  ],
  ["TC_K_14_CS", "it takes a profile for an EVSE that it has not", understands("SetChargingProfile", { evseId: 1 }), /status of the profile/, /for EVSE 2/],
  ["TC_K_16_CS", "it does not look at the transaction", answers("SetChargingProfile", accepted), /status of the profile/, /sets a TxProfile/],
  ["TC_K_19_CS", "it knows no recurring profiles", answers("SetChargingProfile", rejected), /status of the profile/, /sets a TxDefaultProfile/],
  ["TC_K_21_CS", "it does not look at validFrom", profile("validFrom", undefined), /period/, /composite schedule/],
  ["TC_K_22_CS", "it does not look at validTo", profile("validTo", undefined), /period/, /composite schedule/],
  ["TC_K_23_CS", "it begins a minute late", profile(`${schedule}.startSchedule`, later), /begins at about/, /composite schedule/],
  ["TC_K_28_CS", "it gives twice the limit", inPeriod(0, "limit", 12), /limit of period 0/, /composite schedule/],
  [
    "TC_K_29_CS",
    "it reports all instead of the station's",
    understands("GetChargingProfiles", { evseId: undefined }),
    /only profiles of EVSE 0/,
    /asks for charging profiles/,
  ],
  ["TC_K_30_CS", "it reports of another EVSE", says("ReportChargingProfiles", { evseId: 0 }), /its EVSE/, /asks for charging profiles/],
  ["TC_K_31_CS", "it reports those of EVSEs alone", understands("GetChargingProfiles", { evseId: 1 }), /profile 1/, /asks for charging profiles/],
  [
    "TC_K_32_CS",
    "it does not look at the id",
    understands("GetChargingProfiles", { chargingProfile: {} }),
    /number of reported profiles/,
    /asks for charging profiles/,
  ],
  [
    "TC_K_33_CS",
    "it knows no stack levels",
    understands("GetChargingProfiles", field("chargingProfile.stackLevel", 5)),
    /status of the report/,
    /asks for charging profiles/,
  ],
  [
    "TC_K_34_CS",
    "it does not look at the source",
    understands("GetChargingProfiles", field("chargingProfile.chargingLimitSource", undefined)),
    /second report/,
    /asks for charging profiles/,
  ],
  ["TC_K_35_CS", "it reports another purpose", inReport("chargingProfilePurpose", "TxProfile"), /chargingProfilePurpose/, /asks for charging profiles/],
  ["TC_K_36_CS", "its report is for another request", says("ReportChargingProfiles", { requestId: 1 }), /requestId 30/, /asks for charging profiles/],
  [
    "TC_K_37_CS",
    "it starts without the profile",
    understands("RequestStartTransaction", { chargingProfile: undefined }),
    /status of the report/,
    /asks for charging profiles/,
  ],
  ["TC_K_39_CS", "it has no composite schedule", answers("GetCompositeSchedule", () => rejected), /status of the schedule/, /composite schedule/],
  ["TC_K_40_CS", "it lets the lower level count", profile("stackLevel", (level: number) => 1 - level), /limit of period|periods/, /composite schedule/],
  ["TC_K_41_CS", "it lets the maximum of the station be", pretends("SetChargingProfile", accepted, ofStation), /limit of period/, /composite schedule/],
  [
    "TC_K_41_CS",
    "it gives its schedule another duration",
    answers("GetCompositeSchedule", field("schedule.duration", 86_400)),
    /its duration/,
    /composite schedule/,
  ],
  [
    "TC_K_47_CS",
    "it makes a schedule for an EVSE that it has not",
    understands("GetCompositeSchedule", { evseId: 1 }),
    /status of the schedule/,
    /that cannot be/,
  ],
  ["TC_K_60_CS", "it forgets the transaction of a profile", inReport("transactionId", undefined), /its transactionId/, /asks for charging profiles/],
];

testBroken(rows);
