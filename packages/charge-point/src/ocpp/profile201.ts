// SPDX-License-Identifier: Apache-2.0
// OCPP 2.0.1 ChargingProfileType to the rules' ChargingProfile and back. Shape and range; what depends on the station is in smart-charging/.
import {
  type AttestedDelay,
  type Beneficiary,
  beneficiaries,
  type Cause,
  type ChargingProfile,
  causes,
  type Facts,
  type ProfileKind,
  type ProfilePurpose,
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

/** A profile of 2.0.1 with what 2.1 adds that this station understands; each of 2.0.1 is one. */
export interface WireProfile extends Omit<ChargingProfile201, "chargingProfilePurpose" | "chargingProfileKind"> {
  readonly chargingProfilePurpose: ProfilePurpose;
  readonly chargingProfileKind: ProfileKind;
  readonly maxOfflineDuration?: number;
  readonly invalidAfterOfflineDuration?: boolean;
  readonly dynUpdateTime?: string;
  readonly dynUpdateInterval?: number;
}

/** A moment that a schedule may speak of; the year 222222 is a typing error or an attack. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const LARGEST_ID = 2_147_483_647;

const refuse = (code: Refusal["code"], detail: string): Result<never, Refusal> => err({ code, detail });

/** Reads a profile that came over the wire; what depends on the station is judged later. */
export function profileFrom201(evseId: number, wire: WireProfile): Result<ChargingProfile, Refusal> {
  if (wire.chargingProfilePurpose === "ChargingStationExternalConstraints")
    return refuse("InvalidProfile", "ChargingStationExternalConstraints is not for a CSMS to set [K01.FR.22]");
  if (Math.abs(wire.id) > LARGEST_ID) return refuse("ValueOutOfRange", "the id of a profile has 32 bits");
  const [schedule, second] = wire.chargingSchedule;
  if (schedule === undefined || second !== undefined) return refuse("InvalidSchedule", "exactly one chargingSchedule is supported [K01.FR.34]");
  const validFrom = instantOf(wire.validFrom);
  const validTo = instantOf(wire.validTo);
  const startSchedule = instantOf(schedule.startSchedule);
  const updatedAt = instantOf(wire.dynUpdateTime);
  if (validFrom === "invalid" || validTo === "invalid" || startSchedule === "invalid" || updatedAt === "invalid")
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
    ...optional({ recurrency: wire.recurrencyKind, validFrom, validTo, transactionId: wire.transactionId, startSchedule, updatedAt }),
    ...optional({ duration: schedule.duration, minChargingRate: schedule.minChargingRate, updateInterval: wire.dynUpdateInterval }),
    ...optional({ maxOfflineDuration: wire.maxOfflineDuration, invalidAfterOfflineDuration: wire.invalidAfterOfflineDuration }),
  });
}

/** What a profile asks of the hardware that an EVSE of so many phases cannot do, or undefined. It has no means to switch them. */
export function phaseRefusal201({ chargingSchedule }: Pick<WireProfile, "chargingSchedule">, phases: 1 | 3): Refusal | undefined {
  for (const { phaseToUse, numberPhases } of chargingSchedule.flatMap((schedule) => schedule.chargingSchedulePeriod)) {
    if (phaseToUse !== undefined) return { code: "UnsupportedParam", detail: "phaseToUse is not supported [K01.FR.48]" };
    if (numberPhases !== undefined && numberPhases < phases)
      return { code: "InvalidSchedule", detail: "a vehicle here may use all phases, whatever numberPhases says [K01.FR.43]" };
  }
  return undefined;
}

/** Whether 2.0.1 has words for a profile; what only 2.1 can say is not shown there. */
export const isOf201 = ({ purpose, kind }: ChargingProfile): boolean => purpose !== "PriorityCharging" && purpose !== "LocalGeneration" && kind !== "Dynamic";

/** Who has set a profile, in the words of `chargingLimitSource`. */
export const limitSourceOf = ({ purpose }: Pick<ChargingProfile, "purpose">): "CSO" | "EMS" =>
  purpose === "ChargingStationExternalConstraints" ? "EMS" : "CSO";

export function profileToWire(profile: ChargingProfile): WireProfile {
  return {
    id: profile.id,
    stackLevel: profile.stackLevel,
    chargingProfilePurpose: profile.purpose,
    chargingProfileKind: profile.kind,
    ...optional({
      recurrencyKind: profile.recurrency,
      validFrom: isoOf(profile.validFrom),
      validTo: isoOf(profile.validTo),
      transactionId: profile.purpose === "TxProfile" ? profile.transactionId : undefined,
      maxOfflineDuration: profile.maxOfflineDuration,
      invalidAfterOfflineDuration: profile.invalidAfterOfflineDuration,
      dynUpdateTime: isoOf(profile.updatedAt),
      dynUpdateInterval: profile.updateInterval,
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
  ...optional({ minChargingRate: profile.minChargingRate }),
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
  const { cause, beneficiary, provenance, until, attestedDelay: attested } = customData as Readonly<Record<string, unknown>>;
  const end = until === undefined ? undefined : typeof until === "string" ? instantOf(until) : "invalid";
  if (!isOneOf<Cause>(causes, cause) || !isOneOf<Beneficiary>(beneficiaries, beneficiary) || !isOneOf<Provenance>(provenances, provenance)) return undefined;
  if (end === "invalid" || (attested !== undefined && !isAttestedDelay(attested))) return undefined;
  return { cause, beneficiary, provenance, verified: false, ...optional({ until: end, attestedDelay: attested }) };
}

function isAttestedDelay(value: unknown): value is AttestedDelay {
  if (typeof value !== "object" || value === null) return false;
  const { seconds, max } = value as Partial<Record<keyof AttestedDelay, unknown>>;
  return Number.isInteger(seconds) && Number.isInteger(max) && (seconds as number) >= 0 && (seconds as number) <= (max as number);
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
