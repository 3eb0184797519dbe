// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { firmwareTold, installed, isAhead, signature, signingCertificate, type UpdateWish, untilTime, updateAsked } from "../../states/csms/firmware-update.ts";
import { bootedWithTwo, PlayedSession, secondEvse } from "../../states/csms/played-session.ts";

type Status = Req<"FirmwareStatusNotification">["status"];

const downloaded = ["Downloading", "Downloaded", "SignatureVerified"] as const satisfies readonly Status[];
/** How far ahead a planned step is. */
const soon = Seconds(5);

interface Begun {
  readonly station: StationPuppet;
  readonly update: Req<"UpdateFirmware">;
}

async function begun(t: CsmsScenario, wish: UpdateWish = {}): Promise<Begun> {
  const station = await booted(t);
  return { station, update: await updateAsked(t, station, wish) };
}

/** An update that comes as far as these statuses. */
async function asFarAs(t: CsmsScenario, statuses: readonly Status[]): Promise<Begun> {
  const { station, update } = await begun(t);
  await firmwareTold(t, station, { requestId: update.requestId, statuses });
  return { station, update };
}

async function securityEvent(t: CsmsScenario, station: StationPuppet, type: string): Promise<void> {
  t.step(`the station tells ${type}`);
  await station.call("SecurityEventNotification", { type, timestamp: station.now() });
}

function sameSigner(t: CsmsScenario, { firmware }: Req<"UpdateFirmware">): void {
  const isTheSame = firmware.signingCertificate?.trim() === signingCertificate.trim();
  t.check(isTheSame, "the signing certificate is the one that was asked for", firmware.signingCertificate ?? "omitted");
}

export default [
  csmsCase("TC_L_01_CSMS", "An operator updates the firmware, and all goes well.", async (t) => {
    const { station, update } = await begun(t);
    sameSigner(t, update);
    t.equal(update.firmware.signature, signature, "the signature");
    const { requestId } = update;
    await firmwareTold(t, station, { requestId, statuses: downloaded });
    await installed(t, station, { requestId });
  }),

  csmsCase("TC_L_02_CSMS", "An update is installed at a time that the operator has chosen.", async (t) => {
    const { station, update } = await begun(t, { installIn: soon });
    const { requestId, firmware } = update;
    isAhead(t, firmware.installDateTime, "the time of the installation");
    await firmwareTold(t, station, { requestId, statuses: [...downloaded, "InstallScheduled"] });
    await untilTime(t, firmware.installDateTime, "the time of the installation");
    await installed(t, station, { requestId });
  }),

  csmsCase("TC_L_03_CSMS", "An update is fetched at a time that the operator has chosen.", async (t) => {
    const { station, update } = await begun(t, { retrieveIn: soon });
    const { requestId, firmware } = update;
    isAhead(t, firmware.retrieveDateTime, "the time of the download");
    await firmwareTold(t, station, { requestId, statuses: ["DownloadScheduled"] });
    await untilTime(t, firmware.retrieveDateTime, "the time of the download");
    await firmwareTold(t, station, { requestId, statuses: downloaded });
    await installed(t, station, { requestId });
  }),

  csmsCase("TC_L_04_CSMS", "The station refuses an update: the signing certificate is revoked.", async (t) => {
    await begun(t, { status: "RevokedCertificate" });
  }),

  csmsCase("TC_L_05_CSMS", "The station refuses an update: the signing certificate is not valid.", async (t) => {
    const { station } = await begun(t, { status: "InvalidCertificate" });
    await securityEvent(t, station, "InvalidFirmwareSigningCertificate");
  }),

  csmsCase("TC_L_06_CSMS", "The signature of the firmware is wrong.", async (t) => {
    const { station } = await asFarAs(t, ["Downloading", "Downloaded", "InvalidSignature"]);
    await securityEvent(t, station, "InvalidFirmwareSignature");
  }),

  csmsCase("TC_L_07_CSMS", "The download of the firmware fails.", async (t) => {
    await asFarAs(t, ["Downloading", "DownloadFailed"]);
  }),

  csmsCase("TC_L_08_CSMS", "The firmware does not pass the checks of its installation.", async (t) => {
    await asFarAs(t, [...downloaded, "Installing", "InstallVerificationFailed"]);
  }),

  csmsCase("TC_L_09_CSMS", "The installation of the firmware fails.", async (t) => {
    const { station, update } = await asFarAs(t, downloaded);
    await installed(t, station, { requestId: update.requestId, end: "InstallationFailed" });
  }),

  csmsCase("TC_L_10_CSMS", "A second update takes the place of a running one.", async (t) => {
    const { station } = await asFarAs(t, ["Downloading"]);
    const { requestId } = await updateAsked(t, station, { requestId: 2, status: "AcceptedCanceled", isOptional: true });
    await firmwareTold(t, station, { requestId, statuses: downloaded });
    await installed(t, station, { requestId });
  }),

  csmsCase("TC_L_11_CSMS", "A second update is refused, and the first one goes on.", async (t) => {
    const { station, update } = await asFarAs(t, ["Downloading"]);
    const { requestId } = update;
    await updateAsked(t, station, { requestId: 2, status: "Rejected", isOptional: true });
    await firmwareTold(t, station, { requestId, statuses: ["Downloaded", "SignatureVerified"] });
    await installed(t, station, { requestId });
  }),

  csmsCase("TC_L_13_CSMS", "An update waits for a transaction, and the free EVSE waits with it.", async (t) => {
    const station = await bootedWithTwo(t);
    const session = new PlayedSession(t, station);
    await session.charge();
    const update = await updateAsked(t, station, { retrieveIn: soon });
    sameSigner(t, update);
    const { requestId } = update;
    await firmwareTold(t, station, { requestId, statuses: ["DownloadScheduled"] });
    await station.status("Unavailable", secondEvse(t));
    await session.disconnect();
    await untilTime(t, update.firmware.retrieveDateTime, "the time of the download");
    await firmwareTold(t, station, { requestId, statuses: downloaded });
    await installed(t, station, { requestId });
    await station.status("Available", secondEvse(t));
  }),
];
