// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { LEAST_OFFER } from "../pilot/duty.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";

/** The least current that a duty cycle can express (IEC 61851-1, annex A). */
export const LOWEST_OFFER = LEAST_OFFER;

type Bounds = Pick<ControlSnapshot, "device" | "ampacity" | "pilot" | "faults">;

/**
 * Fourth of the six, and the last before the actuator: whatever was decided, never more than the hardware and the
 * cable carry, and nothing at all below 6 A, with a fault, without a vehicle, or when the number is no number.
 * Amperes per phase; undefined is no offer.
 */
export function clamp(limit: number, bounds: Bounds): Amps | undefined {
  if (!Number.isFinite(limit)) return undefined;
  const bounded = Math.min(limit, ceilingOf(bounds));
  return bounded < LOWEST_OFFER ? undefined : Amps(bounded);
}

/** The most that hardware, cable and pilot allow at this instant; 0 when nothing may be offered. */
export function ceilingOf({ device, ampacity, pilot, faults }: Bounds): number {
  if (pilot === "A" || pilot === "E" || pilot === "F" || faults.length > 0) return 0;
  const carried = ampacity ?? (device.attachment === "tethered" ? device.rating : 0);
  const ceiling = Math.min(device.rating, carried);
  return Number.isFinite(ceiling) ? ceiling : 0;
}
