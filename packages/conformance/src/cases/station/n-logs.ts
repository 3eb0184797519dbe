// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Received } from "../../scenario/ocpp-side.ts";
import { getLog, logStatus, protocolOf, withLogPlace } from "../../states/station/logs.ts";
import { FileServer } from "../../station/file-server.ts";
import type { StationScenario } from "../../station/station-case.ts";

const retryInterval = 30;
const retries = 3;
const failures = ["UploadFailure", "BadMessage", "PermissionDenied", "NotSupportedOperation"] as const;

/** One attempt: the next failure, with what came before it. Gives when it was told, in ms. */
async function failedAttempt(t: StationScenario, requestId: number, isFirst: boolean): Promise<{ readonly uploadingAt?: number; readonly failedAt: number }> {
  const next = () =>
    t.until(
      () => (t.csms.received as Received<"LogStatusNotification">[]).find(({ action, taken }) => action === "LogStatusNotification" && !taken),
      Minutes(2),
    );
  const first = t.must(await next(), "a LogStatusNotification");
  first.taken = true;
  t.equal(first.request.requestId, requestId, "the requestId");
  if (isFirst) t.equal(first.request.status, "Uploading", "the status of the log");
  if (first.request.status !== "Uploading") {
    t.oneOf(first.request.status, failures, "the status of the log");
    return { failedAt: first.at };
  }
  const second = t.must(await next(), "a LogStatusNotification");
  second.taken = true;
  t.equal(second.request.requestId, requestId, "the requestId");
  t.oneOf(second.request.status, failures, "the status of the log");
  return { uploadingAt: first.at, failedAt: second.at };
}

export default [
  stationCase("TC_N_25_CS", "A diagnostics log is uploaded.", async (t) => {
    await withLogPlace(t, async ({ remoteLocation }) => {
      const { status, filename = "" } = await getLog(t, remoteLocation, { requestId: 25 });
      t.equal(status, "Accepted", "the status of GetLog");
      t.check(filename !== "", "the name of the file is told", filename);
      await logStatus(t, "Uploading", 25);
      await logStatus(t, "Uploaded", 25);
    });
  }),

  stationCase("TC_N_26_CS", "An upload that fails is tried again as often as asked.", async (t) => {
    const files = await FileServer.open(t.bench, await protocolOf(t));
    try {
      files.refuse();
      const { status } = await getLog(t, files.url, { requestId: 26, retries, retryInterval });
      t.equal(status, "Accepted", "the status of GetLog");
      t.step("every attempt fails");
      const first = await failedAttempt(t, 26, true);
      let last = first.failedAt;
      for (let retry = 0; retry < retries; retry++) last = (await failedAttempt(t, 26, false)).failedAt;
      const took = last - t.must(first.uploadingAt, "the time of the first Uploading");
      t.check(
        Math.abs(took - Seconds(retries * retryInterval)) <= t.settings.timeTolerance,
        `the last attempt fails ${retries * retryInterval} s after the first began`,
        took / 1_000,
      );
    } finally {
      files.close();
    }
  }),

  stationCase("TC_N_34_CS", "A log that is not there is refused.", async (t) => {
    t.step("the station has no log");
    await t.hand("the station has no log", t.rig.emptyLog?.("DiagnosticsLog"));
    await withLogPlace(t, async ({ remoteLocation }) => {
      t.equal((await getLog(t, remoteLocation, { requestId: 34 })).status, "Rejected", "the status of GetLog");
    });
  }),

  stationCase("TC_N_35_CS", "A security log is uploaded.", async (t) => {
    await withLogPlace(t, async ({ remoteLocation }) => {
      const { status } = await getLog(t, remoteLocation, { requestId: 35, logType: "SecurityLog" });
      t.equal(status, "Accepted", "the status of GetLog");
      await logStatus(t, "Uploading", 35);
      await logStatus(t, "Uploaded", 35);
    });
  }),

  stationCase("TC_N_36_CS", "A second request takes the place of an upload that is under way.", async (t) => {
    await withLogPlace(t, async ({ remoteLocation, files }) => {
      files?.hold();
      t.equal((await getLog(t, remoteLocation, { requestId: 36 })).status, "Accepted", "the status of GetLog");
      await logStatus(t, "Uploading", 36);
      t.equal((await getLog(t, remoteLocation, { requestId: 37 })).status, "AcceptedCanceled", "the status of the second GetLog");
      // Neither the document nor N01.FR.20 says which of the two requests this is about.
      const told = await t.csms.expect("LogStatusNotification", { within: Minutes(2) });
      t.equal(told.status, "AcceptedCanceled", "the status of the log");
      t.oneOf(told.requestId, [36, 37], "the requestId");
      await logStatus(t, "Uploading", 37);
      files?.release();
      await logStatus(t, "Uploaded", 37);
    });
  }),
];
