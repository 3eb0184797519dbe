// SPDX-License-Identifier: Apache-2.0
import { type ChargingProfile, type LimitContext, nextProfileChange } from "@chargehand/charging";

/** When the next limit of a Dynamic profile is to be asked for, epoch ms; undefined when it is not [OCPP 2.1 K28.FR.10]. */
export const updateDueAt = ({ kind, updatedAt, updateInterval }: ChargingProfile): number | undefined =>
  kind === "Dynamic" && updateInterval !== undefined && updateInterval > 0 ? (updatedAt ?? 0) + updateInterval * 1000 : undefined;

/**
 * The next instant at which what the profiles say may change, or has to be asked for; epoch ms, undefined when it never does.
 * Facts may end before their profile.
 */
export function nextChange(profiles: readonly ChargingProfile[], context: LimitContext): number | undefined {
  let soonest = nextProfileChange(profiles, context) ?? Number.POSITIVE_INFINITY;
  for (const profile of profiles)
    for (const at of [profile.facts.until, updateDueAt(profile)]) if (at !== undefined && at > context.nowMs) soonest = Math.min(soonest, at);
  return Number.isFinite(soonest) ? soonest : undefined;
}
