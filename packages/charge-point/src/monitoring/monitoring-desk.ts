// SPDX-License-Identifier: Apache-2.0
import type { BlockContext } from "../ocpp/functional-block.ts";
import type { Variable } from "../ocpp/variable-list.ts";
import { isKeptMonitoring, type KeptMonitoring } from "./kept-monitoring.ts";
import { EVENT_GAP, LEAST_SEVERITY, type Monitor, type MonitoringBase, OFFLINE_EVENT_GAP, type Subject } from "./monitor.ts";
import { type MonitorFilter, MonitorSet, type MonitorWish } from "./monitor-set.ts";
import { type Actual, type Alert, step, type WatchedMonitor } from "./monitor-step.ts";
import { type SetMonitorResult, setMonitor } from "./set-monitor.ts";
import { isNumeric } from "./watchable.ts";

/** An event of a monitor, ready to be told. */
export interface MonitorEvent extends Alert {
  readonly eventId: number;
  /** Epoch ms. */
  readonly at: number;
  /** Of the event that caused this one. */
  readonly cause?: number;
  readonly transactionId?: string;
  /** In words of the maker. */
  readonly info?: string;
}

/** Crossed thresholds are written down no more often than this, ms: what is lost with the power is told once more [N07.FR.14]. */
export const LEAST_TIME_BETWEEN_WRITES = 60_000;

type Context = Pick<BlockContext, "options" | "station" | "variables" | "memory" | "model" | "isOnline" | "view">;

/** The monitors of a running station: set, looked at in each control cycle, and told of. Knows no OCPP version. */
export class MonitoringDesk {
  readonly #context: Context;
  readonly #set: MonitorSet;
  readonly #found = new WeakMap<Monitor, Variable>();
  #writtenAt: number | undefined;
  #isUnsaved = false;
  /** The last transaction, for what its end itself has caused. */
  #transaction: { readonly id: string; readonly endedAt?: number } | undefined;

  static async make(context: Context): Promise<MonitoringDesk> {
    const { value, kept } = await context.memory.keep("monitors", isKeptMonitoring);
    return new MonitoringDesk(context, new MonitorSet((state: KeptMonitoring) => kept.save(state), value));
  }

  private constructor(context: Context, set: MonitorSet) {
    this.#context = context;
    this.#set = set;
  }

  get base(): MonitoringBase {
    return this.#set.base;
  }

  get level(): number {
    return this.#set.level;
  }

  set(wish: MonitorWish): SetMonitorResult {
    const result = setMonitor(this.#context.model(), this.#set, wish);
    // What it is now is what a change is measured against; an exceeded threshold is told in the cycle that follows.
    this.#takeReferences();
    return result;
  }

  clear(id: number): "Accepted" | "NotFound" | "Rejected" {
    return this.#set.clear(id);
  }

  choose(base: MonitoringBase): void {
    this.#set.choose(base);
    this.#takeReferences();
  }

  chooseLevel(severity: number): boolean {
    return this.#set.chooseLevel(severity);
  }

  matching(filter: MonitorFilter): readonly Monitor[] {
    return this.#set.matching(filter).filter(({ subject }) => this.#find(subject) !== undefined);
  }

  /** Whether an event of it is worth being kept while there is no line [N07.FR.04]. */
  isKept({ severity }: Monitor): boolean {
    return severity <= this.#context.variables.number("MonitoringCtrlr.OfflineQueuingSeverity");
  }

  /** What the monitors have to tell of the values as they are now. */
  look(wallMs: number): readonly MonitorEvent[] {
    if (!this.#context.variables.isSet("MonitoringCtrlr.Enabled")) return [];
    const { clocks } = this.#context.options;
    const monoMs = clocks.domain.monoMs();
    this.#followTransaction(monoMs);
    const isInTransaction = this.#context.station.session.transaction !== undefined;
    const gap = this.#context.isOnline() ? EVENT_GAP : OFFLINE_EVENT_GAP;
    const before = this.#set.all;
    const { all, alerts } = step(before, (monitor) => this.#read(monitor), { wallMs, monoMs, isInTransaction, gap, severity: this.#severityNow() });
    this.#set.follow(all);
    if (alerts.some(({ trigger }) => trigger === "Alerting")) this.#isUnsaved = true;
    this.#save(monoMs);
    return this.#events(alerts, { wallMs, monoMs });
  }

  /** What must outlast a restart is on its way to disk. */
  saveNow(): void {
    if (this.#isUnsaved) this.#set.saveNow();
    this.#isUnsaved = false;
  }

  /** Without a line only what would be kept is looked at: the rest is told as it stands when the line is back [N07, remark]. */
  #severityNow(): number {
    const { variables, isOnline } = this.#context;
    return isOnline() ? this.#set.level : Math.min(this.#set.level, variables.number("MonitoringCtrlr.OfflineQueuingSeverity"));
  }

  #takeReferences(): void {
    const look = { wallMs: 0, monoMs: 0, isInTransaction: true, gap: 0, severity: LEAST_SEVERITY };
    const isNew = ({ monitor, watch }: WatchedMonitor) => monitor.type === "Delta" && watch.reference === undefined;
    const fresh = this.#set.all.filter(isNew);
    if (fresh.length === 0) return;
    const { all: seen } = step(fresh, (monitor) => this.#read(monitor), look);
    this.#set.follow(this.#set.all.map((one) => seen.find(({ monitor }) => monitor === one.monitor) ?? one));
  }

  #read(monitor: Monitor): Actual | undefined {
    const found = this.#found.get(monitor) ?? this.#find(monitor.subject);
    if (found === undefined) return undefined;
    this.#found.set(monitor, found);
    // Of what must not be read, that it was written is all there is to see [N07.FR.10].
    if (found.isWriteOnly === true) return { value: String(this.#context.model().writesOf(found)), isNumeric: false };
    return { value: found.read(), isNumeric: isNumeric(found) };
  }

  #find(subject: Subject): Variable | undefined {
    const found = this.#context.model().variable(subject);
    return typeof found === "string" ? undefined : found;
  }

  #followTransaction(monoMs: number): void {
    const running = this.#context.station.session.transaction?.id;
    if (running !== undefined) this.#transaction = { id: running };
    else if (this.#transaction !== undefined && this.#transaction.endedAt === undefined) this.#transaction = { ...this.#transaction, endedAt: monoMs };
  }

  #events(alerts: readonly Alert[], { wallMs, monoMs }: { readonly wallMs: number; readonly monoMs: number }): readonly MonitorEvent[] {
    if (alerts.length === 0) return [];
    const { view, options } = this.#context;
    const { faults } = options.hardware;
    const transactionId = this.#transactionOf(monoMs);
    // A fault first: what else has changed in the same moment comes of it [N07.FR.05].
    const ordered = alerts.toSorted((a, b) => Number(isProblem(b)) - Number(isProblem(a)));
    let cause: number | undefined;
    return ordered.map((alert) => {
      const eventId = view.nextEventId();
      const value = this.#found.get(alert.monitor)?.isWriteOnly === true ? "" : alert.value;
      const event: MonitorEvent = { ...alert, value, eventId, at: wallMs, ...(transactionId === undefined ? {} : { transactionId }) };
      if (!isProblem(alert)) return cause === undefined ? event : { ...event, cause };
      if (alert.value === "true") cause = eventId;
      return faults.length === 0 ? event : { ...event, info: faults.join(", ") };
    });
  }

  /** The current goes down a moment after the end of its transaction, and what tells of that is still about it. */
  #transactionOf(monoMs: number): string | undefined {
    if (this.#transaction === undefined) return undefined;
    const { id, endedAt } = this.#transaction;
    return endedAt === undefined || monoMs - endedAt <= AFTERMATH ? id : undefined;
  }

  #save(monoMs: number): void {
    if (!this.#isUnsaved || (this.#writtenAt !== undefined && monoMs - this.#writtenAt < LEAST_TIME_BETWEEN_WRITES)) return;
    this.#writtenAt = monoMs;
    this.saveNow();
  }
}

/** How long after a transaction its end still shows in the values, ms; an event may be held back once for its gap. */
const AFTERMATH = 15_000;

const isProblem = ({ monitor }: Alert): boolean => monitor.subject.variable === "Problem";
