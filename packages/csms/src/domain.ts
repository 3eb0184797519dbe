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

/** `type` is one of OCPP 2.x, or `IdTag`: a tag of 1.6, which has no type. */
export interface IdToken {
  readonly value: string;
  readonly type: string;
}

/** OCPP 2.x TransactionEvent, or what 1.6's Start, Stop and MeterValues amount to. */
export interface TransactionEventCommand {
  readonly kind: "Started" | "Updated" | "Ended";
  readonly transactionId: string;
  /** Undefined where the protocol has no number (1.6's MeterValues): then its content is the key, and it is numbered where it is stored. */
  readonly seqNo: number | undefined;
  readonly at: number;
  readonly trigger: string;
  readonly offline: boolean;
  readonly evseId?: number;
  readonly connectorId?: number;
  readonly chargingState?: ChargingState;
  readonly stoppedReason?: string;
  readonly idToken?: IdToken;
  readonly remoteStartId?: number;
  readonly readings: readonly MeterReading[];
}

/** What makes one start of OCPP 1.6 the same start when it comes again. */
export interface TransactionStart {
  readonly connectorId: number;
  readonly idTag: string;
  /** Epoch ms. */
  readonly at: number;
  readonly meterWh: number;
}

export interface TransactionEventAnswer {
  readonly idTokenStatus?: AuthorizationStatus;
  /** An end of a transaction whose start this station never told, each time that it is told: it is kept aside and closes nothing. */
  readonly isOrphan?: true;
}

export interface ConnectorReport {
  readonly evseId: number;
  readonly connectorId: number;
  readonly status: ConnectorStatus;
  /** Only 1.6 tells it here. */
  readonly chargingState?: ChargingState;
  readonly at: number;
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

export interface SecurityEventCommand {
  readonly type: string;
  readonly at: number;
  /** Carries no personal data and no secrets. */
  readonly detail: string;
  readonly source: "station" | "csms";
  /** Of an event of ours that may have to be written again: with its type and station it is the same one. */
  readonly occasion?: string;
}

/**
 * What the gateway may do with what a station says. Every promise resolves only when it is durable (the answer to the
 * station is sent after it), and rejects with an `unavailable` error when it could not be made so.
 */
export interface StationEvents {
  boot(station: StationRef, facts: BootFacts): Promise<void>;
  status(station: StationRef, status: ConnectorReport): Promise<void>;
  /** The id of a transaction of OCPP 1.6: the same for the same start, for good; see migrations/0004_ocpp16.sql. */
  transactionIdFor(station: StationRef, start: TransactionStart): Promise<number>;
  transactionEvent(station: StationRef, event: TransactionEventCommand): Promise<TransactionEventAnswer>;
  /** Measured outside any transaction, or not ascribed to one. `evseId` 0 is the main meter. */
  meterValues(station: StationRef, evseId: number, readings: readonly MeterReading[]): Promise<void>;
  authorize(station: StationRef, idToken: IdToken): Promise<AuthorizationStatus>;
  decision(station: StationRef, evseId: number, record: DecisionRecord): Promise<void>;
  /** `critical` ones also alert the operator. Kept once, however often it comes, where it is a station's or has an `occasion`. */
  security(stationId: string | undefined, event: SecurityEventCommand): Promise<void>;
}

/** Changes after they are durable, for the live stream. */
export type LiveChange =
  | { readonly type: "station"; readonly stationId: string }
  | { readonly type: "session"; readonly stationId: string; readonly sessionId: string }
  | { readonly type: "meter"; readonly stationId: string; readonly sessionId: string | undefined; readonly reading: MeterReading }
  | { readonly type: "decision"; readonly stationId: string; readonly record: DecisionRecord }
  | { readonly type: "command"; readonly stationId: string; readonly commandId: string };
