// SPDX-License-Identifier: Apache-2.0
// Monitors of variables of the device model [OCPP 2.0.1 N02 to N08]; words of no OCPP version.

export const monitorTypes = ["UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned"] as const;
export type MonitorType = (typeof monitorTypes)[number];

export const monitorKinds = ["HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor"] as const;
export type MonitorKind = (typeof monitorKinds)[number];

export const monitoringBases = ["All", "FactoryDefault", "HardWiredOnly"] as const;
export type MonitoringBase = (typeof monitoringBases)[number];

/** A variable of the device model, named as the station itself names it. */
export interface Subject {
  readonly component: string;
  readonly evse?: { readonly id: number; readonly connectorId?: number };
  readonly variable: string;
  readonly instance?: string;
}

export interface Monitor {
  readonly id: number;
  readonly kind: MonitorKind;
  readonly subject: Subject;
  readonly type: MonitorType;
  /** The threshold, or the change that is told, in the unit of the variable; of periodic ones the interval in seconds. */
  readonly value: number;
  /** 0, danger, to 9, debug. */
  readonly severity: number;
  /** Only while a transaction is open. */
  readonly inTransaction: boolean;
  /** Told as a periodic event stream where the CSMS takes one [OCPP 2.1 N11]: as often as it is asked for, with no gap between. */
  readonly isStreamed?: true;
}

export const LEAST_SEVERITY = 9;

/** Monitors of one station, those of the factory among them. */
export const MOST_MONITORS = 100;
/** Elements of one SetVariableMonitoring or ClearVariableMonitoring. */
export const MONITORS_PER_MESSAGE = 50;
/** Bytes of one such message. */
export const MONITORING_BYTES_PER_MESSAGE = 32_768;
/** Monitors in one part of a report, and events in one message. */
export const MONITORS_PER_PART = 25;

/** Seconds between two events of a periodic monitor; the values of a stream may be a second apart. */
export const periodRange = { min: 10, max: 86_400, streamMin: 1 } as const;

/** One monitor has no more than one event in this time, ms: a value that swings about its threshold must not become a storm. */
export const EVENT_GAP = 10_000;
/** The same while there is no line: what is kept for a week must fit the outbox. */
export const OFFLINE_EVENT_GAP = 60_000;

export const isThreshold = (type: MonitorType): boolean => type === "UpperThreshold" || type === "LowerThreshold";
export const isPeriodic = (type: MonitorType): boolean => type === "Periodic" || type === "PeriodicClockAligned";

export const isSamePlace = (a: Subject["evse"], b: Subject["evse"]): boolean => a?.id === b?.id && a?.connectorId === b?.connectorId;

export const isSameSubject = (a: Subject, b: Subject): boolean =>
  a.component === b.component && a.variable === b.variable && a.instance === b.instance && isSamePlace(a.evse, b.evse);
