// SPDX-License-Identifier: Apache-2.0
// Errata 6.3.13 to 6.3.16 and 6.3.19 are followed.
import { refusal } from "@chargehand/ocpp";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import { booted } from "../../states/csms/boot.ts";
import {
  keepsGeneralRules,
  type ProfileThatCame,
  profileNumbers,
  profileOf,
  profileSet,
  sameBounds,
  sameDuration,
  sameHead,
  sameLimit,
  startFitsKind,
} from "../../states/csms/charging-profiles.ts";
import { asked, given, omitted, sameToken } from "../../states/csms/operator.ts";
import { chargingSession, PlayedSession, tokenKnown } from "../../states/csms/played-session.ts";

/** TxDefaultProfile, absolute, 6 A, for the EVSE: what K_01, K_10 and K_15 share. */
async function txDefault(t: CsmsScenario, { evseId, isRefused = false }: { readonly evseId: number; readonly isRefused?: boolean }): Promise<ProfileThatCame> {
  const station = await booted(t);
  const came = await profileSet(t, station, {
    ...{ evseId, wish: { purpose: "TxDefaultProfile", kind: "Absolute", limitA: 6, isBounded: true } },
    ...(isRefused ? { answer: () => Promise.reject(refusal("NotSupported", "this station has no smart charging")) } : {}),
  });
  sameHead(t, came, { evseId, kinds: ["Absolute"] });
  sameLimit(t, came, 6);
  sameDuration(t, came);
  return came;
}

/** The rules of the errata for a profile of K_04, whichever of the two purposes the CSMS takes. */
function kindFitsPurpose(t: CsmsScenario, { profile, schedule }: ProfileThatCame): void {
  const { chargingProfilePurpose: purpose, chargingProfileKind: kind, recurrencyKind } = profile;
  t.oneOf(purpose, ["TxDefaultProfile", "ChargingStationMaxProfile"], "the purpose");
  t.oneOf(kind, purpose === "TxDefaultProfile" ? ["Absolute", "Recurring"] : ["Absolute"], "the kind");
  given(t, schedule.startSchedule, "startSchedule");
  if (kind === "Recurring") given(t, recurrencyKind, "recurrencyKind");
  else omitted(t, recurrencyKind, "recurrencyKind");
}

export default [
  csmsCase("TC_K_01_CSMS", "An operator sets a default profile for one EVSE.", async (t) => {
    sameBounds(t, await txDefault(t, { evseId: t.settings.evseId }));
  }),

  csmsCase("TC_K_02_CSMS", "An operator sets a profile of a transaction while there is none; the station refuses.", async (t) => {
    const { evseId } = t.settings;
    const station = await booted(t);
    const wish = { purpose: "TxProfile", kind: "Relative", limitA: 7 } as const;
    const came = await profileSet(t, station, { evseId, wish, answer: { status: "Rejected" }, isOptional: true });
    sameHead(t, came, { evseId, kinds: ["Relative"] });
    omitted(t, came.schedule.startSchedule, "startSchedule");
    sameLimit(t, came, 7);
  }),

  csmsCase("TC_K_03_CSMS", "An operator sets the most that the station may take.", async (t) => {
    const station = await booted(t);
    const came = await profileSet(t, station, { evseId: 0, wish: { purpose: "ChargingStationMaxProfile", kind: "Absolute", limitA: 8 } });
    sameHead(t, came, { evseId: 0, kinds: ["Absolute"] });
    sameLimit(t, came, 8);
    sameDuration(t, came);
    given(t, came.schedule.startSchedule, "startSchedule");
  }),

  csmsCase("TC_K_04_CSMS", "An operator replaces a profile by another one with its id.", async (t) => {
    const { evseId } = t.settings;
    const station = await booted(t);
    const came: ProfileThatCame[] = [];
    for (const limitA of [8, 6]) {
      const one = await profileSet(t, station, { evseId, wish: { purpose: "TxDefaultProfile", kind: "Absolute", limitA } });
      t.equal(one.schedule.chargingSchedulePeriod.length, 1, "the number of periods");
      sameLimit(t, one, limitA);
      t.equal(one.profile.stackLevel, profileNumbers.stackLevel, "the stack level");
      kindFitsPurpose(t, one);
      came.push(one);
    }
    const [first, second] = came;
    t.equal(second?.profile.id, first?.profile.id, "the id of the second profile");
    t.equal(second?.profile.chargingProfileKind, first?.profile.chargingProfileKind, "the kind of the second profile");
  }),

  csmsCase("TC_K_10_CSMS", "An operator sets a default profile for all EVSEs.", async (t) => {
    const came = await txDefault(t, { evseId: 0 });
    given(t, came.schedule.startSchedule, "startSchedule");
  }),

  csmsCase("TC_K_15_CSMS", "An operator sets a profile at a station that has no smart charging.", async (t) => {
    const came = await txDefault(t, { evseId: t.settings.evseId, isRefused: true });
    given(t, came.schedule.startSchedule, "startSchedule");
  }),

  csmsCase("TC_K_19_CSMS", "An operator sets a default profile that recurs.", async (t) => {
    const { evseId } = t.settings;
    const station = await booted(t);
    const came = await profileSet(t, station, { evseId, wish: { purpose: "TxDefaultProfile", kind: "Recurring", recurrencyKind: "Daily", limitA: 6 } });
    sameHead(t, came, { evseId, kinds: ["Recurring"] });
    t.equal(came.schedule.chargingSchedulePeriod[0]?.startPeriod, 0, "the start of the period");
    t.equal(came.profile.recurrencyKind, "Daily", "the recurrence");
  }),

  csmsCase("TC_K_37_CSMS", "An operator starts a transaction with a profile for it.", async (t) => {
    const { idToken, evseId } = t.settings;
    await tokenKnown(t, idToken);
    const station = await booted(t);
    const chargingProfile = profileOf(t, { purpose: "TxProfile", kind: "Relative", limitA: 6 });
    const request = { idToken, evseId, remoteStartId: 1, chargingProfile };
    const got = await asked(t, station, { action: "RequestStartTransaction", request, answer: { status: "Accepted" } });
    sameToken(t, got.idToken, idToken);
    t.equal(got.evseId, evseId, "the EVSE");
    const profile = t.must(got.chargingProfile, "the profile");
    t.equal(profile.chargingProfilePurpose, "TxProfile", "the purpose");
    omitted(t, profile.transactionId, "transactionId");
    keepsGeneralRules(t, profile);
    startFitsKind(t, { wished: chargingProfile, evseId, profile, schedule: t.must(profile.chargingSchedule[0], "the schedule") });
    t.step("the station tells of the remote start");
    await new PlayedSession(t, station).event("RemoteStart", { info: { remoteStartId: got.remoteStartId } });
  }),

  csmsCase("TC_K_60_CSMS", "An operator sets a profile for a running transaction.", async (t) => {
    const { evseId } = t.settings;
    const { station, session } = await chargingSession(t);
    const came = await profileSet(t, station, { evseId, wish: { purpose: "TxProfile", kind: "Relative", limitA: 6, transactionId: session.id } });
    t.equal(came.profile.chargingProfilePurpose, "TxProfile", "the purpose");
    t.equal(came.evseId, evseId, "the EVSE");
    t.equal(came.profile.transactionId, session.id, "the transaction");
    startFitsKind(t, came);
  }),

  csmsCase("TC_K_70_CSMS", "An operator sets two profiles of different purposes while a vehicle charges.", async (t) => {
    const { evseId } = t.settings;
    const { station } = await chargingSession(t);
    const first = await profileSet(t, station, { evseId, wish: { purpose: "TxDefaultProfile", kind: "Absolute", limitA: 6, id: 1 } });
    t.oneOf(first.profile.chargingProfileKind, ["Absolute", "Recurring"], "the kind of the first profile");
    given(t, first.schedule.startSchedule, "startSchedule");
    if (first.profile.chargingProfileKind === "Recurring") given(t, first.profile.recurrencyKind, "recurrencyKind");
    const second = await profileSet(t, station, { evseId: 0, wish: { purpose: "ChargingStationMaxProfile", kind: "Absolute", limitA: 8, id: 2 } });
    t.check(second.profile.id !== first.profile.id, "the ids differ", second.profile.id);
    t.equal(second.profile.chargingProfileKind, "Absolute", "the kind of the second profile");
    given(t, second.schedule.startSchedule, "startSchedule");
  }),
];
