// SPDX-License-Identifier: Apache-2.0
// Monitors as they lie on the device's disk [N07.FR.13, FR.14].

import { isRecord } from "../is-record.ts";
import { LEAST_SEVERITY, MOST_MONITORS, type Monitor, type MonitoringBase, monitoringBases, monitorKinds, monitorTypes, type Subject } from "./monitor.ts";
import type { WatchedMonitor } from "./monitor-step.ts";

/** Of what a monitor has seen only that its threshold was exceeded outlasts a restart: its return must be told. */
export type KeptMonitor = Monitor & { readonly isExceeded?: true };

export interface KeptMonitoring {
  readonly base: MonitoringBase;
  readonly level: number;
  readonly nextId: number;
  readonly monitors: readonly KeptMonitor[];
}

export const keptOf = ({ monitor, watch }: WatchedMonitor): KeptMonitor => ({ ...monitor, ...(watch.isExceeded === true ? { isExceeded: true } : {}) });

const isOneOf = (all: readonly string[], value: unknown): boolean => typeof value === "string" && all.includes(value);
const isSeverity = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LEAST_SEVERITY;

function isSubject(value: unknown): value is Subject {
  if (!isRecord(value) || typeof value["component"] !== "string" || typeof value["variable"] !== "string") return false;
  const { evse, instance } = value;
  const isPlace =
    evse === undefined || (isRecord(evse) && Number.isInteger(evse["id"]) && (evse["connectorId"] === undefined || Number.isInteger(evse["connectorId"])));
  return isPlace && (instance === undefined || typeof instance === "string");
}

function isMonitor(value: unknown): value is KeptMonitor {
  if (!isRecord(value) || !Number.isInteger(value["id"]) || !isSubject(value["subject"]) || typeof value["inTransaction"] !== "boolean") return false;
  if (value["isStreamed"] !== undefined && value["isStreamed"] !== true) return false;
  return isOneOf(monitorKinds, value["kind"]) && isOneOf(monitorTypes, value["type"]) && Number.isFinite(value["value"]) && isSeverity(value["severity"]);
}

/** Whether that was written by this device; anything else is as if there were nothing. */
export function isKeptMonitoring(value: unknown): value is KeptMonitoring {
  if (!isRecord(value) || !isOneOf(monitoringBases, value["base"]) || !isSeverity(value["level"]) || !Number.isInteger(value["nextId"])) return false;
  const { monitors } = value;
  return Array.isArray(monitors) && monitors.length <= MOST_MONITORS && monitors.every(isMonitor);
}
