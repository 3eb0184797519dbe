// SPDX-License-Identifier: Apache-2.0
// Uploads of logs in the words of OCPP 2.0.1 [N01].
import type { Request, Response } from "@chargehand/ocpp";
import type { TimeRange } from "../../diagnostics/diagnostics-file.ts";
import type { LogDesk, LogWish } from "../../diagnostics/log-desk.ts";
import type { LogTold } from "../../diagnostics/log-upload.ts";
import { rejected } from "../routes201.ts";

type GetLog = Request<"2.0.1", "GetLog">;

export async function getLog201(desk: LogDesk, { logType, log, requestId, retries, retryInterval }: GetLog): Promise<Response<"2.0.1", "GetLog">> {
  return logAnswer(desk, { kind: logType, location: log.remoteLocation, requestId, range: rangeOf(log), retries, interval: retryInterval });
}

export async function logAnswer(desk: LogDesk, wish: LogWish): Promise<Response<"2.0.1", "GetLog">> {
  const taken = await desk.order(wish);
  if (!taken.ok) return rejected(taken.error);
  const { fileName, hasCanceled } = taken.value;
  return { status: hasCanceled ? "AcceptedCanceled" : "Accepted", filename: fileName };
}

interface Between {
  readonly oldestTimestamp?: string | undefined;
  readonly latestTimestamp?: string | undefined;
}

export const rangeOf = ({ oldestTimestamp, latestTimestamp }: Between): TimeRange => ({
  ...(oldestTimestamp === undefined ? {} : { from: Date.parse(oldestTimestamp) }),
  ...(latestTimestamp === undefined ? {} : { to: Date.parse(latestTimestamp) }),
});

export const logStatus201 = ({ status, requestId }: LogTold): Request<"2.0.1", "LogStatusNotification"> => ({
  status,
  ...(requestId === undefined ? {} : { requestId }),
});
