// SPDX-License-Identifier: Apache-2.0
// A message of each kind that a well-meaning CSMS would send, so that what is wrong in it is one field alone.
import type { OcppVersion } from "@chargehand/ocpp";
import type { Json } from "./messages.ts";

const later = "2026-01-05T18:00:00Z";
const schedule = { id: 1, chargingRateUnit: "A", startSchedule: "2026-01-05T12:00:00Z", chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] };
const profile = { id: 9, stackLevel: 3, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute", chargingSchedule: [schedule] };
const profile16 = {
  ...{ chargingProfileId: 9, stackLevel: 3, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute" },
  chargingSchedule: { chargingRateUnit: "A", startSchedule: "2026-01-05T12:00:00Z", chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] },
};
const idToken = { idToken: "CARD-9", type: "ISO14443" };
const component = { name: "AlignedDataCtrlr" };
const variable = { name: "Interval" };
const hash = { hashAlgorithm: "SHA256", issuerNameHash: "ab", issuerKeyHash: "cd", serialNumber: "ef" };
const network = {
  ...{ ocppVersion: "OCPP20", ocppTransport: "JSON", ocppCsmsUrl: "ws://csms.example.org/ocpp", messageTimeout: 30 },
  ...{ securityProfile: 1, ocppInterface: "Wired0" },
};

const usual2x: Readonly<Record<string, Json>> = {
  SetChargingProfile: { evseId: 1, chargingProfile: profile },
  ClearChargingProfile: { chargingProfileId: 77 },
  GetChargingProfiles: { requestId: 1, chargingProfile: { chargingProfilePurpose: "TxDefaultProfile" } },
  GetCompositeSchedule: { evseId: 1, duration: 3_600 },
  RequestStartTransaction: { idToken, remoteStartId: 1, evseId: 2 },
  RequestStopTransaction: { transactionId: "none" },
  GetTransactionStatus: {},
  ChangeAvailability: { operationalStatus: "Operative" },
  TriggerMessage: { requestedMessage: "Heartbeat" },
  Reset: { type: "OnIdle", evseId: 1 },
  UnlockConnector: { evseId: 1, connectorId: 2 },
  GetVariables: { getVariableData: [{ component, variable }] },
  SetVariables: { setVariableData: [{ component, variable, attributeValue: "900" }] },
  GetBaseReport: { requestId: 1, reportBase: "SummaryInventory" },
  GetReport: { requestId: 1, componentVariable: [{ component, variable }] },
  DataTransfer: { vendorId: "org.chargehand", messageId: "OwnerWish", data: "{}" },
  SetDisplayMessage: { message: { id: 1, priority: "NormalCycle", message: { format: "UTF8", content: "hello" } } },
  SendLocalList: { versionNumber: 1, updateType: "Full", localAuthorizationList: [{ idToken, idTokenInfo: { status: "Accepted" } }] },
  ReserveNow: { id: 1, expiryDateTime: later, idToken },
  SetNetworkProfile: { configurationSlot: 1, connectionData: network },
  GetLog: { logType: "DiagnosticsLog", requestId: 1, log: { remoteLocation: "http://logs.example.org/up/" } },
  DeleteCertificate: { certificateHashData: hash },
  SetVariableMonitoring: { setMonitoringData: [{ value: 1, type: "Delta", severity: 5, component, variable }] },
  CustomerInformation: { requestId: 1, report: true, clear: false, idToken },
};

const usual16: Readonly<Record<string, Json>> = {
  SetChargingProfile: { connectorId: 1, csChargingProfiles: profile16 },
  ClearChargingProfile: { id: 77 },
  GetCompositeSchedule: { connectorId: 1, duration: 3_600 },
  RemoteStartTransaction: { connectorId: 2, idTag: "CARD-9" },
  RemoteStopTransaction: { transactionId: 77 },
  ChangeAvailability: { connectorId: 1, type: "Operative" },
  ChangeConfiguration: { key: "HeartbeatInterval", value: "900" },
  GetConfiguration: { key: ["HeartbeatInterval"] },
  Reset: { type: "Soft" },
  TriggerMessage: { requestedMessage: "Heartbeat" },
  ExtendedTriggerMessage: { requestedMessage: "Heartbeat" },
  UnlockConnector: { connectorId: 2 },
  DataTransfer: { vendorId: "org.chargehand", messageId: "OwnerWish", data: "{}" },
  SendLocalList: { listVersion: 1, updateType: "Full", localAuthorizationList: [{ idTag: "CARD-9", idTagInfo: { status: "Accepted" } }] },
  ReserveNow: { connectorId: 1, expiryDate: later, idTag: "CARD-9", reservationId: 1 },
  GetDiagnostics: { location: "http://logs.example.org/up/" },
  GetLog: { logType: "DiagnosticsLog", requestId: 1, log: { remoteLocation: "http://logs.example.org/up/" } },
};

export const usualMessage = (version: OcppVersion, action: string): Json | undefined => (version === "1.6" ? usual16 : usual2x)[action];
