// SPDX-License-Identifier: Apache-2.0
// The messages of the chaos clients, written down by hand: nothing of our own OCPP package is in them.
import { toIso } from "@chargehand/kernel";
import type { LedgerEvent } from "./ledger.ts";
import type { ClientStation } from "./messages.ts";

export interface Call {
  readonly action: string;
  readonly params: object;
}

export interface EventFacts {
  readonly card: ClientStation["card"];
  readonly isOffline: boolean;
  /** The CSMS's own name of the transaction, where it gives one (OCPP 1.6). */
  readonly givenTx: string | undefined;
}

/** One OCPP version, as a client speaks it. */
export interface Dialect {
  readonly subprotocol: string;
  readonly cardType: string;
  /** Whether the CSMS names the transactions: then events have no numbers on the wire either, and cannot conflict. */
  readonly isNamedByCsms: boolean;
  boot(identity: string): Call;
  event(event: LedgerEvent, facts: EventFacts): Call;
}

export const ocpp201: Dialect = {
  subprotocol: "ocpp2.0.1",
  cardType: "Central",
  isNamedByCsms: false,
  boot: (identity) => ({
    action: "BootNotification",
    params: { chargingStation: { vendorName: "Chaos", model: "Client", serialNumber: identity, firmwareVersion: "1" }, reason: "PowerUp" },
  }),
  event: ({ tx, seq, kind, at, wh }, { card, isOffline }) => ({
    action: "TransactionEvent",
    params: {
      eventType: kind,
      timestamp: toIso(at),
      triggerReason: { Started: "Authorized", Updated: "MeterValuePeriodic", Ended: "StopAuthorized" }[kind],
      seqNo: seq,
      offline: isOffline,
      transactionInfo: { transactionId: tx, chargingState: "Charging", ...(kind === "Ended" ? { stoppedReason: "Local" } : {}) },
      evse: { id: 1, connectorId: 1 },
      ...(kind === "Started" ? { idToken: { idToken: card.value, type: card.type } } : {}),
      meterValue: [
        {
          timestamp: toIso(at),
          sampledValue: [
            { value: wh, measurand: "Energy.Active.Import.Register", unitOfMeasure: { unit: "Wh" } },
            { value: 7_200, measurand: "Power.Active.Import", unitOfMeasure: { unit: "W" } },
          ],
        },
      ],
    },
  }),
};

export const ocpp16: Dialect = {
  subprotocol: "ocpp1.6",
  cardType: "IdTag",
  isNamedByCsms: true,
  boot: () => ({ action: "BootNotification", params: { chargePointVendor: "Chaos", chargePointModel: "Client" } }),
  event({ kind, at, wh }, { card, givenTx }) {
    const timestamp = toIso(at);
    const transactionId = Number(givenTx);
    if (kind === "Started") return { action: "StartTransaction", params: { connectorId: 1, idTag: card.value, meterStart: wh, timestamp } };
    if (kind === "Ended") return { action: "StopTransaction", params: { transactionId, meterStop: wh, timestamp, reason: "Local" } };
    const sampledValue = [
      { value: String(wh), measurand: "Energy.Active.Import.Register", unit: "Wh" },
      { value: "7200", measurand: "Power.Active.Import", unit: "W" },
    ];
    return { action: "MeterValues", params: { connectorId: 1, transactionId, meterValue: [{ timestamp, sampledValue }] } };
  },
};

export const dialects = { "2.0.1": ocpp201, "1.6": ocpp16 } as const;
export type ClientVersion = keyof typeof dialects;
