// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import type { Answers } from "../scenario/ocpp-side.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** How our CSMS answers a station unless a check says otherwise. */
export function csmsAnswers(scenario: Scenario): Answers {
  const now = () => toIso(scenario.now());
  const nothing = () => ({});
  return {
    BootNotification: () => ({ currentTime: now(), interval: 300, status: "Accepted" }),
    Heartbeat: () => ({ currentTime: now() }),
    Authorize: ({ idToken }) => ({ idTokenInfo: tokenInfo(scenario, idToken) }),
    TransactionEvent: ({ idToken }) => (idToken === undefined ? {} : { idTokenInfo: tokenInfo(scenario, idToken) }),
    SignCertificate: () => ({ status: "Accepted" }),
    DataTransfer: () => ({ status: "UnknownVendorId" }),
    NotifyEVChargingNeeds: () => ({ status: "Accepted" }),
    NotifyEVChargingSchedule: () => ({ status: "Accepted" }),
    Get15118EVCertificate: () => ({ status: "Failed", exiResponse: "" }),
    GetCertificateStatus: () => ({ status: "Failed" }),
    StatusNotification: nothing,
    NotifyEvent: nothing,
    NotifyReport: nothing,
    NotifyMonitoringReport: nothing,
    NotifyCustomerInformation: nothing,
    NotifyDisplayMessages: nothing,
    NotifyChargingLimit: nothing,
    ReportChargingProfiles: nothing,
    ClearedChargingLimit: nothing,
    ReservationStatusUpdate: nothing,
    SecurityEventNotification: nothing,
    MeterValues: nothing,
    LogStatusNotification: nothing,
    FirmwareStatusNotification: nothing,
    PublishFirmwareStatusNotification: nothing,
  };
}

/** What the settings say of a token. */
export function tokenInfo({ settings }: Scenario, { idToken }: ocpp201.IdTokenType): ocpp201.IdTokenInfoType {
  const is = (token: ocpp201.IdTokenType) => token.idToken.toUpperCase() === idToken.toUpperCase();
  const group = (id: string): ocpp201.IdTokenInfoType => ({ status: "Accepted", groupIdToken: { idToken: id, type: "Central" } });
  if (is(settings.idToken) || is(settings.sameGroupToken)) return group(settings.groupId);
  if (is(settings.masterToken)) return group(settings.masterGroupId);
  if (is(settings.otherToken) || idToken === "") return { status: "Accepted" };
  if (is(settings.blockedToken)) return { status: "Blocked" };
  if (is(settings.expiredToken)) return { status: "Expired" };
  return { status: is(settings.unknownToken) ? "Unknown" : "Invalid" };
}
