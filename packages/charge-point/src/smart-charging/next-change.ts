// SPDX-License-Identifier: Apache-2.0
import { type ChargingProfile, type LimitContext, limitAt, type ProfilePurpose } from "@chargehand/charging";

const purposes: readonly ProfilePurpose[] = ["ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile"];

/**
 * The next instant at which what the profiles say may change, epoch ms; undefined when it never does.
 * `limitAt` tells that only of a limit that holds, so each purpose gets a profile below all others that always holds.
 */
export function nextChange(profiles: readonly ChargingProfile[], context: LimitContext): number | undefined {
  let soonest = Number.POSITIVE_INFINITY;
  for (const purpose of purposes) {
    const own = profiles.filter((profile) => profile.purpose === purpose);
    if (own.length === 0) continue;
    const until = limitAt([...own, alwaysThere(purpose, context)], context)[0]?.until;
    if (until !== undefined) soonest = Math.min(soonest, until);
  }
  for (const { facts } of profiles) if (facts.until !== undefined && facts.until > context.nowMs) soonest = Math.min(soonest, facts.until);
  return Number.isFinite(soonest) ? soonest : undefined;
}

const alwaysThere = (purpose: ProfilePurpose, { transaction }: LimitContext): ChargingProfile => ({
  id: -1,
  stackLevel: -1,
  purpose,
  kind: "Absolute",
  startSchedule: 0,
  evseId: 0,
  unit: "A",
  periods: [{ startPeriod: 0, limit: 0 }],
  facts: { cause: "nothingSet", beneficiary: "owner", provenance: "device", verified: true },
  ...(purpose === "TxProfile" && transaction !== undefined ? { transactionId: transaction.id } : {}),
});
