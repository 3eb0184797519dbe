// SPDX-License-Identifier: Apache-2.0
import type { ocpp201 } from "@chargehand/ocpp";
import type { Answers } from "../scenario/ocpp-side.ts";

/** How our station answers a CSMS unless a check says otherwise: it can do everything and reports nothing by itself. */
export function stationAnswers(): Answers {
  const accepted = () => ({ status: "Accepted" as const });
  return {
    Reset: accepted,
    GetVariables: ({ getVariableData }) => ({ getVariableResult: getVariableData.map(variableOf) }),
    SetVariables: ({ setVariableData }) => ({
      setVariableResult: setVariableData.map(({ component, variable }) => ({ component, variable, attributeStatus: "Accepted" as const })),
    }),
    GetBaseReport: accepted,
    GetReport: accepted,
    SetNetworkProfile: accepted,
    ChangeAvailability: accepted,
    TriggerMessage: accepted,
    UnlockConnector: () => ({ status: "Unlocked" }),
    RequestStartTransaction: accepted,
    RequestStopTransaction: accepted,
    GetTransactionStatus: () => ({ messagesInQueue: false }),
    ClearCache: accepted,
    GetLocalListVersion: () => ({ versionNumber: 0 }),
    SendLocalList: accepted,
    ReserveNow: accepted,
    CancelReservation: accepted,
    SetChargingProfile: accepted,
    ClearChargingProfile: accepted,
    GetChargingProfiles: accepted,
    GetCompositeSchedule: () => ({ status: "Rejected" }),
    UpdateFirmware: accepted,
    PublishFirmware: accepted,
    UnpublishFirmware: () => ({ status: "Unpublished" }),
    InstallCertificate: accepted,
    DeleteCertificate: accepted,
    GetInstalledCertificateIds: () => ({ status: "NotFound" }),
    CertificateSigned: accepted,
    GetLog: () => ({ status: "Accepted", filename: "conformance.log" }),
    CustomerInformation: accepted,
    SetMonitoringBase: accepted,
    SetMonitoringLevel: accepted,
    SetVariableMonitoring: ({ setMonitoringData }) => ({
      setMonitoringResult: setMonitoringData.map(({ component, variable, type, severity }, index) => ({
        ...{ component, variable, type, severity, id: index + 1 },
        status: "Accepted" as const,
      })),
    }),
    ClearVariableMonitoring: ({ id }) => ({ clearMonitoringResult: id.map((one) => ({ id: one, status: "Accepted" as const })) }),
    GetMonitoringReport: accepted,
    SetDisplayMessage: accepted,
    GetDisplayMessages: accepted,
    ClearDisplayMessage: accepted,
    CostUpdated: () => ({}),
    DataTransfer: () => ({ status: "UnknownVendorId" }),
  };
}

const variableOf = ({ component, variable }: ocpp201.GetVariableDataType): ocpp201.GetVariableResultType => ({
  ...{ component, variable },
  attributeStatus: "Accepted",
  attributeValue: "1",
});
