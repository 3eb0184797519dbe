// SPDX-License-Identifier: Apache-2.0
import { DECISION_COMPONENT, DECISION_VARIABLE, type DecisionRecord, parseDecisionRecord } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import { refusal } from "@chargehand/ocpp";
import type { BootFacts } from "../domain.ts";
import type { RouteDeps } from "./route-deps.ts";
import { timeAt } from "./timestamps.ts";
import { bootFactsOf, type Either, readingsOf, transactionEventOf } from "./translate-2x.ts";
import { wholeAt } from "./whole-numbers.ts";

/** The decisions among the events of one NotifyEvent, each checked before any is kept. Events of other components are not ours. */
function decisionsIn(request: Either<"NotifyEvent">): readonly { readonly evseId: number; readonly record: DecisionRecord }[] {
  return request.eventData.flatMap((event, at) => {
    const { evse } = event.component;
    if (evse !== undefined) wholeAt(`eventData[${at}].component.evse.id`, evse.id);
    if (evse?.connectorId !== undefined) wholeAt(`eventData[${at}].component.evse.connectorId`, evse.connectorId);
    if (event.component.name !== DECISION_COMPONENT || event.variable.name !== DECISION_VARIABLE) return [];
    const record = parseDecisionRecord(event.actualValue ?? "");
    if (!record.ok) throw refusal("PropertyConstraintViolation", `eventData[${at}].actualValue: ${record.error}`);
    return [{ evseId: evse?.id ?? 1, record: record.value }];
  });
}

/** The routes whose shapes OCPP 2.0.1 and 2.1 share. Each translates to one domain command and answers after it is durable. */
export function sharedRoutes(
  version: BootFacts["ocppVersion"],
  { station, events, clock, heartbeatIntervalSeconds, onBooted, onHeartbeat, signCertificate }: RouteDeps,
) {
  const now = () => clock.wallMs();
  return {
    BootNotification: async (request: Either<"BootNotification">) => {
      const facts = bootFactsOf(request, version);
      await events.boot(station, facts);
      onBooted(facts);
      return { currentTime: toIso(now()), interval: heartbeatIntervalSeconds, status: "Accepted" as const };
    },
    Heartbeat: () => {
      onHeartbeat();
      return { currentTime: toIso(now()) };
    },
    StatusNotification: async (request: Either<"StatusNotification">) => {
      const evseId = wholeAt("evseId", request.evseId);
      const connectorId = wholeAt("connectorId", request.connectorId);
      await events.status(station, { evseId, connectorId, status: request.connectorStatus, at: timeAt("timestamp", request.timestamp, now()) });
      return {};
    },
    Authorize: async ({ idToken }: Either<"Authorize">) => ({
      idTokenInfo: { status: await events.authorize(station, { value: idToken.idToken, type: idToken.type }) },
    }),
    TransactionEvent: async (request: Either<"TransactionEvent">) => {
      const { idTokenStatus } = await events.transactionEvent(station, transactionEventOf(request, now()));
      return idTokenStatus === undefined ? {} : { idTokenInfo: { status: idTokenStatus } };
    },
    NotifyEvent: async (request: Either<"NotifyEvent">) => {
      for (const { evseId, record } of decisionsIn(request)) await events.decision(station, evseId, record);
      return {};
    },
    SecurityEventNotification: async (request: Either<"SecurityEventNotification">) => {
      const at = timeAt("timestamp", request.timestamp, now());
      await events.security(station.stationId, { type: request.type, at, detail: request.techInfo ?? "", source: "station" });
      return {};
    },
    SignCertificate: (request: Either<"SignCertificate">) => {
      if (request.certificateType !== undefined && request.certificateType !== "ChargingStationCertificate") return { status: "Rejected" as const };
      return { status: signCertificate(request.csr) ? ("Accepted" as const) : ("Rejected" as const) };
    },
    // No vendor's extensions are known here: OCPP 2.0.1 Part 2, P02.FR.06 and following.
    DataTransfer: () => ({ status: "UnknownVendorId" as const }),
    // In 2.x these are never of a transaction (Part 2, J01); EVSE 0 is the main meter.
    MeterValues: async (request: Either<"MeterValues">) => {
      await events.meterValues(station, wholeAt("evseId", request.evseId), readingsOf(request.meterValue, now()));
      return {};
    },
    // Vehicle-driven scheduling (ISO 15118) is not offered; both are answered as the specification's refusal.
    NotifyEVChargingNeeds: () => ({ status: "Rejected" as const }),
    NotifyEVChargingSchedule: () => ({ status: "Rejected" as const }),
    ...acknowledgedOnly,
  };
}

/** Reports that this CSMS asked nobody for: their answer has no content, and nothing is done with them yet. */
const acknowledgedOnly = {
  ClearedChargingLimit: () => ({}),
  FirmwareStatusNotification: () => ({}),
  LogStatusNotification: () => ({}),
  NotifyChargingLimit: () => ({}),
  NotifyCustomerInformation: () => ({}),
  NotifyDisplayMessages: () => ({}),
  NotifyMonitoringReport: () => ({}),
  NotifyReport: () => ({}),
  PublishFirmwareStatusNotification: () => ({}),
  ReportChargingProfiles: () => ({}),
  ReservationStatusUpdate: () => ({}),
};
