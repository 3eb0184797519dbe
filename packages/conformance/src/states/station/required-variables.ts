// SPDX-License-Identifier: Apache-2.0
// The variables that OCPP 2.0.1 requires of stations: Part 2, "Referenced Components and Variables" and "Charging Infrastructure
// related", and Part 4, chapter 8. B07.FR.07 and B07.FR.08 ask for them in the base reports.
import type { ocpp201 } from "@chargehand/ocpp";
import type { StationScenario } from "../../station/station-case.ts";

/** `RW`: can be written; `RO`: cannot; `any`: as the station likes. */
type Access = "RW" | "RO" | "any";

interface Required {
  readonly component: string;
  readonly variable: string;
  readonly instance: string | undefined;
  readonly access: Access;
}

/** Of every station: component.variable[instance], access, clause of Part 2 unless said otherwise. */
const ofEvery = `
OCPPCommCtrlr.MessageTimeout[Default] RO 2.1.3
OCPPCommCtrlr.FileTransferProtocols RO 2.1.4
OCPPCommCtrlr.NetworkConfigurationPriority RW 2.1.6
OCPPCommCtrlr.NetworkProfileConnectionAttempts RW 2.1.7
OCPPCommCtrlr.OfflineThreshold RW 2.1.8
OCPPCommCtrlr.MessageAttempts[TransactionEvent] RW 2.1.10
OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent] RW 2.1.11
OCPPCommCtrlr.UnlockOnEVSideDisconnect any 2.1.12
OCPPCommCtrlr.ResetRetries RW 2.1.14
OCPPCommCtrlr.RetryBackOffRepeatTimes RW part 4, 8.1
OCPPCommCtrlr.RetryBackOffRandomRange RW part 4, 8.2
OCPPCommCtrlr.RetryBackOffWaitMinimum RW part 4, 8.3
OCPPCommCtrlr.WebSocketPingInterval RW part 4, 8.4
DeviceDataCtrlr.ItemsPerMessage[GetReport] RO 2.1.16
DeviceDataCtrlr.ItemsPerMessage[GetVariables] RO 2.1.17
DeviceDataCtrlr.BytesPerMessage[GetReport] RO 2.1.18
DeviceDataCtrlr.BytesPerMessage[GetVariables] RO 2.1.19
DeviceDataCtrlr.ItemsPerMessage[SetVariables] RO 2.1.22
DeviceDataCtrlr.BytesPerMessage[SetVariables] RO 2.1.23
ClockCtrlr.DateTime RO 2.1.24
ClockCtrlr.TimeSource RW 2.1.30
SecurityCtrlr.OrganizationName RW 2.2.3
SecurityCtrlr.CertificateEntries RO 2.2.4
SecurityCtrlr.SecurityProfile RO 2.2.5
AuthCtrlr.AuthorizeRemoteStart any 2.3.4
AuthCtrlr.LocalAuthorizeOffline RW 2.3.5
AuthCtrlr.LocalPreAuthorize RW 2.3.6
TxCtrlr.EVConnectionTimeOut RW 2.6.1
TxCtrlr.StopTxOnEVSideDisconnect any 2.6.2
TxCtrlr.TxStartPoint any 2.6.4
TxCtrlr.TxStopPoint any 2.6.5
TxCtrlr.StopTxOnInvalidId RW 2.6.8
SampledDataCtrlr.TxEndedMeasurands RW 2.7.4
SampledDataCtrlr.TxEndedInterval RW 2.7.5
SampledDataCtrlr.TxStartedMeasurands RW 2.7.6
SampledDataCtrlr.TxUpdatedMeasurands RW 2.7.7
SampledDataCtrlr.TxUpdatedInterval RW 2.7.8
AlignedDataCtrlr.Measurands RW 2.7.11
AlignedDataCtrlr.Interval RW 2.7.12
AlignedDataCtrlr.TxEndedMeasurands RW 2.7.15
AlignedDataCtrlr.TxEndedInterval RW 2.7.16
ChargingStation.Available RO 2.13.1
ChargingStation.AvailabilityState RO 2.13.2
ChargingStation.SupplyPhases RO 2.13.6
EVSE.Available RO 2.13.1
EVSE.AvailabilityState RO 2.13.2
EVSE.SupplyPhases RO 2.13.6
EVSE.Power RO 2.13.7
Connector.Available RO 2.13.1
Connector.ConnectorType RO 2.13.4
Connector.SupplyPhases RO 2.13.6
`;

/** Of stations that have the functional block of the component. */
const ofBlocks = `
LocalAuthListCtrlr.Entries RO 2.5.2
LocalAuthListCtrlr.ItemsPerMessage RO 2.5.4
LocalAuthListCtrlr.BytesPerMessage RO 2.5.5
SmartChargingCtrlr.ProfileStackLevel RO 2.9.4
SmartChargingCtrlr.RateUnit RO 2.9.5
SmartChargingCtrlr.PeriodsPerSchedule RO 2.9.6
SmartChargingCtrlr.Entries[ChargingProfiles] RO 2.9.10
SmartChargingCtrlr.LimitChangeSignificance RW 2.9.11
TariffCostCtrlr.TariffFallbackMessage RW 2.10.3
TariffCostCtrlr.TotalCostFallbackMessage RW 2.10.6
TariffCostCtrlr.Currency RW 2.10.7
MonitoringCtrlr.ItemsPerMessage[SetVariableMonitoring] RO 2.11.4
MonitoringCtrlr.BytesPerMessage[SetVariableMonitoring] RO 2.11.6
DisplayMessageCtrlr.DisplayMessages RO 2.12.3
DisplayMessageCtrlr.SupportedFormats RO 2.12.4
DisplayMessageCtrlr.SupportedPriorities RO 2.12.5
ISO15118Ctrlr.ContractValidationOffline RW 2.14.2
`;

function read(text: string): readonly Required[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", access = ""] = line.split(" ");
      const [, component = "", variable = "", instance] = /^(\w+)\.(\w+)(?:\[(\w+)\])?$/.exec(name) ?? [];
      return { component, variable, instance, access: access as Access };
    });
}

const everyStation = read(ofEvery);
const blocks = read(ofBlocks);

type Report = readonly ocpp201.ReportDataType[];
const same = (a: string | undefined, b: string | undefined): boolean => (a ?? "").toLowerCase() === (b ?? "").toLowerCase();

const has = (report: Report, { component, variable, instance }: Required): boolean =>
  report.some((one) => same(one.component.name, component) && same(one.variable.name, variable) && same(one.variable.instance, instance));

/** A functional block is there where the report speaks of its component and does not say that it is not available. */
function hasBlock(report: Report, component: string): boolean {
  const about = report.filter((one) => same(one.component.name, component));
  const available = about.filter(({ variable }) => same(variable.name, "Available")).flatMap(({ variableAttribute }) => variableAttribute);
  return about.length > 0 && (available.length === 0 || available.some(({ value }) => same(value, "true")));
}

/**
 * The report has every variable that is required of this station: all of them in the full report, those that can be written in the one
 * of what can be configured.
 */
export function hasRequired(t: StationScenario, report: Report, kind: "FullInventory" | "ConfigurationInventory"): void {
  const all = [...everyStation, ...blocks.filter(({ component }) => hasBlock(report, component))];
  const wanted = kind === "FullInventory" ? all : all.filter(({ access }) => access === "RW");
  const missing = wanted.filter((one) => !has(report, one));
  const names = missing.map(({ component, variable, instance }) => `${component}.${variable}${instance === undefined ? "" : `[${instance}]`}`);
  t.check(missing.length === 0, "all required variables are in the report", `missing: ${names.join(", ")}`);
}
