// SPDX-License-Identifier: Apache-2.0
import { atOnce, type ChargePoint, type ChargePointSettings } from "@chargehand/charge-point";
import { type Clock, delay, Millis, Minutes, Seconds, type SteppedClock, WattHours } from "@chargehand/kernel";
import { wantsEnergy } from "./electric-vehicle.ts";
import { simulatorError } from "./errors.ts";
import { assignLanes } from "./lanes.ts";
import type { RecordedSession } from "./recorded-sessions.ts";
import { isServable, recordedVehicle } from "./replay-vehicle.ts";
import type { ResidentToken } from "./resident.ts";
import type { SimulatedEvse } from "./simulated-evse.ts";

/** A real charge point around simulated hardware; a `Home` is one. */
export interface ReplayStation {
  readonly identity: string;
  readonly evse: SimulatedEvse;
  readonly chargePoint: Pick<ChargePoint, "snapshot" | "drained">;
}

export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
  /** Domain time, epoch ms. */
  readonly at: number;
}

export interface ReplayOptions {
  readonly sessions: readonly RecordedSession[];
  /** At least `stationsNeeded(sessions)`, started and connected. */
  readonly stations: readonly ReplayStation[];
  /** The domain clock of stations and CSMS alike; it must not be past `replayStart(sessions)`. */
  readonly clock: SteppedClock;
  readonly transport: Clock;
  /** Held to the reader after each plug-in. Without it the charge points must need none. */
  readonly token?: ResidentToken;
  /** Messages that may wait at one station before time stands still for the wire; default 32. */
  readonly maxLag?: number;
  /** Transport time for the wire to take what waits; default 60 s. */
  readonly wireTimeout?: Millis;
  readonly onProgress?: (progress: ReplayProgress) => void;
}

export interface ReplayResult {
  readonly sessionId: string;
  readonly stationId: string;
  /** As the charge point named it; undefined when it opened none. */
  readonly transactionId: string | undefined;
  readonly wanted: WattHours;
  /** By the meter of the simulated hardware: the truth to compare the CSMS with. */
  readonly metered: WattHours;
  readonly servable: boolean;
  /** Epoch ms, as recorded. */
  readonly pluginAt: number;
  readonly plugoutAt: number;
}

/** How far time moves between two looks at the wire. */
const STRIDE = Seconds(60);
/** How long after the plug goes in the card is held to the reader, and how long before the first event time begins. */
const CARD_AFTER = Seconds(1);
const LEAD = Seconds(30);

/** What the charge points of a replay are set to: a sample a minute, and a cycle no more often than that. */
export const replaySettings = { ...atOnce, txUpdatedInterval: STRIDE, cyclePeriod: STRIDE } as const satisfies Partial<ChargePointSettings>;
/** How long the runtime of a replay may be silent: some of its long cycles. */
export const REPLAY_WATCHDOG = Minutes(5);

export const stationsNeeded = (sessions: readonly RecordedSession[]): number => assignLanes(sessions).lanes.length;

/** The instant at which the clock of a replay should start: shortly before the first plug-in. Epoch ms. */
export const replayStart = (sessions: readonly RecordedSession[]): number =>
  sessions.reduce((first, session) => Math.min(first, session.pluginAt), Number.POSITIVE_INFINITY) - LEAD;

interface Step {
  readonly at: number;
  run(): void | Promise<void>;
}

/**
 * Plays recorded sessions through real charge points and the wire, as fast as the wire takes them. Time moves by the
 * timers of the charge points while a car draws, and jumps over the gaps in which none does: the wall clock steps, no timer runs.
 * Throws SIM_REPLAY_STATIONS; rejects with SIM_REPLAY_STALLED, SIM_REPLAY_REFUSED.
 */
export async function replaySessions(options: ReplayOptions): Promise<readonly ReplayResult[]> {
  const { lanes } = assignLanes(options.sessions);
  if (lanes.length > options.stations.length) {
    throw simulatorError(
      "SIM_REPLAY_STATIONS",
      `${lanes.length} cars are plugged in at once, and there are ${options.stations.length} stations; give ${lanes.length}`,
    );
  }
  const results: ReplayResult[] = [];
  const finish = (result: ReplayResult) => {
    results.push(result);
    options.onProgress?.({ done: results.length, total: options.sessions.length, at: options.clock.wallMs() });
  };
  const drive = new ReplayDrive(options);
  const steps = lanes.flatMap((lane, index) => lane.flatMap((session) => drive.stepsOf(session, options.stations[index] as ReplayStation, finish)));
  await drive.allDrained();
  for (const step of steps.sort((a, b) => a.at - b.at)) {
    await drive.moveTo(step.at);
    await step.run();
  }
  await drive.moveTo(options.clock.wallMs() + LEAD);
  await drive.allDrained();
  return results;
}

class ReplayDrive {
  readonly #options: ReplayOptions;
  readonly #maxLag: number;

  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#maxLag = options.maxLag ?? 32;
  }

  /** The plug going in, the card, and the plug coming out. */
  stepsOf(session: RecordedSession, station: ReplayStation, finish: (result: ReplayResult) => void): readonly Step[] {
    const { evse, chargePoint } = station;
    const { token } = this.#options;
    let before = WattHours(0);
    const plugIn: Step = {
      at: session.pluginAt,
      run: () => {
        before = evse.energy;
        evse.plugIn(recordedVehicle(session));
      },
    };
    const card: Step = {
      at: Math.min(session.pluginAt + CARD_AFTER, session.plugoutAt - 1),
      run: () => (token === undefined ? undefined : this.#present(token, station)),
    };
    const plugOut: Step = {
      at: session.plugoutAt,
      run: () => {
        const transactionId = chargePoint.snapshot().transaction?.id;
        evse.unplug();
        const { sessionId, energy: wanted, pluginAt, plugoutAt } = session;
        const metered = WattHours(evse.energy - before);
        finish({ sessionId, stationId: station.identity, transactionId, wanted, metered, servable: isServable(session), pluginAt, plugoutAt });
      },
    };
    return [plugIn, card, plugOut];
  }

  /** Moves domain time to `wallMs`. */
  async moveTo(wallMs: number): Promise<void> {
    const { clock } = this.#options;
    for (let left = wallMs - clock.wallMs(); left > 0; left = wallMs - clock.wallMs()) {
      if (left > STRIDE && this.#isIdle()) {
        await this.allDrained();
        clock.stepWall(left - STRIDE);
        continue;
      }
      await clock.advanceAsync(Millis(Math.min(left, STRIDE)));
      await this.#easeLag();
    }
  }

  async allDrained(): Promise<void> {
    await Promise.all(this.#options.stations.map((station) => this.#drained(station)));
  }

  /** Time stands still from the card to the answer: a car does not wait for hours because a round trip took milliseconds. */
  async #present(token: ResidentToken, station: ReplayStation): Promise<void> {
    await this.#drained(station);
    station.evse.presentToken(token);
    await this.#drained(station);
    if (station.chargePoint.snapshot().decision.winner.reason !== "AuthorisationRefused") return;
    throw simulatorError(
      "SIM_REPLAY_REFUSED",
      `the CSMS did not accept the replay's token at ${station.identity}; make it known there, or replay with free vend`,
    );
  }

  /** Nobody draws and nobody is about to. */
  #isIdle(): boolean {
    return this.#options.stations.every(({ evse }) => {
      const { vehicle } = evse;
      return vehicle === undefined || (!wantsEnergy(vehicle) && !evse.contactor.isClosed);
    });
  }

  async #easeLag(): Promise<void> {
    const late = this.#options.stations.filter(({ chargePoint }) => chargePoint.snapshot().outboxLength > this.#maxLag);
    await Promise.all(late.map((station) => this.#drained(station)));
  }

  async #drained(station: ReplayStation): Promise<void> {
    const { transport, wireTimeout } = this.#options;
    const timeout = new AbortController();
    const limit = wireTimeout ?? Seconds(60);
    const tooLate = delay(transport, "replay waits for the wire", limit, timeout.signal).then(() => {
      throw simulatorError("SIM_REPLAY_STALLED", `station ${station.identity} could not send its messages within ${limit / 1_000} s; is the CSMS answering?`);
    });
    try {
      await Promise.race([station.chargePoint.drained(), tooLate]);
    } finally {
      tooLate.catch(() => {});
      timeout.abort();
    }
  }
}
