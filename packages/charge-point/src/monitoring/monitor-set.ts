// SPDX-License-Identifier: Apache-2.0
import { FIRST_CUSTOM_ID, hardWired, preconfigured } from "./factory-monitors.ts";
import { type KeptMonitoring, keptOf } from "./kept-monitoring.ts";
import { isSamePlace, isSameSubject, LEAST_SEVERITY, MOST_MONITORS, type Monitor, type MonitoringBase, type MonitorType, type Subject } from "./monitor.ts";
import type { WatchedMonitor } from "./monitor-step.ts";
import type { Refused } from "./watchable.ts";

/** A monitor as a CSMS wants it, of a variable that can be monitored so. */
export type MonitorWish = Omit<Monitor, "id" | "kind"> & { readonly id?: number };

export type SetOutcome = { readonly status: "Accepted"; readonly id: number } | { readonly status: "Duplicate" | "Rejected"; readonly why: Refused };

/** Which monitors are asked for; a part that is absent means any. */
export interface MonitorFilter {
  readonly types?: readonly MonitorType[];
  readonly subjects?: readonly Partial<Subject>[];
}

const refuse = (status: "Duplicate" | "Rejected", code: string, detail: string): SetOutcome => ({ status, why: { code, detail } });

const fresh = (monitor: Monitor): WatchedMonitor => ({ monitor, watch: {} });

/** All monitors of a station with what they have seen. Each change that must outlast a restart is handed to `save`. */
export class MonitorSet {
  #all: readonly WatchedMonitor[] = hardWired.map(fresh);
  #base: MonitoringBase = "HardWiredOnly";
  #level = LEAST_SEVERITY;
  #nextId = FIRST_CUSTOM_ID;
  readonly #save: (kept: KeptMonitoring) => void;

  constructor(save: (kept: KeptMonitoring) => void, kept?: KeptMonitoring) {
    this.#save = save;
    if (kept === undefined) return;
    const { base, level, nextId, monitors } = kept;
    const remembered = monitors.map(({ isExceeded, ...monitor }): WatchedMonitor => ({ monitor, watch: isExceeded === true ? { isExceeded } : {} }));
    this.#all = [...hardWired.map(fresh), ...remembered];
    this.#base = base;
    this.#level = level;
    this.#nextId = nextId;
  }

  get all(): readonly WatchedMonitor[] {
    return this.#all;
  }

  get base(): MonitoringBase {
    return this.#base;
  }

  get level(): number {
    return this.#level;
  }

  /** What the monitors have seen since. It is worth a write only when a threshold was crossed, and not at once: see `saveNow`. */
  follow(all: readonly WatchedMonitor[]): void {
    this.#all = all;
  }

  saveNow(): void {
    const monitors = this.#all.filter(({ monitor }) => monitor.kind !== "HardWiredMonitor").map(keptOf);
    this.#save({ base: this.#base, level: this.#level, nextId: this.#nextId, monitors });
  }

  set(wish: MonitorWish): SetOutcome {
    const { id } = wish;
    const old = id === undefined ? undefined : this.#all.find(({ monitor }) => monitor.id === id);
    if (id !== undefined && old === undefined) return refuse("Rejected", "NotFound", `there is no monitor ${id} [N04.FR.13]`);
    if (old?.monitor.kind === "HardWiredMonitor") return refuse("Rejected", "ReadOnly", "a hard-wired monitor cannot be changed [N04.FR.18]");
    if (old !== undefined && !isSameSubject(old.monitor.subject, wish.subject))
      return refuse("Rejected", "InvalidValue", "that monitor is of another variable [N04.FR.16]");
    const twin = this.#all.find(
      ({ monitor }) => isSameSubject(monitor.subject, wish.subject) && monitor.type === wish.type && monitor.severity === wish.severity,
    );
    if (twin !== undefined && twin !== old) return refuse("Duplicate", "InvalidValue", `monitor ${twin.monitor.id} has that type and severity [N04.FR.10]`);
    if (old === undefined && this.#all.length >= MOST_MONITORS) return refuse("Rejected", "OutOfStorage", `there are ${MOST_MONITORS} monitors already`);
    return this.#put(wish, old);
  }

  clear(id: number): "Accepted" | "NotFound" | "Rejected" {
    const found = this.#all.find(({ monitor }) => monitor.id === id);
    if (found === undefined) return "NotFound";
    if (found.monitor.kind === "HardWiredMonitor") return "Rejected";
    this.#all = this.#all.filter((one) => one !== found);
    this.saveNow();
    return "Accepted";
  }

  /** [N03.FR.03 to FR.05] */
  choose(base: MonitoringBase): void {
    const custom = base === "All" ? this.#all.filter(({ monitor }) => monitor.kind === "CustomMonitor") : [];
    const isOverruled = (id: number) => custom.some(({ monitor }) => monitor.id === id);
    const ready =
      base === "HardWiredOnly" ? [] : preconfigured.filter(({ id }) => !isOverruled(id)).map((monitor) => this.#standing(monitor) ?? fresh(monitor));
    this.#all = [...this.#all.filter(({ monitor }) => monitor.kind === "HardWiredMonitor"), ...ready, ...custom];
    this.#base = base;
    this.saveNow();
  }

  /** False when there is no such level. */
  chooseLevel(severity: number): boolean {
    if (!Number.isInteger(severity) || severity < 0 || severity > LEAST_SEVERITY) return false;
    this.#level = severity;
    this.saveNow();
    return true;
  }

  matching({ types, subjects }: MonitorFilter): readonly Monitor[] {
    return this.#all
      .map(({ monitor }) => monitor)
      .filter(({ type, subject }) => (types?.includes(type) ?? true) && (subjects?.some((wanted) => isMeant(subject, wanted)) ?? true));
  }

  #put({ id, ...wish }: MonitorWish, old: WatchedMonitor | undefined): SetOutcome {
    const monitor: Monitor = { ...wish, id: id ?? this.#nextId, kind: "CustomMonitor" };
    if (id === undefined) this.#nextId++;
    // A threshold that was exceeded is measured anew against its new value, and told either way [N07.FR.11].
    const isExceeded = old?.monitor.type === monitor.type && old.watch.isExceeded === true;
    const watched: WatchedMonitor = { monitor, watch: isExceeded ? { isExceeded, isNew: true } : {} };
    this.#all = old === undefined ? [...this.#all, watched] : this.#all.map((one) => (one === old ? watched : one));
    this.saveNow();
    return { status: "Accepted", id: monitor.id };
  }

  #standing(wanted: Monitor): WatchedMonitor | undefined {
    return this.#all.find(({ monitor }) => monitor.id === wanted.id && monitor.kind === wanted.kind);
  }
}

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What is left out of a question means any [N02.FR.16, FR.17]. */
function isMeant(subject: Subject, { component, evse, variable, instance }: Partial<Subject>): boolean {
  if (component !== undefined && !isSameName(subject.component, component)) return false;
  if (evse !== undefined && (evse.connectorId === undefined ? subject.evse?.id !== evse.id : !isSamePlace(subject.evse, evse))) return false;
  if (variable !== undefined && !isSameName(subject.variable, variable)) return false;
  return instance === undefined || isSameName(subject.instance ?? "", instance);
}
