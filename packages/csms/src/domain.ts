// SPDX-License-Identifier: Apache-2.0
// The version-neutral commands that every OCPP version file translates to. A rule exists once, behind these.
import type { DecisionRecord } from "@chargehand/charging";
import type { OcppVersion } from "@chargehand/ocpp";

/** Which station is speaking. Comes from the authenticated connection, never from a message. */
export interface StationRef {
  readonly tenantId: number;
  readonly stationId: string;
}

/** What a station says of itself at boot. */
export interface BootFacts {
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber?: string;
  readonly firmwareVersion?: string;
  readonly reason: string;
  readonly ocppVersion: OcppVersion;
}

export type ConnectorStatus = "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted";
export type ChargingState = "Charging" | "EVConnected" | "SuspendedEV" | "SuspendedEVSE" | "Idle";

/** One reading of the meter. Import positive. Fields are absent where the station did not send them. */
export interface MeterReading {
  /** Epoch ms, domain time of the station. */
  readonly at: number;
  readonly powerW?: number;
  /** The lifetime register, monotone. */
  readonly energyWh?: number;
  readonly currentA?: number;
  readonly offeredA?: number;
  readonly voltageV?: number;
  readonly context?: string;
}

/** OCPP 2.x TransactionEvent, or what 1.6's Start, Stop and MeterValues amount to. */
export interface TransactionEventCommand {
  readonly kind: "Started" | "Updated" | "Ended";
  readonly transactionId: string;
  readonly seqNo: number;
  readonly at: number;
  readonly trigger: string;
  readonly offline: boolean;
  readonly evseId?: number;
  readonly connectorId?: number;
  readonly chargingState?: ChargingState;
  readonly stoppedReason?: string;
  readonly idToken?: { readonly value: string; readonly type: string };
  readonly remoteStartId?: number;
  readonly readings: readonly MeterReading[];
}

export type AuthorizationStatus =
  | "Accepted"
  | "Blocked"
  | "ConcurrentTx"
  | "Expired"
  | "Invalid"
  | "NoCredit"
  | "NotAllowedTypeEVSE"
  | "NotAtThisLocation"
  | "NotAtThisTime"
  | "Unknown";

/**
 * What the gateway may do with what a station says. Every promise resolves only when it is durable (the answer to the
 * station is sent after it), and rejects with an `unavailable` error when it could not be made so.
 */
export interface StationEvents {
  boot(station: StationRef, facts: BootFacts): Promise<void>;
  status(
    station: StationRef,
    status: { readonly evseId: number; readonly connectorId: number; readonly status: ConnectorStatus; readonly at: number },
  ): Promise<void>;
  transactionEvent(station: StationRef, event: TransactionEventCommand): Promise<{ readonly idTokenStatus?: AuthorizationStatus }>;
  authorize(station: StationRef, idToken: { readonly value: string; readonly type: string }): Promise<AuthorizationStatus>;
  decision(station: StationRef, evseId: number, record: DecisionRecord): Promise<void>;
  /** `critical` ones also alert the operator. `detail` carries no personal data and no secrets. */
  security(
    stationId: string | undefined,
    event: { readonly type: string; readonly at: number; readonly detail: string; readonly source: "station" | "csms" },
  ): Promise<void>;
}

/** Changes after they are durable, for the live stream. */
export type LiveChange =
  | { readonly type: "station"; readonly stationId: string }
  | { readonly type: "session"; readonly stationId: string; readonly sessionId: string }
  | { readonly type: "meter"; readonly stationId: string; readonly sessionId: string | undefined; readonly reading: MeterReading }
  | { readonly type: "decision"; readonly stationId: string; readonly record: DecisionRecord }
  | { readonly type: "command"; readonly stationId: string; readonly commandId: string };
