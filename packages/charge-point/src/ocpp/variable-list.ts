// SPDX-License-Identifier: Apache-2.0
// The variables that this station has; names and meaning from OCPP 2.0.1 part 2, appendix of referenced components.
import { type Clock, toIso } from "@chargehand/kernel";
import { liveNumbers, stopTxOnInvalidId } from "../configuration/live-settings.ts";
import type { SettingRefusal, SettingRow } from "../configuration/setting-row.ts";
import type { DeviceProfile } from "../device-profile.ts";
import type { NumberSetting, SettingsStore } from "../settings.ts";
import { EVSE } from "./encode201.ts";
import { smartChargingVariables } from "./smart-charging-variables.ts";
import type { ConnectorStatus, VariableReport } from "./station-events.ts";
import { type StoredKey, type StoredVariables, storedKeys, storedShapes } from "./stored-variables.ts";

export interface Variable extends Omit<VariableReport, "value" | "isWritable"> {
  readonly read: () => string;
  /**
   * Absent when it can only be read. Asked only with values that fit type, range and list. False, or better why, when the value
   * will not do, and then nothing has changed; "RebootRequired" when it is kept and counts after the next reset.
   */
  readonly write?: (value: string) => WriteOutcome;
  /** Its name among the configuration keys of OCPP 1.6, where it has one. */
  readonly key16?: string;
  /** Found by its name alone, and in no report. */
  readonly isHidden?: true;
}

export type WriteOutcome = boolean | SettingRefusal | "RebootRequired";

export interface VariableSources {
  readonly settings: SettingsStore;
  readonly stored: StoredVariables;
  readonly device: DeviceProfile;
  readonly identity: string;
  readonly isOperative: () => boolean;
  readonly status: () => ConnectorStatus;
  /** Domain time. */
  readonly clock: Clock;
}

/** How much of the device model one message may ask for or set, and how much of it goes into one report. */
export const itemsPerMessage = 50;
const bytesPerMessage = 32_768;

export const allVariables = (sources: VariableSources): readonly Variable[] => [
  ...storedKeys.map((key) => stored(sources.stored, key)),
  ...live(sources.settings),
  ...ofStation(sources),
  ...ofEvse(sources),
  ...controllers(),
];

type Fixed = Pick<Variable, "component" | "variable" | "dataType" | "read">;
const text = (component: string, variable: string, value: string): Fixed => ({ component, variable, dataType: "string", read: () => value });
const flag = (component: string, variable: string, value: boolean): Fixed => ({ component, variable, dataType: "boolean", read: () => String(value) });
const count = (component: string, variable: string, value: number): Fixed => ({ component, variable, dataType: "integer", read: () => String(value) });

/** What the wire tells of a row; a count of times has no unit there. */
const characteristics = ({ dataType, unit, min, max, key16 }: SettingRow): Pick<Variable, "dataType" | "unit" | "minLimit" | "maxLimit" | "key16"> => ({
  dataType: dataType as Variable["dataType"],
  ...(unit === undefined || unit === "times" ? {} : { unit }),
  ...(min === undefined ? {} : { minLimit: min }),
  ...(max === undefined ? {} : { maxLimit: max }),
  ...(key16 === undefined ? {} : { key16 }),
});

function stored(values: StoredVariables, key: StoredKey): Variable {
  const [component = "", variable = ""] = key.split(".");
  const valuesList = values.valuesOf(key);
  return {
    component,
    variable,
    ...characteristics(storedShapes[key]),
    ...(valuesList === undefined ? {} : { valuesList }),
    read: () => values.text(key),
    write: (value) => values.refusalOf(key, value) ?? values.write(key, value),
  };
}

function live(settings: SettingsStore): Variable[] {
  const numbers = (Object.keys(liveNumbers) as NumberSetting[]).map((key): Variable => {
    const row: SettingRow & Pick<Variable, "component" | "variable" | "instance"> = liveNumbers[key];
    const { component, variable, instance } = row;
    return {
      component,
      variable,
      ...(instance === undefined ? {} : { instance }),
      ...characteristics(row),
      read: () => String(settings.values[key]),
      write: (value) => settings.writeNumber(key, value) ?? true,
    };
  });
  const { component, variable } = stopTxOnInvalidId;
  const read = () => String(settings.values.stopTxOnInvalidId);
  return [...numbers, { component, variable, ...characteristics(stopTxOnInvalidId), read, write: (value) => settings.writeStopTxOnInvalidId(value) ?? true }];
}

const availabilityStates: readonly string[] = ["Available", "Occupied", "Reserved", "Unavailable", "Faulted"] satisfies (ConnectorStatus | "Reserved")[];

const availability = (component: string, read: () => ConnectorStatus): Variable => ({
  component,
  variable: "AvailabilityState",
  dataType: "OptionList",
  valuesList: availabilityStates,
  read,
});

function ofStation({ device, identity, isOperative, clock }: VariableSources): Variable[] {
  return [
    text("ChargingStation", "Model", device.model),
    text("ChargingStation", "VendorName", device.vendor),
    count("ChargingStation", "SupplyPhases", device.phases),
    flag("ChargingStation", "Available", true),
    availability("ChargingStation", () => (isOperative() ? "Available" : "Unavailable")),
    text("SecurityCtrlr", "Identity", identity),
    { component: "ClockCtrlr", variable: "DateTime", dataType: "dateTime", read: () => toIso(clock.wallMs()) },
  ];
}

function ofEvse({ device, status }: VariableSources): Variable[] {
  const evse = { id: EVSE.id };
  const connector = { id: EVSE.id, connectorId: EVSE.connectorId };
  return [
    { ...availability("EVSE", status), evse },
    { ...flag("EVSE", "Available", true), evse },
    { ...count("EVSE", "SupplyPhases", device.phases), evse },
    { ...availability("Connector", status), evse: connector },
    { ...flag("Connector", "Available", true), evse: connector },
    { ...text("Connector", "ConnectorType", device.connectorType), evse: connector },
    { ...count("Connector", "SupplyPhases", device.phases), evse: connector },
  ];
}

function controllers(): Variable[] {
  const instances = ["GetReport", "GetVariables", "SetVariables"] as const;
  return [
    ...instances.map((instance): Variable => ({ ...count("DeviceDataCtrlr", "ItemsPerMessage", itemsPerMessage), instance })),
    ...instances.map((instance): Variable => ({ ...count("DeviceDataCtrlr", "BytesPerMessage", bytesPerMessage), instance })),
    flag("SampledDataCtrlr", "Enabled", true),
    flag("AlignedDataCtrlr", "Enabled", true),
    ...smartChargingVariables,
  ];
}
