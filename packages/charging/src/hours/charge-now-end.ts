// SPDX-License-Identifier: Apache-2.0
import { err, Hours, ok, type Result, WattHours } from "@chargehand/kernel";

/** How an owner's "charge now" ends by itself: at a time (epoch ms), after an energy, or not before the car is unplugged. Unplugging ends each of them. */
export type ChargeNowEnd =
  | { readonly end: "time"; readonly until: number }
  | { readonly end: "energy"; readonly energy: WattHours }
  | { readonly end: "unplug" };

/** The furthest end that may be set: longer is a change of the hours, which the owner can ask for as such. */
export const LONGEST_CHARGE_NOW = Hours(7 * 24);

/** Reads an end that came over an API. `nowMs` is epoch ms; the error names the part and what it must be. */
export function parseChargeNowEnd(value: unknown, nowMs: number): Result<ChargeNowEnd, string> {
  if (typeof value !== "object" || value === null) return err("chargeNow: must be an object");
  const { end, until, energy } = value as Readonly<Record<"end" | "until" | "energy", unknown>>;
  if (end === "unplug") return ok({ end });
  if (end === "time") {
    if (!Number.isSafeInteger(until) || (until as number) <= nowMs) return err("chargeNow.until: must be a time ahead, in epoch milliseconds");
    if ((until as number) - nowMs > LONGEST_CHARGE_NOW)
      return err("chargeNow.until: must be at most seven days ahead; to charge at any time, remove the hours");
    return ok({ end, until: until as number });
  }
  if (end !== "energy") return err("chargeNow.end: must be time, energy or unplug");
  if (typeof energy !== "number" || !Number.isFinite(energy) || energy <= 0) return err("chargeNow.energy: must be watt-hours above zero");
  return ok({ end, energy: WattHours(energy) });
}
