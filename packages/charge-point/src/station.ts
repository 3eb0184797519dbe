// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Circumstances } from "@chargehand/charging";
import type { Clocks, Ids, Timer } from "@chargehand/kernel";
import { err, ok, type Result, Seconds } from "@chargehand/kernel";
import type { ChargePointSettings } from "./charge-point-types.ts";
import type { DeviceProfile } from "./device-profile.ts";
import type { EvseHardware, MeterSample } from "./hardware/evse-hardware.ts";
import { readingOf } from "./meter/sampler.ts";
import type { TokenVerdict } from "./ocpp/csms-link.ts";
import type { Refusal, RemoteStart } from "./ocpp/station-commands.ts";
import type { ConnectorStatus, IdToken, Reading, TransactionEvent } from "./ocpp/station-events.ts";
import type { StoredVariables } from "./ocpp/stored-variables.ts";
import type { ChargingState } from "./session/charging-state.ts";
import { type ConnectorView, progressOf } from "./session/progress.ts";
import { type EventFacts, type Moment, Session, type SessionRecord } from "./session/session.ts";
import { type SessionEvent, step, type Trigger } from "./session/session-machine.ts";
import { outlastsVehicle } from "./session/tx-points.ts";
import type { SettingsStore } from "./settings.ts";
import { chargeNowProfile } from "./smart-charging/charge-now.ts";
import { refusalOf } from "./smart-charging/profile-rules.ts";
import type { ProfileSet } from "./smart-charging/profile-set.ts";

export interface StationDeps {
  readonly device: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly clocks: Clocks;
  readonly ids: Ids;
  readonly authorization: ChargePointSettings["authorization"];
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly profiles: ProfileSet;
  readonly record: SessionRecord | undefined;
  readonly isOperative: boolean;
  /** Whether charging stays off when the power comes back with the vehicle connected. */
  readonly staysOff: () => boolean;
  readonly emit: (event: TransactionEvent) => void;
  readonly saveSession: (record: SessionRecord) => void;
  readonly saveOperative: (isOperative: boolean) => void;
  /** Something changed that the control cycle must see at once. */
  readonly wake: () => void;
  /** The last transaction has ended. */
  readonly onIdle: () => void;
}

/** What stands between two cycles: the session, the profiles, availability. Knows no OCPP version. */
export class Station {
  readonly #deps: StationDeps;
  readonly session: Session;
  #isOperative: boolean;
  #becomesInoperative = false;
  #wasRefused = false;
  #isHeldOff = false;
  #letInBy: Circumstances["letInBy"];
  /** Not the session's phase alone: a reset ends the session of a vehicle that stays. */
  #isVehicleHere: boolean;
  #pendingProfiles: readonly ChargingProfile[] = [];
  #connectionTimer: Timer | undefined;

  constructor(deps: StationDeps) {
    this.#deps = deps;
    this.#isOperative = deps.isOperative;
    const phase = deps.record?.phase;
    this.#isVehicleHere = phase === "Connected" || phase === "Authorized" || phase === "Stopped";
    const points = () => deps.variables.points;
    this.session = new Session({ points, ids: deps.ids, emit: (event) => this.#onEvent(event), save: deps.saveSession }, deps.record);
  }

  get isOperative(): boolean {
    return this.#isOperative;
  }

  get wasRefused(): boolean {
    return this.#wasRefused;
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
    else if (state !== "E" && state !== "F") this.apply(this.#deps.authorization === "freeVend" ? "PlugInFree" : "PlugIn");
  }

  /** After a start of the runtime: goes on with the transaction, or ends it when the vehicle has gone. */
  resume(): void {
    const { transaction, phase } = this.session;
    this.#watchCable();
    this.#followVehicle();
    this.#isHeldOff = this.#isVehicleHere && this.#deps.staysOff();
    if (this.#deps.hardware.pilot.state !== "A" || this.#waitsForVehicle()) return;
    if (transaction === undefined) {
      if (phase !== "Idle") this.session.apply("PowerLoss", this.#moment(this.#deps.hardware.meter.read()));
      return;
    }
    // The register holds all that flowed; the time is the last at which the transaction is known to have run.
    const moment = this.#moment(this.#deps.hardware.meter.read(), transaction.lastAt);
    this.session.apply("PowerLoss", moment);
  }

  apply(event: SessionEvent, facts: EventFacts = {}): boolean {
    const before = this.session.phase;
    // Asked first, because the plug is followed in every cycle and mostly says nothing new.
    if (step(before, event) === undefined) return false;
    this.session.apply(event, this.#moment(this.#deps.hardware.meter.read()), facts);
    if (event === "Unplug" || event === "PlugIn" || event === "Authorize" || event === "RemoteStart") this.#wasRefused = false;
    if (this.session.phase !== before) this.#watchCable();
    return true;
  }

  update(trigger: Trigger, sample: MeterSample, chargingState: ChargingState): void {
    this.session.update(trigger, { ...this.#moment(sample), chargingState });
  }

  /** A token that the CSMS has judged. */
  takeVerdict(idToken: IdToken, isAccepted: boolean): void {
    if (isAccepted) this.#letIn({ cause: "userAct", provenance: "end_user" });
    if (isAccepted) this.apply("Authorize", { idToken });
    else this.#wasRefused = true;
    this.#deps.wake();
  }

  /** A token that was held to a session which another one has started: it ends it when it is good and of the same group [C09, E07.FR.01]. */
  takeOther(token: IdToken, { isAccepted, group }: TokenVerdict): void {
    const { idToken } = this.session;
    if (!isAccepted || group === undefined || idToken === undefined || idToken.value === token.value || idToken.group !== group) return;
    this.apply("LocalStop", { stopToken: token });
    this.#deps.wake();
  }

  /** The CSMS turned down the token of a running transaction [C15, E06.FR.04]. */
  deauthorize(transactionId: string): void {
    if (!this.#deps.settings.values.stopTxOnInvalidId || this.session.transaction?.id !== transactionId) return;
    this.apply("Deauthorize");
    this.#wasRefused = true;
    this.#deps.wake();
  }

  /** Why such a start would be turned down now; the id of the transaction when it is already open. */
  mayStart({ evseId, profile }: RemoteStart): Result<string | undefined, Refusal> {
    if (evseId !== undefined && evseId !== 1) return err({ code: "UnknownEvse", detail: "there is only EVSE 1" });
    const status = this.connectorStatus();
    if (status === "Unavailable" || status === "Faulted") return err({ code: "NotFound", detail: "the EVSE is out of service [F02.FR.25]" });
    if (this.#isAuthorized()) return err({ code: "TxInProgress", detail: "somebody is charging already [F02.FR.26]" });
    const refusal = profile === undefined ? undefined : refusalOf({ ...profile, transactionId: "next" }, { installed: this.profiles, transactionId: "next" });
    return refusal === undefined ? ok(this.session.transaction?.id) : err(refusal);
  }

  startRemotely(start: RemoteStart): Result<string | undefined, Refusal> {
    const { idToken, remoteStartId, profile, facts } = start;
    const may = this.mayStart(start);
    if (!may.ok) return may;
    const open = may.value;
    this.#pendingProfiles = [
      ...(profile === undefined ? [] : [profile]),
      ...(facts?.cause === "chargeNow" ? [chargeNowProfile(facts, this.#deps.device)] : []),
    ];
    if (!this.apply("RemoteStart", { idToken, ...(remoteStartId === undefined ? {} : { remoteStartId }) })) {
      this.#pendingProfiles = [];
      return err({ code: "TxInProgress", detail: "a start is waiting for the vehicle" });
    }
    this.#letIn({ cause: "remoteStart", provenance: facts?.provenance ?? "csms" });
    if (this.#isAuthorized()) this.#installPending();
    this.#deps.wake();
    return ok(open);
  }

  stopRemotely(transactionId: string): Result<void, Refusal> {
    if (this.session.transaction?.id !== transactionId) return err({ code: "TxNotFound", detail: "that transaction is not active here [F03.FR.08]" });
    this.apply("RemoteStop");
    this.#deps.wake();
    return ok(undefined);
  }

  /** While a transaction runs it is not interrupted: the change follows its end [G03.FR.05]. */
  changeAvailability(isOperative: boolean): "Accepted" | "Scheduled" {
    this.#becomesInoperative = !isOperative && this.session.transaction !== undefined;
    if (this.#becomesInoperative) return "Scheduled";
    this.#setOperative(isOperative);
    return "Accepted";
  }

  connectorStatus(): ConnectorStatus {
    const { faults, pilot } = this.#deps.hardware;
    if (faults.length > 0 || pilot.state === "E" || pilot.state === "F") return "Faulted";
    if (!this.#isOperative) return "Unavailable";
    return pilot.state === "A" && !this.#waitsForVehicle() ? "Available" : "Occupied";
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

  #isAuthorized(): boolean {
    return this.session.phase === "Authorized";
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
    if (this.#becomesInoperative) this.#setOperative(false);
    this.#becomesInoperative = false;
    this.#deps.onIdle();
  }

  #installPending(transactionId = this.session.transaction?.id): void {
    if (transactionId === undefined) return;
    const profiles = this.#pendingProfiles;
    this.#pendingProfiles = [];
    for (const profile of profiles) this.#deps.profiles.install({ ...profile, transactionId }, { transactionId, nowMs: this.#deps.clocks.domain.wallMs() });
  }

  #setOperative(isOperative: boolean): void {
    if (this.#isOperative !== isOperative) this.#deps.saveOperative(isOperative);
    this.#isOperative = isOperative;
    this.#deps.wake();
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
