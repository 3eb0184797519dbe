// SPDX-License-Identifier: Apache-2.0
// The variables that this station has; names and meaning from OCPP 2.0.1 part 2, appendix of referenced components.
import { type Clock, toIso } from "@chargehand/kernel";
import { type DeviceProfile, ratedPower } from "../device-profile.ts";
import type { NumberSetting, SettingsStore } from "../settings.ts";
import { settingRanges } from "../settings.ts";
import { EVSE } from "./encode201.ts";
import { smartChargingVariables } from "./smart-charging-variables.ts";
import type { ConnectorStatus, VariableReport } from "./station-events.ts";
import { type StoredKey, type StoredVariables, storedKeys, storedShapes } from "./stored-variables.ts";

export interface Variable extends Omit<VariableReport, "value" | "isWritable"> {
  readonly read: () => string;
  /** Absent when it can only be read; false when the value will not do. */
  readonly write?: (value: string) => boolean;
}

export interface VariableSources {
  readonly settings: SettingsStore;
  readonly stored: StoredVariables;
  readonly device: DeviceProfile;
  readonly identity: string;
  readonly isOperative: () => boolean;
  readonly status: () => ConnectorStatus;
  /** OCPP 2.0.1 part 2, A: 0 none, 1 password, 2 TLS and password, 3 TLS with a certificate of the station. */
  readonly securityProfile: number;
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
const list = (component: string, variable: string, value: string): Fixed => ({ component, variable, dataType: "MemberList", read: () => value });
const count = (component: string, variable: string, value: number): Fixed => ({ component, variable, dataType: "integer", read: () => String(value) });

function stored(values: StoredVariables, key: StoredKey): Variable {
  const [component = "", variable = ""] = key.split(".");
  const { dataType, unit, min, max }: { dataType: Variable["dataType"]; unit?: string; min?: number; max?: number } = storedShapes[key];
  const valuesList = values.valuesOf(key);
  return {
    component,
    variable,
    dataType,
    ...(unit === undefined ? {} : { unit }),
    ...(min === undefined ? {} : { minLimit: min }),
    ...(max === undefined ? {} : { maxLimit: max }),
    ...(valuesList === undefined ? {} : { valuesList }),
    read: () => values.text(key),
    write: (value) => values.write(key, value),
  };
}

function live(settings: SettingsStore): Variable[] {
  const number = (name: Pick<Variable, "component" | "variable" | "instance">, key: NumberSetting, unit?: string): Variable => ({
    ...name,
    dataType: "integer",
    minLimit: settingRanges[key].min,
    maxLimit: settingRanges[key].max,
    ...(unit === undefined ? {} : { unit }),
    read: () => String(settings.values[key]),
    write: (value) => /^\d{1,6}$/.test(value) && settings.setNumber(key, Number(value)),
  });
  return [
    number({ component: "SampledDataCtrlr", variable: "TxUpdatedInterval" }, "txUpdatedIntervalS", "s"),
    number({ component: "OCPPCommCtrlr", variable: "HeartbeatInterval" }, "heartbeatIntervalS", "s"),
    number({ component: "OCPPCommCtrlr", variable: "MessageAttempts", instance: "TransactionEvent" }, "messageAttempts"),
    number({ component: "OCPPCommCtrlr", variable: "MessageAttemptInterval", instance: "TransactionEvent" }, "messageAttemptIntervalS", "s"),
    number({ component: "TxCtrlr", variable: "EVConnectionTimeOut" }, "connectionTimeoutS", "s"),
    // Ours: no standard component has the randomised delay of SI 2021/1467 reg 11.
    number({ component: "RandomisedDelay", variable: "MaxSeconds" }, "randomisedDelayMaxS", "s"),
    {
      component: "TxCtrlr",
      variable: "StopTxOnInvalidId",
      dataType: "boolean",
      read: () => String(settings.values.stopTxOnInvalidId),
      write: (value) => {
        if (value !== "true" && value !== "false") return false;
        return settings.setStopTxOnInvalidId(value === "true");
      },
    },
  ];
}

const availabilityStates: readonly string[] = ["Available", "Occupied", "Reserved", "Unavailable", "Faulted"] satisfies (ConnectorStatus | "Reserved")[];

const availability = (component: string, read: () => ConnectorStatus): Variable => ({
  component,
  variable: "AvailabilityState",
  dataType: "OptionList",
  valuesList: availabilityStates,
  read,
});

function ofStation({ device, identity, isOperative, clock, securityProfile }: VariableSources): Variable[] {
  return [
    text("ChargingStation", "Model", device.model),
    text("ChargingStation", "VendorName", device.vendor),
    count("ChargingStation", "SupplyPhases", device.phases),
    flag("ChargingStation", "Available", true),
    availability("ChargingStation", () => (isOperative() ? "Available" : "Unavailable")),
    text("SecurityCtrlr", "Identity", identity),
    count("SecurityCtrlr", "SecurityProfile", securityProfile),
    // Certificates of others are not kept by the station; those of its own CSMS come with its set-up.
    count("SecurityCtrlr", "CertificateEntries", 0),
    { component: "ClockCtrlr", variable: "DateTime", dataType: "dateTime", read: () => toIso(clock.wallMs()) },
  ];
}

function ofEvse({ device, status }: VariableSources): Variable[] {
  const evse = { id: EVSE.id };
  const connector = { id: EVSE.id, connectorId: EVSE.connectorId };
  const power = ratedPower(device);
  return [
    { ...availability("EVSE", status), evse },
    { ...flag("EVSE", "Available", true), evse },
    { ...count("EVSE", "SupplyPhases", device.phases), evse },
    { component: "EVSE", variable: "Power", dataType: "decimal", unit: "W", maxLimit: power, read: () => String(power), evse },
    { ...availability("Connector", status), evse: connector },
    { ...flag("Connector", "Available", true), evse: connector },
    { ...text("Connector", "ConnectorType", device.connectorType), evse: connector },
    { ...count("Connector", "SupplyPhases", device.phases), evse: connector },
  ];
}

function controllers(): Variable[] {
  const instances = ["GetReport", "GetVariables", "SetVariables"] as const;
  return [
    { ...count("OCPPCommCtrlr", "MessageTimeout", 30), instance: "Default", unit: "s" },
    // Nothing is uploaded or downloaded by this station.
    { ...list("OCPPCommCtrlr", "FileTransferProtocols", ""), valuesList: ["FTP", "FTPS", "HTTP", "HTTPS", "SFTP"] },
    // The safety controller lets go of the plug as soon as the vehicle has.
    flag("OCPPCommCtrlr", "UnlockOnEVSideDisconnect", true),
    ...instances.map((instance): Variable => ({ ...count("DeviceDataCtrlr", "ItemsPerMessage", itemsPerMessage), instance })),
    ...instances.map((instance): Variable => ({ ...count("DeviceDataCtrlr", "BytesPerMessage", bytesPerMessage), instance })),
    flag("SampledDataCtrlr", "Enabled", true),
    flag("AlignedDataCtrlr", "Enabled", true),
    ...smartChargingVariables,
  ];
}
