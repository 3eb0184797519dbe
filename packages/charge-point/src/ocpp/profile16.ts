// SPDX-License-Identifier: Apache-2.0
// An OCPP 1.6 charging profile in the words of 2.0.1, so that each rule of shape and range exists once; and the facts that
// travel ahead of it in a DataTransfer of their own.
import { type ChargingProfile, VENDOR_ID } from "@chargehand/charging";
import { err, type Result, toIso } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import { type ChargingProfile201, factsFrom, profileFrom201 } from "./profile201.ts";
import type { Refusal } from "./station-commands.ts";

export type ChargingProfile16 = Request<"1.6", "SetChargingProfile">["csChargingProfiles"];
type CustomData = NonNullable<ChargingProfile201["customData"]>;

export const purposes16 = {
  ChargePointMaxProfile: "ChargingStationMaxProfile",
  TxDefaultProfile: "TxDefaultProfile",
  TxProfile: "TxProfile",
} as const satisfies Record<ChargingProfile16["chargingProfilePurpose"], ChargingProfile["purpose"]>;

export interface ProfileContext16 {
  /** Our id of the transaction that it is for. */
  readonly transactionId: string | undefined;
  readonly customData: CustomData | undefined;
  /** Epoch ms. */
  readonly nowMs: number;
}

export function profileFrom16(connectorId: number, wire: ChargingProfile16, context: ProfileContext16): Result<ChargingProfile, Refusal> {
  if (wire.chargingProfilePurpose !== "TxProfile" && wire.transactionId !== undefined)
    return err({ code: "InvalidProfile", detail: "only a TxProfile has a transactionId" });
  return profileFrom201(connectorId, profileAs201(wire, context));
}

function profileAs201(wire: ChargingProfile16, { transactionId, customData, nowMs }: ProfileContext16): ChargingProfile201 {
  const { chargingProfileId: id, stackLevel, recurrencyKind, validFrom, validTo } = wire;
  const purpose = purposes16[wire.chargingProfilePurpose];
  const { kind, startSchedule } = startOf(wire, nowMs);
  const { chargingRateUnit, duration, minChargingRate, chargingSchedulePeriod } = wire.chargingSchedule;
  return {
    id,
    stackLevel,
    chargingProfilePurpose: purpose,
    chargingProfileKind: kind,
    ...(recurrencyKind === undefined ? {} : { recurrencyKind }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(purpose === "TxProfile" && transactionId !== undefined ? { transactionId } : {}),
    chargingSchedule: [
      {
        id,
        chargingRateUnit,
        chargingSchedulePeriod,
        ...(duration === undefined ? {} : { duration }),
        ...(startSchedule === undefined ? {} : { startSchedule }),
        ...(minChargingRate === undefined ? {} : { minChargingRate }),
      },
    ],
    ...(customData === undefined ? {} : { customData }),
  };
}

/**
 * Without a start a schedule counts from the start of charging [1.6 section 7.13]. What limits the whole station has no such
 * start, so it counts from now.
 */
function startOf({ chargingProfileKind: kind, chargingProfilePurpose, chargingSchedule }: ChargingProfile16, nowMs: number) {
  const { startSchedule } = chargingSchedule;
  if (kind === "Recurring" || (kind === "Absolute" && startSchedule !== undefined)) return { kind, startSchedule };
  if (chargingProfilePurpose === "ChargePointMaxProfile") return { kind: "Absolute", startSchedule: toIso(nowMs) } as const;
  return { kind: "Relative", startSchedule: undefined } as const;
}

/** No more announcements than profiles are kept; the oldest give way. */
const MOST_ANNOUNCED = 32;

/** Facts that were announced for profiles that are still to come, by chargingProfileId. Each is used once. */
export class AnnouncedFacts {
  readonly #facts = new Map<number, CustomData>();

  /** Takes the `data` of a ProfileFacts message; false when it makes no sense. */
  announce(data: string | undefined): boolean {
    const parsed = parseRecord(data);
    const id = parsed?.["chargingProfileId"];
    if (parsed === undefined || typeof id !== "number" || !Number.isInteger(id)) return false;
    const { cause, beneficiary, provenance, until } = parsed;
    const customData = { vendorId: VENDOR_ID, cause, beneficiary, provenance, ...(until === undefined ? {} : { until }) };
    if (factsFrom(customData) === undefined) return false;
    this.#facts.delete(id);
    this.#facts.set(id, customData);
    const [oldest] = this.#facts.keys();
    if (this.#facts.size > MOST_ANNOUNCED && oldest !== undefined) this.#facts.delete(oldest);
    return true;
  }

  take(id: number): CustomData | undefined {
    const facts = this.#facts.get(id);
    this.#facts.delete(id);
    return facts;
  }
}

function parseRecord(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined || text.length > 2_000) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
