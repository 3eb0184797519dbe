// SPDX-License-Identifier: Apache-2.0
import type { StationView } from "../api/types.ts";
import { openSession } from "./station-state.ts";

const DEFAULT_INTERVAL_MS = 10_000;
const LONGEST_INTERVAL_MS = 15 * 60_000;
/** What the way from meter to page may take, in real time. */
const GRACE_MS = 3_000;

/** How often readings come, from the last ones that came; 10 s until known. The median, so that one gap is not taken for a habit. */
export function expectedIntervalMs(points: readonly { readonly at: string }[]): number {
  const times = points.slice(-8).map(({ at }) => Date.parse(at));
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
  const median = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return median === undefined ? DEFAULT_INTERVAL_MS : Math.min(LONGEST_INTERVAL_MS, Math.max(DEFAULT_INTERVAL_MS, median));
}

/** Older than twice the expected interval (plus what the way takes). Both times are domain time, epoch ms. */
export const isStale = (readingAt: number, now: number, expected: { readonly intervalMs: number; readonly speed: number }): boolean =>
  now - readingAt > 2 * expected.intervalMs + GRACE_MS * expected.speed;

/** When the shown readings are from, if they are too old to be taken for now; readings are expected only while a session is open. */
export function staleSince(station: StationView, now: number, expected: { readonly intervalMs: number; readonly speed: number }): number | undefined {
  const session = openSession(station);
  const at = station.lastReadingAt ?? session?.lastReadingAt ?? null;
  if (at === null || (station.isOnline && session === null)) return undefined;
  const readingAt = Date.parse(at);
  return isStale(readingAt, now, expected) ? readingAt : undefined;
}
