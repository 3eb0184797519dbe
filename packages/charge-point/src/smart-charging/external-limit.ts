// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Decision } from "@chargehand/charging";
import type { Amps } from "@chargehand/kernel";

/** A CSMS is advised to use none below zero for its own (OCPP 2.0.1 Part 2, K12.FR.05). */
const EXTERNAL_ID = -1;

/**
 * What an energy management system beside the station allows it, A per phase, as the profile that OCPP reports it as
 * [OCPP 2.0.1 Part 2, K11.FR.06, K12.FR.05].
 */
export const externalProfile = (limit: Amps, nowMs: number): ChargingProfile => ({
  id: EXTERNAL_ID,
  stackLevel: 0,
  purpose: "ChargingStationExternalConstraints",
  kind: "Absolute",
  startSchedule: nowMs,
  evseId: 0,
  unit: "A",
  periods: [{ startPeriod: 0, limit }],
  facts: { cause: "siteLimit", beneficiary: "site", provenance: "device", verified: true },
});

/** The limit that stands from outside, A per phase; undefined when there is none. */
export const externalLimitOf = (profiles: readonly ChargingProfile[]): number | undefined =>
  profiles.find(({ id, purpose }) => id === EXTERNAL_ID && purpose === "ChargingStationExternalConstraints")?.periods[0]?.limit;

/**
 * Whether a change is worth telling: of more than `percent` of what was before, and every coming or going
 * [OCPP 2.0.1 Part 2, K11.FR.02, K12.FR.02, K13.FR.02].
 */
export function isSignificant(before: number | undefined, after: number | undefined, percent: number): boolean {
  if (before === undefined || after === undefined || before === 0) return before !== after;
  return (Math.abs(after - before) / before) * 100 > percent;
}

/** The rate that a decision allows, and whether it is so because of a limit from outside. */
export interface Rate {
  readonly limit: number;
  readonly isFromOutside: boolean;
}

export const rateOf = ({ limit, winner }: Pick<Decision, "limit" | "winner">): Rate => ({
  limit,
  isFromOutside: winner.facts.cause === "siteLimit" && winner.facts.provenance === "device",
});

/** Whether the CSMS is to hear of the new rate of a transaction: a limit from outside came, changed or went [K11.FR.04, K13.FR.03]. */
export const isRateToTell = (before: Rate, now: Rate, percent: number): boolean =>
  (before.isFromOutside || now.isFromOutside) && before.limit !== now.limit && isSignificant(before.limit, now.limit, percent);
