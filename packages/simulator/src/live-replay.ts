// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, type Log, Millis, Minutes, Seconds, type Timer } from "@chargehand/kernel";
import { wantsEnergy } from "./electric-vehicle.ts";
import { simulatorError } from "./errors.ts";
import { assignLanes } from "./lanes.ts";
import type { RecordedSession } from "./recorded-sessions.ts";
import type { ReplayStation } from "./replay.ts";
import { recordedVehicle } from "./replay-vehicle.ts";
import type { ResidentToken } from "./resident.ts";

export interface LiveReplayOptions {
  readonly sessions: readonly RecordedSession[];
  /** Sessions that find no free station are left out. */
  readonly stations: readonly ReplayStation[];
  /** Domain time, running; at or before `replayStart(sessions)` at the start, else the sessions are moved by whole weeks. */
  readonly clock: Clock;
  /** Asks the owner of domain time to move it on to `domainMs` (epoch ms). It may move there, later, or not at all; never back. */
  readonly skipTo: (domainMs: number) => void;
  readonly token?: ResidentToken;
  /** Only gaps longer than this are skipped. Default 10 minutes of domain time. */
  readonly shortestGap?: Millis;
  readonly log: Log;
}

export interface LiveReplay {
  start(): void;
  stop(): void;
  /** Sessions that were left out for want of a station, in each round. */
  readonly left: number;
}

interface Happening {
  readonly at: number;
  run(): void;
}

const WEEK = Hours(7 * 24);
const CARD_AFTER = Seconds(2);
const LOOK_AGAIN = Minutes(1);
/** What is left of a gap after a skip: time to see the street at rest. */
const REST = Seconds(10);

/**
 * Plays recorded sessions on a running clock: the street lives by a file. Gaps in which no car draws are skipped, and
 * after the last session the first comes again, moved by whole weeks so that days of the week stay.
 * Throws SIM_REPLAY_STATIONS when there is no station.
 */
export function createLiveReplay(options: LiveReplayOptions): LiveReplay {
  const { clock, stations, log } = options;
  if (stations.length === 0) throw simulatorError("SIM_REPLAY_STATIONS", "a replay needs at least one station");
  const { lanes, left } = assignLanes(options.sessions, { maximum: stations.length });
  const round = lanes.flatMap((lane, index) => lane.flatMap((session) => happeningsOf(session, stations[index] as ReplayStation, options.token)));
  round.sort((a, b) => a.at - b.at);
  const span = (round.at(-1)?.at ?? 0) - (round[0]?.at ?? 0);
  let shift = 0;
  let next = 0;
  let timer: Timer | undefined;

  const isResting = () => stations.every(({ evse }) => evse.vehicle === undefined || (!wantsEnergy(evse.vehicle) && !evse.contactor.isClosed));
  const dueAt = (index: number) => (round[index] as Happening).at + shift;

  function look(): void {
    while (next < round.length && dueAt(next) <= clock.wallMs()) (round[next++] as Happening).run();
    if (next === round.length) beginAgain();
    const gap = dueAt(next) - clock.wallMs();
    if (gap > (options.shortestGap ?? Minutes(10)) && isResting()) options.skipTo(dueAt(next) - REST);
    const wait = Math.max(0, dueAt(next) - clock.wallMs());
    timer = clock.after("live replay", Millis(Math.min(wait, LOOK_AGAIN)), look);
  }

  function beginAgain(): void {
    next = 0;
    shift += Math.ceil((span + 1) / WEEK) * WEEK;
    log.info({ sessions: options.sessions.length }, "the recording begins again");
  }

  return {
    left: left.length,
    start() {
      if (round.length === 0) return;
      const late = clock.wallMs() - dueAt(0);
      if (late > 0) shift = Math.ceil(late / WEEK) * WEEK;
      look();
    },
    stop: () => timer?.cancel(),
  };
}

function happeningsOf(session: RecordedSession, { evse, chargePoint }: ReplayStation, token: ResidentToken | undefined): readonly Happening[] {
  // A car that stands there by somebody's hand is left in peace, and so is one that came in the place of ours.
  let isOurs = false;
  return [
    {
      at: session.pluginAt,
      run: () => {
        isOurs = evse.vehicle === undefined;
        if (isOurs) evse.plugIn(recordedVehicle(session));
      },
    },
    {
      at: Math.min(session.pluginAt + CARD_AFTER, session.plugoutAt - 1),
      run: () => {
        const isAsked = chargePoint.snapshot().decision.winner.reason === "NotAuthorised";
        if (token !== undefined && isOurs && isAsked && evse.vehicle !== undefined) evse.presentToken(token);
      },
    },
    {
      at: session.plugoutAt,
      run: () => {
        if (isOurs) evse.unplug();
      },
    },
  ];
}
