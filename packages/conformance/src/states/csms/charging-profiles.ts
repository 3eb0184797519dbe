// SPDX-License-Identifier: Apache-2.0
// What the cases of block K have in common: the profile that an operator wishes, and what must be so of the one that comes.
import { Seconds, toIso } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Answer, Req, Res } from "../../scenario/ocpp-side.ts";
import { asked, omitted, sameTime } from "./operator.ts";

type Profile = ocpp201.ChargingProfileType;
type Schedule = ocpp201.ChargingScheduleType;

/** What the document calls configured; the wish names it, so it need not be configured. */
export const profileNumbers = { id: 1, stackLevel: 0, rateUnit: "A", durationS: 3_600, numberPhases: 3 } as const;

export interface ProfileWish {
  readonly purpose: Profile["chargingProfilePurpose"];
  readonly kind: Profile["chargingProfileKind"];
  readonly limitA: number;
  readonly id?: number;
  readonly recurrencyKind?: NonNullable<Profile["recurrencyKind"]>;
  readonly transactionId?: string;
  /** With validFrom and validTo. */
  readonly isBounded?: boolean;
}

/** The profile for a wish; what is not relative begins now. */
export function profileOf(t: CsmsScenario, wish: ProfileWish): Profile {
  const { rateUnit, durationS, numberPhases, stackLevel } = profileNumbers;
  const now = toIso(t.now());
  return {
    ...{ id: wish.id ?? profileNumbers.id, stackLevel, chargingProfilePurpose: wish.purpose, chargingProfileKind: wish.kind },
    ...(wish.recurrencyKind === undefined ? {} : { recurrencyKind: wish.recurrencyKind }),
    ...(wish.transactionId === undefined ? {} : { transactionId: wish.transactionId }),
    ...(wish.isBounded === true ? { validFrom: now, validTo: toIso(t.now() + Seconds(durationS)) } : {}),
    chargingSchedule: [
      {
        ...{ id: 1, chargingRateUnit: rateUnit, duration: durationS, chargingSchedulePeriod: [{ startPeriod: 0, limit: wish.limitA, numberPhases }] },
        ...(wish.kind === "Relative" ? {} : { startSchedule: now }),
      },
    ],
  };
}

export interface ProfileSetting {
  readonly evseId: number;
  readonly wish: ProfileWish;
  readonly answer?: Answer<"SetChargingProfile"> | Res<"SetChargingProfile">;
  readonly isOptional?: boolean;
}

export interface ProfileThatCame {
  readonly wished: Profile;
  readonly evseId: number;
  readonly profile: Profile;
  readonly schedule: Schedule;
}

/** An operator sets a profile. The general rules of Part 6, chapter 3.1, must hold of it. */
export async function profileSet(t: CsmsScenario, station: StationPuppet, setting: ProfileSetting): Promise<ProfileThatCame> {
  const { evseId, wish, answer = { status: "Accepted" }, isOptional } = setting;
  const wished = profileOf(t, wish);
  const got = await asked(t, station, {
    ...{ action: "SetChargingProfile" as const, request: { evseId, chargingProfile: wished }, answer },
    where: ({ chargingProfile }: Req<"SetChargingProfile">) => chargingProfile.chargingProfilePurpose === wish.purpose,
    ...(isOptional === undefined ? {} : { isOptional }),
  });
  const profile = got.chargingProfile;
  keepsGeneralRules(t, profile);
  return { wished, evseId: got.evseId, profile, schedule: t.must(profile.chargingSchedule[0], "the schedule") };
}

export function keepsGeneralRules(t: CsmsScenario, { chargingSchedule }: Profile): void {
  for (const { chargingSchedulePeriod: periods } of chargingSchedule) {
    const isOrdered = periods.every(({ startPeriod }, index) => index === 0 || startPeriod > (periods[index - 1]?.startPeriod ?? 0));
    t.check(isOrdered, "the periods are in the order of their starts", periods);
    const isPhaseRight = periods.every(({ phaseToUse, numberPhases }) => phaseToUse === undefined || numberPhases === 1);
    t.check(isPhaseRight, "phaseToUse is only there with numberPhases 1", periods);
  }
}

/** Where the profile is for, and its level, purpose and kinds. */
export function sameHead(
  t: CsmsScenario,
  came: ProfileThatCame,
  wanted: { readonly evseId: number; readonly kinds: readonly Profile["chargingProfileKind"][] },
): void {
  t.equal(came.evseId, wanted.evseId, "the EVSE");
  t.equal(came.profile.stackLevel, came.wished.stackLevel, "the stack level");
  t.equal(came.profile.chargingProfilePurpose, came.wished.chargingProfilePurpose, "the purpose");
  t.oneOf(came.profile.chargingProfileKind, wanted.kinds, "the kind");
}

/** Unit, limit (in A, or a thousand times as many W), start and phases of the first period. */
export function sameLimit(t: CsmsScenario, { schedule }: ProfileThatCame, limitA: number): void {
  const [period] = schedule.chargingSchedulePeriod;
  const { rateUnit, numberPhases } = profileNumbers;
  t.equal(schedule.chargingRateUnit, rateUnit, "the unit");
  t.equal(period?.startPeriod, 0, "the start of the period");
  t.equal(period?.limit, schedule.chargingRateUnit === "W" ? limitA * 1_000 : limitA, "the limit");
  // Three phases are what is meant when nothing is said.
  t.oneOf(period?.numberPhases, [numberPhases, undefined], "the number of phases");
}

export function sameDuration(t: CsmsScenario, { schedule }: ProfileThatCame): void {
  t.equal(schedule.duration, profileNumbers.durationS, "the duration");
}

/** validFrom and startSchedule are now, validTo is the duration after it. */
export function sameBounds(t: CsmsScenario, { wished, profile, schedule }: ProfileThatCame): void {
  sameTime(t, profile.validFrom, wished.validFrom ?? "", "validFrom");
  sameTime(t, profile.validTo, wished.validTo ?? "", "validTo");
  sameTime(t, schedule.startSchedule, wished.chargingSchedule[0]?.startSchedule ?? "", "startSchedule");
}

/** A relative schedule has no start of its own, an absolute one has. */
export function startFitsKind(t: CsmsScenario, { profile, schedule }: ProfileThatCame): void {
  t.oneOf(profile.chargingProfileKind, ["Relative", "Absolute"], "the kind");
  if (profile.chargingProfileKind === "Relative") omitted(t, schedule.startSchedule, "startSchedule");
  else t.check(schedule.startSchedule !== undefined, "startSchedule is given");
}
