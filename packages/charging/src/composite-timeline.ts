// SPDX-License-Identifier: Apache-2.0
import type { Amps } from "@chargehand/kernel";
import type { ChargingProfile } from "./charging-profile.ts";
import { cappingLanes, type Lane, type LimitContext, ranked, voiceAt } from "./profile-voice.ts";

/** `nowMs` of the context is where the schedule begins. */
export interface CompositeRequest extends LimitContext {
  /** Seconds. */
  readonly duration: number;
  readonly unit: "A" | "W";
  /** A per phase: what holds where no profile says anything, and the most that any of them can allow. */
  readonly ceiling: Amps;
}

/** A stretch of the composite schedule. `limit` is A per phase, or W of `numberPhases` phases together. */
export interface CompositePeriod {
  /** Seconds from the beginning. */
  readonly startPeriod: number;
  readonly limit: number;
  readonly numberPhases: 1 | 2 | 3;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly limit: number;
  readonly phases: 1 | 2 | 3;
}

/**
 * What charging profiles allow from `nowMs` for `duration` seconds: at each whole second the lowest of what `limitAt` gives.
 * At least one period, the first at 0; neighbours differ. Costs as many steps as the profiles that speak have periods there.
 * Source: OCPP 1.6 section 5.7; OCPP 2.0.1 Part 2, K08; OCPP 2.1 Part 2, K08.
 */
export function compositeSchedule(profiles: readonly ChargingProfile[], request: CompositeRequest): readonly CompositePeriod[] {
  const { nowMs, duration } = request;
  const end = nowMs + Math.max(1, duration * 1000);
  const caps = cappingLanes.map((lane) => new LaneCursor(laneSpans(lane, profiles, request, end)));
  const onTop = new LaneCursor(laneSpans("generation", profiles, request, end));
  const periods: CompositePeriod[] = [];
  for (let at = nowMs; at < end; ) {
    const startPeriod = Math.ceil((at - nowMs) / 1000);
    if (startPeriod > 0 && startPeriod >= duration) break;
    for (const cursor of caps) cursor.moveTo(at);
    onTop.moveTo(at);
    add(periods, { startPeriod, ...lowest(caps, onTop, request) });
    at = Math.min(onTop.changesAt, ...caps.map((cursor) => cursor.changesAt));
  }
  return periods;
}

/** Of several changes within one second the last holds, and what changes nothing is no new period. */
function add(periods: CompositePeriod[], period: CompositePeriod): void {
  if (periods.at(-1)?.startPeriod === period.startPeriod) periods.pop();
  const last = periods.at(-1);
  if (last?.limit !== period.limit || last.numberPhases !== period.numberPhases) periods.push(period);
}

/** Compared in A per phase; of the numbers of phases the lowest counts [OCPP 2.0.1 Part 2, section 3.8 of the smart charging chapter]. */
function lowest(caps: readonly LaneCursor[], onTop: LaneCursor, { ceiling, volts, phases, unit }: CompositeRequest): Omit<CompositePeriod, "startPeriod"> {
  let amps = Number.POSITIVE_INFINITY;
  let numberPhases = phases;
  for (const { span } of caps) {
    if (span === undefined) continue;
    if (span.limit < amps) amps = span.limit;
    if (span.phases < numberPhases) numberPhases = span.phases;
  }
  const bounded = Math.min(ceiling, amps + (onTop.span?.limit ?? 0));
  return { limit: unit === "A" ? bounded : tidy(bounded * volts * numberPhases), numberPhases };
}

/** Watts that went to amps and back are the same watts. */
const tidy = (watts: number): number => Math.round(watts * 1e6) / 1e6;

/** What a lane says from `context.nowMs` to `end`: each profile paints what those above it have left. In order of time. */
function laneSpans(lane: Lane, profiles: readonly ChargingProfile[], context: LimitContext, end: number): readonly Span[] {
  const spans: Span[] = [];
  let gaps: readonly Gap[] = [{ start: context.nowMs, end }];
  let isInOrder = true;
  for (const profile of ranked(lane, profiles, context)) {
    if (gaps.length === 0) break;
    const painted = spans.length;
    gaps = paint(profile, { context, gaps, spans });
    isInOrder &&= painted === 0 || painted === spans.length;
  }
  return isInOrder ? spans : spans.sort((a, b) => a.start - b.start);
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Adds the spans of one profile within the gaps; what it leaves is returned. */
function paint(profile: ChargingProfile, { context, gaps, spans }: { context: LimitContext; gaps: readonly Gap[]; spans: Span[] }): readonly Gap[] {
  const left: Gap[] = [];
  for (const { start, end } of gaps) {
    for (let at = start; at < end; ) {
      const { limit, phases, until } = voiceAt(profile, context, at);
      const stop = Math.min(until, end);
      if (limit === undefined) left.push({ start: at, end: stop });
      else spans.push({ start: at, end: stop, limit, phases });
      at = stop;
    }
  }
  return left;
}

/** Walks through the spans of a lane; time never goes back. */
class LaneCursor {
  readonly #spans: readonly Span[];
  #next = 0;
  /** What the lane says now. */
  span: Span | undefined;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  moveTo(at: number): void {
    if (this.span !== undefined && at >= this.span.end) this.span = undefined;
    const following = this.#spans[this.#next];
    if (following === undefined || at < following.start) return;
    this.span = following;
    this.#next++;
  }

  get changesAt(): number {
    return this.span?.end ?? this.#spans[this.#next]?.start ?? Number.POSITIVE_INFINITY;
  }
}
