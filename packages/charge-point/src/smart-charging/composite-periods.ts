// SPDX-License-Identifier: Apache-2.0
import { type Claim, decide } from "@chargehand/charging";
import { wattsFrom } from "@chargehand/kernel";
import { claimsOf, limitContextOf } from "../decision/claims.ts";
import { LOWEST_OFFER } from "../decision/clamp.ts";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import type { CompositePeriod } from "../ocpp/station-commands.ts";
import { nextChange } from "./next-change.ts";

const MOST_PERIODS = 1_024;

/**
 * What the profiles and the owner's words will allow from now for `duration` seconds, by the same rules as the
 * control cycle, as if a vehicle were ready. Limits in `unit`. At least one period, the first at 0.
 * Source: OCPP 2.0.1 part 2, K08.
 */
export function compositePeriods(snapshot: ControlSnapshot, duration: number, unit: "A" | "W"): readonly CompositePeriod[] {
  const { nowMs, device } = snapshot;
  const end = nowMs + duration * 1000;
  const periods: CompositePeriod[] = [];
  for (let at = nowMs; periods.length < MOST_PERIODS; ) {
    const then = { ...snapshot, nowMs: at };
    const claims = claimsOf(then).filter(speaksOfLimits);
    const { limit } = decide(claims, { maximum: device.rating, minimum: LOWEST_OFFER });
    const inUnit = unit === "A" ? limit : wattsFrom(limit, device.nominalVoltage, device.phases);
    if (periods.at(-1)?.limit !== inUnit) periods.push({ startPeriod: Math.ceil((at - nowMs) / 1000), limit: inUnit });
    const next = nextChange(snapshot.profiles, limitContextOf(then));
    if (next === undefined || next <= at || next >= end) break;
    at = next;
  }
  return periods;
}

/** Leaves out what only stands because of the moment: no vehicle, nobody authorised. */
const speaksOfLimits = (claim: Claim): boolean => claim.kind === "cap" || claim.kind === "permit" || claim.layer === "ownerStop";
