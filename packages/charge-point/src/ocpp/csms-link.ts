// SPDX-License-Identifier: Apache-2.0
import { ChargehandError } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import type { IdToken, StationEvent } from "./station-events.ts";

/** What the station says of itself at boot. */
export interface BootFacts {
  readonly reason: "PowerUp" | "RemoteReset" | "ScheduledReset" | "Triggered";
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly firmwareVersion: string;
}

export interface BootAnswer {
  readonly status: "Accepted" | "Pending" | "Rejected";
  /** Seconds; of heartbeats when accepted, else until the next boot message. 0 leaves it to the station. */
  readonly interval: number;
  /** Epoch ms, the clock of the CSMS. */
  readonly currentTime: number;
}

/** What the CSMS says of a token. */
export interface TokenVerdict {
  readonly isAccepted: boolean;
  readonly group?: string;
}

/** What an answer to a delivered event may tell. */
export interface DeliveryAnswer {
  readonly tokenAccepted?: boolean;
  readonly currentTime?: number;
  /** The next limit of the Dynamic profile that was asked about, in its own unit. */
  readonly nextLimit?: number;
}

/** An open connection in words of no OCPP version: one file a version implements it. Calls reject as the peer's do. */
export interface CsmsLink {
  readonly version: OcppVersion;
  boot(facts: BootFacts): Promise<BootAnswer>;
  authorize(token: IdToken): Promise<TokenVerdict>;
  deliver(event: StationEvent, isOffline: boolean): Promise<DeliveryAnswer>;
}

/** Whether the CSMS answered as to a station whose boot it has not accepted [B01.FR.10]. */
export const isNotBooted = (error: unknown): boolean =>
  error instanceof ChargehandError && error.code === "OCPP_CALL_REFUSED" && error.details["errorCode"] === "SecurityError";
