// SPDX-License-Identifier: Apache-2.0
import { Hours, Minutes, type Random, WattHours } from "@chargehand/kernel";
import type { RecordedSession } from "./recorded-sessions.ts";

const SESSIONS_PER_USER = 20;
const DAY = Hours(24);

/**
 * Made-up residential sessions, for when no recording is at hand: users who come home most evenings and leave in the
 * morning, now and then only for an hour. Sessions of one user do not overlap. `start` is epoch ms and stands for a midnight.
 */
export function sampleSessions(options: { readonly count: number; readonly random: Random; readonly start: number }): readonly RecordedSession[] {
  const { count, random, start } = options;
  return Array.from({ length: count }, (_, index): RecordedSession => {
    const user = Math.floor(index / SESSIONS_PER_USER);
    const day = start + (index % SESSIONS_PER_USER) * DAY;
    const pluginAt = wholeSeconds(day + Hours(16) + random.fraction() * Hours(5));
    const isShort = random.int(8) === 0;
    const stay = isShort ? Minutes(20) + random.fraction() * Hours(2) : Hours(9) + random.fraction() * Hours(4);
    const plugoutAt = wholeSeconds(pluginAt + stay);
    const servable = ((plugoutAt - pluginAt) / Hours(1)) * 7_000;
    const energy = Math.round(Math.min(1_000 + random.fraction() * 29_000, servable * 0.9));
    return { sessionId: `sample-${index + 1}`, userId: `user-${user + 1}`, location: "SAMPLE", pluginAt, plugoutAt, energy: WattHours(energy) };
  });
}

const wholeSeconds = (ms: number): number => Math.round(ms / 1_000) * 1_000;
