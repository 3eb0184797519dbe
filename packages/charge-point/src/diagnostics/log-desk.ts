// SPDX-License-Identifier: Apache-2.0
import { err, type Millis, ok, type Result, Seconds, toIso } from "@chargehand/kernel";
import type { BlockContext } from "../ocpp/functional-block.ts";
import type { Refusal } from "../ocpp/station-commands.ts";
import { nearnessAllowedBy, outsideUrl } from "../trust/outside-url.ts";
import { diagnosticsFile, type TimeRange, withinBound } from "./diagnostics-file.ts";
import { LONGEST_INTERVAL, type LogTold, LogUpload, MOST_RETRIES, STANDARD_INTERVAL, STANDARD_RETRIES } from "./log-upload.ts";
import { nodeFileTransfer } from "./node-file-transfer.ts";

export const logKinds = ["DiagnosticsLog", "SecurityLog"] as const;
export type LogKind = (typeof logKinds)[number];

export interface LogWish {
  readonly kind: LogKind;
  readonly location: string;
  readonly requestId?: number;
  readonly range: TimeRange;
  readonly retries?: number | undefined;
  /** Seconds. */
  readonly interval?: number | undefined;
}

export interface LogTaken {
  readonly fileName: string;
  /** Another upload had to end for it. */
  readonly hasCanceled: boolean;
}

type Context = Pick<BlockContext, "options" | "csms" | "model" | "view" | "track" | "securityLogLines" | "securityEvent">;

/** Makes logs and has them uploaded [N01]. Knows no OCPP version. */
export class LogDesk {
  readonly #context: Context;
  readonly #upload: LogUpload;

  constructor(context: Context, tell: (told: LogTold) => void) {
    this.#context = context;
    const { options, track } = context;
    this.#upload = new LogUpload({ files: options.files ?? nodeFileTransfer, clocks: options.clocks, log: options.log, tell, track });
  }

  /** What was told last of the upload that is under way. */
  get now(): LogTold | undefined {
    return this.#upload.now;
  }

  /** By which protocols it uploads: in the clear only where the CSMS itself is reached so. */
  get protocols(): readonly ("HTTP" | "HTTPS")[] {
    return this.#isSecure ? ["HTTPS"] : ["HTTPS", "HTTP"];
  }

  /** Begins to upload, or says why not; then an upload that is under way goes on. */
  async order(wish: LogWish): Promise<Result<LogTaken, Refusal>> {
    const { options } = this.#context;
    const near = nearnessAllowedBy(options.csms?.url);
    const url = outsideUrl(wish.location, { schemes: this.#isSecure ? ["https"] : ["https", "http"], near, mayNameUser: true });
    if (!url.ok) {
      options.log.warn({ detail: url.error.detail }, "a log was asked for at a place where this device does not go");
      this.#context.securityEvent("AddressRefused", `for a log: ${url.error.detail}`);
      return err({ code: "InvalidURL", detail: url.error.detail });
    }
    const pace = paceOf(wish);
    if (!pace.ok) return pace;
    const text = await this.#textOf(wish);
    // [N01.FR.05]
    if (text === undefined) return err({ code: "NotFound", detail: "there is nothing in that log of that time" });
    const fileName = fileNameOf(wish.kind, options.identity, options.clocks.domain.wallMs());
    const ca = this.#context.csms()?.tls?.ca;
    const hasCanceled = this.#upload.begin({
      ...{ ...pace.value, url: placeIn(url.value, fileName), fileName, near, body: withinBound(text) },
      ...(wish.requestId === undefined ? {} : { requestId: wish.requestId }),
      ...(ca === undefined ? {} : { ca }),
    });
    return ok({ fileName, hasCanceled });
  }

  stop(): void {
    this.#upload.stop();
  }

  get #isSecure(): boolean {
    return this.#context.csms()?.tls !== undefined;
  }

  async #textOf({ kind, range }: LogWish): Promise<string | undefined> {
    const { options, view, model, securityLogLines } = this.#context;
    if (kind === "SecurityLog") {
      const lines = await securityLogLines({ oldest: range.from, latest: range.to });
      return lines.length === 0 ? undefined : `${lines.join("\n")}\n`;
    }
    const { profile, clocks, hardware } = options;
    const facts = { nowMs: clocks.domain.wallMs(), firmware: view.firmware(), vendor: profile.vendor, model: profile.model, faults: hardware.faults };
    return diagnosticsFile({ ...facts, snapshot: view.look(), variables: model().report(), lines: view.logLines() }, range);
  }
}

/** How often a transfer is tried, and how far apart. */
export function paceOf({
  retries = STANDARD_RETRIES,
  interval,
}: Pick<LogWish, "retries" | "interval">): Result<{ readonly retries: number; readonly interval: Millis }, Refusal> {
  if (!Number.isInteger(retries) || retries < 0 || retries > MOST_RETRIES)
    return err({ code: "ValueOutOfRange", detail: `retries must be 0 to ${MOST_RETRIES}` });
  if (interval === undefined) return ok({ retries, interval: STANDARD_INTERVAL });
  // Looked at in seconds: 1e308 of them are no time at all in milliseconds.
  const longest = LONGEST_INTERVAL / 1_000;
  if (!(interval >= 0 && interval <= longest)) return err({ code: "ValueOutOfRange", detail: `retryInterval must be 0 to ${longest} s` });
  return ok({ retries, interval: Seconds(interval) });
}

/** A place that ends with a slash is a folder [OCPP 2.1 N01.FR.21, FR.29]. */
function placeIn(url: URL, fileName: string): URL {
  if (!url.pathname.endsWith("/") || url.search !== "") return url;
  const inside = new URL(url);
  inside.pathname += fileName;
  return inside;
}

/** Of letters that a file system anywhere takes; the identity may have others. */
const fileNameOf = (kind: LogKind, identity: string, nowMs: number): string => {
  const name = kind === "SecurityLog" ? "security" : "diagnostics";
  const stamp = toIso(nowMs).replace(/[-:]|\.\d+/g, "");
  return `${name}-${identity.replace(/[^A-Za-z0-9._-]/g, "_").slice(0, 60)}-${stamp}.log`;
};
