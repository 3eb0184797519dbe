// SPDX-License-Identifier: Apache-2.0
// The handful of variables that this station has; names and meaning from OCPP 2.0.1 part 2, appendix of referenced components.
import { type Clock, err, ok, type Result, toIso } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";
import { transactionPoints } from "../session/tx-points.ts";
import type { NumberSetting, SettingsStore } from "../settings.ts";
import { profileLimits } from "../smart-charging/profile-rules.ts";
import type { SetVariableStatus, VariableName } from "./station-commands.ts";
import type { VariableReport } from "./station-events.ts";

interface Variable extends Omit<VariableReport, "value" | "isWritable"> {
  readonly read: () => string;
  /** Absent when it can only be read; false when the value will not do. */
  readonly write?: (value: string) => boolean;
}

export interface VariableSources {
  readonly settings: SettingsStore;
  readonly device: DeviceProfile;
  readonly identity: string;
  readonly isOperative: () => boolean;
  /** Domain time. */
  readonly clock: Clock;
}

/** The device model of this station: read, write and report of each variable. */
export class DeviceModel {
  readonly #variables: readonly Variable[];

  constructor(sources: VariableSources) {
    this.#variables = [...writable(sources.settings), ...fixed(sources)];
  }

  get(name: VariableName): Result<string, "UnknownComponent" | "UnknownVariable"> {
    const variable = this.#find(name);
    return typeof variable === "string" ? err(variable) : ok(variable.read());
  }

  set(name: VariableName, value: string): SetVariableStatus {
    const variable = this.#find(name);
    if (typeof variable === "string") return variable;
    return variable.write?.(value) === true ? "Accepted" : "Rejected";
  }

  report(): readonly VariableReport[] {
    return this.#variables.map(({ read, write, ...rest }) => ({ ...rest, value: read(), isWritable: write !== undefined }));
  }

  #find({ component, variable, instance }: VariableName): Variable | "UnknownComponent" | "UnknownVariable" {
    const ofComponent = this.#variables.filter((candidate) => isSameName(candidate.component, component));
    if (ofComponent.length === 0) return "UnknownComponent";
    return (
      ofComponent.find((candidate) => isSameName(candidate.variable, variable) && isSameName(candidate.instance ?? "", instance ?? "")) ?? "UnknownVariable"
    );
  }
}

/** Names are compared without regard to case, as OCPP says of its identifiers. */
const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function writable(settings: SettingsStore): Variable[] {
  const number = (name: VariableName, key: NumberSetting, unit?: string): Variable => ({
    ...name,
    dataType: "integer",
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
    {
      component: "TxCtrlr",
      variable: "StopTxOnInvalidId",
      dataType: "boolean",
      read: () => String(settings.values.stopTxOnInvalidId),
      write: (value) => {
        if (value !== "true" && value !== "false") return false;
        settings.setStopTxOnInvalidId(value === "true");
        return true;
      },
    },
  ];
}

function fixed({ device, identity, isOperative, clock }: VariableSources): Variable[] {
  const text = (component: string, variable: string, value: string): Variable => ({ component, variable, dataType: "string", read: () => value });
  const flag = (component: string, variable: string, value: boolean): Variable => ({ component, variable, dataType: "boolean", read: () => String(value) });
  const list = (component: string, variable: string, value: string): Variable => ({ component, variable, dataType: "MemberList", read: () => value });
  const count = (component: string, variable: string, value: number): Variable => ({ component, variable, dataType: "integer", read: () => String(value) });
  return [
    text("ChargingStation", "Model", device.model),
    text("ChargingStation", "VendorName", device.vendor),
    text("SecurityCtrlr", "Identity", identity),
    { component: "ChargingStation", variable: "AvailabilityState", dataType: "OptionList", read: () => (isOperative() ? "Available" : "Unavailable") },
    { component: "ClockCtrlr", variable: "DateTime", dataType: "dateTime", read: () => toIso(clock.wallMs()) },
    list("TxCtrlr", "TxStartPoint", transactionPoints.EVConnected.start),
    list("TxCtrlr", "TxStopPoint", transactionPoints.EVConnected.stop),
    flag("AuthCtrlr", "AuthorizeRemoteStart", false),
    flag("AuthCtrlr", "LocalAuthorizeOffline", false),
    flag("SampledDataCtrlr", "Enabled", true),
    list("SampledDataCtrlr", "TxUpdatedMeasurands", "Power.Active.Import,Energy.Active.Import.Register,Current.Import,Current.Offered,Voltage"),
    flag("SmartChargingCtrlr", "Enabled", true),
    count("SmartChargingCtrlr", "ProfileStackLevel", profileLimits.stackLevel),
    count("SmartChargingCtrlr", "PeriodsPerSchedule", profileLimits.periods),
    { ...count("SmartChargingCtrlr", "Entries", profileLimits.profiles), instance: "ChargingProfiles" },
    list("SmartChargingCtrlr", "RateUnit", "A,W"),
  ];
}
