// SPDX-License-Identifier: Apache-2.0
// Uploads of logs: where they go, and what the station tells on the way.
import { Minutes } from "@chargehand/kernel";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { FileServer } from "../../station/file-server.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { getVariable } from "./device-model.ts";

type LogStatus = Req<"LogStatusNotification">["status"];

/** Where logs go in this case. `files`: our own server, absent where the settings name a place. */
export interface LogPlace {
  readonly remoteLocation: string;
  readonly files?: FileServer;
}

/** Gives a place to upload to for as long as `use` runs: the one of the settings, or a server of the tester's own on this machine. */
export async function withLogPlace(t: StationScenario, use: (place: LogPlace) => Promise<void>): Promise<void> {
  const { logLocation } = t.settings;
  if (logLocation !== undefined) return use({ remoteLocation: logLocation });
  const files = await FileServer.open(t.bench, await protocolOf(t));
  try {
    await use({ remoteLocation: files.url, files });
  } finally {
    files.close();
  }
}

/** The protocol of a file server that the station can speak to. */
export async function protocolOf(t: StationScenario): Promise<"http" | "https"> {
  const { attributeStatus, attributeValue = "" } = await getVariable(t, "OCPPCommCtrlr", "FileTransferProtocols");
  if (attributeStatus !== "Accepted") return "https";
  const spoken = attributeValue
    .toUpperCase()
    .split(",")
    .map((name) => name.trim());
  if (spoken.includes("HTTPS")) return "https";
  if (spoken.includes("HTTP")) return "http";
  return t.couldNotTell(`the station transfers files by ${attributeValue} only: name a place for its logs in the settings (logLocation)`);
}

export interface LogWish {
  readonly requestId: number;
  readonly logType?: Req<"GetLog">["logType"];
  readonly retries?: number;
  readonly retryInterval?: number;
}

/** The CSMS asks for a log. */
export function getLog(t: StationScenario, remoteLocation: string, { logType = "DiagnosticsLog", requestId, ...retries }: LogWish): Promise<Res<"GetLog">> {
  t.step(`the CSMS asks for the ${logType}`);
  return t.csms.call("GetLog", { logType, requestId, log: { remoteLocation }, ...retries });
}

/** The next LogStatusNotification must be this one, of that request. */
export async function logStatus(t: StationScenario, wanted: LogStatus | readonly LogStatus[], requestId: number): Promise<Req<"LogStatusNotification">> {
  const statuses = Array.isArray(wanted) ? (wanted as readonly LogStatus[]) : [wanted as LogStatus];
  const got = await t.csms.expect("LogStatusNotification", { within: Minutes(2) });
  t.oneOf(got.status, statuses, "the status of the log");
  t.equal(got.requestId, requestId, "the requestId");
  return got;
}
