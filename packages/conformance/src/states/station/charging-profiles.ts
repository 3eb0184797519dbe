// SPDX-License-Identifier: Apache-2.0
// Charging profiles at a station: the state SetChargingProfile of Part 6 (table 445), and reports of profiles.
import { toIso } from "@chargehand/kernel";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { getVariable } from "./device-model.ts";

export type Profile = Req<"SetChargingProfile">["chargingProfile"];
export type RateUnit = Profile["chargingSchedule"][number]["chargingRateUnit"];
type Period = Profile["chargingSchedule"][number]["chargingSchedulePeriod"][number];
/** Seconds from the start of the schedule, and amps; a station that knows only watts gets thousands of them. */
export type Step = readonly [startPeriod: number, limit: number];

/** The unit that limits are sent in: A where the station knows it. */
export async function rateUnit(t: StationScenario): Promise<RateUnit> {
  const units = await rateUnits(t);
  return units.includes("A") || units.length === 0 ? "A" : "W";
}

/** Those that the station says it knows; empty when it says nothing. */
export async function rateUnits(t: StationScenario): Promise<readonly RateUnit[]> {
  t.step("the station says which units of limits it knows");
  const { attributeValue = "" } = await getVariable(t, "SmartChargingCtrlr", "RateUnit");
  return (["A", "W"] as const).filter((unit) => new RegExp(`\\b${unit}\\b`).test(attributeValue));
}

/** A limit of the document, in the unit: 6 is 6 A or 6000 W. */
export const limitIn = (unit: RateUnit, limit: number): number => (unit === "A" ? limit : limit * 1_000);

export interface ProfileWish extends Partial<Pick<Profile, "id" | "stackLevel" | "transactionId" | "recurrencyKind">> {
  readonly purpose?: Profile["chargingProfilePurpose"];
  readonly kind?: Profile["chargingProfileKind"];
  readonly unit: RateUnit;
  readonly steps?: readonly Step[];
  readonly duration?: number;
  /** Ms from now. */
  readonly startIn?: number;
  readonly validFromIn?: number;
  readonly validToIn?: number;
}

const defaults = { id: 1, stackLevel: 0, purpose: "TxDefaultProfile", kind: "Absolute", steps: [[0, 6]] } as const;

/** Of an AC station: three, or as many as it has. */
function phasesOf({ rig }: StationScenario): number {
  return rig.features["HFS-7"] !== true && rig.features["HFS-5"] === true ? 1 : 3;
}

/** A profile; one that is not relative begins now unless said otherwise. */
export function profileOf(t: StationScenario, wish: ProfileWish): Profile {
  const { id, stackLevel, purpose, kind, steps, unit, duration, startIn, validFromIn, validToIn, transactionId, recurrencyKind } = { ...defaults, ...wish };
  const at = (inMs: number) => toIso(t.now() + inMs);
  const chargingSchedulePeriod = steps.map(([startPeriod, limit]): Period => ({ startPeriod, limit: limitIn(unit, limit), numberPhases: phasesOf(t) }));
  const schedule = { id, chargingRateUnit: unit, chargingSchedulePeriod: chargingSchedulePeriod as [Period, ...Period[]] };
  const start = kind === "Relative" ? {} : { startSchedule: at(startIn ?? 0) };
  return {
    ...{ id, stackLevel, chargingProfilePurpose: purpose, chargingProfileKind: kind },
    ...(recurrencyKind === undefined ? {} : { recurrencyKind }),
    ...(validFromIn === undefined ? {} : { validFrom: at(validFromIn) }),
    ...(validToIn === undefined ? {} : { validTo: at(validToIn) }),
    ...(transactionId === undefined ? {} : { transactionId }),
    chargingSchedule: [{ ...schedule, ...(duration === undefined ? {} : { duration }), ...start }],
  };
}

/** Sends a profile; gives the status. */
export async function setProfile(t: StationScenario, evseId: number, chargingProfile: Profile): Promise<Res<"SetChargingProfile">["status"]> {
  t.step(`the CSMS sets a ${chargingProfile.chargingProfilePurpose} for EVSE ${evseId}`);
  const { status } = await t.csms.call("SetChargingProfile", { evseId, chargingProfile });
  return status;
}

/** Table 445, SetChargingProfile: it is taken. Gives what was sent. */
export async function profileSet(t: StationScenario, evseId: number, chargingProfile: Profile): Promise<Profile> {
  t.equal(await setProfile(t, evseId, chargingProfile), "Accepted", "the status of the profile");
  return chargingProfile;
}

export interface ProfileQuery {
  readonly evseId?: number;
  readonly requestId: number;
  readonly where?: Req<"GetChargingProfiles">["chargingProfile"];
}

/** The CSMS asks for profiles; gives the status. */
export async function getProfiles(t: StationScenario, { where = {}, ...query }: ProfileQuery): Promise<Res<"GetChargingProfiles">["status"]> {
  t.step("the CSMS asks for charging profiles");
  const { status } = await t.csms.call("GetChargingProfiles", { ...query, chargingProfile: where });
  return status;
}

export interface ReportedProfile {
  readonly evseId: number;
  readonly profile: Profile;
}

/** The same, and all parts of the report. */
export async function reportedProfiles(t: StationScenario, query: ProfileQuery): Promise<readonly ReportedProfile[]> {
  t.equal(await getProfiles(t, query), "Accepted", "the status of the report");
  const reported: ReportedProfile[] = [];
  for (;;) {
    const { tbc, evseId, chargingProfile } = await t.csms.expect("ReportChargingProfiles", {
      where: ({ requestId }) => requestId === query.requestId,
      what: `a ReportChargingProfiles with requestId ${query.requestId}`,
    });
    reported.push(...chargingProfile.map((profile) => ({ evseId, profile })));
    if (tbc !== true) return reported;
  }
}

/** One of the reported is the profile that was sent, on that EVSE. */
export function isReported(
  t: StationScenario,
  reported: readonly ReportedProfile[],
  { sent, evseId }: { readonly sent: Profile; readonly evseId: number },
): void {
  const got = t.must(
    reported.find(({ profile }) => profile.id === sent.id),
    `profile ${sent.id} in the report`,
  );
  t.equal(got.evseId, evseId, "its EVSE");
  const { profile } = got;
  for (const field of ["stackLevel", "chargingProfilePurpose", "chargingProfileKind", "recurrencyKind", "transactionId"] as const)
    t.equal(profile[field], sent[field], `its ${field}`);
  for (const field of ["validFrom", "validTo"] as const) t.equal(instant(profile[field]), instant(sent[field]), `its ${field}`);
  const [schedule] = profile.chargingSchedule;
  const [wanted] = sent.chargingSchedule;
  t.equal(schedule?.duration, wanted?.duration, "its duration");
  t.equal(schedule?.chargingRateUnit, wanted?.chargingRateUnit, "its unit");
  t.equal(instant(schedule?.startSchedule), instant(wanted?.startSchedule), "its start");
  t.equal(schedule?.chargingSchedulePeriod.map(withPhases), wanted?.chargingSchedulePeriod.map(withPhases), "its periods");
}

// Without a number, three [OCPP 2.0.1 part 2, ChargingSchedulePeriodType].
const withPhases = ({ startPeriod, limit, numberPhases = 3 }: Period) => [startPeriod, limit, numberPhases];
const instant = (time: string | undefined): number | undefined => (time === undefined ? undefined : Date.parse(time));
