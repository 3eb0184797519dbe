// SPDX-License-Identifier: Apache-2.0
// An OCPP 2.1 charging profile as far as this station understands it: what 2.0.1 could say, the purposes PriorityCharging and
// LocalGeneration, the kind Dynamic, and how long it counts offline.
import { err, ok, type Result } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import type { WireProfile } from "./profile201.ts";
import type { Refusal } from "./station-commands.ts";

export type ChargingProfile21 = Request<"2.1", "SetChargingProfile">["chargingProfile"];
type Schedule21 = ChargingProfile21["chargingSchedule"][number];
type Period21 = Schedule21["chargingSchedulePeriod"][number];
type Schedule201 = WireProfile["chargingSchedule"][number];
type Period201 = Schedule201["chargingSchedulePeriod"][number];

const refuse = (code: Refusal["code"], detail: string): Result<never, Refusal> => err({ code, detail });
const unsupported = (field: string): Result<never, Refusal> => refuse("UnsupportedParam", `${field} is not supported`);

/** Whatever else a profile carries would change its meaning, so it is refused and not passed over. */
export function profileFrom21(wire: ChargingProfile21): Result<WireProfile, Refusal> {
  const { id, stackLevel, chargingProfilePurpose, chargingProfileKind, recurrencyKind, validFrom, validTo, transactionId, ...more } = wire;
  const { chargingSchedule, maxOfflineDuration, invalidAfterOfflineDuration, dynUpdateInterval, dynUpdateTime, customData, ...rest } = more;
  const [field] = Object.keys(rest);
  if (field !== undefined) return unsupported(field);
  if (chargingProfileKind !== "Dynamic" && (dynUpdateInterval !== undefined || dynUpdateTime !== undefined))
    return refuse("InvalidProfile", "only a Dynamic profile has dynUpdateInterval and dynUpdateTime [K01.FR.122]");
  const schedules: Schedule201[] = [];
  for (const schedule of chargingSchedule) {
    const outcome = scheduleFrom21(schedule);
    if (!outcome.ok) return outcome;
    schedules.push(outcome.value);
  }
  const profile = { id, stackLevel, chargingProfilePurpose, chargingProfileKind, chargingSchedule: schedules };
  const validity = { validFrom, validTo, maxOfflineDuration, invalidAfterOfflineDuration };
  return ok({ ...profile, ...present({ recurrencyKind, ...validity, transactionId, dynUpdateInterval, dynUpdateTime, customData }) });
}

function scheduleFrom21(wire: Schedule21): Result<Schedule201, Refusal> {
  const { id, startSchedule, duration, chargingRateUnit, chargingSchedulePeriod, minChargingRate, customData, ...more } = wire;
  const { useLocalTime, randomizedDelay, limitAtSoC, ...rest } = more;
  if (useLocalTime === true) return refuse("InvalidSchedule", "useLocalTime is not supported [K01.FR.123]");
  if (randomizedDelay !== undefined && randomizedDelay > 0) return refuse("InvalidSchedule", "randomizedDelay is not supported [K01.FR.124]");
  if (limitAtSoC !== undefined) return refuse("InvalidSchedule", "limitAtSoC is not supported [K01.FR.125]");
  const [field] = Object.keys(rest);
  if (field !== undefined) return unsupported(field);
  const periods: Period201[] = [];
  for (const period of chargingSchedulePeriod) {
    const outcome = periodFrom21(period);
    if (!outcome.ok) return outcome;
    periods.push(outcome.value);
  }
  return ok({ id, chargingRateUnit, chargingSchedulePeriod: periods, ...present({ startSchedule, duration, minChargingRate }) });
}

function periodFrom21({ startPeriod, limit, numberPhases, phaseToUse, operationMode, evseSleep, customData, ...rest }: Period21): Result<Period201, Refusal> {
  if (evseSleep === true) return refuse("InvalidSchedule", "evseSleep is not supported [K01.FR.126]");
  if (operationMode !== undefined && operationMode !== "ChargingOnly") return refuse("InvalidSchedule", `operationMode ${operationMode} is not supported`);
  const [field] = Object.keys(rest);
  if (field !== undefined) return unsupported(field);
  if (limit === undefined) return refuse("InvalidSchedule", "a period needs a limit");
  return ok({ startPeriod, limit, ...present({ numberPhases, phaseToUse }) });
}

/** The limit of an UpdateDynamicSchedule, or of the answer to a PullDynamicScheduleUpdate; whatever else it may carry this station cannot follow. */
export function dynamicLimit21(update: Request<"2.1", "UpdateDynamicSchedule">["scheduleUpdate"]): Result<number, Refusal> {
  const { limit, customData, ...rest } = update;
  const [field] = Object.keys(rest);
  if (field !== undefined) return unsupported(field);
  return limit === undefined ? refuse("InvalidSchedule", "an update needs a limit") : ok(limit);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
