// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { asked } from "../../states/csms/operator.ts";

type Log = Req<"GetLog">;

/** Nothing is sent there: our station only tells that it did. */
const remoteLocation = "https://logs.example.org/upload";

interface LogWish {
  readonly logType?: Log["logType"];
  readonly requestId?: number;
  readonly status?: Res<"GetLog">["status"];
}

async function logAsked(
  t: CsmsScenario,
  station: StationPuppet,
  { logType = "DiagnosticsLog", requestId = 1, status = "Accepted" }: LogWish = {},
): Promise<Log> {
  return asked(t, station, { action: "GetLog", request: { logType, requestId, log: { remoteLocation } }, answer: { status, filename: "conformance.log" } });
}

async function uploadTold(
  t: CsmsScenario,
  station: StationPuppet,
  { requestId }: Log,
  statuses: readonly Req<"LogStatusNotification">["status"][],
): Promise<void> {
  for (const status of statuses) {
    t.step(`the station tells ${status}`);
    await station.call("LogStatusNotification", { status, requestId });
  }
}

async function uploaded(t: CsmsScenario, logType: Log["logType"]): Promise<void> {
  const station = await booted(t);
  const log = await logAsked(t, station, { logType });
  t.equal(log.logType, logType, "the kind of log");
  await uploadTold(t, station, log, ["Uploading", "Uploaded"]);
}

export default [
  csmsCase("TC_N_25_CSMS", "An operator gets the diagnostics log.", (t) => uploaded(t, "DiagnosticsLog")),

  csmsCase("TC_N_34_CSMS", "An operator asks for a log, and the station refuses.", async (t) => {
    await logAsked(t, await booted(t), { status: "Rejected" });
  }),

  csmsCase("TC_N_35_CSMS", "An operator gets the security log.", (t) => uploaded(t, "SecurityLog")),

  csmsCase("TC_N_36_CSMS", "An operator asks for a log while another one is on its way.", async (t) => {
    const station = await booted(t);
    const first = await logAsked(t, station);
    await uploadTold(t, station, first, ["Uploading"]);
    const second = await logAsked(t, station, { requestId: 2, status: "AcceptedCanceled" });
    await uploadTold(t, station, first, ["AcceptedCanceled"]);
    await uploadTold(t, station, second, ["Uploading", "Uploaded"]);
  }),
];
