// SPDX-License-Identifier: Apache-2.0
// What a stack of charging profiles allows, found the slow way: second by second, from the words of the specification alone.
// It shares no code with the composition that it checks, and counts in watts and seconds where that counts in amps and milliseconds.
import type { ChargingProfile, CompositePeriod, CompositeRequest } from "../src/index.ts";

/** The limit and the number of phases at each second of the request, by asking every profile at every second. */
export function limitsBySecond(profiles: readonly ChargingProfile[], request: CompositeRequest): readonly (readonly [limit: number, phases: number])[] {
  const seconds: (readonly [number, number])[] = [];
  for (let second = 0; second < Math.max(1, request.duration); second++) seconds.push(atSecond(profiles, request, request.nowMs / 1000 + second));
  return seconds;
}

/** A composite schedule, spread out over its seconds. */
export function spreadOut(periods: readonly CompositePeriod[], duration: number): readonly (readonly [number, number])[] {
  return Array.from({ length: Math.max(1, duration) }, (_, second) => {
    const period = periods.filter(({ startPeriod }) => startPeriod <= second).at(-1);
    return [period?.limit ?? Number.NaN, period?.numberPhases ?? Number.NaN] as const;
  });
}

interface Wish {
  /** Of one phase. */
  readonly watts: number;
  readonly phases: number;
}

function atSecond(profiles: readonly ChargingProfile[], request: CompositeRequest, second: number): readonly [number, number] {
  const of = (purpose: ChargingProfile["purpose"]) => leading(profiles, { purpose, request, second });
  const ofTransaction = of("PriorityCharging") ?? of("TxProfile") ?? of("TxDefaultProfile");
  const caps = [ofTransaction, of("ChargingStationMaxProfile"), of("ChargingStationExternalConstraints")].filter((wish) => wish !== undefined);
  const most = request.ceiling * request.volts;
  const generated = of("LocalGeneration")?.watts ?? 0;
  const watts = caps.length === 0 ? most : Math.min(most, Math.min(...caps.map((cap) => cap.watts)) + generated);
  const phases = Math.min(request.phases, ...caps.map((cap) => cap.phases));
  return [request.unit === "A" ? watts / request.volts : watts * phases, phases];
}

interface Question {
  readonly purpose: ChargingProfile["purpose"];
  readonly request: CompositeRequest;
  readonly second: number;
}

/** Of one purpose the highest level that has something to say; the EVSE's own before the station's. */
function leading(profiles: readonly ChargingProfile[], { purpose, request, second }: Question): Wish | undefined {
  const answers = profiles
    .filter((profile) => profile.purpose === purpose && (profile.evseId === 0 || profile.evseId === request.evseId))
    .filter((profile) => (purpose !== "TxProfile" && purpose !== "PriorityCharging") || profile.transactionId === request.transaction?.id)
    .map((profile) => ({ profile, wish: wishOf(profile, request, second) }))
    .filter(({ wish }) => wish !== undefined);
  const weight = ({ stackLevel, evseId, id }: ChargingProfile) => stackLevel * 1e12 + evseId * 1e6 + id;
  return answers.reduce<(typeof answers)[number] | undefined>(
    (best, answer) => (best === undefined || weight(answer.profile) > weight(best.profile) ? answer : best),
    undefined,
  )?.wish;
}

function wishOf(profile: ChargingProfile, request: CompositeRequest, second: number): Wish | undefined {
  if (profile.validFrom !== undefined && second < profile.validFrom / 1000) return undefined;
  if (profile.validTo !== undefined && second >= profile.validTo / 1000) return undefined;
  const { offlineSince } = request;
  if (offlineSince !== undefined && profile.maxOfflineDuration !== undefined && second - offlineSince / 1000 >= profile.maxOfflineDuration) return undefined;
  const elapsed = elapsedOf(profile, request, second);
  if (elapsed === undefined || elapsed < 0) return undefined;
  if (profile.duration !== undefined && elapsed >= profile.duration) return undefined;
  const period = profile.periods.filter(({ startPeriod }) => startPeriod <= elapsed).at(-1);
  if (period === undefined) return undefined;
  const phases = Math.min(period.numberPhases ?? 3, request.phases);
  return { watts: profile.unit === "W" ? period.limit / phases : period.limit * request.volts, phases };
}

/** Seconds since the schedule has begun, or begun anew; negative before it. */
function elapsedOf({ kind, recurrency, startSchedule }: ChargingProfile, request: CompositeRequest, second: number): number | undefined {
  if (kind === "Relative") return second - (request.transaction?.startedAt ?? request.nowMs) / 1000;
  if (kind === "Dynamic" && startSchedule === undefined) return Number.MAX_SAFE_INTEGER;
  if (startSchedule === undefined) return undefined;
  let elapsed = second - startSchedule / 1000;
  if (kind === "Recurring") while (elapsed >= (recurrency === "Weekly" ? 604_800 : 86_400)) elapsed -= recurrency === "Weekly" ? 604_800 : 86_400;
  return elapsed;
}
