// SPDX-License-Identifier: Apache-2.0
import { Minutes } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import {
  getProfiles,
  isReported,
  type Profile,
  type ProfileQuery,
  profileOf,
  profileSet,
  type ReportedProfile,
  rateUnit,
  reportedProfiles,
} from "../../states/station/charging-profiles.ts";
import type { StationScenario } from "../../station/station-case.ts";

const duration = 300;

interface Two {
  readonly ofStation: Profile;
  readonly ofEvse: Profile;
}

/** A maximum for the station with id 1, a default for the EVSE with id 2. */
async function twoProfiles(t: StationScenario, stackLevels: { readonly station?: number; readonly evse?: number } = {}): Promise<Two> {
  const unit = await rateUnit(t);
  const ofStation = profileOf(t, { unit, duration, id: 1, purpose: "ChargingStationMaxProfile", stackLevel: stackLevels.station ?? 0, steps: [[0, 10]] });
  const ofEvse = profileOf(t, { unit, duration, id: 2, stackLevel: stackLevels.evse ?? 0 });
  await profileSet(t, 0, ofStation);
  await profileSet(t, t.settings.evseId, ofEvse);
  return { ofStation, ofEvse };
}

/** The profile of the EVSE is reported, and none of others. */
async function reportsTheEvse(t: StationScenario, { ofEvse }: Two, where: NonNullable<ProfileQuery["where"]> = {}): Promise<void> {
  const { evseId } = t.settings;
  const reported = await reportedProfiles(t, { requestId: 30, evseId, where });
  isReported(t, reported, { sent: ofEvse, evseId });
  areAllOf(t, reported, evseId);
}

function areAllOf(t: StationScenario, reported: readonly ReportedProfile[], evseId: number): void {
  t.check(
    reported.every((one) => one.evseId === evseId),
    `only profiles of EVSE ${evseId} are reported`,
    reported.map((one) => one.evseId),
  );
}

export default [
  stationCase("TC_K_29_CS", "The profiles of the station itself are reported.", async (t) => {
    const { ofStation } = await twoProfiles(t);
    const reported = await reportedProfiles(t, { requestId: 29, evseId: 0 });
    isReported(t, reported, { sent: ofStation, evseId: 0 });
    areAllOf(t, reported, 0);
  }),

  stationCase("TC_K_30_CS", "The profiles of one EVSE are reported.", async (t) => reportsTheEvse(t, await twoProfiles(t))),

  stationCase("TC_K_31_CS", "All profiles are reported when no EVSE is named.", async (t) => {
    const { ofStation, ofEvse } = await twoProfiles(t);
    const reported = await reportedProfiles(t, { requestId: 31 });
    isReported(t, reported, { sent: ofStation, evseId: 0 });
    isReported(t, reported, { sent: ofEvse, evseId: t.settings.evseId });
  }),

  stationCase("TC_K_32_CS", "A profile is reported by its id.", async (t) => {
    const { ofStation } = await twoProfiles(t);
    const reported = await reportedProfiles(t, { requestId: 32, where: { chargingProfileId: [ofStation.id] } });
    isReported(t, reported, { sent: ofStation, evseId: 0 });
    t.equal(reported.length, 1, "the number of reported profiles");
  }),

  // The document leaves open which of the two levels is asked for; only that of the EVSE's own profile can be found there.
  stationCase("TC_K_33_CS", "The profiles of one EVSE and stack level are reported.", async (t) => {
    await reportsTheEvse(t, await twoProfiles(t, { station: 0, evse: 1 }), { stackLevel: 1 });
  }),

  stationCase("TC_K_34_CS", "The profiles of one EVSE and source are reported; a source without profiles has none.", async (t) => {
    const { evseId } = t.settings;
    const sent = await profileSet(t, evseId, profileOf(t, { unit: await rateUnit(t), duration, id: 34, stackLevel: 1 }));
    const reported = await reportedProfiles(t, { requestId: 34, evseId, where: { chargingLimitSource: ["CSO"] } });
    isReported(t, reported, { sent, evseId });
    t.equal(await getProfiles(t, { requestId: 35, evseId, where: { chargingLimitSource: ["SO"] } }), "NoProfiles", "the status of the second report");
  }),

  stationCase("TC_K_35_CS", "The profiles of one EVSE and purpose are reported.", async (t) => {
    await reportsTheEvse(t, await twoProfiles(t), { chargingProfilePurpose: "TxDefaultProfile" });
  }),

  stationCase("TC_K_36_CS", "The profiles of one EVSE, purpose and stack level are reported.", async (t) => {
    await reportsTheEvse(t, await twoProfiles(t), { chargingProfilePurpose: "TxDefaultProfile", stackLevel: 0 });
  }),

  stationCase("TC_K_52_CS", "A limit from outside is reported as a profile.", async (t) => {
    t.step("a limit comes from outside");
    await t.hand("the station gets a limit from outside", t.rig.externalLimit?.(true));
    await t.csms.maybe("NotifyChargingLimit", { within: Minutes(1) });
    const where = { chargingProfilePurpose: "ChargingStationExternalConstraints" } as const;
    const reported = await reportedProfiles(t, { requestId: 52, where });
    t.check(reported.length > 0, "at least one profile is reported");
    for (const { profile } of reported) t.equal(profile.chargingProfilePurpose, where.chargingProfilePurpose, "its purpose");
  }),
];
