// SPDX-License-Identifier: Apache-2.0
import { DECISION_COMPONENT, parseDecisionRecord, VENDOR_ID } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import type { Request, Response, Routes } from "@chargehand/ocpp";
import type { RouteDeps } from "./route-deps.ts";
import { timeAt } from "./timestamps.ts";
import { bootFactsOf16, checkConnector, idTagInfoOf, idTokenOf, meterEventOf, readingsOf16, startEventOf, statuses16, stopEventOf } from "./translate-16.ts";
import { wholeAt } from "./whole-numbers.ts";

/**
 * The table of OCPP 1.6 with its security extension: every action that a charge point may send, and what it becomes.
 * What is absent is answered NotImplemented.
 */
export const ocpp16Routes = (deps: RouteDeps): Routes<"1.6"> => {
  const { station, events, clock, heartbeatIntervalSeconds, onBooted, onHeartbeat, signCertificate } = deps;
  const now = () => clock.wallMs();
  return {
    Authorize: async ({ idTag }) => ({ idTagInfo: idTagInfoOf(await events.authorize(station, idTokenOf(idTag))) }),
    BootNotification: async (request) => {
      const facts = bootFactsOf16(request);
      await events.boot(station, facts);
      onBooted(facts);
      return { currentTime: toIso(now()), interval: heartbeatIntervalSeconds, status: "Accepted" };
    },
    DataTransfer: (request) => dataTransfer(request, deps),
    DiagnosticsStatusNotification: () => ({}),
    FirmwareStatusNotification: () => ({}),
    Heartbeat: () => {
      onHeartbeat();
      return { currentTime: toIso(now()) };
    },
    LogStatusNotification: () => ({}),
    MeterValues: async (request) => {
      wholeAt("connectorId", request.connectorId);
      const readings = readingsOf16("meterValue", request.meterValue, now());
      const event = readings.length === 0 ? undefined : meterEventOf(request, readings);
      if (event === undefined) await events.meterValues(station, request.connectorId, readings);
      else await events.transactionEvent(station, event);
      return {};
    },
    SecurityEventNotification: async ({ type, timestamp, techInfo = "" }) => {
      await events.security(station.stationId, { type, at: timeAt("timestamp", timestamp, now()), detail: techInfo, source: "station" });
      return {};
    },
    SignCertificate: ({ csr }) => ({ status: signCertificate(csr) ? "Accepted" : "Rejected" }),
    SignedFirmwareStatusNotification: () => ({}),
    StartTransaction: async (request) => {
      const { connectorId, idTag, meterStart } = request;
      checkConnector(connectorId);
      const at = timeAt("timestamp", request.timestamp, now());
      const transactionId = await events.transactionIdFor(station, { connectorId, idTag, at, meterWh: meterStart });
      const { idTokenStatus = "Unknown" } = await events.transactionEvent(station, startEventOf(request, transactionId, at));
      return { transactionId, idTagInfo: idTagInfoOf(idTokenStatus) };
    },
    StatusNotification: async ({ connectorId, status, timestamp }) => {
      wholeAt("connectorId", connectorId);
      const at = timestamp === undefined ? now() : timeAt("timestamp", timestamp, now());
      // Connector 0 is the charge point as a whole.
      await events.status(station, { evseId: connectorId, connectorId: Math.min(connectorId, 1), ...statuses16[status], at });
      return {};
    },
    StopTransaction: async (request) => {
      const stop = stopEventOf(request, now());
      const { idTokenStatus, isOrphan } = await events.transactionEvent(station, stop);
      if (isOrphan) await reportOrphan(request.transactionId, stop.transactionId, deps);
      return idTokenStatus === undefined ? {} : { idTagInfo: idTagInfoOf(idTokenStatus) };
    },
  };
};

/** The charge point's own decision comes as our DataTransfer: its record as JSON, with the connector it is about. */
async function dataTransfer({ vendorId, messageId, data = "" }: Request<"1.6", "DataTransfer">, deps: RouteDeps): Promise<Response<"1.6", "DataTransfer">> {
  if (vendorId !== VENDOR_ID) return { status: "UnknownVendorId" };
  if (messageId !== DECISION_COMPONENT) return { status: "UnknownMessageId" };
  const parsed = parseDecisionRecord(data);
  if (!parsed.ok) return { status: "Rejected", data: parsed.error };
  const { connectorId = 1, ...record } = parsed.value as typeof parsed.value & { readonly connectorId?: unknown };
  if (!Number.isInteger(connectorId) || Number(connectorId) < 0 || Number(connectorId) >= 2 ** 31)
    return { status: "Rejected", data: "connectorId: not a connector" };
  await deps.events.decision(deps.station, Number(connectorId), record);
  return { status: "Accepted" };
}

/**
 * Acknowledged, as OCPP 1.6, 4.10 asks; but no station of ours should know an id that it was not given. The stop is
 * durable before this is: a stop that comes again is told of again, and is one event by the id that it is kept under.
 */
async function reportOrphan(transactionId: number, occasion: string, { events, station, clock, log }: RouteDeps): Promise<void> {
  log.warn({ stationId: station.stationId, action: "StopTransaction" }, "a station stopped a transaction that it never started here; kept aside");
  const detail = `StopTransaction for ${transactionId}, which this station was not given; kept aside`;
  await events.security(station.stationId, { type: "UnknownTransaction", at: clock.wallMs(), detail, source: "csms", occasion });
}
