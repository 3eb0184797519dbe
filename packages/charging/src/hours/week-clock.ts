// SPDX-License-Identifier: Apache-2.0
import { offsetSpanAt } from "@chargehand/kernel";
import { DAY_MINUTES, WEEK_MINUTES, type WeekSpan } from "./week.ts";

const MINUTE = 60_000;
const WEEK = WEEK_MINUTES * MINUTE;
/** 1 January 1970 was a Thursday. */
const MONDAY_TO_EPOCH = 3 * DAY_MINUTES * MINUTE;

/** How far into its week (ms since Monday 00:00) the clock on the wall in Great Britain shows at `nowMs`. */
function positionAt(nowMs: number): number {
  const shown = nowMs + offsetSpanAt(nowMs).offset + MONDAY_TO_EPOCH;
  return ((shown % WEEK) + WEEK) % WEEK;
}

/**
 * Whether the clock on the wall shows a time within the spans. Only what it shows counts: a time that the autumn change
 * repeats is within on both passes, and one that the spring change skips never comes.
 */
export function isWithin(spans: readonly WeekSpan[], nowMs: number): boolean {
  const minute = positionAt(nowMs) / MINUTE;
  return spans.some((span) => minute >= span.from && minute < span.to);
}

/** The first instant after `nowMs` (epoch ms) at which `isWithin` answers otherwise; undefined when it never does. */
export function nextChange(spans: readonly WeekSpan[], nowMs: number): number | undefined {
  const [first] = spans;
  if (first === undefined || (first.from === 0 && first.to === WEEK_MINUTES)) return undefined;
  const now = isWithin(spans, nowMs);
  let at = nowMs;
  // A week has both answers, unless it is the one in which a clock change takes away the only window: then the next has.
  while (at < nowMs + 3 * WEEK) {
    const edge = at + untilBoundary(spans, positionAt(at));
    at = Math.min(edge, offsetSpanAt(at).until ?? edge);
    if (isWithin(spans, at) !== now) return at;
  }
  return undefined;
}

/** Milliseconds from a position in the week to the next begin or end of a span, round the end of the week if need be. */
function untilBoundary(spans: readonly WeekSpan[], position: number): number {
  let least = WEEK;
  for (const span of spans) {
    for (const boundary of [span.from, span.to]) {
      const ahead = boundary * MINUTE - position;
      least = Math.min(least, ahead > 0 ? ahead : ahead + WEEK);
    }
  }
  return least;
}
