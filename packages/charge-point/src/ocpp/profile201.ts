// SPDX-License-Identifier: Apache-2.0
// OCPP 2.0.1 ChargingProfileType to the rules' ChargingProfile and back. Shape and range; what depends on the station is in smart-charging/.
import {
  type Beneficiary,
  beneficiaries,
  type Cause,
  type ChargingProfile,
  causes,
  type Facts,
  type Provenance,
  provenances,
  type SchedulePeriod,
  VENDOR_ID,
} from "@chargehand/charging";
import { err, ok, type Result, toIso } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import type { Refusal } from "./station-commands.ts";

export type ChargingProfile201 = Request<"2.0.1", "SetChargingProfile">["chargingProfile"];
type Schedule201 = ChargingProfile201["chargingSchedule"][number];

/** A moment that a schedule may speak of; the year 222222 is a typing error or an attack. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const LARGEST_ID = 2_147_483_647;

const refuse = (code: Refusal["code"], detail: string): Result<never, Refusal> => err({ code, detail });

export function profileFrom201(evseId: number, wire: ChargingProfile201): Result<ChargingProfile, Refusal> {
  if (wire.chargingProfilePurpose === "ChargingStationExternalConstraints")
    return refuse("InvalidProfile", "ChargingStationExternalConstraints is not for a CSMS to set [K01.FR.22]");
  if (Math.abs(wire.id) > LARGEST_ID) return refuse("ValueOutOfRange", "the id of a profile has 32 bits");
  const [schedule, second] = wire.chargingSchedule;
  if (schedule === undefined || second !== undefined) return refuse("InvalidSchedule", "exactly one chargingSchedule is supported [K01.FR.34]");
  const validFrom = instantOf(wire.validFrom);
  const validTo = instantOf(wire.validTo);
  const startSchedule = instantOf(schedule.startSchedule);
  if (validFrom === "invalid" || validTo === "invalid" || startSchedule === "invalid")
    return refuse("InvalidSchedule", "a time is not RFC 3339, or outside 2000 to 2100");
  const facts = factsFrom(wire.customData);
  if (facts === undefined) return refuse("InvalidValue", "customData of org.chargehand has an unknown cause, beneficiary, provenance or until");
  return ok({
    id: wire.id,
    stackLevel: wire.stackLevel,
    purpose: wire.chargingProfilePurpose,
    kind: wire.chargingProfileKind,
    evseId,
    unit: schedule.chargingRateUnit,
    periods: schedule.chargingSchedulePeriod.map(periodOf),
    facts,
    ...optional({ recurrency: wire.recurrencyKind, validFrom, validTo, transactionId: wire.transactionId, startSchedule, duration: schedule.duration }),
  });
}

/** Whether a profile asks for a phase to be chosen, which this hardware cannot do [K01.FR.48]. */
export const choosesPhase201 = (wire: ChargingProfile201): boolean =>
  wire.chargingSchedule.some((schedule) => schedule.chargingSchedulePeriod.some((period) => period.phaseToUse !== undefined));

export function profileTo201(profile: ChargingProfile): ChargingProfile201 {
  return {
    id: profile.id,
    stackLevel: profile.stackLevel,
    chargingProfilePurpose: profile.purpose,
    chargingProfileKind: profile.kind,
    ...optional({
      recurrencyKind: profile.recurrency,
      validFrom: isoOf(profile.validFrom),
      validTo: isoOf(profile.validTo),
      transactionId: profile.transactionId,
    }),
    chargingSchedule: [scheduleOf(profile)],
    customData: {
      vendorId: VENDOR_ID,
      cause: profile.facts.cause,
      beneficiary: profile.facts.beneficiary,
      provenance: profile.facts.provenance,
      ...optional({ until: isoOf(profile.facts.until) }),
    },
  };
}

const scheduleOf = (profile: ChargingProfile): Schedule201 => ({
  id: profile.id,
  ...optional({ startSchedule: isoOf(profile.startSchedule), duration: profile.duration }),
  chargingRateUnit: profile.unit,
  chargingSchedulePeriod: profile.periods.map((period) => ({ ...period })),
});

function periodOf(period: Schedule201["chargingSchedulePeriod"][number]): SchedulePeriod {
  const { startPeriod, limit, numberPhases } = period;
  return { startPeriod, limit, ...(numberPhases === 1 || numberPhases === 2 || numberPhases === 3 ? { numberPhases } : {}) };
}

/** Who sends a profile without saying why: routine, by whoever runs the CSMS. */
const ROUTINE: Facts = { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false };

/** The facts of our `customData`; routine without it, undefined when it is ours but makes no sense. */
export function factsFrom(customData: ChargingProfile201["customData"]): Facts | undefined {
  if (customData === undefined || customData.vendorId !== VENDOR_ID) return ROUTINE;
  const { cause, beneficiary, provenance, until } = customData as Readonly<Record<string, unknown>>;
  const end = until === undefined ? undefined : typeof until === "string" ? instantOf(until) : "invalid";
  if (!isOneOf<Cause>(causes, cause) || !isOneOf<Beneficiary>(beneficiaries, beneficiary) || !isOneOf<Provenance>(provenances, provenance)) return undefined;
  if (end === "invalid") return undefined;
  return { cause, beneficiary, provenance, verified: false, ...optional({ until: end }) };
}

const isOneOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((item) => item === value);

function instantOf(text: string | undefined): number | undefined | "invalid" {
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms < EARLIEST || ms >= LATEST ? "invalid" : ms;
}

const isoOf = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : toIso(ms));

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined. */
function optional<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
