// SPDX-License-Identifier: Apache-2.0
// What each monitor tells of the values as they are now. Pure: the same in, the same out, and never more than one event a monitor within the gap.
import { isPeriodic, isThreshold, type Monitor } from "./monitor.ts";

/** What one monitor remembers between two looks; all of it may be absent, which is a monitor that has seen nothing yet. */
export interface Watch {
  /** The threshold was exceeded, and that has been told. */
  readonly isExceeded?: boolean;
  /** Its threshold was set anew: what holds under the new one is told, whatever was told before [N07.FR.11]. */
  readonly isNew?: true;
  /** Against which a change is measured: the value when it was set, or when an event was last told [N07.FR.18]. */
  readonly reference?: string;
  /** When its last event was, monotonic ms. */
  readonly toldAt?: number;
  /** Of Periodic: since when the interval runs, monotonic ms. */
  readonly since?: number;
  /** Of PeriodicClockAligned: the number of the interval that runs, counted by the clock. */
  readonly interval?: number;
}

export interface WatchedMonitor {
  readonly monitor: Monitor;
  readonly watch: Watch;
}

/** The circumstances of one look. */
export interface Look {
  /** Epoch ms. */
  readonly wallMs: number;
  /** Never steps. */
  readonly monoMs: number;
  readonly isInTransaction: boolean;
  /** The least time between two events of one monitor, ms. */
  readonly gap: number;
  /** Monitors with a number above this are not looked at now: what they would tell is told when they are, if it still holds. */
  readonly severity: number;
}

export interface Alert {
  readonly monitor: Monitor;
  readonly value: string;
  readonly trigger: "Alerting" | "Delta" | "Periodic";
  /** The value is within its threshold again. */
  readonly cleared?: true;
}

export interface Actual {
  readonly value: string;
  /** Of a type that counts: of others every change matters, also one between two numbers [N07.FR.19]. */
  readonly isNumeric: boolean;
}

/** Undefined for what is not there. */
export type ReadValue = (monitor: Monitor) => Actual | undefined;

const NOTHING: Watch = {};

/** All of them, in their order. A monitor about which nothing changed comes back as the same object. */
export function step(
  all: readonly WatchedMonitor[],
  read: ReadValue,
  look: Look,
): { readonly all: readonly WatchedMonitor[]; readonly alerts: readonly Alert[] } {
  const alerts: Alert[] = [];
  const after = all.map((one) => {
    const { watch, alert } = stepOne(one, read, look);
    if (alert !== undefined) alerts.push(alert);
    return watch === one.watch ? one : { monitor: one.monitor, watch };
  });
  return { all: after, alerts };
}

interface Stepped {
  readonly watch: Watch;
  readonly alert?: Alert;
}

function stepOne({ monitor, watch }: WatchedMonitor, read: ReadValue, look: Look): Stepped {
  if (monitor.inTransaction && !look.isInTransaction) return { watch: watch === NOTHING ? watch : NOTHING };
  if (monitor.severity > look.severity) return { watch };
  if (monitor.isStreamed !== true && watch.toldAt !== undefined && look.monoMs - watch.toldAt < look.gap) return { watch };
  const actual = read(monitor);
  if (actual === undefined) return { watch };
  const stepped = isThreshold(monitor.type)
    ? atThreshold(monitor, watch, actual.value)
    : isPeriodic(monitor.type)
      ? atInterval(monitor, watch, { value: actual.value, look })
      : atChange(monitor, watch, actual);
  return stepped.alert === undefined ? stepped : { ...stepped, watch: { ...stepped.watch, toldAt: look.monoMs } };
}

/** Exceeding is told, not reaching [N07.FR.16, FR.17], and so is coming back [N07.FR.02]. */
function atThreshold(monitor: Monitor, watch: Watch, value: string): Stepped {
  const number = numberOf(value);
  if (number === undefined) return { watch };
  const isExceeded = monitor.type === "UpperThreshold" ? number > monitor.value : number < monitor.value;
  const { isNew, ...seen } = watch;
  if (isExceeded === (watch.isExceeded ?? false) && !(isExceeded && isNew)) return { watch: isNew ? seen : watch };
  return { watch: { ...seen, isExceeded }, alert: { monitor, value, trigger: "Alerting", ...(isExceeded ? {} : { cleared: true }) } };
}

/** A number that has changed by more than was asked for, or anything else that has changed at all [N07.FR.18, FR.19]. */
function atChange(monitor: Monitor, watch: Watch, { value, isNumeric }: Actual): Stepped {
  if (watch.reference === undefined) return { watch: { ...watch, reference: value } };
  if (watch.reference === value) return { watch };
  const [before, now] = isNumeric ? [numberOf(watch.reference), numberOf(value)] : [];
  if (before !== undefined && now !== undefined && Math.abs(now - before) <= monitor.value) return { watch };
  return { watch: { ...watch, reference: value }, alert: { monitor, value, trigger: "Delta" } };
}

/** [N08.FR.06, FR.07]. After a time in which it was not looked at, or a step of the clock, one event follows and no more. */
function atInterval(monitor: Monitor, watch: Watch, { value, look }: { readonly value: string; readonly look: Look }): Stepped {
  const period = monitor.value * 1_000;
  const alert: Alert = { monitor, value, trigger: "Periodic" };
  if (monitor.type === "PeriodicClockAligned") {
    const interval = Math.floor(look.wallMs / period);
    if (watch.interval === interval) return { watch };
    return watch.interval === undefined ? { watch: { ...watch, interval } } : { watch: { ...watch, interval }, alert };
  }
  const { since } = watch;
  if (since === undefined) return { watch: { ...watch, since: look.monoMs } };
  const passed = look.monoMs - since;
  if (passed < period) return { watch };
  return { watch: { ...watch, since: since + Math.floor(passed / period) * period }, alert };
}

function numberOf(value: string): number | undefined {
  const number = value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
