// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion } from "@chargehand/ocpp";
import type { Json } from "./messages.ts";

/** What the CSMS of a test answers where the test says nothing else. */
export function usualAnswer(action: string, { version, nowMs }: { readonly version: OcppVersion; readonly nowMs: number }): Json {
  const currentTime = new Date(nowMs).toISOString();
  const accepted = { status: "Accepted" };
  const known: Readonly<Record<string, Json>> = {
    BootNotification: { ...accepted, interval: 86_400, currentTime },
    Heartbeat: { currentTime },
    Authorize: version === "1.6" ? { idTagInfo: accepted } : { idTokenInfo: accepted },
    StartTransaction: { transactionId: 1_001, idTagInfo: accepted },
    DataTransfer: accepted,
    SignCertificate: { status: "Rejected" },
    PullDynamicScheduleUpdate: { status: "Rejected" },
  };
  return known[action] ?? {};
}
