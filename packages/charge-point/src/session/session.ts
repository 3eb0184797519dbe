// SPDX-License-Identifier: Apache-2.0
import type { Ids } from "@chargehand/kernel";
import type { Authorization, IdToken, Reading, ResetKind, TransactionEvent } from "../ocpp/station-events.ts";
import type { ChargingState } from "./charging-state.ts";
import { type Cell, type Phase, phases, type SessionEvent, step, type Trigger } from "./session-machine.ts";
import { endsTransaction, eventEnds, startsBySignature, startsTransaction, type TransactionFacts, type TransactionPoints } from "./tx-points.ts";

/** An open transaction as it is kept on disk: all that a restart needs to go on with it. */
export interface Transaction {
  readonly id: string;
  readonly startedAt: number;
  readonly startEnergyWh: number;
  /** The number of the next event; each is used once and in order [E01.FR.07]. */
  readonly nextSeqNo: number;
  readonly chargingMs: number;
  /** Time with the vehicle plugged in. Absent in records of earlier versions. */
  readonly pluggedInMs?: number;
  readonly chargingState: ChargingState;
  /** Time of the last periodic value: the next is due an interval after it, also after a restart. */
  readonly sampledAt?: number;
  /** Time of the last event, for the end of a transaction that a power cut took. */
  readonly lastAt: number;
  readonly idToken?: IdToken;
  /** Since when somebody may charge in it. */
  readonly authorization?: Omit<Authorization, "idToken">;
  /** The CSMS has turned down the token that began it. */
  readonly isTokenRefused?: boolean;
}

export interface SessionRecord {
  readonly phase: Phase;
  readonly transaction?: Transaction;
  /** Who was let in, while no transaction is open that could say so. */
  readonly idToken?: IdToken;
  /** While none is open; absent: `Idle`. Without it a restart would take a vehicle that stayed for one that has come. */
  readonly chargingState?: ChargingState;
  /** Likewise, of the bay; absent: nothing stood there. */
  readonly isBayOccupied?: boolean;
}

/** Who or what an event is about, where it matters. */
export interface EventFacts {
  readonly idToken?: IdToken;
  readonly remoteStartId?: number;
  readonly resetKind?: ResetKind;
  /** Who stops it; told with the event and not kept [E07.FR.02]. */
  readonly stopToken?: IdToken;
}

/** The moment of an event: what the meter says, and what the connector does. */
export interface Moment {
  readonly at: number;
  readonly reading: Reading;
  readonly chargingState: ChargingState;
}

export interface SessionDeps {
  /** Asked at each event, since a CSMS may change them. */
  readonly points: () => TransactionPoints;
  readonly ids: Ids;
  /** Whether the meter signs readings. Absent: it does not. */
  readonly signs?: () => boolean;
  /** Each event in the order it happened; the record is what must be durable with it. */
  readonly emit: (event: TransactionEvent) => void;
  /** `lazy`: time that has been counted, which may wait for another write. */
  readonly save: (record: SessionRecord, when?: "now" | "lazy") => void;
}

/** Owns the phase and the open transaction; turns cells of the table into transaction events. */
export class Session {
  readonly #deps: SessionDeps;
  #phase: Phase;
  #transaction: Transaction | undefined;
  #pending: EventFacts = {};
  /** Also while no transaction is open: one may start with the flow of energy. */
  #chargingState: ChargingState = "Idle";
  #isBayOccupied = false;

  constructor(deps: SessionDeps, record: SessionRecord = { phase: "Idle" }) {
    this.#deps = deps;
    this.#phase = record.phase;
    this.#transaction = withAuthorization(record);
    this.#chargingState = record.transaction?.chargingState ?? record.chargingState ?? "Idle";
    this.#isBayOccupied = record.isBayOccupied === true;
    const idToken = record.transaction?.idToken ?? record.idToken;
    if (idToken !== undefined) this.#pending = { idToken };
  }

  get phase(): Phase {
    return this.#phase;
  }

  get transaction(): Transaction | undefined {
    return this.#transaction;
  }

  get isBayOccupied(): boolean {
    return this.#isBayOccupied;
  }

  /** As it was last told to `apply` or `update`. */
  get chargingState(): ChargingState {
    return this.#chargingState;
  }

  /** The token that authorised the session, also before the vehicle came. */
  get idToken(): IdToken | undefined {
    return this.#transaction?.idToken ?? this.#pending.idToken;
  }

  /** Applies an event; false when it is ignored in this phase. */
  apply(event: SessionEvent, moment: Moment, facts: EventFacts = {}): boolean {
    const cell = step(this.#phase, event);
    if (cell === undefined) return false;
    const { stopToken, ...kept } = facts;
    this.#pending = { ...this.#pending, ...kept };
    const before = this.#facts();
    const endsAnyway = eventEnds(this.#deps.points(), event);
    this.#phase = cell.to;
    // What only takes the authorisation away is told before the current has stopped; that follows as a change of its own.
    const isBeforehand = !endsAnyway && (event === "LocalStop" || event === "RemoteStop" || event === "Deauthorize" || event === "MasterStop");
    if (!isBeforehand) this.#chargingState = moment.chargingState;
    if (event === "BayTaken" || event === "BayFreed") this.#isBayOccupied = event === "BayTaken";
    const kind = this.#kindOf({ before, after: this.#facts() }, endsAnyway);
    const told = this.#tell(kind, cell, { ...moment, chargingState: this.#chargingState });
    if (cell.to === "Idle" || cell.to === "Stopped") this.#pending = {};
    this.#save();
    if (told !== undefined) this.#deps.emit(stopToken === undefined ? told : { ...told, idToken: stopToken });
    return true;
  }

  /** Takes a change of the charging state, or of the meter; it may start or end a transaction [E01.FR.06, E06.FR.07]. */
  update(trigger: Trigger, seen: Moment): void {
    const before = this.#facts();
    const isChange = trigger === "ChargingStateChanged";
    // The cable was pulled at the vehicle's side, and the transaction outlasts it: its return is told before what follows from it [E10].
    const isBack = isChange && this.#phase === "Authorized" && this.#chargingState === "Idle" && seen.chargingState !== "Idle";
    const moment: Moment = isBack ? { ...seen, chargingState: "EVConnected" } : seen;
    this.#chargingState = moment.chargingState;
    const kind = this.#kindOf({ before, after: this.#facts() }, false);
    const stoppedReason = moment.chargingState === "SuspendedEV" ? "StoppedByEV" : "Other";
    const because = isBack ? "CablePluggedIn" : isChange && moment.chargingState === "Idle" ? "EVCommunicationLost" : trigger;
    const told = this.#tell(kind, { trigger: because, stoppedReason }, moment);
    this.#save(told === undefined ? "lazy" : "now");
    if (told !== undefined) this.#deps.emit(told);
  }

  /** Keeps what the CSMS has said of the token of the open transaction. */
  refuseToken(isTokenRefused: boolean): void {
    if (this.#transaction === undefined || (this.#transaction.isTokenRefused ?? false) === isTokenRefused) return;
    this.#transaction = { ...this.#transaction, isTokenRefused };
    this.#save();
  }

  /** Adds time in which power flowed, and in which the vehicle was plugged in. */
  addTime({ chargingMs, pluggedInMs }: { readonly chargingMs: number; readonly pluggedInMs: number }): void {
    const open = this.#transaction;
    if (open === undefined) return;
    this.#transaction = { ...open, chargingMs: open.chargingMs + chargingMs, pluggedInMs: (open.pluggedInMs ?? 0) + pluggedInMs };
    if (chargingMs > 0) this.#save("lazy");
  }

  /** Keeps the time of an open transaction, which no event has told for long. */
  checkpoint(): void {
    if (this.#transaction !== undefined) this.#save();
  }

  #facts(): TransactionFacts {
    const isPlugged = this.#phase === "Connected" || this.#phase === "Authorized" || this.#phase === "Stopped";
    return {
      isBayOccupied: this.#isBayOccupied,
      isConnected: isPlugged && this.#chargingState !== "Idle",
      isAuthorized: this.#phase === "Authorized" || this.#phase === "AwaitingCable" || this.#phase === "AwaitingCableRemote",
      energyFlows: this.#chargingState === "Charging",
      // A meter that signs is asked once there is somebody to sign for, and has the answer at once [E01 S4].
      isDataSigned: isPlugged && this.#chargingState !== "Idle" && this.#phase === "Authorized" && this.#deps.signs?.() === true,
    };
  }

  #kindOf(instants: { readonly before: TransactionFacts; readonly after: TransactionFacts }, endsAnyway: boolean): TransactionEvent["kind"] | undefined {
    const points = this.#deps.points();
    if (this.#transaction !== undefined) return endsAnyway || endsTransaction(points, instants) ? "Ended" : "Updated";
    return startsTransaction(points, instants) ? "Started" : undefined;
  }

  #tell(kind: TransactionEvent["kind"] | undefined, cell: Pick<Cell, "trigger" | "stoppedReason">, moment: Moment): TransactionEvent | undefined {
    if (kind === undefined) return undefined;
    if (kind === "Started") this.#open(moment);
    const isBySignature = kind === "Started" && startsBySignature(this.#deps.points(), this.#facts());
    const told = this.#next(kind, isBySignature ? { ...cell, trigger: "SignedDataReceived" } : cell, moment);
    if (kind === "Ended") this.#transaction = undefined;
    return told;
  }

  #open(moment: Moment): void {
    this.#transaction = {
      id: this.#deps.ids.next(),
      startedAt: moment.at,
      startEnergyWh: moment.reading.energyWh,
      nextSeqNo: 0,
      chargingMs: 0,
      chargingState: moment.chargingState,
      lastAt: moment.at,
    };
  }

  /** Makes the next event of the transaction and takes its number. */
  #next(kind: TransactionEvent["kind"], cell: Pick<Cell, "trigger" | "stoppedReason">, moment: Moment): TransactionEvent | undefined {
    const open = this.#transaction;
    if (open === undefined) return undefined;
    const { idToken, remoteStartId, resetKind } = this.#pending;
    const since =
      open.authorization ?? (this.#phase === "Authorized" ? { at: moment.at, energyWh: moment.reading.energyWh, seqNo: open.nextSeqNo } : undefined);
    const isNewToken = idToken !== undefined && open.idToken === undefined;
    this.#transaction = {
      ...open,
      nextSeqNo: open.nextSeqNo + 1,
      chargingState: moment.chargingState,
      lastAt: moment.at,
      ...(cell.trigger === "MeterValuePeriodic" ? { sampledAt: moment.at } : {}),
      ...(isNewToken ? { idToken } : {}),
      ...(since === undefined ? {} : { authorization: since }),
    };
    // A remote start id is told once, in the first event after the start [F02.FR.21].
    if (remoteStartId !== undefined) this.#pending = idToken === undefined ? {} : { idToken };
    return {
      kind,
      transactionId: open.id,
      seqNo: open.nextSeqNo,
      at: moment.at,
      // The first event after a remote start names it, whatever else happened [F02.FR.21].
      trigger: remoteStartId !== undefined && kind !== "Ended" ? "RemoteStart" : cell.trigger,
      chargingState: moment.chargingState,
      chargingMs: open.chargingMs,
      reading: { ...moment.reading, context: contextOf(kind, cell.trigger) },
      ...(kind === "Ended" ? { stoppedReason: cell.stoppedReason ?? "Other" } : {}),
      ...(isNewToken ? { idToken } : {}),
      ...(remoteStartId === undefined ? {} : { remoteStartId }),
      ...(since === undefined ? {} : { authorization: authorizationOf(since, this.#transaction.idToken) }),
      ...(resetKind === undefined ? {} : { resetKind }),
    };
  }

  #save(when: "now" | "lazy" = "now"): void {
    const { idToken } = this.#pending;
    const common = { phase: this.#phase, ...(this.#isBayOccupied ? { isBayOccupied: true } : {}) };
    if (this.#transaction !== undefined) this.#deps.save({ ...common, transaction: this.#transaction }, when);
    else {
      const state = this.#phase === "Idle" || this.#chargingState === "Idle" ? {} : { chargingState: this.#chargingState };
      this.#deps.save({ ...common, ...state, ...(idToken === undefined ? {} : { idToken }) }, when);
    }
  }
}

const authorizationOf = (since: Omit<Authorization, "idToken">, idToken: IdToken | undefined): Authorization =>
  idToken === undefined ? since : { ...since, idToken };

/** Records of earlier versions did not say since when; their transaction's start is the best that is known. */
function withAuthorization({ phase, transaction }: SessionRecord): Transaction | undefined {
  if (transaction === undefined || transaction.authorization !== undefined || phase !== "Authorized") return transaction;
  return { ...transaction, authorization: { at: transaction.startedAt, energyWh: transaction.startEnergyWh, seqNo: 0 } };
}

function contextOf(kind: TransactionEvent["kind"], trigger: Trigger): NonNullable<Reading["context"]> {
  if (kind === "Started") return "Transaction.Begin";
  if (kind === "Ended") return "Transaction.End";
  if (trigger === "MeterValuePeriodic") return "Sample.Periodic";
  if (trigger === "MeterValueClock") return "Sample.Clock";
  return trigger === "Trigger" ? "Trigger" : "Other";
}

/** Whether a value from disk is a record that `save` was given. */
export function isSessionRecord(value: unknown): value is SessionRecord {
  if (typeof value !== "object" || value === null) return false;
  const { phase, transaction } = value as Partial<SessionRecord>;
  if (!phases.some((known) => known === phase)) return false;
  return transaction === undefined || (typeof transaction.id === "string" && Number.isInteger(transaction.nextSeqNo) && Number.isFinite(transaction.lastAt));
}
