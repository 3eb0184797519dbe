// SPDX-License-Identifier: Apache-2.0
import type { Nearness } from "../trust/outside-url.ts";

export interface Upload {
  /** Checked before: scheme, place, no tricks. A user and password in it are for HTTP basic authentication. */
  readonly url: URL;
  readonly fileName: string;
  readonly body: Uint8Array;
  /** What the name of the host may stand for, beside addresses of the world. */
  readonly near: readonly Nearness[];
  /** PEM of the roots that vouch for the CSMS; those of the system count too [OCPP 2.0.1 N01.FR.15, FR.16]. */
  readonly ca?: string;
}

/**
 * How an upload ended. `denied`: the other side wants somebody else, or nobody; `badRequest`: it does not understand;
 * `unsupported`: it takes no uploads of this kind; `failed`: anything else, a redirection among it.
 */
export type TransferOutcome = { readonly status: "done" } | { readonly status: "denied" | "badRequest" | "unsupported" | "failed"; readonly detail: string };

export interface Download extends Pick<Upload, "url" | "near" | "ca"> {
  /** Bytes. A longer file is given up, as soon as that is seen. */
  readonly limit: number;
}

/** Takes one piece of a file; the next comes when it has been taken. When it rejects, the transfer ends with that error. */
export type PieceSink = (piece: Uint8Array) => Promise<void>;

/** Brings a file to a place that somebody far away has named, or from there. Never throws but for `signal` and the sink; follows no redirection. */
export interface FileTransfer {
  upload(upload: Upload, signal: AbortSignal): Promise<TransferOutcome>;
  /** `done` when the whole file has come. Absent: by HTTP from this process. */
  download?(download: Download, sink: PieceSink, signal: AbortSignal): Promise<TransferOutcome>;
}
