// SPDX-License-Identifier: Apache-2.0
// Firmware at a local controller; no certification profile asks for these.
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { firmwareLocation } from "../../states/csms/firmware-update.ts";
import { asked } from "../../states/csms/operator.ts";

type Status = Req<"PublishFirmwareStatusNotification">["status"];

/** MD5 of the empty file: 32 characters of the right kind. */
const checksum = "d41d8cd98f00b204e9800998ecf8427e";

/** An operator publishes firmware; the station tells how far it has come. */
async function published(t: CsmsScenario, statuses: readonly Status[]): Promise<void> {
  const station = await booted(t);
  const request = { location: firmwareLocation, checksum, requestId: 1 };
  const got = await asked(t, station, { action: "PublishFirmware", request, answer: { status: "Accepted" }, isOptional: true });
  t.equal(got.location, firmwareLocation, "the location");
  for (const status of statuses) {
    t.step(`the station tells ${status}`);
    const location = status === "Published" ? { location: [firmwareLocation] } : {};
    await station.call("PublishFirmwareStatusNotification", { status, requestId: got.requestId, ...location });
  }
}

async function unpublished(t: CsmsScenario, status: Res<"UnpublishFirmware">["status"]): Promise<void> {
  const station = await booted(t);
  await asked(t, station, { action: "UnpublishFirmware", request: { checksum }, answer: { status }, isOptional: true });
}

export default [
  csmsCase("TC_L_17_CSMS", "Firmware is published.", (t) => published(t, ["Downloading", "Downloaded", "ChecksumVerified", "Published"])),

  csmsCase("TC_L_19_CSMS", "Firmware is not published: its checksum is wrong.", (t) => published(t, ["Downloading", "Downloaded", "InvalidChecksum"])),

  csmsCase("TC_L_20_CSMS", "Publishing fails at its end.", (t) => published(t, ["Downloading", "Downloaded", "ChecksumVerified", "PublishFailed"])),

  csmsCase("TC_L_21_CSMS", "Firmware is published no more.", (t) => unpublished(t, "Unpublished")),

  csmsCase("TC_L_22_CSMS", "There is no such firmware to take back.", (t) => unpublished(t, "NoFirmware")),

  csmsCase("TC_L_23_CSMS", "Firmware cannot be taken back while it is fetched.", (t) => unpublished(t, "DownloadOngoing")),

  csmsCase("TC_L_24_CSMS", "Firmware is not published: it could not be fetched.", (t) => published(t, ["Downloading", "DownloadFailed"])),
];
