// SPDX-License-Identifier: Apache-2.0
// Uploads of logs in the words of OCPP 1.6: GetLog of its security extension, and GetDiagnostics, which numbers no requests.
import type { Request, Response } from "@chargehand/ocpp";
import type { LogDesk } from "../../diagnostics/log-desk.ts";
import type { LogStatus, LogTold } from "../../diagnostics/log-upload.ts";
import { inWords, type Words } from "../functional-block.ts";
import { logAnswer, rangeOf } from "./logs201.ts";

/** In the words that an upload by GetDiagnostics has [1.6 section 7.24]. */
const diagnosticsStatuses: Readonly<Record<LogStatus, "Uploading" | "Uploaded" | "UploadFailed">> = {
  Uploading: "Uploading",
  Uploaded: "Uploaded",
  UploadFailure: "UploadFailed",
  BadMessage: "UploadFailed",
  PermissionDenied: "UploadFailed",
  NotSupportedOperation: "UploadFailed",
  AcceptedCanceled: "UploadFailed",
};

export const idleDiagnostics16: Words = inWords("1.6", "DiagnosticsStatusNotification", { status: "Idle" });
export const idleLog16: Words = inWords("1.6", "LogStatusNotification", { status: "Idle" });

export async function getLog16(desk: LogDesk, request: Request<"1.6", "GetLog">): Promise<Response<"1.6", "GetLog">> {
  const { logType, log, requestId, retries, retryInterval } = request;
  const wish = { kind: logType, location: log.remoteLocation, requestId, range: rangeOf(log), retries, interval: retryInterval };
  const { status, filename } = await logAnswer(desk, wish);
  return { status, ...(filename === undefined ? {} : { filename }) };
}

/** Without a file name where nothing is uploaded [1.6 section 5.9]. */
export async function getDiagnostics16(desk: LogDesk, request: Request<"1.6", "GetDiagnostics">): Promise<Response<"1.6", "GetDiagnostics">> {
  const { location, startTime, stopTime, retries, retryInterval: interval } = request;
  const taken = await desk.order({
    kind: "DiagnosticsLog",
    location,
    range: rangeOf({ oldestTimestamp: startTime, latestTimestamp: stopTime }),
    retries,
    interval,
  });
  return taken.ok ? { fileName: taken.value.fileName } : {};
}

/** Only GetDiagnostics has no number. */
export const isDiagnostics = ({ requestId }: LogTold): boolean => requestId === undefined;

export function logWords16(told: LogTold): Words {
  const { status, requestId } = told;
  if (requestId === undefined) return inWords("1.6", "DiagnosticsStatusNotification", { status: diagnosticsStatuses[status] });
  // 1.6 has no word for an upload in whose place another came [security extension, UploadLogStatusEnumType].
  return inWords("1.6", "LogStatusNotification", { status: status === "AcceptedCanceled" ? "UploadFailure" : status, requestId });
}
