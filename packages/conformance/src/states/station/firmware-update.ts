// SPDX-License-Identifier: Apache-2.0
// Secure firmware update (use case L01): the request, and the way from download to installed.

import { Hours, Minutes, Seconds, toIso } from "@chargehand/kernel";
import type { Req } from "../../scenario/ocpp-side.ts";
import type { FirmwareFile, FirmwareSettings } from "../../scenario/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { connectorStatus } from "./connectors.ts";
import { untrustedCertificate } from "./roots.ts";

export type FirmwareStatus = Req<"FirmwareStatusNotification">["status"];

/** Downloading, installing and rebooting take a station their time. */
const patience = Minutes(5);

export interface Update {
  readonly requestId: number;
  readonly file: Partial<FirmwareFile> & Pick<FirmwareFile, "location">;
  /** Ms from now; default two hours ago, which is: at once. */
  readonly retrieveIn?: number;
  /** Default two hours ago; null: not said. */
  readonly installIn?: number | null;
}

const atOnce = -Hours(2);

/** What had come before the first update of a case: a station may reboot at several points of it, and must have done so in the end. */
interface Before {
  readonly connections: number;
  readonly boots: number;
}
const before = new WeakMap<StationScenario, Before>();
const beforeUpdate = (t: StationScenario): Before => before.get(t) ?? { connections: t.csms.connections, boots: t.csms.all("BootNotification").length };

/** The CSMS asks for an update; gives the status that the station answers. */
export async function updateFirmware(t: StationScenario, { requestId, file, retrieveIn = atOnce, installIn = atOnce }: Update): Promise<string> {
  t.step("the CSMS asks for a firmware update");
  before.set(t, beforeUpdate(t));
  const retrieveDateTime = toIso(t.now() + retrieveIn);
  const install = installIn === null ? {} : { installDateTime: toIso(t.now() + installIn) };
  const { status } = await t.csms.call("UpdateFirmware", { requestId, firmware: { ...file, retrieveDateTime, ...install } });
  return status;
}

/**
 * The files of this station's firmware. Where the settings name none, a made-up update is asked for: a station that has no such function
 * fails by its answer; with any other, the tester could not tell.
 */
export async function firmwareOf(t: StationScenario): Promise<FirmwareSettings> {
  const { firmware } = t.settings;
  if (firmware !== undefined) return firmware;
  const file = await madeUpFile(t);
  await updateFirmware(t, { requestId: 999, file });
  return t.couldNotTell("no firmware of this station is named in the settings (firmware), so that none can be installed");
}

/** An update with a certificate that nobody trusts. */
export async function madeUpFile(t: StationScenario): Promise<FirmwareFile> {
  const signature = Buffer.alloc(64, 7).toString("base64");
  return { location: "https://localhost/firmware.bin", signingCertificate: await untrustedCertificate(t), signature };
}

/** The next FirmwareStatusNotification must be this one, of that request. */
export async function firmwareStatus(t: StationScenario, wanted: FirmwareStatus | readonly FirmwareStatus[], requestId: number): Promise<FirmwareStatus> {
  const statuses = typeof wanted === "string" ? [wanted] : wanted;
  const got = await t.csms.expect("FirmwareStatusNotification", { within: patience, what: `a FirmwareStatusNotification, ${statuses.join(" or ")}` });
  t.oneOf(got.status, statuses, "the status of the firmware");
  t.equal(got.requestId, requestId, "the requestId");
  return got.status;
}

/** An update is asked for, accepted, and the station has said that it downloads. */
export async function firmwareUnderWay(t: StationScenario, requestId: number, when: Pick<Update, "installIn"> = {}): Promise<FirmwareSettings> {
  const firmware = await firmwareOf(t);
  t.equal(await updateFirmware(t, { requestId, file: firmware.good, ...when }), "Accepted", "the status of the update");
  await firmwareStatus(t, "Downloading", requestId);
  return firmware;
}

/** Downloading to SignatureVerified. */
export async function downloaded(t: StationScenario, requestId: number): Promise<void> {
  t.step("the station downloads and verifies");
  for (const status of ["Downloading", "Downloaded", "SignatureVerified"] as const) await firmwareStatus(t, status, requestId);
}

/** From the verified file to the installed one, with the reboots that the station needs (tables 439 and 440). */
export async function installed(t: StationScenario, requestId: number, hasInstalling = false): Promise<void> {
  t.step("the station installs");
  if (!hasInstalling) await installing(t, requestId);
  t.step("the station activates the new firmware and is back");
  const next = await firmwareStatus(t, ["InstallRebooting", "Installed"], requestId);
  if (next === "InstallRebooting") await firmwareStatus(t, "Installed", requestId);
  await t.csms.expect("SecurityEventNotification", { where: ({ type }) => type === "FirmwareUpdated", what: "the security event FirmwareUpdated" });
  const { connections, boots } = beforeUpdate(t);
  const isBack = await t.until(() => (t.csms.connections > connections && t.csms.isOpen ? true : undefined), patience);
  t.check(isBack === true, "the station has connected anew");
  for (const { reason } of t.csms.all("BootNotification").slice(boots)) t.equal(reason, "FirmwareUpdate", "the reason of the boot");
  await connectorsFreeAgain(t);
}

/** Installing, after a reboot into the boot loader or without; whatever boots then, boots for FirmwareUpdate (tables 439 and 440). */
export async function installing(t: StationScenario, requestId: number): Promise<void> {
  const first = await firmwareStatus(t, ["InstallRebooting", "Installing"], requestId);
  if (first === "InstallRebooting") await firmwareStatus(t, "Installing", requestId);
  for (const { reason } of t.csms.all("BootNotification").slice(beforeUpdate(t).boots)) t.equal(reason, "FirmwareUpdate", "the reason of the boot");
}

/** A connector that was told to be unavailable for the update must be told to be free again. */
export async function connectorsFreeAgain(t: StationScenario): Promise<void> {
  const told = t.csms.all("StatusNotification").filter(({ evseId }) => evseId === t.settings.evseId);
  if (told.at(-1)?.connectorStatus !== "Unavailable") return;
  await t.pass(Seconds(1));
  await connectorStatus(t, "Available");
}
