// SPDX-License-Identifier: Apache-2.0
import type { Ids } from "@chargehand/kernel";
import type { Authorization, IdToken, Reading, ResetKind, TransactionEvent } from "../ocpp/station-events.ts";
import type { ChargingState } from "./charging-state.ts";
import { type Cell, type Phase, phases, type SessionEvent, step, type Trigger } from "./session-machine.ts";
import { type TransactionPoint, transactionKind } from "./tx-points.ts";

/** An open transaction as it is kept on disk: all that a restart needs to go on with it. */
export interface Transaction {
  readonly id: string;
  readonly startedAt: number;
  readonly startEnergyWh: number;
  /** The number of the next event; each is used once and in order [E01.FR.07]. */
  readonly nextSeqNo: number;
  readonly chargingMs: number;
  readonly chargingState: ChargingState;
  /** Time of the last event, for the end of a transaction that a power cut took. */
  readonly lastAt: number;
  readonly idToken?: IdToken;
  /** Since when somebody may charge in it. */
  readonly authorization?: Omit<Authorization, "idToken">;
}

export interface SessionRecord {
  readonly phase: Phase;
  readonly transaction?: Transaction;
}

/** Who or what an event is about, where it matters. */
export interface EventFacts {
  readonly idToken?: IdToken;
  readonly remoteStartId?: number;
  readonly resetKind?: ResetKind;
}

/** The moment of an event: what the meter says, and what the connector does. */
export interface Moment {
  readonly at: number;
  readonly reading: Reading;
  readonly chargingState: ChargingState;
}

export interface SessionDeps {
  readonly point: TransactionPoint;
  readonly ids: Ids;
  /** Each event in the order it happened; the record is what must be durable with it. */
  readonly emit: (event: TransactionEvent) => void;
  readonly save: (record: SessionRecord) => void;
}

/** Owns the phase and the open transaction; turns cells of the table into transaction events. */
export class Session {
  readonly #deps: SessionDeps;
  #phase: Phase;
  #transaction: Transaction | undefined;
  #pending: EventFacts = {};

  constructor(deps: SessionDeps, record: SessionRecord = { phase: "Idle" }) {
    this.#deps = deps;
    this.#phase = record.phase;
    this.#transaction = withAuthorization(record);
    if (record.transaction?.idToken !== undefined) this.#pending = { idToken: record.transaction.idToken };
  }

  get phase(): Phase {
    return this.#phase;
  }

  get transaction(): Transaction | undefined {
    return this.#transaction;
  }

  /** The token that authorised the session, also before the vehicle came. */
  get idToken(): IdToken | undefined {
    return this.#transaction?.idToken ?? this.#pending.idToken;
  }

  /** Applies an event; false when it is ignored in this phase. */
  apply(event: SessionEvent, moment: Moment, facts: EventFacts = {}): boolean {
    const cell = step(this.#phase, event);
    if (cell === undefined) return false;
    this.#pending = { ...this.#pending, ...facts };
    const kind = transactionKind(this.#deps.point, this.#phase, cell.to);
    this.#phase = cell.to;
    if (kind === "Started") this.#open(moment);
    const told = kind === undefined ? undefined : this.#next(kind, cell, moment);
    if (kind === "Ended") this.#transaction = undefined;
    if (cell.to === "Idle" || cell.to === "Stopped") this.#pending = {};
    this.#save();
    if (told !== undefined) this.#deps.emit(told);
    return true;
  }

  /** Tells a change within the transaction: of its charging state, or its meter. Nothing when none is open. */
  update(trigger: Trigger, moment: Moment): void {
    const told = this.#next("Updated", { trigger }, moment);
    if (told === undefined) return;
    this.#save();
    this.#deps.emit(told);
  }

  /** Adds time in which power flowed. */
  addChargingTime(elapsedMs: number): void {
    if (this.#transaction !== undefined) this.#transaction = { ...this.#transaction, chargingMs: this.#transaction.chargingMs + elapsedMs };
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
      trigger: cell.trigger,
      chargingState: moment.chargingState,
      chargingMs: open.chargingMs,
      reading: { ...moment.reading, context: contextOf(kind, cell.trigger) },
      ...(cell.stoppedReason === undefined ? {} : { stoppedReason: cell.stoppedReason }),
      ...(isNewToken ? { idToken } : {}),
      ...(remoteStartId === undefined ? {} : { remoteStartId }),
      ...(since === undefined ? {} : { authorization: authorizationOf(since, this.#transaction.idToken) }),
      ...(resetKind === undefined ? {} : { resetKind }),
    };
  }

  #save(): void {
    this.#deps.save({ phase: this.#phase, ...(this.#transaction === undefined ? {} : { transaction: this.#transaction }) });
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
  return trigger === "Trigger" ? "Trigger" : "Other";
}

/** Whether a value from disk is a record that `save` was given. */
export function isSessionRecord(value: unknown): value is SessionRecord {
  if (typeof value !== "object" || value === null) return false;
  const { phase, transaction } = value as Partial<SessionRecord>;
  if (!phases.some((known) => known === phase)) return false;
  return transaction === undefined || (typeof transaction.id === "string" && Number.isInteger(transaction.nextSeqNo) && Number.isFinite(transaction.lastAt));
}
