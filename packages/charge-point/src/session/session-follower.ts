// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds } from "@chargehand/kernel";
import type { CycleOutcome } from "../decision/control-cycle.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import { KeptReadings } from "../meter/kept-readings.ts";
import { MeterClock } from "../meter/meter-clock.ts";
import type { MeterSample } from "../meter/meter-sample.ts";
import { Sampler } from "../meter/sampler.ts";
import { Stopwatch } from "../meter/stopwatch.ts";
import type { SignedReadings } from "../ocmf/signed-readings.ts";
import type { Reading, ReadingContext, ReadingKind, StationEvent, TransactionEvent } from "../ocpp/station-events.ts";
import type { StoredKey, StoredVariables } from "../ocpp/stored-variables.ts";
import type { SettingsStore } from "../settings.ts";
import { isRateToTell, type Rate, rateOf } from "../smart-charging/external-limit.ts";
import type { Station } from "../station.ts";
import { type ChargingState, chargingStateOf } from "./charging-state.ts";
import { type PauseReason, pausedFor } from "./paused.ts";

export interface FollowerDeps {
  readonly hardware: EvseHardware;
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly station: () => Station;
  readonly tell: (event: StationEvent) => void;
  readonly saveReadings: (readings: readonly Reading[]) => void;
  /** Absent where the meter has no key to sign with. */
  readonly signing: SignedReadings | undefined;
}

/** What a loss of power may take of the time that has been counted. */
const CHECKPOINT: Millis = Seconds(60);

/** What each cycle means for the session: why it is paused, its charging state, time with power, and the values that are due. */
export class SessionFollower {
  readonly #deps: FollowerDeps;
  readonly #sampler = new Sampler();
  readonly #ended = new Sampler();
  readonly #clock = new MeterClock();
  readonly #endedClock = new MeterClock();
  readonly #kept = new KeptReadings();
  readonly #plugged = new Stopwatch();
  #keptTimeAt: number | undefined;
  #pausedFor: readonly PauseReason[] = [];
  /** The transaction of which the next look tells that it goes on. */
  #resumed: string | undefined;
  /** As it was last told, or first seen in this transaction. */
  #rate: Rate | undefined;

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
    this.#kept.restore([]);
  }

  /** The next look tells that the open transaction goes on, and in which state [OCPP 2.1 B13.FR.30, E17.FR.14]. */
  goesOn(): void {
    this.#resumed = this.#deps.station().session.transaction?.id;
  }

  /** What was kept for the end of the open transaction before the device was switched off. */
  restore(readings: readonly Reading[]): void {
    this.#kept.restore(readings);
  }

  /** Goes on in an open transaction: the next value is due when it would have been, unless that has passed. */
  resume({ monoMs, nowMs }: { readonly monoMs: Millis; readonly nowMs: number }): void {
    this.#sampler.forget();
    this.#plugged.forget();
    const { transaction } = this.#deps.station().session;
    if (transaction === undefined) return;
    const since = nowMs - (transaction.sampledAt ?? transaction.startedAt);
    const isOnGrid = since >= 0 && since < this.#deps.settings.txUpdatedInterval;
    this.#sampler.restart(Millis(isOnGrid ? monoMs - since : monoMs));
    this.#ended.restart(monoMs);
  }

  follow({ snapshot, decision }: CycleOutcome): void {
    const { hardware, settings } = this.#deps;
    const station = this.#deps.station();
    const { session } = station;
    const { meter, monoMs } = snapshot;
    this.#countTime(snapshot);
    const pilot = hardware.pilot.state;
    const authorized = session.phase === "Authorized";
    this.#pausedFor = authorized && pilot !== "A" ? pausedFor({ pilot, contactorClosed: hardware.contactor.isClosed, decision }) : [];
    const chargingState = chargingStateOf({ pilot, authorized, pausedFor: this.#pausedFor });
    // Also while no transaction is open: one may start with the flow of energy [E01.FR.06].
    const { transaction } = session;
    if (transaction !== undefined && transaction.id === this.#resumed) station.update("TxResumed", meter, chargingState);
    else if (chargingState !== session.chargingState) station.update("ChargingStateChanged", meter, chargingState);
    this.#resumed = undefined;
    this.#followRate(rateOf(decision), meter, chargingState);
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
    const whole = event.kind === "Ended" && this.#kept.length > 0 ? { ...event, readings: this.#kept.take() } : event;
    if (whole !== event) this.#deps.saveReadings([]);
    return this.#deps.signing?.complete(whole) ?? whole;
  }

  #followRate(rate: Rate, meter: MeterSample, chargingState: ChargingState): void {
    const station = this.#deps.station();
    const before = this.#rate;
    if (station.session.transaction === undefined) this.#rate = undefined;
    else if (before === undefined || !(before.isFromOutside || rate.isFromOutside)) this.#rate = rate;
    else if (isRateToTell(before, rate, this.#deps.variables.number("SmartChargingCtrlr.LimitChangeSignificance"))) {
      this.#rate = rate;
      station.update("ChargingRateChanged", meter, chargingState);
    }
  }

  #keep(meter: MeterSample, { monoMs, nowMs }: CycleOutcome["snapshot"]): void {
    if (this.#ended.isDue(monoMs, this.#intervalOf("SampledDataCtrlr.TxEndedInterval"))) this.#keepOne(meter, ["Ended", "Sample.Periodic"]);
    if (this.#endedClock.isDue(nowMs, this.#intervalOf("AlignedDataCtrlr.TxEndedInterval"))) this.#keepOne(meter, ["AlignedEnded", "Sample.Clock"]);
  }

  #keepOne(meter: MeterSample, what: readonly [ReadingKind, ReadingContext]): void {
    const reading = this.#reading(meter, this.#deps.station().now(), what);
    this.#kept.keep(this.#deps.signing?.keep(reading, what[0], this.#deps.station().session.idToken) ?? reading);
    this.#deps.saveReadings(this.#kept.all);
  }

  #countTime({ meter, monoMs, pilot }: CycleOutcome["snapshot"]): void {
    const { session } = this.#deps.station();
    const chargingMs = this.#sampler.take(meter, monoMs);
    session.addTime({ chargingMs, pluggedInMs: this.#plugged.take(pilot !== "A", monoMs) });
    if (monoMs - (this.#keptTimeAt ?? 0) < CHECKPOINT) return;
    this.#keptTimeAt = monoMs;
    session.checkpoint();
  }

  #aligned(meter: MeterSample, nowMs: number): void {
    const station = this.#deps.station();
    if (this.#deps.variables.measurandsOf("Aligned").length === 0) return;
    if (station.session.transaction !== undefined) {
      if (!this.#deps.variables.isSet("AlignedDataCtrlr.SendDuringIdle")) station.update("MeterValueClock", meter, station.session.chargingState);
    } else this.#tellAlone(this.#reading(meter, nowMs, ["Aligned", "Sample.Clock"]));
  }

  #tellAlone(reading: Reading): void {
    this.#deps.tell({ type: "meter", reading: this.#deps.signing?.alone(reading) ?? reading });
  }

  #reading(meter: MeterSample, nowMs: number, [kind, context]: readonly [ReadingKind, ReadingContext]): Reading {
    return { ...this.#deps.station().reading(meter, nowMs), context, measurands: this.#deps.variables.measurandsOf(kind) };
  }

  #intervalOf(key: StoredKey): Millis {
    return Seconds(this.#deps.variables.number(key));
  }
}
