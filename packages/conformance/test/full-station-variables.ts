// SPDX-License-Identifier: Apache-2.0
// The device model, reservations and customers of the station that the tests of the checks play.
import type { Routes } from "@chargehand/ocpp";
import type { Req } from "../src/index.ts";
import type { FullStation } from "./full-station.ts";

const atFirst: Readonly<Record<string, string>> = {
  "MonitoringCtrlr.Enabled": "true",
  "MonitoringCtrlr.OfflineQueuingSeverity": "5",
  "DisplayMessageCtrlr.Available": "true",
  "TariffCostCtrlr.Available": "true",
  "ReservationCtrlr.Available": "true",
  "ReservationCtrlr.NonEvseSpecific": "true",
  "ISO15118Ctrlr.Enabled": "true",
  "ISO15118Ctrlr.PnCEnabled": "false",
  "ISO15118Ctrlr.CentralContractValidationAllowed": "false",
  "ISO15118Ctrlr.ContractValidationOffline": "false",
  "Connector.ConnectorType": "cType2",
  "TxCtrlr.TxStartPoint": "EVConnected",
  "TxCtrlr.TxStopPoint": "EVConnected",
  "OCPPCommCtrlr.OfflineThreshold": "600",
  "OCPPCommCtrlr.RetryBackOffWaitMinimum": "1",
  "OCPPCommCtrlr.RetryBackOffRandomRange": "0",
  "SampledDataCtrlr.TxUpdatedInterval": "0",
  "SecurityCtrlr.BasicAuthPassword": "",
  "SmartChargingCtrlr.RateUnit": "A",
};

export function variableRoutes(station: FullStation): Routes<"2.0.1"> {
  for (const [name, value] of Object.entries(atFirst)) if (!station.variables.has(name)) station.variables.set(name, value);
  const set = ({ component, variable, attributeValue }: Req<"SetVariables">["setVariableData"][number]) => {
    const name = `${component.name}.${variable.name}`;
    const isKnown = station.variables.has(name);
    const changed = () => station.monitors.changed(component.name, variable.name, attributeValue);
    if (isKnown) {
      station.monitors.values.set(name, station.monitors.values.get(name) ?? station.variables.get(name) ?? "");
      station.variables.set(name, attributeValue);
      setImmediate(() => void changed().then(() => (variable.name === "BasicAuthPassword" ? station.newPassword(attributeValue) : undefined)));
    }
    return { component, variable, attributeStatus: isKnown ? ("Accepted" as const) : ("UnknownVariable" as const) };
  };
  const get = ({ component, variable }: Req<"GetVariables">["getVariableData"][number]) => {
    const attributeValue = station.variables.get(`${component.name}.${variable.name}`);
    return attributeValue === undefined
      ? { component, variable, attributeStatus: "UnknownVariable" as const }
      : { component, variable, attributeStatus: "Accepted" as const, attributeValue };
  };
  return {
    SetVariables: ({ setVariableData }) => ({ setVariableResult: setVariableData.map(set) }),
    GetVariables: ({ getVariableData }) => ({ getVariableResult: getVariableData.map(get) }),
    GetReport: ({ requestId }) => {
      const power = { component: { name: "EVSE", evse: { id: 1 } }, variable: { name: "Power" }, variableAttribute: [{}] as const };
      const reportData = [{ ...power, variableCharacteristics: { dataType: "decimal", maxLimit: 7_360, supportsMonitoring: true } }] as const;
      setImmediate(() => void station.say("NotifyReport", { requestId, generatedAt: station.now(), seqNo: 0, reportData }));
      return { status: "Accepted" };
    },
  };
}

export function reservationRoutes(station: FullStation): Routes<"2.0.1"> {
  return {
    ReserveNow: ({ idToken }) => {
      if (station.reserved !== undefined) return { status: "Occupied" };
      station.reserved = idToken.idToken;
      setImmediate(() => void station.status("Reserved"));
      return { status: "Accepted" };
    },
  };
}

export function customerRoutes(station: FullStation): Routes<"2.0.1"> {
  return {
    CustomerInformation: ({ requestId, clear, customerIdentifier, customerCertificate }) => {
      if (station.isOutOfReach) return { status: "Invalid" };
      const name = customerIdentifier ?? (customerCertificate === undefined ? "token" : "contract");
      const data = station.customers.has(name) ? `known as ${name}` : "";
      if (clear) station.customers.delete(name);
      setImmediate(() => void station.say("NotifyCustomerInformation", { requestId, data, seqNo: 0, generatedAt: station.now() }));
      return { status: "Accepted" };
    },
  };
}
