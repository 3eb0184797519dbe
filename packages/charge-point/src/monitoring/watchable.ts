// SPDX-License-Identifier: Apache-2.0
// Which variables of the device model can be monitored, and what a monitor of each may be.
import type { VariableReport } from "../ocpp/station-events.ts";
import { isPeriodic, isThreshold, LEAST_SEVERITY, type MonitorType, periodRange } from "./monitor.ts";

/** What means something while the station runs; by component and variable. */
const live: ReadonlySet<string> = new Set([
  "ChargingStation.AvailabilityState",
  "EVSE.AvailabilityState",
  "Connector.AvailabilityState",
  "EVSE.Power",
  "EVSE.Problem",
  "ControlMetering.ACCurrent",
  "ControlMetering.ACVoltage",
  "ControlMetering.EnergyImportRegister",
  "CPPWMController.State",
  "CPPWMController.OfferedCurrent",
  "PowerContactor.Active",
  "ConnectorPlugRetentionLock.Active",
  "ConnectorPlugRetentionLock.Problem",
  "ElectricalFeed.ACCurrent",
  "RandomisedDelay.Active",
  "TemperatureSensor.Temperature",
]);

/** Those, and whatever a CSMS may write: another may have written it. A clock that tells each second is neither. */
export const isWatchable = ({ component, variable, isWritable }: Pick<VariableReport, "component" | "variable" | "isWritable">): boolean =>
  isWritable || live.has(`${component}.${variable}`);

export const isNumeric = ({ dataType }: Pick<VariableReport, "dataType">): boolean => dataType === "integer" || dataType === "decimal";

/** A text can change, but be neither above nor below anything [N04.FR.05]. */
export const supportsType = (variable: Omit<VariableReport, "value">, type: MonitorType): boolean =>
  isWatchable(variable) && (!isThreshold(type) || isNumeric(variable));

export interface Refused {
  readonly code: string;
  readonly detail: string;
}

/** Why a monitor of that variable cannot have that value or severity; undefined when it can. */
export function refusedValue(
  { minLimit, maxLimit, unit = "" }: Omit<VariableReport, "value">,
  { type, value, severity, isStreamed }: { readonly type: MonitorType; readonly value: number; readonly severity: number; readonly isStreamed?: true },
): Refused | undefined {
  const outOfRange = (detail: string): Refused => ({ code: "ValueOutOfRange", detail });
  if (!Number.isInteger(severity) || severity < 0 || severity > LEAST_SEVERITY) return outOfRange(`severity must be 0 to ${LEAST_SEVERITY}`);
  if (!Number.isFinite(value)) return outOfRange("value must be a number");
  if (isPeriodic(type)) {
    const { max } = periodRange;
    const min = isStreamed === true ? periodRange.streamMin : periodRange.min;
    return value < min || value > max ? outOfRange(`the interval must be ${min} to ${max} s`) : undefined;
  }
  // [N04.FR.14]
  if (type === "Delta") return value < 0 ? { code: "ValuePositiveOnly", detail: "a change must not be negative" } : undefined;
  // [N04.FR.06]
  if (minLimit !== undefined && value < minLimit) return outOfRange(`the variable is never below ${minLimit} ${unit}`.trimEnd());
  if (maxLimit !== undefined && value > maxLimit) return outOfRange(`the variable is never above ${maxLimit} ${unit}`.trimEnd());
  return undefined;
}
