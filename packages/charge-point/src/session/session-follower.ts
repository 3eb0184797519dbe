// SPDX-License-Identifier: Apache-2.0
import { type Millis, Seconds } from "@chargehand/kernel";
import type { CycleOutcome } from "../decision/control-cycle.ts";
import type { EvseHardware, MeterSample } from "../hardware/evse-hardware.ts";
import { KeptReadings } from "../meter/kept-readings.ts";
import { MeterClock } from "../meter/meter-clock.ts";
import { Sampler } from "../meter/sampler.ts";
import type { Reading, ReadingContext, ReadingKind, StationEvent, TransactionEvent } from "../ocpp/station-events.ts";
import type { StoredKey, StoredVariables } from "../ocpp/stored-variables.ts";
import type { SettingsStore } from "../settings.ts";
import type { Station } from "../station.ts";
import { chargingStateOf } from "./charging-state.ts";
import { type PauseReason, pausedFor } from "./paused.ts";

export interface FollowerDeps {
  readonly hardware: EvseHardware;
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly station: () => Station;
  readonly tell: (event: StationEvent) => void;
}

/** What each cycle means for the session: why it is paused, its charging state, time with power, and the values that are due. */
export class SessionFollower {
  readonly #deps: FollowerDeps;
  readonly #sampler = new Sampler();
  readonly #ended = new Sampler();
  readonly #clock = new MeterClock();
  readonly #endedClock = new MeterClock();
  readonly #kept = new KeptReadings();
  #pausedFor: readonly PauseReason[] = [];

  constructor(deps: FollowerDeps) {
    this.#deps = deps;
  }

  /** Why the session is paused; empty when it is not, or when nobody has been let in. */
  get pausedFor(): readonly PauseReason[] {
    return this.#pausedFor;
  }

  /** Begins the count to the next values, at the start of a transaction. */
  restart(monoMs: Millis): void {
    this.#sampler.restart(monoMs);
    this.#ended.restart(monoMs);
    this.#kept.take();
  }

  follow({ snapshot, decision }: CycleOutcome): void {
    const { hardware, settings } = this.#deps;
    const station = this.#deps.station();
    const { session } = station;
    const { meter, monoMs } = snapshot;
    session.addChargingTime(this.#sampler.take(meter, monoMs));
    const pilot = hardware.pilot.state;
    const authorized = session.phase === "Authorized";
    this.#pausedFor = authorized && pilot !== "A" ? pausedFor({ pilot, contactorClosed: hardware.contactor.isClosed, decision }) : [];
    const chargingState = chargingStateOf({ pilot, authorized, pausedFor: this.#pausedFor });
    // Also while no transaction is open: one may start with the flow of energy [E01.FR.06].
    if (chargingState !== session.chargingState) station.update("ChargingStateChanged", meter, chargingState);
    if (session.transaction !== undefined) this.#keep(meter, snapshot);
    if (this.#clock.isDue(snapshot.nowMs, this.#intervalOf("AlignedDataCtrlr.Interval"))) this.#aligned(meter, snapshot.nowMs);
    if (session.transaction === undefined) return;
    if (this.#sampler.isDue(monoMs, settings.txUpdatedInterval)) station.update("MeterValuePeriodic", meter, chargingState);
  }

  /** How long until a value is due, ms. */
  dueIn({ snapshot }: CycleOutcome): number {
    const marks = [this.#clock.dueAt(snapshot.nowMs, this.#intervalOf("AlignedDataCtrlr.Interval"))];
    const instants: (number | undefined)[] = [];
    if (this.#deps.station().session.transaction !== undefined) {
      marks.push(this.#endedClock.dueAt(snapshot.nowMs, this.#intervalOf("AlignedDataCtrlr.TxEndedInterval")));
      instants.push(this.#sampler.dueAt(this.#deps.settings.txUpdatedInterval), this.#ended.dueAt(this.#intervalOf("SampledDataCtrlr.TxEndedInterval")));
    }
    const never = Number.POSITIVE_INFINITY;
    return Math.min(...marks.map((at) => (at ?? never) - snapshot.nowMs), ...instants.map((at) => (at ?? never) - snapshot.monoMs));
  }

  /** The event as it is told: its end has the readings that were kept for it. */
  complete(event: TransactionEvent): TransactionEvent {
    return event.kind === "Ended" && this.#kept.length > 0 ? { ...event, readings: this.#kept.take() } : event;
  }

  #keep(meter: MeterSample, { monoMs, nowMs }: CycleOutcome["snapshot"]): void {
    if (this.#ended.isDue(monoMs, this.#intervalOf("SampledDataCtrlr.TxEndedInterval")))
      this.#kept.keep(this.#reading(meter, nowMs, ["Ended", "Sample.Periodic"]));
    if (this.#endedClock.isDue(nowMs, this.#intervalOf("AlignedDataCtrlr.TxEndedInterval")))
      this.#kept.keep(this.#reading(meter, nowMs, ["AlignedEnded", "Sample.Clock"]));
  }

  #aligned(meter: MeterSample, nowMs: number): void {
    const station = this.#deps.station();
    if (this.#deps.variables.measurandsOf("Aligned").length === 0) return;
    if (station.session.transaction !== undefined) station.update("MeterValueClock", meter, station.session.chargingState);
    else this.#deps.tell({ type: "meter", reading: this.#reading(meter, nowMs, ["Aligned", "Sample.Clock"]) });
  }

  #reading(meter: MeterSample, nowMs: number, [kind, context]: readonly [ReadingKind, ReadingContext]): Reading {
    return { ...this.#deps.station().reading(meter, nowMs), context, measurands: this.#deps.variables.measurandsOf(kind) };
  }

  #intervalOf(key: StoredKey): Millis {
    return Seconds(this.#deps.variables.number(key));
  }
}
