// SPDX-License-Identifier: Apache-2.0
// OCPP 1.6 configuration keys (section 9), most of them views of the device model's variables.
import type { Response } from "@chargehand/ocpp";
import type { StationCommands, VariableName } from "./station-commands.ts";

type KeyValue = NonNullable<Response<"1.6", "GetConfiguration">["configurationKey"]>[number];
type Status = Response<"1.6", "ChangeConfiguration">["status"];

interface ViewedKey extends VariableName {
  readonly isWritable: boolean;
}

const view = (component: string, variable: string, extra: { readonly instance?: string; readonly isWritable?: boolean } = {}): ViewedKey => ({
  component,
  variable,
  isWritable: extra.isWritable ?? false,
  ...(extra.instance === undefined ? {} : { instance: extra.instance }),
});
const writable = { isWritable: true };
const ofTransactions = { instance: "TransactionEvent", isWritable: true };

const views: Readonly<Record<string, ViewedKey>> = {
  HeartbeatInterval: view("OCPPCommCtrlr", "HeartbeatInterval", writable),
  MeterValueSampleInterval: view("SampledDataCtrlr", "TxUpdatedInterval", writable),
  ClockAlignedDataInterval: view("AlignedDataCtrlr", "Interval", writable),
  MeterValuesAlignedData: view("AlignedDataCtrlr", "Measurands", writable),
  ConnectionTimeOut: view("TxCtrlr", "EVConnectionTimeOut", writable),
  TransactionMessageAttempts: view("OCPPCommCtrlr", "MessageAttempts", ofTransactions),
  TransactionMessageRetryInterval: view("OCPPCommCtrlr", "MessageAttemptInterval", ofTransactions),
  RandomisedDelayMaxSeconds: view("RandomisedDelay", "MaxSeconds", writable),
  StopTransactionOnInvalidId: view("TxCtrlr", "StopTxOnInvalidId", writable),
  AuthorizeRemoteTxRequests: view("AuthCtrlr", "AuthorizeRemoteStart", writable),
  LocalAuthorizeOffline: view("AuthCtrlr", "LocalAuthorizeOffline", writable),
  MeterValuesSampledData: view("SampledDataCtrlr", "TxUpdatedMeasurands", writable),
  ChargeProfileMaxStackLevel: view("SmartChargingCtrlr", "ProfileStackLevel"),
  ChargingScheduleMaxPeriods: view("SmartChargingCtrlr", "PeriodsPerSchedule"),
  MaxChargingProfilesInstalled: view("SmartChargingCtrlr", "Entries", { instance: "ChargingProfiles" }),
};

/** What this station is, in the keys that 1.6 requires of everybody. */
const constants: Readonly<Record<string, string>> = {
  ChargingScheduleAllowedChargingRateUnit: "Current,Power",
  ConnectorPhaseRotation: "NotApplicable",
  LocalPreAuthorize: "false",
  NumberOfConnectors: "1",
  ResetRetries: "0",
  StopTransactionOnEVSideDisconnect: "true",
  StopTxnAlignedData: "",
  StopTxnSampledData: "",
  SupportedFeatureProfiles: "Core,SmartCharging,RemoteTrigger",
  UnlockConnectorOnEVSideDisconnect: "false",
};

const allKeys = [...Object.keys(views), ...Object.keys(constants), "GetConfigurationMaxKeys"].toSorted();

/** Keys are compared without regard to case [1.6 section 7.17]. */
const byName = new Map(allKeys.map((key) => [key.toLowerCase(), key]));

function read(station: StationCommands, key: string): KeyValue {
  const viewed = views[key];
  if (viewed === undefined) return { key, readonly: true, value: constants[key] ?? String(allKeys.length) };
  const value = station.getVariable(viewed);
  return { key, readonly: !viewed.isWritable, ...(value.ok ? { value: value.value } : {}) };
}

/** The keys that were asked for, or all. */
export function getConfiguration16(station: StationCommands, asked: readonly string[] | undefined): Response<"1.6", "GetConfiguration"> {
  if (asked === undefined || asked.length === 0) return { configurationKey: allKeys.map((key) => read(station, key)) };
  const known = asked.map((key) => byName.get(key.toLowerCase())).filter((key) => key !== undefined);
  const unknownKey = [...new Set(asked.filter((key) => !byName.has(key.toLowerCase())))];
  return { configurationKey: [...new Set(known)].map((key) => read(station, key)), ...(unknownKey.length === 0 ? {} : { unknownKey }) };
}

export function changeConfiguration16(station: StationCommands, key: string, value: string): Status {
  const name = byName.get(key.toLowerCase());
  if (name === undefined) return "NotSupported";
  const viewed = views[name];
  if (viewed?.isWritable !== true) return "Rejected";
  return station.setVariable(viewed, value) === "Accepted" ? "Accepted" : "Rejected";
}
