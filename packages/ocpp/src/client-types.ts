// SPDX-License-Identifier: Apache-2.0
import type { Clock, Log, Millis, Random } from "@chargehand/kernel";
import type { CloseInfo, OcppPeer, PeerObserver, Routes, SendRoutes } from "./peer-types.ts";
import type { OcppVersion } from "./versions.ts";

export interface ClientTls {
  /** PEM of the roots that may vouch for the CSMS. */
  readonly ca: string;
  /** PEM; both or neither. Security profile 3. */
  readonly key?: string;
  readonly certificate?: string;
}

/** A peer of whichever version the CSMS picked; `version` tells the arms apart. */
export type AnyPeer = { [V in OcppVersion]: OcppPeer<V> }[OcppVersion];

export interface OcppClientOptions {
  /** `wss://host:port/ocpp` without the identity, which is appended percent-encoded. */
  readonly url: string;
  readonly identity: string;
  /** Offered in this order; the CSMS picks. */
  readonly versions: readonly OcppVersion[];
  readonly tls?: ClientTls;
  /** Basic authentication, security profiles 1 and 2. */
  readonly password?: string;
  readonly routes: { readonly [V in OcppVersion]?: Routes<V> };
  readonly sendRoutes?: { readonly [V in OcppVersion]?: SendRoutes<V> };
  readonly onOpen: (peer: AnyPeer) => void;
  readonly onClose?: (info: CloseInfo) => void;
  /** An attempt that failed; the next follows by itself. */
  readonly onFailure?: (error: Error) => void;
  /** Transport time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly observer?: PeerObserver;
  /** OCPP 2.0.1 part 4, 5.3: first wait, random part, and how often the wait doubles. Defaults 1 s, 2 s, 5. */
  readonly backOff?: { readonly minimum: Millis; readonly randomRange: Millis; readonly repeatTimes: number };
  readonly pingInterval?: Millis;
  readonly callTimeout?: Millis;
}

/** A charging station's side: connects, reconnects with jittered back-off, gives a fresh peer at each opening. */
export interface OcppClient {
  start(): void;
  /** Closes the socket and makes no further attempt. */
  stop(): Promise<void>;
  readonly peer: AnyPeer | undefined;
}
