// SPDX-License-Identifier: Apache-2.0
// What `up` and the processes it starts say to each other, over Node's IPC channel: secrets never stand in a command line.
import type { TimeAnchor } from "@chargehand/kernel";

export interface CaInit {
  readonly dir: string;
}
export interface CaReady {
  readonly url: string;
  readonly rootPem: string;
  readonly adminToken: string;
}

export interface CsmsInit {
  readonly stateDir: string;
  /** Absent: the embedded server that the parent runs for this state directory. */
  readonly databaseUrl?: string;
  readonly port: number;
  readonly ocppPort: number;
  readonly labPlainPort?: number;
  readonly labRsaSuites?: boolean;
  readonly staticDir?: string;
  readonly adminToken: string;
  readonly ca: CaReady;
  readonly time: TimeAnchor;
  /** The homes of the simulated street, registered at each start, with the cards of their residents. */
  readonly simulated: readonly SimulatedHome[];
}
export interface SimulatedHome {
  readonly identity: string;
  readonly token: { readonly value: string; readonly type: string };
}
export interface CsmsReady {
  readonly port: number;
  readonly ocppPort: number;
  readonly labPlainPort?: number;
  /** Only on the very first start. */
  readonly firstOwner?: { readonly email: string; readonly password: string };
}

export interface StreetInit {
  readonly stateDir: string;
  readonly homes: number;
  readonly csmsUrl: string;
  /** To enrol homes that have no certificate yet: the street of a laboratory gets its one-time tokens by itself. */
  readonly ca: CaReady;
  readonly time: TimeAnchor;
  readonly replay?: ReplayFile;
}
export interface ReplayFile {
  readonly file: string;
  /** Only the first so many. */
  readonly sessions?: number;
  readonly timeZone: string;
}
export interface StreetReady {
  readonly homes: number;
}

export type SimulatorAction = "plugIn" | "unplug" | "openCover" | "closeCover";

export type ToChild =
  | { readonly type: "init"; readonly init: unknown }
  | { readonly type: "stop" }
  | { readonly type: "time"; readonly anchor: TimeAnchor }
  | { readonly type: "simulator"; readonly id: number; readonly identity: string; readonly action: SimulatorAction }
  | { readonly type: "simulatorDone"; readonly id: number; readonly error?: string };

export type FromChild =
  | { readonly type: "ready"; readonly ready: unknown }
  | { readonly type: "failed"; readonly code: string; readonly message: string }
  | { readonly type: "skipTo"; readonly domainMs: number }
  | { readonly type: "simulator"; readonly id: number; readonly identity: string; readonly action: SimulatorAction }
  | { readonly type: "simulatorDone"; readonly id: number; readonly error?: string };
