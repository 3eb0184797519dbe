// SPDX-License-Identifier: Apache-2.0
// Uploads of logs in the words of OCPP 2.1, where they are other than those of 2.0.1.
import type { Request, Response } from "@chargehand/ocpp";
import type { LogDesk } from "../../diagnostics/log-desk.ts";
import type { LogTold } from "../../diagnostics/log-upload.ts";
import { rejected } from "../routes201.ts";
import { getLog201 } from "./logs201.ts";

/** There is no data collector here [2.1 N01.FR.24]. */
export async function getLog21(desk: LogDesk, { logType, ...request }: Request<"2.1", "GetLog">): Promise<Response<"2.1", "GetLog">> {
  if (logType === "DataCollectorLog") return rejected({ code: "UnsupportedParam", detail: "this station collects no data of its own" });
  return getLog201(desk, { ...request, logType });
}

/** With the reason, which only 2.1 has a place for. */
export const logStatus21 = ({ status, requestId, detail }: LogTold): Request<"2.1", "LogStatusNotification"> => ({
  status,
  ...(requestId === undefined ? {} : { requestId }),
  ...(detail === undefined ? {} : { statusInfo: { reasonCode: "Unspecified", additionalInfo: detail.slice(0, 500) } }),
});
