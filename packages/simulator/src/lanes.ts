// SPDX-License-Identifier: Apache-2.0
import { type Millis, Seconds } from "@chargehand/kernel";
import type { RecordedSession } from "./recorded-sessions.ts";

export interface LaneOptions {
  /** The most stations to use; sessions that find none free are left out. Default: as many as it takes. */
  readonly maximum?: number;
  /** Time that a station stands free between two vehicles; default 10 s. */
  readonly turnaround?: Millis;
}

export interface Lanes {
  /** `lanes[n]` holds the sessions of station n, in order of time, never overlapping. */
  readonly lanes: readonly (readonly RecordedSession[])[];
  /** Sessions that found no free station within `maximum`. */
  readonly left: readonly RecordedSession[];
}

interface Lane {
  readonly sessions: RecordedSession[];
  freeAt: number;
  user: string;
}

/**
 * Gives each session a station such that no station holds two at once: greedy colouring of intervals by start, which
 * needs no more stations than vehicles are ever plugged in together. A user returns to the station used before when it is free.
 */
export function assignLanes(sessions: readonly RecordedSession[], options: LaneOptions = {}): Lanes {
  const maximum = options.maximum ?? Number.POSITIVE_INFINITY;
  const turnaround = options.turnaround ?? Seconds(10);
  const lanes: Lane[] = [];
  const left: RecordedSession[] = [];
  for (const session of sessions.toSorted((a, b) => a.pluginAt - b.pluginAt)) {
    let lane = bestFree(lanes, session);
    if (lane === undefined && lanes.length < maximum) {
      lane = { sessions: [], freeAt: 0, user: "" };
      lanes.push(lane);
    }
    if (lane === undefined) {
      left.push(session);
      continue;
    }
    lane.sessions.push(session);
    lane.freeAt = session.plugoutAt + turnaround;
    lane.user = session.userId;
  }
  return { lanes: lanes.map((lane) => lane.sessions), left };
}

/** Of the free lanes: the user's own, else the one that has been free longest, whose user is the least likely to be back. */
function bestFree(lanes: readonly Lane[], session: RecordedSession): Lane | undefined {
  let best: Lane | undefined;
  for (const lane of lanes) {
    if (lane.freeAt > session.pluginAt) continue;
    if (lane.user === session.userId) return lane;
    if (best === undefined || lane.freeAt < best.freeAt) best = lane;
  }
  return best;
}
