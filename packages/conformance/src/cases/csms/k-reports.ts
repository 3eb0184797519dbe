// SPDX-License-Identifier: Apache-2.0
// Errata 6.3.13 is followed.
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { profileNumbers, profileOf } from "../../states/csms/charging-profiles.ts";
import { asked, omitted } from "../../states/csms/operator.ts";
import { chargingSession, secondEvse } from "../../states/csms/played-session.ts";

type Criterion = Req<"GetChargingProfiles">["chargingProfile"];
type Purpose = NonNullable<Criterion["chargingProfilePurpose"]>;

interface Query {
  readonly evseId?: number;
  readonly criterion: Criterion;
  readonly isOptional?: boolean;
}

const criterionFields = ["chargingProfilePurpose", "stackLevel", "chargingLimitSource", "chargingProfileId"] as const satisfies readonly (keyof Criterion)[];

/** An operator asks which profiles are set. What the query does not name must not be asked for. */
async function profilesAsked(t: CsmsScenario, station: StationPuppet, { evseId, criterion, isOptional }: Query): Promise<Req<"GetChargingProfiles">> {
  const got = await asked(t, station, {
    ...{ action: "GetChargingProfiles" as const, request: { requestId: 1, chargingProfile: criterion, ...(evseId === undefined ? {} : { evseId }) } },
    ...{ answer: { status: "Accepted" as const }, ...(isOptional === undefined ? {} : { isOptional }) },
  });
  return got;
}

function sameQuery(t: CsmsScenario, got: Req<"GetChargingProfiles">, { evseId, criterion }: Query): void {
  if (evseId === undefined) omitted(t, got.evseId, "evseId");
  else t.equal(got.evseId, evseId, "the EVSE");
  for (const field of criterionFields) {
    if (criterion[field] === undefined) omitted(t, got.chargingProfile[field], field);
    else t.equal(got.chargingProfile[field], criterion[field], field);
  }
}

interface Report {
  readonly requestId: number;
  readonly evseId: number;
  readonly purpose?: Purpose;
  readonly tbc?: boolean;
}

async function reported(t: CsmsScenario, station: StationPuppet, { requestId, evseId, purpose = "TxDefaultProfile", tbc }: Report): Promise<void> {
  const profile = profileOf(t, { purpose, kind: "Absolute", limitA: 6 });
  const chargingLimitSource = purpose === "ChargingStationExternalConstraints" ? "EMS" : "CSO";
  await station.call("ReportChargingProfiles", { requestId, chargingLimitSource, evseId, chargingProfile: [profile], ...(tbc === undefined ? {} : { tbc }) });
}

/** The whole of most cases: asked for, checked, reported. */
async function profilesReported(t: CsmsScenario, query: Query, station?: StationPuppet): Promise<void> {
  const to = station ?? (await booted(t));
  const got = await profilesAsked(t, to, query);
  sameQuery(t, got, query);
  t.step("the station reports a profile");
  await reported(t, to, { requestId: got.requestId, evseId: query.evseId ?? t.settings.evseId });
}

async function clearedByLevel(t: CsmsScenario, answer: Res<"ClearChargingProfile">): Promise<void> {
  const { evseId } = t.settings;
  const { stackLevel } = profileNumbers;
  const station = await booted(t);
  const chargingProfileCriteria = { chargingProfilePurpose: "TxDefaultProfile", evseId, stackLevel } as const;
  const got = await asked(t, station, { action: "ClearChargingProfile", request: { chargingProfileCriteria }, answer });
  t.equal(got.chargingProfileCriteria?.chargingProfilePurpose, "TxDefaultProfile", "the purpose");
  t.equal(got.chargingProfileCriteria?.stackLevel, stackLevel, "the stack level");
  t.equal(got.chargingProfileCriteria?.evseId, evseId, "the EVSE");
  omitted(t, got.chargingProfileId, "chargingProfileId");
}

export default [
  csmsCase("TC_K_05_CSMS", "An operator clears a profile by its id, which the station has reported.", async (t) => {
    const station = await booted(t);
    const { requestId } = await profilesAsked(t, station, { evseId: 0, criterion: { chargingProfilePurpose: "ChargingStationMaxProfile" } });
    await reported(t, station, { requestId, evseId: 0, purpose: "ChargingStationMaxProfile" });
    const got = await asked(t, station, { action: "ClearChargingProfile", request: { chargingProfileId: profileNumbers.id }, answer: { status: "Accepted" } });
    t.equal(got.chargingProfileId, profileNumbers.id, "the id of the profile");
    omitted(t, got.chargingProfileCriteria, "chargingProfileCriteria");
  }),

  csmsCase("TC_K_06_CSMS", "An operator clears a profile by its purpose and level.", (t) => clearedByLevel(t, { status: "Accepted" })),

  csmsCase("TC_K_08_CSMS", "An operator clears a profile that the station does not have.", (t) => clearedByLevel(t, { status: "Unknown" })),

  csmsCase("TC_K_29_CSMS", "An operator asks for the profiles of the station itself.", async (t) => {
    const { station } = await chargingSession(t);
    await profilesReported(t, { evseId: 0, criterion: { chargingProfilePurpose: "ChargingStationMaxProfile" } }, station);
  }),

  csmsCase("TC_K_30_CSMS", "An operator asks for the profiles of an EVSE.", (t) =>
    profilesReported(t, { evseId: t.settings.evseId, criterion: { chargingProfilePurpose: "TxDefaultProfile" } }),
  ),

  csmsCase("TC_K_31_CSMS", "An operator asks for all profiles of a purpose.", async (t) => {
    const query = { criterion: { chargingProfilePurpose: "TxDefaultProfile" } } as const;
    const station = await booted(t);
    const got = await profilesAsked(t, station, query);
    sameQuery(t, got, query);
    t.step("the station reports a profile of each EVSE");
    await reported(t, station, { requestId: got.requestId, evseId: t.settings.evseId, tbc: true });
    await reported(t, station, { requestId: got.requestId, evseId: secondEvse(t), tbc: false });
  }),

  csmsCase("TC_K_32_CSMS", "An operator asks for a profile by its id.", (t) => profilesReported(t, { criterion: { chargingProfileId: [profileNumbers.id] } })),

  csmsCase("TC_K_33_CSMS", "An operator asks for the profiles of a level.", (t) =>
    profilesReported(t, { evseId: t.settings.evseId, criterion: { stackLevel: profileNumbers.stackLevel } }),
  ),

  csmsCase("TC_K_34_CSMS", "An operator asks for the profiles of a source.", (t) =>
    profilesReported(t, { evseId: t.settings.evseId, criterion: { chargingLimitSource: ["CSO"] } }),
  ),

  csmsCase("TC_K_35_CSMS", "An operator asks for the profiles of a purpose.", (t) =>
    profilesReported(t, { evseId: t.settings.evseId, criterion: { chargingProfilePurpose: "TxDefaultProfile" } }),
  ),

  csmsCase("TC_K_36_CSMS", "An operator asks for the profiles of a purpose and level.", (t) =>
    profilesReported(t, { evseId: t.settings.evseId, criterion: { chargingProfilePurpose: "TxDefaultProfile", stackLevel: profileNumbers.stackLevel } }),
  ),

  csmsCase("TC_K_52_CSMS", "A station reports a limit that somebody else has set.", async (t) => {
    const purpose = "ChargingStationExternalConstraints";
    const { evseId } = t.settings;
    const station = await booted(t);
    const { requestId } = await profilesAsked(t, station, { evseId, criterion: { chargingProfilePurpose: purpose }, isOptional: true });
    t.step("the station reports the limit");
    await reported(t, station, { requestId, evseId, purpose });
  }),
];
