// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, ProfilePurpose, SchedulePeriod } from "./charging-profile.ts";

/** What the composition needs to know of the moment. Times are epoch milliseconds. `phases` is what the station has. */
export interface LimitContext {
  /** Also where Relative profiles begin when there is no transaction. */
  readonly nowMs: number;
  readonly evseId: number;
  /** Absent when no transaction runs. `startedAt` is when energy could first flow: authorised and connected [K01.FR.42]. */
  readonly transaction?: { readonly id: string; readonly startedAt: number };
  readonly volts: number;
  readonly phases: 1 | 2 | 3;
  /** Since when there has been no line to the CSMS; absent while there is one. */
  readonly offlineSince?: number;
}

/** What one profile says at one instant: A per phase, or nothing, and the instant before which that does not change. */
export interface Voice {
  readonly limit: number | undefined;
  readonly phases: 1 | 2 | 3;
  /** Infinity when it stays so for ever. */
  readonly until: number;
}

/** Profiles of one lane take turns; the lowest of the lanes holds, and local generation comes on top. */
export type Lane = "transaction" | "station" | "external" | "generation";
export const cappingLanes = ["transaction", "station", "external"] as const satisfies readonly Lane[];

/** Priority charging takes the place of the transaction's own profile, and that of the default; the lower of two never counts. */
const lanes: Readonly<Record<ProfilePurpose, { readonly lane: Lane; readonly rank: number }>> = {
  PriorityCharging: { lane: "transaction", rank: 0 },
  TxProfile: { lane: "transaction", rank: 1 },
  TxDefaultProfile: { lane: "transaction", rank: 2 },
  ChargingStationMaxProfile: { lane: "station", rank: 0 },
  ChargingStationExternalConstraints: { lane: "external", rank: 0 },
  LocalGeneration: { lane: "generation", rank: 0 },
};

const DAY = 86_400_000;
const NEVER = Number.POSITIVE_INFINITY;

/** The profiles of a lane that concern this EVSE and transaction, in the order in which they are asked. */
export function ranked(lane: Lane, profiles: readonly ChargingProfile[], context: LimitContext): readonly ChargingProfile[] {
  const own = profiles.filter((profile) => lanes[profile.purpose].lane === lane && concerns(profile, context));
  return own.length < 2 ? own : own.sort(precedence);
}

/** Higher stack level first; on one level the profile of the EVSE before the station's, then the newest id. */
const precedence = (a: ChargingProfile, b: ChargingProfile): number =>
  lanes[a.purpose].rank - lanes[b.purpose].rank || b.stackLevel - a.stackLevel || b.evseId - a.evseId || b.id - a.id;

/** Whether a profile may speak here at all. */
export function concerns(profile: ChargingProfile, { evseId, transaction }: LimitContext): boolean {
  if (profile.evseId !== 0 && profile.evseId !== evseId) return false;
  if (profile.purpose !== "TxProfile" && profile.purpose !== "PriorityCharging") return true;
  return transaction !== undefined && profile.transactionId === transaction.id;
}

/**
 * What a profile says at `atMs`, by itself. Periods past the end of the schedule do not count [K01.FR.11]; nothing is said
 * before startSchedule [K01.FR.30], outside validFrom to validTo [K01.FR.36, K01.FR.37] or once the station has been offline for
 * too long [OCPP 2.1 Part 2, K01.FR.101]. Validity clips a run of the schedule but never moves its anchor.
 */
export function voiceAt(profile: ChargingProfile, context: LimitContext, atMs: number): Voice {
  const { validFrom, periods } = profile;
  const validTo = endOfValidity(profile, context);
  if (atMs >= validTo) return silent(NEVER);
  if (validFrom !== undefined && atMs < validFrom) return silent(validFrom);
  const start = runStart(profile, context, atMs);
  if (start === undefined) return silent(NEVER);
  if (atMs < start) return silent(start);
  const next = start + cycleOf(profile);
  const end = profile.duration === undefined ? next : Math.min(next, start + profile.duration * 1000);
  if (atMs >= end) return silent(next);
  const index = periodAt(periods, start, atMs);
  const period = periods[index];
  if (period === undefined) return silent(NEVER);
  const following = periods[index + 1];
  const periodEnd = following === undefined ? end : Math.min(end, start + following.startPeriod * 1000);
  const phases = Math.min(period.numberPhases ?? 3, context.phases) as 1 | 2 | 3;
  return { limit: profile.unit === "A" ? period.limit : period.limit / (context.volts * phases), phases, until: Math.min(periodEnd, validTo) };
}

const silent = (until: number): Voice => ({ limit: undefined, phases: 3, until });

function endOfValidity({ validTo, maxOfflineDuration }: ChargingProfile, { offlineSince }: LimitContext): number {
  const offlineEnd = maxOfflineDuration === undefined || offlineSince === undefined ? NEVER : offlineSince + maxOfflineDuration * 1000;
  return Math.min(validTo ?? NEVER, offlineEnd);
}

/** When the run of the schedule that covers `atMs`, or else the nearest one, has begun or will begin. */
function runStart(profile: ChargingProfile, { nowMs, transaction }: LimitContext, atMs: number): number | undefined {
  const { kind, startSchedule } = profile;
  if (kind === "Relative") return transaction?.startedAt ?? nowMs;
  // Without a start of its own it has held since before any time that is asked about.
  if (kind === "Dynamic") return startSchedule ?? 0;
  if (startSchedule === undefined || kind === "Absolute" || atMs < startSchedule) return startSchedule;
  const cycle = cycleOf(profile);
  return startSchedule + Math.floor((atMs - startSchedule) / cycle) * cycle;
}

/** Days and weeks of 24 and 168 hours, as counted in UTC. */
const cycleOf = ({ kind, recurrency }: ChargingProfile): number => (kind === "Recurring" ? (recurrency === "Weekly" ? 7 * DAY : DAY) : NEVER);

/** The index of the last period that has begun, -1 when none has. A schedule may have a thousand, so it is halved and not walked. */
function periodAt(periods: readonly SchedulePeriod[], start: number, atMs: number): number {
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start + (periods[middle] as SchedulePeriod).startPeriod * 1000 <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
