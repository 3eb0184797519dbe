// SPDX-License-Identifier: Apache-2.0
// What the chaos main and the process of the clients say to each other, over Node's IPC channel.
import type { HomeCredentials } from "@chargehand/simulator";
import type { ClientVersion } from "./dialect.ts";

export interface ClientStation {
  readonly identity: string;
  readonly version: ClientVersion;
  readonly card: { readonly value: string; readonly type: string };
  readonly credentials: HomeCredentials;
}

export interface ClientsInit {
  readonly ledgerFile: string;
  readonly ocppPort: number;
  readonly rootPem: string;
  readonly seed: number;
  readonly stations: readonly ClientStation[];
}

/**
 * `cut`: connections break at once. `halfOpen`: nothing passes in either direction, and nobody is told. `answersLost`:
 * requests pass, answers do not. The last two end after `millis` with the connection broken.
 */
export interface NetworkFault {
  readonly kind: "cut" | "halfOpen" | "answersLost";
  /** Of the connections, 0 to 1. */
  readonly share: number;
  readonly millis: number;
}

export type ToClients =
  | { readonly type: "init"; readonly init: ClientsInit }
  | { readonly type: "fault"; readonly fault: NetworkFault }
  | { readonly type: "drain"; readonly seconds: number };

export type FromClients =
  | { readonly type: "ready" }
  /** A few times a second: answers so far, and when the request of the newest answered one was sent. */
  | { readonly type: "progress"; readonly answers: number; readonly newestSentMs: number }
  | { readonly type: "drained"; readonly unanswered: number }
  | { readonly type: "failed"; readonly message: string };
