// SPDX-License-Identifier: Apache-2.0
import type { Clock, Log, Millis, Random } from "@chargehand/kernel";
import type { CompressionOptions } from "./compression-types.ts";
import type { ClientTls, NetworkEvent, NetworkPlan } from "./network-types.ts";
import type { CloseInfo, OcppPeer, PeerObserver, PeerSettings, Routes, SendRoutes } from "./peer-types.ts";
import type { OcppVersion } from "./versions.ts";

/** A peer of whichever version the CSMS picked; `version` tells the arms apart. */
export type AnyPeer = { [V in OcppVersion]: OcppPeer<V> }[OcppVersion];

/** OCPP 2.0.1 part 4, 5.3: first wait, random part, and how often the wait doubles. */
export interface BackOff {
  /** RetryBackOffWaitMinimum; default 1 s. */
  readonly minimum: Millis;
  /** RetryBackOffRandomRange; default 2 s. */
  readonly randomRange: Millis;
  /** RetryBackOffRepeatTimes; default 5. */
  readonly repeatTimes: number;
}

/** One CSMS, always. */
export interface OneCsms {
  /** `wss://host:port/ocpp` without the identity, which is appended percent-encoded. */
  readonly url: string;
  /** Offered in this order; the CSMS picks. */
  readonly versions: readonly OcppVersion[];
  readonly tls?: ClientTls;
  /** Basic authentication, security profiles 1 and 2. */
  readonly password?: string;
  readonly network?: undefined;
}

/** Network profiles with fall-back (2.x B09, B10): the plan is asked for at each attempt. */
export interface SeveralCsms {
  readonly network: () => NetworkPlan;
}

interface ClientBasics {
  readonly identity: string;
  readonly routes: { readonly [V in OcppVersion]?: Routes<V> };
  readonly sendRoutes?: { readonly [V in OcppVersion]?: SendRoutes<V> };
  /** Which profile it is, `onNetwork` has told just before. After a change of the CSMS the station must boot again. */
  readonly onOpen: (peer: AnyPeer) => void;
  /** An open connection has ended, by either side; the next attempt follows by itself. */
  readonly onClose?: (info: CloseInfo) => void;
  /** An attempt that failed; the next follows by itself. */
  readonly onFailure?: (error: Error) => void;
  /** Which profile is tried, and why. */
  readonly onNetwork?: (event: NetworkEvent) => void;
  /** Transport time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly observer?: PeerObserver;
  /** A function is asked before each wait; one that throws counts as absent. */
  readonly backOff?: BackOff | (() => BackOff);
  /** WebSocketPingInterval; 0 sends none; default 30 s. A function is asked at each connection; one that throws counts as absent. */
  readonly pingInterval?: Millis | (() => Millis);
  readonly callTimeout?: Millis;
  /** Of each peer: codec, queues, time-outs. */
  readonly peerSettings?: PeerSettings;
  /** RFC 7692: offered to the CSMS when set; a station need not (part 4, 2.0.1 3.3; 2.1 3.4). Default off. */
  readonly compression?: Pick<CompressionOptions, "threshold"> | false;
}

export type OcppClientOptions = ClientBasics & (OneCsms | SeveralCsms);

/** A charging station's side: connects, reconnects with jittered back-off, gives a fresh peer at each opening. */
export interface OcppClient {
  /** Connects; after `stop` once more, then with the first of the network profiles. */
  start(): void;
  /** Closes the socket and makes no further attempt. */
  stop(): Promise<void>;
  readonly peer: AnyPeer | undefined;
}
