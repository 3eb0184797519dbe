// SPDX-License-Identifier: Apache-2.0
import type { Routes } from "@chargehand/ocpp";
import type { RouteDeps } from "./route-deps.ts";
import { sharedRoutes } from "./routes-2x.ts";

/** The table of OCPP 2.1: every action that a station may send, and what it becomes. What is absent is answered NotImplemented. */
export const ocpp21Routes = (deps: RouteDeps): Routes<"2.1"> => {
  const shared = sharedRoutes("2.1", deps);
  return {
    Authorize: shared.Authorize,
    BootNotification: shared.BootNotification,
    ClearedChargingLimit: shared.ClearedChargingLimit,
    DataTransfer: shared.DataTransfer,
    FirmwareStatusNotification: shared.FirmwareStatusNotification,
    Heartbeat: shared.Heartbeat,
    LogStatusNotification: shared.LogStatusNotification,
    MeterValues: shared.MeterValues,
    NotifyChargingLimit: shared.NotifyChargingLimit,
    NotifyCustomerInformation: shared.NotifyCustomerInformation,
    NotifyDisplayMessages: shared.NotifyDisplayMessages,
    NotifyEVChargingNeeds: shared.NotifyEVChargingNeeds,
    NotifyEVChargingSchedule: shared.NotifyEVChargingSchedule,
    NotifyEvent: shared.NotifyEvent,
    NotifyMonitoringReport: shared.NotifyMonitoringReport,
    NotifyReport: shared.NotifyReport,
    PublishFirmwareStatusNotification: shared.PublishFirmwareStatusNotification,
    ReportChargingProfiles: shared.ReportChargingProfiles,
    ReservationStatusUpdate: shared.ReservationStatusUpdate,
    SecurityEventNotification: shared.SecurityEventNotification,
    SignCertificate: shared.SignCertificate,
    StatusNotification: shared.StatusNotification,
    TransactionEvent: shared.TransactionEvent,
  };
};
