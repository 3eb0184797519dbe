// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Circumstances } from "@chargehand/charging";
import type { Clocks, Ids, Timer } from "@chargehand/kernel";
import { err, ok, type Result, Seconds } from "@chargehand/kernel";
import type { ChargePointSettings } from "./charge-point-types.ts";
import type { DeviceProfile } from "./device-profile.ts";
import type { EvseHardware } from "./hardware/evse-hardware.ts";
import type { MeterReader, MeterSample } from "./meter/meter-sample.ts";
import { readingOf } from "./meter/sampler.ts";
import type { Refusal, RemoteStart } from "./ocpp/station-commands.ts";
import type { ConnectorStatus, IdToken, Reading, TransactionEvent } from "./ocpp/station-events.ts";
import type { StoredVariables } from "./ocpp/stored-variables.ts";
import type { ReservationBook } from "./reservation/reservation-book.ts";
import { Availability, type KeptAvailability } from "./session/availability.ts";
import type { ChargingState } from "./session/charging-state.ts";
import { type ConnectorView, progressOf } from "./session/progress.ts";
import { type EventFacts, type Moment, Session, type SessionDeps, type SessionRecord } from "./session/session.ts";
import { type SessionEvent, step, type Trigger } from "./session/session-machine.ts";
import { startRefusal } from "./session/start-refusal.ts";
import { outlastsVehicle } from "./session/tx-points.ts";
import type { SettingsStore } from "./settings.ts";
import { chargeNowProfile } from "./smart-charging/charge-now.ts";
import type { ProfileSet } from "./smart-charging/profile-set.ts";

export interface StationDeps {
  readonly device: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly meter: MeterReader;
  readonly clocks: Clocks;
  readonly ids: Ids;
  readonly authorization: ChargePointSettings["authorization"];
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly profiles: ProfileSet;
  readonly reservations: ReservationBook;
  readonly record: SessionRecord | undefined;
  readonly availability: KeptAvailability;
  /** Whether charging stays off when the power comes back with the vehicle connected. */
  readonly staysOff: () => boolean;
  /** Whether a transaction that was last known to run then, epoch ms, is not resumed any more [OCPP 2.1 E17.FR.20]. */
  readonly isOver: (lastAt: number) => boolean;
  readonly emit: (event: TransactionEvent) => void;
  readonly saveSession: SessionDeps["save"];
  readonly saveAvailability: (kept: KeptAvailability) => void;
  /** Something changed that the control cycle must see at once. */
  readonly wake: () => void;
  /** The last transaction has ended. */
  readonly onIdle: () => void;
}

/** What stands between two cycles: the session, the profiles, availability. Knows no OCPP version. */
export class Station {
  readonly #deps: StationDeps;
  readonly session: Session;
  readonly #availability: Availability;
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
    if (this.#waitsForVehicle()) return;
    if (state === "A") this.apply("Unplug");
    else if (state !== "E" && state !== "F") this.apply(this.#isFree() ? "PlugInFree" : "PlugIn");
    // Where nobody needs to authorise, the vehicle that has waited for the end of a reservation or for service begins by itself.
    if (this.session.phase === "Connected" && this.#isFree()) this.apply("Authorize");
  }

  /** After a start of the runtime: goes on with the transaction, or ends it when the vehicle has gone. */
  resume(): void {
    const { transaction, phase } = this.session;
    this.#watchCable();
    this.#followVehicle();
    this.#isHeldOff = this.#isVehicleHere && this.#deps.staysOff();
    const isThere = this.#deps.hardware.pilot.state !== "A" || this.#waitsForVehicle();
    if (isThere && (transaction === undefined || !this.#deps.isOver(transaction.lastAt))) return;
    if (transaction === undefined && phase === "Idle") return;
    // The register holds all that flowed; the time is the last at which the transaction is known to have run, or energy to have flowed in it.
    const known = transaction && Math.max(transaction.lastAt, this.#deps.meter.knownUntil ?? 0);
    this.session.apply("PowerLoss", this.#moment(this.#deps.meter.read(), known));
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

  #moment(sample: MeterSample, at = this.#deps.clocks.domain.wallMs()): Moment {
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
