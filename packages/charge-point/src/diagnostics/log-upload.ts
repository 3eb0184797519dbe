// SPDX-License-Identifier: Apache-2.0
import { type Clocks, delay, type Log, Millis, Minutes, messageOf, Seconds } from "@chargehand/kernel";
import type { FileTransfer, TransferOutcome, Upload } from "./file-transfer.ts";

/** How a log stands, in words of OCPP 2.x. */
export type LogStatus = "Uploading" | "Uploaded" | "UploadFailure" | "BadMessage" | "PermissionDenied" | "NotSupportedOperation" | "AcceptedCanceled";

export interface LogOrder extends Upload {
  /** Absent where the version numbers no requests (GetDiagnostics of 1.6). */
  readonly requestId?: number;
  /** Further attempts after the first. */
  readonly retries: number;
  /** From the beginning of one attempt to that of the next. */
  readonly interval: Millis;
}

export interface LogTold {
  readonly status: LogStatus;
  readonly requestId?: number;
  readonly detail?: string;
}

/** Where the CSMS names neither. */
export const STANDARD_RETRIES = 2;
export const STANDARD_INTERVAL: Millis = Minutes(1);
/** More, or rarer, than this is refused. */
export const MOST_RETRIES = 20;
export const LONGEST_INTERVAL: Millis = Seconds(86_400);
/** One attempt takes no longer. */
export const ATTEMPT_LIMIT: Millis = Minutes(5);

export interface UploadDeps {
  readonly files: FileTransfer;
  readonly clocks: Clocks;
  readonly log: Log;
  readonly tell: (told: LogTold) => void;
  /** Counts an attempt as work that is under way. */
  readonly track: <T>(task: Promise<T>) => Promise<T>;
}

const failures: Readonly<Record<Exclude<TransferOutcome["status"], "done">, LogStatus>> = {
  denied: "PermissionDenied",
  badRequest: "BadMessage",
  unsupported: "NotSupportedOperation",
  failed: "UploadFailure",
};

/** Uploads one log at a time; a newer order takes the place of the one that runs [N01.FR.12]. */
export class LogUpload {
  readonly #deps: UploadDeps;
  #running: { readonly order: LogOrder; readonly end: AbortController } | undefined;
  #told: LogTold | undefined;

  constructor(deps: UploadDeps) {
    this.#deps = deps;
  }

  /** What was told last of the upload that runs; undefined when none does. */
  get now(): LogTold | undefined {
    return this.#running === undefined ? undefined : this.#told;
  }

  /** Begins; true when another had to end for it, and that has been told [N01.FR.20]. */
  begin(order: LogOrder): boolean {
    const isInTheWay = this.cancel();
    const end = new AbortController();
    this.#running = { order, end };
    // Told before the first byte leaves, and in the order of what happens.
    this.#tell(order, "Uploading");
    void this.#run(order, end.signal).finally(() => {
      if (this.#running?.end === end) this.#running = undefined;
    });
    return isInTheWay;
  }

  /** False when none runs. */
  cancel(): boolean {
    const running = this.#running;
    if (running === undefined) return false;
    this.#running = undefined;
    running.end.abort();
    this.#tell(running.order, "AcceptedCanceled");
    return true;
  }

  /** Ends it without a word: the device itself ends. */
  stop(): void {
    this.#running?.end.abort();
    this.#running = undefined;
  }

  async #run(order: LogOrder, signal: AbortSignal): Promise<void> {
    const { clocks } = this.#deps;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const begun = clocks.domain.monoMs();
      if (attempt > 0) this.#tell(order, "Uploading");
      const outcome = await this.#deps.track(this.#attempt(order, signal));
      if (signal.aborted) return;
      if (outcome.status === "done") return this.#tell(order, "Uploaded");
      this.#tell(order, failures[outcome.status], outcome.detail);
      if (attempt >= order.retries) return;
      const wait = Math.max(0, begun + order.interval - clocks.domain.monoMs());
      await delay(clocks.domain, "log upload retry", Millis(wait), signal).catch(() => {});
    }
  }

  async #attempt(order: LogOrder, signal: AbortSignal): Promise<TransferOutcome> {
    const { files, clocks } = this.#deps;
    const limit = new AbortController();
    const timer = clocks.transport.after("log upload", ATTEMPT_LIMIT, () => limit.abort());
    try {
      return await files.upload(order, AbortSignal.any([signal, limit.signal]));
    } catch (error) {
      return { status: "failed", detail: limit.signal.aborted ? "it took too long" : messageOf(error) };
    } finally {
      timer.cancel();
    }
  }

  #tell({ requestId, url }: LogOrder, status: LogStatus, detail?: string): void {
    // Neither the path, which may hold a key, nor the user.
    this.#deps.log.info({ status, host: url.host, ...(detail === undefined ? {} : { detail }) }, "upload of a log");
    this.#told = { status, ...(requestId === undefined ? {} : { requestId }), ...(detail === undefined ? {} : { detail }) };
    this.#deps.tell(this.#told);
  }
}
