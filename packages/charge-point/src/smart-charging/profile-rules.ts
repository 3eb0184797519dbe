// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, SchedulePeriod } from "@chargehand/charging";
import type { Refusal } from "../ocpp/station-commands.ts";
import { isFromTheWire } from "./charge-now.ts";

/** What this station takes; told to the CSMS as variables of SmartChargingCtrlr. */
export const profileLimits = {
  stackLevel: 99,
  periods: 1_024,
  profiles: 32,
  /** Ten years, in seconds: longer schedules are mistakes. */
  seconds: 315_360_000,
  /** A or W: above any AC station, below what arithmetic could choke on. */
  limit: 1_000_000,
} as const;

/** What a profile is judged against. */
export interface ProfileContext {
  readonly installed: readonly ChargingProfile[];
  readonly transactionId: string | undefined;
}

type Verdict = Refusal | undefined;
const refuse = (code: Refusal["code"], detail: string): Refusal => ({ code, detail });

/** Why a profile cannot be taken, or undefined when it can. Pure. Source: OCPP 2.0.1 part 2, K01. */
export const refusalOf = (profile: ChargingProfile, context: ProfileContext): Verdict =>
  shapeRefusal(profile) ?? purposeRefusal(profile, context.transactionId) ?? conflictRefusal(profile, context.installed);

/** What can be said of a profile by itself. */
export function shapeRefusal(profile: ChargingProfile): Verdict {
  const { stackLevel, evseId, kind, startSchedule, validFrom, validTo } = profile;
  if (evseId !== 0 && evseId !== 1) return refuse("UnknownEvse", "there is only EVSE 1 [K01.FR.28]");
  if (!isWhole(stackLevel, profileLimits.stackLevel)) return refuse("InvalidStackLevel", `stackLevel must be 0 to ${profileLimits.stackLevel}`);
  if (kind === "Relative" && startSchedule !== undefined) return refuse("InvalidSchedule", "a Relative profile has no startSchedule [K01.FR.41]");
  if ((kind === "Absolute" || kind === "Recurring") && startSchedule === undefined)
    return refuse("InvalidSchedule", "an Absolute or Recurring profile needs startSchedule [K01.FR.40]");
  if (kind === "Recurring" && profile.recurrency === undefined) return refuse("InvalidProfile", "a Recurring profile needs recurrencyKind");
  if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom) return refuse("InvalidProfile", "validTo must be after validFrom");
  if (profile.duration !== undefined && !isWhole(profile.duration, profileLimits.seconds))
    return refuse("InvalidSchedule", "duration must be 0 s to ten years");
  return periodsRefusal(profile.periods) ?? ratesAndTimesRefusal(profile) ?? dynamicRefusal(profile) ?? factsRefusal(profile);
}

function ratesAndTimesRefusal({ minChargingRate, maxOfflineDuration, updateInterval }: ChargingProfile): Verdict {
  if (updateInterval !== undefined && !isWhole(updateInterval, profileLimits.seconds))
    return refuse("ValueOutOfRange", "dynUpdateInterval must be 0 s to ten years");
  if (minChargingRate !== undefined && !(minChargingRate >= 0 && minChargingRate <= profileLimits.limit))
    return refuse("ValueOutOfRange", `minChargingRate must be 0 to ${profileLimits.limit}`);
  return maxOfflineDuration === undefined || isWhole(maxOfflineDuration, profileLimits.seconds)
    ? undefined
    : refuse("ValueOutOfRange", "maxOfflineDuration must be 0 s to ten years");
}

function dynamicRefusal({ kind, periods, duration, startSchedule }: ChargingProfile): Verdict {
  if (kind !== "Dynamic") return undefined;
  if (periods.length !== 1) return refuse("InvalidSchedule", "a Dynamic profile has one period [OCPP 2.1 K28.FR.01, K28.FR.03]");
  return duration !== undefined && startSchedule === undefined
    ? refuse("InvalidSchedule", "a Dynamic profile without startSchedule has nothing that its duration could count from")
    : undefined;
}

function periodsRefusal(periods: readonly SchedulePeriod[]): Verdict {
  if (periods.length === 0) return refuse("InvalidSchedule", "a schedule needs a period");
  if (periods.length > profileLimits.periods) return refuse("TooManyElements", `a schedule has at most ${profileLimits.periods} periods`);
  if (periods[0]?.startPeriod !== 0) return refuse("InvalidSchedule", "the first period must start at 0 [K01.FR.31]");
  let previous = -1;
  for (const { startPeriod, limit } of periods) {
    if (!isWhole(startPeriod, profileLimits.seconds) || startPeriod <= previous)
      return refuse("InvalidSchedule", "periods must be in order of startPeriod [K01.FR.35]");
    if (!(limit >= 0 && limit <= profileLimits.limit)) return refuse("ValueOutOfRange", `a limit must be 0 to ${profileLimits.limit}`);
    previous = startPeriod;
  }
  return undefined;
}

function factsRefusal({ facts, periods }: ChargingProfile): Verdict {
  if (facts.cause === "chargeNow" && periods.some((period) => period.limit === 0))
    return refuse("InvalidSchedule", "charge now with a limit of 0 contradicts itself");
  return undefined;
}

function purposeRefusal(profile: ChargingProfile, openTransaction: string | undefined): Verdict {
  const { purpose, evseId, kind, transactionId, duration } = profile;
  if (purpose !== "TxProfile" && transactionId !== undefined) return refuse("InvalidProfile", "only a TxProfile has a transactionId");
  switch (purpose) {
    case "TxProfile":
      return txRefusal(profile, openTransaction);
    case "ChargingStationMaxProfile":
      if (evseId !== 0) return refuse("InvalidProfile", "ChargingStationMaxProfile is for EVSE 0 [K04.FR.03]");
      return kind === "Relative" ? refuse("InvalidProfile", "ChargingStationMaxProfile cannot be Relative [K01.FR.38]") : undefined;
    case "ChargingStationExternalConstraints":
      return refuse("InvalidProfile", "ChargingStationExternalConstraints is not for a CSMS to set [K01.FR.22]");
    case "PriorityCharging":
      return duration === undefined ? undefined : refuse("InvalidSchedule", "priority charging has no duration [OCPP 2.1 K01.FR.70]");
    default:
      return undefined;
  }
}

function txRefusal({ evseId, transactionId }: ChargingProfile, openTransaction: string | undefined): Verdict {
  if (evseId === 0) return refuse("InvalidProfile", "a TxProfile is for an EVSE, not for 0 [K01.FR.16]");
  if (openTransaction === undefined) return refuse("TxNotFound", "no transaction is active [K01.FR.09]");
  if (transactionId === undefined) return refuse("InvalidProfile", "a TxProfile needs transactionId [K01.FR.03]");
  return transactionId === openTransaction ? undefined : refuse("TxNotFound", "that transaction is not active here [K01.FR.33]");
}

function conflictRefusal(profile: ChargingProfile, installed: readonly ChargingProfile[]): Verdict {
  const others = installed.filter((other) => other.id !== profile.id);
  if (installed.some((other) => other.id === profile.id && isExternal(other)))
    return refuse("InvalidProfileId", "that id belongs to a limit from outside [K01.FR.05]");
  // What people say on the spot finds room whatever a CSMS has filled.
  if (isFromTheWire(profile) && others.filter(isFromTheWire).length >= profileLimits.profiles)
    return refuse("TooManyElements", `at most ${profileLimits.profiles} profiles are kept`);
  return others.some((other) => areInConflict(profile, other))
    ? refuse("DuplicateProfile", "another profile has this purpose and stackLevel at the same time [K01.FR.06, K01.FR.39, K01.FR.52, K01.FR.53]")
    : undefined;
}

/** Profiles of owner's stop and "charge now" speak on layers of their own and do not compete with routine ones. */
function areInConflict(a: ChargingProfile, b: ChargingProfile): boolean {
  if (a.purpose !== b.purpose || a.stackLevel !== b.stackLevel || laneOf(a) !== laneOf(b)) return false;
  if (a.purpose === "TxProfile") return a.transactionId === b.transactionId;
  if (a.purpose === "TxDefaultProfile" && a.evseId !== b.evseId) return true;
  return startOf(a) < endOf(b) && startOf(b) < endOf(a);
}

/** Set by somebody other than the CSMS, which can neither replace nor clear it [K01.FR.05, K10.FR.08]. */
export const isExternal = ({ purpose }: ChargingProfile): boolean => purpose === "ChargingStationExternalConstraints";

/** Which layer a profile speaks on. */
export const laneOf = ({ facts }: ChargingProfile): "ownerStop" | "chargeNow" | "routine" =>
  facts.cause === "ownerStop" || facts.cause === "chargeNow" ? facts.cause : "routine";

const startOf = (profile: ChargingProfile): number => profile.validFrom ?? Number.NEGATIVE_INFINITY;
const endOf = (profile: ChargingProfile): number => profile.validTo ?? Number.POSITIVE_INFINITY;
const isWhole = (n: number, max: number): boolean => Number.isInteger(n) && n >= 0 && n <= max;
