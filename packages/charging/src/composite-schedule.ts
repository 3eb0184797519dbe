// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { ChargingProfile } from "./charging-profile.ts";
import { cappingLanes, concerns, type Lane, type LimitContext, ranked, voiceAt } from "./profile-voice.ts";

/** A cap that stands now: amperes per phase, whose profile, and when it next may change (epoch ms). */
export interface ActiveLimit {
  readonly limit: Amps;
  readonly profile: ChargingProfile;
  readonly until?: number;
}

interface Leader {
  readonly limit: number | undefined;
  readonly profile: ChargingProfile | undefined;
  readonly until: number;
}

const NOBODY: Leader = { limit: undefined, profile: undefined, until: Number.POSITIVE_INFINITY };

/**
 * The limits that hold at one instant, at most one of each: for the transaction (PriorityCharging that is switched on, else
 * TxProfile, else TxDefaultProfile), for the station (ChargingStationMaxProfile) and from outside
 * (ChargingStationExternalConstraints). The lowest binds; all are given so that all can be shown. LocalGeneration is contained
 * in each of them, since it comes on top of what they allow.
 * Per purpose the highest stack level with a period covering the instant speaks; one that has ended, has not begun
 * or has a gap leaves the word to the levels below it.
 * Source: OCPP 2.0.1 Part 2, K01 and sections 3.2 to 3.6 of its smart charging chapter; OCPP 2.1 Part 2, the same sections.
 */
export function limitAt(profiles: readonly ChargingProfile[], context: LimitContext): readonly ActiveLimit[] {
  const active: ActiveLimit[] = [];
  if (profiles.length === 0) return active;
  const onTop = leaderOf("generation", profiles, context);
  for (const lane of cappingLanes) {
    const { limit, profile, until: ownEnd } = leaderOf(lane, profiles, context);
    if (limit === undefined || profile === undefined) continue;
    const until = Math.min(ownEnd, onTop.until);
    active.push({ limit: Amps(limit + (onTop.limit ?? 0)), profile, ...(Number.isFinite(until) ? { until } : {}) });
  }
  return active;
}

/** Who speaks in a lane, until that or somebody above it changes. */
function leaderOf(lane: Lane, profiles: readonly ChargingProfile[], context: LimitContext): Leader {
  let until = Number.POSITIVE_INFINITY;
  for (const profile of ranked(lane, profiles, context)) {
    const voice = voiceAt(profile, context, context.nowMs);
    until = Math.min(until, voice.until);
    if (voice.limit !== undefined) return { limit: voice.limit, profile, until };
  }
  return until === NOBODY.until ? NOBODY : { ...NOBODY, until };
}

/** The next instant at which any of the profiles may say something else, epoch ms; undefined when none ever does. */
export function nextProfileChange(profiles: readonly ChargingProfile[], context: LimitContext): number | undefined {
  let soonest = Number.POSITIVE_INFINITY;
  for (const profile of profiles) if (concerns(profile, context)) soonest = Math.min(soonest, voiceAt(profile, context, context.nowMs).until);
  return Number.isFinite(soonest) ? soonest : undefined;
}
