// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Circumstances } from "@chargehand/charging";
import type { Timer } from "@chargehand/kernel";
import { err, ok, type Result, Seconds } from "@chargehand/kernel";
import type { MeterSample } from "./meter/meter-sample.ts";
import { readingOf } from "./meter/sampler.ts";
import type { Refusal, RemoteStart } from "./ocpp/station-commands.ts";
import type { ConnectorStatus, IdToken, Reading, TransactionEvent } from "./ocpp/station-events.ts";
import { Availability } from "./session/availability.ts";
import type { ChargingState } from "./session/charging-state.ts";
import { type ConnectorView, progressOf } from "./session/progress.ts";
import { type EventFacts, type Moment, Session } from "./session/session.ts";
import { type SessionEvent, step, type Trigger } from "./session/session-machine.ts";
import { startRefusal } from "./session/start-refusal.ts";
import { TransactionClock } from "./session/transaction-clock.ts";
import { outlastsVehicle } from "./session/tx-points.ts";
import { chargeNowProfile } from "./smart-charging/charge-now.ts";
import type { StationDeps } from "./station-deps.ts";

/** What stands between two cycles: the session, the profiles, availability. Knows no OCPP version. */
export class Station {
  readonly #deps: StationDeps;
  readonly session: Session;
  readonly #availability: Availability;
  readonly #clock = new TransactionClock();
  #wasRefused = false;
  #isHeldOff = false;
  #letInBy: Circumstances["letInBy"];
  /** Not the session's phase alone: a reset ends the session of a vehicle that stays. */
  #isVehicleHere: boolean;
  #visit = 0;
  #pendingProfiles: readonly ChargingProfile[] = [];
  #connectionTimer: Timer | undefined;

  constructor(deps: StationDeps) {
    this.#deps = deps;
    this.#availability = new Availability(deps.availability, deps.saveAvailability);
    const phase = deps.record?.phase;
    this.#isVehicleHere = phase === "Connected" || phase === "Authorized" || phase === "Stopped";
    const points = () => deps.variables.points;
    const signs = () => deps.variables.signingRules.sampled;
    this.session = new Session({ points, signs, ids: deps.ids, emit: (event) => this.#onEvent(event), save: deps.saveSession }, deps.record);
    if (this.session.transaction === undefined) this.#availability.onEnd();
  }

  get isOperative(): boolean {
    return this.#availability.isOperative;
  }

  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  /** Counts the vehicles that have left. */
  get visit(): number {
    return this.#visit;
  }

  /** After a power cut it stays off until a person starts it, or the vehicle is unplugged. */
  get isHeldOff(): boolean {
    return this.#isHeldOff;
  }

  /** Who let the charge begin that is under way; undefined where plugging in was enough. */
  get letInBy(): Circumstances["letInBy"] {
    return this.#letInBy;
  }

  /** A person has started it; false when nothing held it off. */
  letGo(): boolean {
    const wasHeldOff = this.#isHeldOff;
    this.#isHeldOff = false;
    return wasHeldOff;
  }

  get profiles(): readonly ChargingProfile[] {
    return this.#deps.profiles.all;
  }

  /** Follows the plug. States E and F say nothing about it: the vehicle counts as where it was. */
  followPlug(): void {
    const { state } = this.#deps.hardware.pilot;
    this.#followVehicle();
    this.#followBay();
    this.#dropWhoWaits();
    if (this.#waitsForVehicle()) return;
    if (state === "A") this.apply("Unplug");
    else if (state !== "E" && state !== "F") this.apply(this.#isFree() ? "PlugInFree" : "PlugIn");
    // Where nobody needs to authorise, the vehicle that has waited for the end of a reservation or for service begins by itself.
    if (this.session.phase === "Connected" && this.#isFree()) this.apply("Authorize");
  }

  /** The last time that is known of the open transaction, epoch ms; undefined while none is open. */
  get lastKnown(): number | undefined {
    const { transaction } = this.session;
    // Only what flowed in the transaction that a restart has found open: another may have begun when a clock that was ahead had been set right.
    const flowed = transaction?.id === this.#deps.record?.transaction?.id ? (this.#deps.meter.knownUntil ?? 0) : 0;
    return transaction && Math.max(transaction.lastAt, flowed >= transaction.startedAt ? flowed : 0);
  }

  /** The time of what happens now: in a transaction never before what was told of it. */
  now(): number {
    const { domain } = this.#deps.clocks;
    return this.#clock.at({ wallMs: domain.wallMs(), monoMs: domain.monoMs() }, this.lastKnown);
  }

  /** What the CSMS says that it is, epoch ms. */
  hearTime(csmsMs: number): void {
    this.#clock.hear(csmsMs, this.#deps.clocks.domain.monoMs());
  }

  /** After a start of the runtime: goes on with the transaction, or ends it when the vehicle has gone. */
  resume(): void {
    const { transaction, phase } = this.session;
    this.#watchCable();
    this.#followVehicle();
    this.#isHeldOff = this.#isVehicleHere && this.#deps.staysOff();
    const isThere = this.#deps.hardware.pilot.state !== "A" || this.#waitsForVehicle();
    // A clock that has lost the time is known to be wrong before the CSMS tells its own.
    this.now();
    if (isThere && (transaction === undefined || !this.#deps.isOver(transaction.lastAt))) return;
    if (transaction === undefined && phase === "Idle") return;
    // The register holds all that flowed; the time is the last at which the transaction is known to have run, or energy to have flowed in it.
    this.session.apply("PowerLoss", this.#moment(this.#deps.meter.read(), this.lastKnown));
  }

  apply(event: SessionEvent, facts: EventFacts = {}): boolean {
    const before = this.session.phase;
    // Asked first, because the plug is followed in every cycle and mostly says nothing new.
    if (step(before, event) === undefined) return false;
    this.session.apply(event, this.#moment(this.#deps.meter.read()), facts);
    if (event === "Unplug" || event === "PlugIn" || event === "Authorize" || event === "RemoteStart") this.#wasRefused = false;
    if (this.session.phase !== before) this.#watchCable();
    return true;
  }

  update(trigger: Trigger, sample: MeterSample, chargingState: ChargingState): void {
    this.session.update(trigger, { ...this.#moment(sample), chargingState });
  }

  /** Somebody with a good token begins here; nothing happens in a phase where nobody can. */
  letIn(idToken: IdToken): void {
    if (step(this.session.phase, "Authorize") === undefined) return;
    this.#letIn({ cause: "userAct", provenance: "end_user" });
    this.apply("Authorize", { idToken });
    this.#deps.wake();
  }

  /** A token was turned down. */
  refuse(): void {
    this.#wasRefused = true;
    this.#deps.wake();
  }

  /** Why such a start would be turned down now; the id of the transaction when it is already open. */
  mayStart(start: RemoteStart): Result<string | undefined, Refusal> {
    const isAdmitted = this.#deps.reservations.admits(start.idToken);
    const situation = { status: this.connectorStatus(), isAuthorized: this.session.phase === "Authorized", isAdmitted, installed: this.profiles };
    const refusal = startRefusal(start, situation);
    if (refusal !== undefined) return err(refusal);
    if (step(this.session.phase, "RemoteStart") === undefined) return err({ code: "TxInProgress", detail: "a start is waiting for the vehicle" });
    return ok(this.session.transaction?.id);
  }

  startRemotely(start: RemoteStart): Result<string | undefined, Refusal> {
    const { idToken, remoteStartId, profile, facts } = start;
    const may = this.mayStart(start);
    if (!may.ok) return may;
    const reservationId = this.#deps.reservations.use(idToken);
    const bearer = reservationId === undefined ? idToken : { ...idToken, reservationId };
    this.#pendingProfiles = [
      ...(profile === undefined ? [] : [profile]),
      ...(facts?.cause === "chargeNow" ? [chargeNowProfile(facts, this.#deps.device)] : []),
    ];
    this.apply("RemoteStart", { idToken: bearer, ...(remoteStartId === undefined ? {} : { remoteStartId }) });
    this.#letIn({ cause: "remoteStart", provenance: facts?.provenance ?? "csms" });
    if (this.session.phase === "Authorized") this.#installPending();
    this.#deps.wake();
    return may;
  }

  stopRemotely(transactionId: string): Result<void, Refusal> {
    if (this.session.transaction?.id !== transactionId) return err({ code: "TxNotFound", detail: "that transaction is not active here [F03.FR.08]" });
    this.apply("RemoteStop");
    this.#deps.wake();
    return ok(undefined);
  }

  changeAvailability(isOperative: boolean): "Accepted" | "Scheduled" {
    const answer = this.#availability.change(isOperative, this.session.transaction !== undefined);
    this.#deps.wake();
    return answer;
  }

  /** Out of service for as long as the device says, whatever a CSMS has asked for; not while a transaction runs. */
  hold(isHeld: boolean): void {
    this.#availability.isHeld = isHeld && this.session.transaction === undefined;
  }

  connectorStatus(): ConnectorStatus {
    const { faults, pilot } = this.#deps.hardware;
    if (faults.length > 0 || pilot.state === "E" || pilot.state === "F") return "Faulted";
    if (!this.isOperative) return "Unavailable";
    // Also with a vehicle there, until its token is presented or its time is over [G03.FR.09; 1.6 section 4.9].
    if (this.#deps.reservations.standing !== undefined) return "Reserved";
    if (pilot.state !== "A" || this.#waitsForVehicle()) return "Occupied";
    return "Available";
  }

  connector(): ConnectorView {
    const status = this.connectorStatus();
    const { phase, transaction } = this.session;
    return { status, progress: progressOf({ status, phase, chargingState: transaction?.chargingState }) };
  }

  reading(sample: MeterSample, at: number): Reading {
    return readingOf(sample, at, { phases: this.#deps.device.phases, offeredA: this.#deps.hardware.pilot.offered ?? 0 });
  }

  cancelTimers(): void {
    this.#connectionTimer?.cancel();
  }

  /** What the owner said of one charge ends when its vehicle leaves. */
  #followVehicle(): void {
    const { state } = this.#deps.hardware.pilot;
    if (state === "E" || state === "F") return;
    if (state === "A" && this.#isVehicleHere) this.#deps.profiles.endCharge();
    if (state === "A" && this.#isVehicleHere) this.#visit++;
    if (state === "A") this.#isHeldOff = false;
    this.#isVehicleHere = state !== "A";
  }

  /** Nobody who was let in waits for a vehicle at an EVSE that is out of service; with a transaction it goes out of it at its end [G03.FR.05]. */
  #dropWhoWaits(): void {
    const { phase, transaction } = this.session;
    if (this.isOperative || transaction !== undefined || (phase !== "AwaitingCable" && phase !== "AwaitingCableRemote")) return;
    this.apply("ConnectionTimeout");
    this.#wasRefused = true;
  }

  #followBay(): void {
    const isOccupied = this.#deps.hardware.bay?.isOccupied;
    if (isOccupied === undefined || isOccupied === this.session.isBayOccupied) return;
    this.apply(isOccupied ? "BayTaken" : "BayFreed");
  }

  /** The cable is out of the vehicle and still in the socket, and the transaction stays open for its return [E10]. */
  #waitsForVehicle(): boolean {
    const { hardware, variables, device } = this.#deps;
    if (hardware.pilot.state !== "A" || this.session.phase !== "Authorized" || device.attachment !== "socket" || hardware.cable.ampacity === undefined)
      return false;
    return !variables.isSet("TxCtrlr.StopTxOnEVSideDisconnect") && outlastsVehicle(variables.points);
  }

  #letIn(by: NonNullable<Circumstances["letInBy"]>): void {
    this.#letInBy = by;
    if (by.provenance === "end_user" || by.provenance === "owner") this.#isHeldOff = false;
  }

  /** Plugging in is enough, unless the EVSE is out of service or kept for somebody. */
  #isFree(): boolean {
    return this.#deps.authorization === "freeVend" && this.isOperative && this.#deps.reservations.standing === undefined;
  }

  #moment(sample: MeterSample, at = this.now()): Moment {
    const chargingState = this.#deps.hardware.pilot.state === "A" ? "Idle" : "EVConnected";
    return { at, reading: this.reading(sample, at), chargingState };
  }

  #onEvent(event: TransactionEvent): void {
    const measurands = this.#deps.variables.measurandsOf(event.trigger === "MeterValueClock" ? "Aligned" : event.kind);
    this.#deps.emit({ ...event, reading: { ...event.reading, measurands } });
    if (event.kind === "Started") this.#installPending(event.transactionId);
    if (event.kind !== "Ended") return;
    this.#deps.profiles.endTransaction();
    this.#availability.onEnd();
    this.#deps.wake();
    this.#deps.onIdle();
  }

  #installPending(transactionId = this.session.transaction?.id): void {
    if (transactionId === undefined) return;
    const profiles = this.#pendingProfiles;
    this.#pendingProfiles = [];
    for (const profile of profiles) this.#deps.profiles.install({ ...profile, transactionId }, { transactionId, nowMs: this.#deps.clocks.domain.wallMs() });
  }

  #watchCable(): void {
    this.#connectionTimer?.cancel();
    const { phase } = this.session;
    if (phase === "Idle") this.#pendingProfiles = [];
    if (phase !== "AwaitingCable" && phase !== "AwaitingCableRemote") return;
    this.#connectionTimer = this.#deps.clocks.domain.after("EV connection time-out", Seconds(this.#deps.settings.values.connectionTimeoutS), () => {
      this.apply("ConnectionTimeout");
      this.#deps.wake();
    });
  }
}
