// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { ChargingProfile, ProfilePurpose } from "./charging-profile.ts";

/** What the composition needs to know of the moment. Times are epoch milliseconds. `phases` is what the station has. */
export interface LimitContext {
  readonly nowMs: number;
  readonly evseId: number;
  /** Absent when no transaction runs. */
  readonly transaction?: { readonly id: string; readonly startedAt: number };
  readonly volts: number;
  readonly phases: 1 | 2 | 3;
}

/** The cap that binds now: amperes per phase, whose profile, and when it next may change (epoch ms). */
export interface ActiveLimit {
  readonly limit: Amps;
  readonly profile: ChargingProfile;
  readonly until?: number;
}

/** One profile at one instant: the limit it sets, or none, and until when that holds. */
interface Voice {
  readonly profile: ChargingProfile;
  readonly limit: Amps | undefined;
  readonly until: number | undefined;
}

const DAY = 86_400_000;

/**
 * The limits that hold at one instant: at most one for the transaction (TxProfile in preference to TxDefaultProfile)
 * and one for the station (ChargingStationMaxProfile). The lower one binds; both are given so that both can be shown.
 * Per purpose the highest stack level with a period covering the instant speaks; one that has ended, has not begun
 * or has a gap leaves the word to the levels below it.
 * Source: OCPP 2.0.1 Part 2, K01 (purposes and stacking) and section 3.3 to 3.5 of its smart charging chapter.
 */
export function limitAt(profiles: readonly ChargingProfile[], context: LimitContext): readonly ActiveLimit[] {
  const ofTransaction = winnerOf("TxProfile", profiles, context) ?? winnerOf("TxDefaultProfile", profiles, context);
  const ofStation = winnerOf("ChargingStationMaxProfile", profiles, context);
  return [ofTransaction, ofStation].filter((limit) => limit !== undefined);
}

function winnerOf(purpose: ProfilePurpose, profiles: readonly ChargingProfile[], context: LimitContext): ActiveLimit | undefined {
  const voices = profiles.filter((profile) => profile.purpose === purpose && concerns(profile, context)).map((profile) => voiceAt(profile, context));
  const speaking = voices.filter((voice) => voice.limit !== undefined).sort((a, b) => precedence(a.profile, b.profile));
  const winner = speaking[0];
  if (winner?.limit === undefined) return undefined;
  const until = Math.min(...voices.map((voice) => voice.until ?? Number.POSITIVE_INFINITY));
  return { limit: winner.limit, profile: winner.profile, ...(Number.isFinite(until) ? { until } : {}) };
}

/** Higher stack level first; on one level the profile of the EVSE before the station's, then the newest id. */
const precedence = (a: ChargingProfile, b: ChargingProfile): number => b.stackLevel - a.stackLevel || b.evseId - a.evseId || b.id - a.id;

function concerns(profile: ChargingProfile, context: LimitContext): boolean {
  if (profile.evseId !== 0 && profile.evseId !== context.evseId) return false;
  if (profile.purpose !== "TxProfile") return true;
  return context.transaction !== undefined && profile.transactionId === context.transaction.id;
}

function voiceAt(profile: ChargingProfile, context: LimitContext): Voice {
  const { nowMs } = context;
  const silent = (until: number | undefined): Voice => ({ profile, limit: undefined, until });
  if (profile.validFrom !== undefined && nowMs < profile.validFrom) return silent(profile.validFrom);
  if (profile.validTo !== undefined && nowMs >= profile.validTo) return silent(undefined);
  const window = windowAt(profile, context);
  if (window === undefined) return silent(undefined);
  if (nowMs < window.start) return silent(window.start);
  if (nowMs >= window.end) return silent(window.next);
  const elapsed = (nowMs - window.start) / 1000;
  const index = profile.periods.findLastIndex((period) => period.startPeriod <= elapsed);
  const period = profile.periods[index];
  if (period === undefined) return silent(undefined);
  const following = profile.periods[index + 1];
  const periodEnd = following === undefined ? window.end : Math.min(window.end, window.start + following.startPeriod * 1000);
  const until = Math.min(periodEnd, profile.validTo ?? Number.POSITIVE_INFINITY);
  const phases = Math.min(period.numberPhases ?? 3, context.phases);
  const limit = Amps(profile.unit === "A" ? period.limit : period.limit / (context.volts * phases));
  return { profile, limit, until: Number.isFinite(until) ? until : undefined };
}

interface Window {
  readonly start: number;
  readonly end: number;
  /** When the schedule starts again after `end`. */
  readonly next?: number;
}

/** The run of the schedule that covers now, or the nearest one. Validity clips a run but never moves its anchor. */
function windowAt(profile: ChargingProfile, context: LimitContext): Window | undefined {
  const length = profile.duration === undefined ? Number.POSITIVE_INFINITY : profile.duration * 1000;
  if (profile.kind === "Relative") {
    const start = context.transaction?.startedAt ?? context.nowMs;
    return { start, end: start + length };
  }
  if (profile.startSchedule === undefined) return undefined;
  if (profile.kind === "Absolute") return { start: profile.startSchedule, end: profile.startSchedule + length };
  const cycle = profile.recurrency === "Weekly" ? 7 * DAY : DAY;
  const runs = Math.floor((context.nowMs - profile.startSchedule) / cycle);
  const start = profile.startSchedule + runs * cycle;
  return { start, end: start + Math.min(length, cycle), next: start + cycle };
}
