// SPDX-License-Identifier: Apache-2.0
// What the runner, the load client and the servers under test say to each other over IPC.

export type MessageKind = "Heartbeat" | "MeterValues" | "TransactionEvent";

export type ClientCommand =
  | { readonly do: "connect"; readonly url: string; readonly from: number; readonly count: number; readonly password: string; readonly concurrency: number }
  /** Each station sends its next message when its last was answered, as OCPP-J demands. */
  | { readonly do: "closed"; readonly kind: MessageKind | "BootNotification"; readonly seconds: number }
  /** A fixed number of messages a second over all stations, whatever the answers do; latency counts from when a message was due. */
  | { readonly do: "fixed"; readonly kind: MessageKind; readonly seconds: number; readonly rate: number }
  /** `count` stations start a new transaction at once; ends when all are answered. */
  | { readonly do: "burst"; readonly count: number }
  /** Each of `count` stations knocks, boots and goes; `concurrency` at a time. */
  | { readonly do: "boots"; readonly url: string; readonly from: number; readonly count: number; readonly password: string; readonly concurrency: number };

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface ClientResult {
  readonly messages: number;
  readonly errors: number;
  readonly seconds: number;
  readonly latency: Latency;
  /** Of the client process itself. */
  readonly cpuSeconds: number;
}

export interface ServerReady {
  readonly url: string;
  /** PostgreSQL's main process, where there is one. */
  readonly databasePid?: number;
  readonly databaseVersion?: string;
}

/** After a full collection of garbage. MB. */
export interface ServerMemory {
  readonly rssMb: number;
  readonly heapMb: number;
  /** Since the start, where commits are shared. */
  readonly itemsPerCommit?: number;
}
