// SPDX-License-Identifier: Apache-2.0
// An OCPP 2.1 charging profile as one of 2.0.1, where it says nothing that 2.0.1 could not say.
import { err, ok, type Result } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import type { ChargingProfile201 } from "./profile201.ts";
import type { Refusal } from "./station-commands.ts";

export type ChargingProfile21 = Request<"2.1", "SetChargingProfile">["chargingProfile"];
type Schedule21 = ChargingProfile21["chargingSchedule"][number];
type Period21 = Schedule21["chargingSchedulePeriod"][number];
type Schedule201 = ChargingProfile201["chargingSchedule"][number];
type Period201 = Schedule201["chargingSchedulePeriod"][number];

const unsupported = (field: string): Result<never, Refusal> => err({ code: "UnsupportedParam", detail: `${field} is not supported` });

/** Whatever else a profile carries would change its meaning, so it is refused and not passed over. */
export function profileAs201(wire: ChargingProfile21): Result<ChargingProfile201, Refusal> {
  const {
    id,
    stackLevel,
    chargingProfilePurpose,
    chargingProfileKind,
    recurrencyKind,
    validFrom,
    validTo,
    transactionId,
    chargingSchedule,
    customData,
    ...rest
  } = wire;
  const [field] = Object.keys(rest);
  if (field !== undefined) return unsupported(field);
  if (chargingProfilePurpose === "PriorityCharging" || chargingProfilePurpose === "LocalGeneration") return unsupported(`purpose ${chargingProfilePurpose}`);
  if (chargingProfileKind === "Dynamic") return unsupported("kind Dynamic");
  const schedules: Schedule201[] = [];
  for (const schedule of chargingSchedule) {
    const outcome = scheduleAs201(schedule);
    if (!outcome.ok) return outcome;
    schedules.push(outcome.value);
  }
  const profile = { id, stackLevel, chargingProfilePurpose, chargingProfileKind, chargingSchedule: schedules };
  return ok({ ...profile, ...present({ recurrencyKind, validFrom, validTo, transactionId, customData }) });
}

function scheduleAs201(wire: Schedule21): Result<Schedule201, Refusal> {
  const { id, startSchedule, duration, chargingRateUnit, chargingSchedulePeriod, minChargingRate, customData, ...rest } = wire;
  const [field] = Object.keys(rest);
  if (field !== undefined) return unsupported(field);
  const periods: Period201[] = [];
  for (const period of chargingSchedulePeriod) {
    const outcome = periodAs201(period);
    if (!outcome.ok) return outcome;
    periods.push(outcome.value);
  }
  return ok({ id, chargingRateUnit, chargingSchedulePeriod: periods, ...present({ startSchedule, duration, minChargingRate }) });
}

function periodAs201({ startPeriod, limit, numberPhases, phaseToUse, operationMode, customData, ...rest }: Period21): Result<Period201, Refusal> {
  const [field] = Object.keys(rest);
  if (field !== undefined) return unsupported(field);
  if (operationMode !== undefined && operationMode !== "ChargingOnly") return unsupported(`operationMode ${operationMode}`);
  if (limit === undefined) return err({ code: "InvalidSchedule", detail: "a period needs a limit" });
  return ok({ startPeriod, limit, ...present({ numberPhases, phaseToUse }) });
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
