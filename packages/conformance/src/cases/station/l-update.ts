// SPDX-License-Identifier: Apache-2.0
import { Minutes } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import {
  connectorsFreeAgain,
  downloaded,
  firmwareOf,
  firmwareStatus,
  firmwareUnderWay,
  installed,
  installing,
  madeUpFile,
  updateFirmware,
} from "../../states/station/firmware-update.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** How far off a scheduled download or installation is. */
const later = Minutes(3);

async function accepted(t: StationScenario, update: Parameters<typeof updateFirmware>[1]): Promise<void> {
  t.equal(await updateFirmware(t, update), "Accepted", "the status of the update");
}

export default [
  stationCase("TC_L_01_CS", "Firmware is downloaded, verified and installed at once.", async (t) => {
    const { good } = await firmwareOf(t);
    await accepted(t, { requestId: 1, file: good });
    await downloaded(t, 1);
    await installed(t, 1);
  }),

  stationCase("TC_L_02_CS", "Firmware is downloaded at once and installed later.", async (t) => {
    const { good } = await firmwareOf(t);
    const dueAt = t.now() + later;
    await accepted(t, { requestId: 2, file: good, installIn: later });
    await downloaded(t, 2);
    await firmwareStatus(t, "InstallScheduled", 2);
    await t.pass(later);
    await installing(t, 2);
    t.check(t.now() + t.settings.timeTolerance >= dueAt, "it was not installed before its time");
    await installed(t, 2, true);
  }),

  stationCase("TC_L_03_CS", "Firmware is downloaded later.", async (t) => {
    const { good } = await firmwareOf(t);
    await accepted(t, { requestId: 3, file: good, retrieveIn: later });
    await firmwareStatus(t, "DownloadScheduled", 3);
    await t.pass(later);
    await downloaded(t, 3);
    await installed(t, 3);
  }),

  stationCase("TC_L_05_CS", "A signing certificate that cannot be trusted is refused, and a security event.", async (t) => {
    const { firmware } = t.settings;
    const madeUp = await madeUpFile(t);
    const file = firmware === undefined ? madeUp : { ...firmware.good, signingCertificate: madeUp.signingCertificate };
    t.oneOf(await updateFirmware(t, { requestId: 5, file }), ["InvalidCertificate", "RevokedCertificate"], "the status of the update");
    await t.csms.expect("SecurityEventNotification", {
      where: ({ type }) => type === "InvalidFirmwareSigningCertificate",
      what: "the security event InvalidFirmwareSigningCertificate",
    });
  }),

  stationCase("TC_L_06_CS", "A wrong signature is found after the download, and a security event.", async (t) => {
    const { good, wrongSignature } = await firmwareOf(t);
    await accepted(t, { requestId: 6, file: { ...good, signature: wrongSignature } });
    for (const status of ["Downloading", "Downloaded", "InvalidSignature"] as const) await firmwareStatus(t, status, 6);
    await t.csms.expect("SecurityEventNotification", {
      where: ({ type }) => type === "InvalidFirmwareSignature",
      what: "the security event InvalidFirmwareSignature",
    });
  }),

  stationCase("TC_L_07_CS", "A file that is not there cannot be downloaded.", async (t) => {
    const { good } = await firmwareOf(t);
    await accepted(t, { requestId: 7, file: { ...good, location: `${good.location}_does_not_exist` } });
    const first = await firmwareStatus(t, ["Downloading", "DownloadFailed"], 7);
    if (first === "Downloading") await firmwareStatus(t, "DownloadFailed", 7);
  }),

  stationCase("TC_L_08_CS", "Firmware that cannot be installed is told to have failed.", async (t) => {
    const { failing } = await firmwareOf(t);
    if (failing === undefined) return t.couldNotTell("no firmware that fails is named in the settings (firmware.failing)");
    await accepted(t, { requestId: 8, file: failing });
    await downloaded(t, 8);
    await installing(t, 8);
    await firmwareStatus(t, ["InstallVerificationFailed", "InstallationFailed"], 8);
    await connectorsFreeAgain(t);
  }),

  stationCase("TC_L_10_CS", "A second request takes the place of a download that is under way.", async (t) => {
    const { good } = await firmwareUnderWay(t, 10);
    t.equal(await updateFirmware(t, { requestId: 11, file: good }), "AcceptedCanceled", "the status of the second update");
    await downloaded(t, 11);
    await installed(t, 11);
  }),

  stationCase("TC_L_11_CS", "A station that cannot cancel rejects a second request.", async (t) => {
    const { good } = await firmwareUnderWay(t, 11);
    t.equal(await updateFirmware(t, { requestId: 12, file: good }), "Rejected", "the status of the second update");
    await firmwareStatus(t, "Downloaded", 11);
    await firmwareStatus(t, "SignatureVerified", 11);
    await installed(t, 11);
  }),

  stationCase("TC_L_18_CS", "An update without certificate and signature is refused.", async (t) => {
    const location = t.settings.firmware?.good.location ?? "https://localhost/firmware.bin";
    t.oneOf(await updateFirmware(t, { requestId: 18, file: { location } }), ["Rejected", "InvalidCertificate"], "the status of the update");
  }),
];
