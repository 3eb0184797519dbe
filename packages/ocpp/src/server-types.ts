// SPDX-License-Identifier: Apache-2.0
import type { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import type { PeerCertificate } from "node:tls";
import type { Clock, Log, Millis } from "@chargehand/kernel";
import type { CompressionOptions } from "./compression-types.ts";
import type { Closable, ConnectionTable } from "./connection-table.ts";
import type { Transport } from "./peer-types.ts";
import type { OcppVersion } from "./versions.ts";

/** What is known of a station that knocks, before any 101. */
export interface UpgradeAttempt {
  /** Decoded from the last part of the path; 1 to 48 characters of OCPP's identifierString. */
  readonly identity: string;
  readonly remoteAddress: string;
  readonly isEncrypted: boolean;
  /** Of the Authorization header, when it is well-formed Basic. */
  readonly basic?: { readonly user: string; readonly password: string };
  /** The client certificate, when one was sent. `trusted` is false with the reason when TLS did not accept its chain. */
  readonly certificate?: { readonly trusted: boolean; readonly reason?: string; readonly commonName: string; readonly raw: PeerCertificate };
}

/**
 * The verdict on a knock. A refusal is answered with its HTTP status; `reason` is for our log only. `retryAfter` goes out with 429
 * and 503, in whole seconds; default 10 s.
 */
export type Admission<Principal> =
  | { readonly admitted: true; readonly principal: Principal }
  | { readonly admitted: false; readonly status: 401 | 403 | 404 | 429 | 503; readonly reason: string; readonly retryAfter?: Millis };

export interface StationConnection<Principal> {
  readonly identity: string;
  readonly version: OcppVersion;
  readonly principal: Principal;
  readonly remoteAddress: string;
  readonly transport: Transport;
}

export interface RefusedKnock {
  /** Absent when the path had none; then `path` is what was asked for: printable, at most about 100 characters, without its query. */
  readonly identity?: string;
  readonly path?: string;
  readonly remoteAddress: string;
  readonly status: number;
  readonly reason: string;
}

export interface OcppServerOptions<Principal> {
  /** The server that carries the upgrades; limits for headers and hand-shakes are set on it by `hardenedHttpsServer`. */
  readonly server: HttpServer | HttpsServer;
  /** Default `/ocpp/`. */
  readonly pathPrefix?: string;
  /** In order of our preference. */
  readonly versions: readonly OcppVersion[];
  readonly authenticate: (attempt: UpgradeAttempt) => Promise<Admission<Principal>>;
  readonly onConnection: (connection: StationConnection<Principal>) => void;
  /** A knock that was turned away: for the log and for security events. */
  readonly onRefused?: (refusal: RefusedKnock) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly pingInterval?: Millis;
  /** Knocks of one address that may be under decision at a time; more are answered 429. Default 256. */
  readonly knocksPerAddress?: number;
  /**
   * Who is connected: with it a station that must wait for its place (two clients fight over one identity) is answered 429 before
   * the 101. The caller adds its connections to the table in `onConnection`; `createStationServer` does it by itself.
   */
  readonly table?: Pick<ConnectionTable<Closable>, "waitFor" | "swapsInLastHour">;
  /** RFC 7692, which part 4 (2.0.1 3.3; 2.1 3.4) demands of a CSMS: on unless false. */
  readonly compression?: CompressionOptions | false;
  /** Of one message, after inflation; default 128 KiB. A peer has its own limit, `maxFrameLength`: raise both. */
  readonly maxPayloadBytes?: number;
}

export interface OcppServer {
  /** Stops accepting and closes every connection with 1001. */
  close(): Promise<void>;
  readonly connections: number;
}
