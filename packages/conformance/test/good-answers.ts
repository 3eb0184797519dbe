// SPDX-License-Identifier: Apache-2.0
// What the good CSMS of these tests answers.
import type { Routes } from "@chargehand/ocpp";
import type { KnownToken, Req } from "../src/index.ts";
import { contractJudged, ocspAnswer } from "./good-contracts.ts";

export interface Memory {
  readonly tokens: ReadonlyMap<string, KnownToken>;
  /** PEM of the roots of contracts that are trusted. */
  readonly contractRoots: readonly string[];
  readonly now: () => string;
  readonly onTransaction: (transactionId: string) => void;
  /** A vehicle wants a schedule, or another than it made itself. */
  readonly onSchedule: () => void;
  readonly onCsr: (csr: string) => void;
}

/** No vehicle gets more. */
const mostA = 16;

export function goodAnswers(memory: Memory): Routes<"2.0.1"> {
  const nothing = () => ({});
  return {
    BootNotification: () => ({ currentTime: memory.now(), interval: 300, status: "Accepted" }),
    Heartbeat: () => ({ currentTime: memory.now() }),
    Authorize: async (request) => {
      const judged = await contractJudged(request, memory.contractRoots);
      const isRefused = judged.certificateStatus !== undefined && judged.certificateStatus !== "Accepted";
      return { idTokenInfo: isRefused ? { status: "Invalid" } : tokenInfo(memory.tokens.get(request.idToken.idToken)), ...judged };
    },
    TransactionEvent: ({ idToken, meterValue, transactionInfo }) => {
      memory.onTransaction(transactionInfo.transactionId);
      const info = idToken === undefined ? {} : { idTokenInfo: tokenInfo(memory.tokens.get(idToken.idToken)) };
      return { ...info, ...(meterValue === undefined ? {} : { totalCost: 1.5 }) };
    },
    DataTransfer: () => ({ status: "UnknownVendorId" }),
    SignCertificate: ({ csr }) => {
      memory.onCsr(csr);
      return { status: "Accepted" };
    },
    NotifyEVChargingNeeds: () => {
      memory.onSchedule();
      return { status: "Accepted" };
    },
    NotifyEVChargingSchedule: ({ chargingSchedule }) => {
      const isFine = chargingSchedule.chargingSchedulePeriod.every(({ limit }) => limit <= mostA);
      if (!isFine) memory.onSchedule();
      return { status: isFine ? "Accepted" : "Rejected" };
    },
    Get15118EVCertificate: () => ({ status: "Accepted", exiResponse: "AAAA" }),
    GetCertificateStatus: async ({ ocspRequestData }) => {
      const answer = await ocspAnswer(ocspRequestData).catch(() => undefined);
      return answer === undefined ? { status: "Failed" } : { status: "Accepted", ocspResult: answer.toString("base64") };
    },
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

export const offerTo = (transactionId: string | undefined): Req<"SetChargingProfile"> => ({
  evseId: 1,
  chargingProfile: {
    ...{ id: 1, stackLevel: 0, chargingProfilePurpose: "TxProfile", chargingProfileKind: "Absolute" },
    ...(transactionId === undefined ? {} : { transactionId }),
    chargingSchedule: [{ id: 1, chargingRateUnit: "A", startSchedule: "2026-01-05T12:00:00Z", chargingSchedulePeriod: [{ startPeriod: 0, limit: mostA }] }],
  },
});

function tokenInfo(known: KnownToken | undefined) {
  if (known === undefined) return { status: "Unknown" as const };
  const { status, groupId } = known;
  return { status, ...(groupId === undefined ? {} : { groupIdToken: { idToken: groupId, type: "Central" as const } }) };
}
