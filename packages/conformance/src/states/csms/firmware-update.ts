// SPDX-License-Identifier: Apache-2.0
// What the firmware cases of block L have in common.
import { Millis, Minutes, toIso } from "@chargehand/kernel";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { testRootPem } from "./installed-certificates.ts";
import { asked } from "./operator.ts";

type Status = Req<"FirmwareStatusNotification">["status"];

/** Nothing is fetched from there: our station only tells that it did. */
export const firmwareLocation = "https://firmware.example.org/station-1.1.bin";
export const signingCertificate = testRootPem;
export const signature = Buffer.from("a signature that nobody checks").toString("base64");

export interface UpdateWish {
  readonly requestId?: number;
  readonly retrieveIn?: Millis;
  readonly installIn?: Millis;
  /** Default: Accepted. */
  readonly status?: Res<"UpdateFirmware">["status"];
  readonly isOptional?: boolean;
}

/** An operator asks for an update with signed firmware. */
export async function updateAsked(t: CsmsScenario, station: StationPuppet, wish: UpdateWish = {}): Promise<Req<"UpdateFirmware">> {
  const retrieveDateTime = toIso(t.now() + (wish.retrieveIn ?? 0));
  const installDateTime = wish.installIn === undefined ? undefined : toIso(t.now() + wish.installIn);
  const firmware = {
    location: firmwareLocation,
    retrieveDateTime,
    signingCertificate,
    signature,
    ...(installDateTime === undefined ? {} : { installDateTime }),
  };
  return asked(t, station, {
    ...{ action: "UpdateFirmware" as const, request: { requestId: wish.requestId ?? 1, firmware } },
    ...{ answer: { status: wish.status ?? "Accepted" }, ...(wish.isOptional === undefined ? {} : { isOptional: wish.isOptional }) },
  });
}

/** The station tells how far it has come, one status after the other. */
export async function firmwareTold(
  t: CsmsScenario,
  station: StationPuppet,
  { requestId, statuses }: { readonly requestId: number; readonly statuses: readonly Status[] },
): Promise<void> {
  for (const status of statuses) {
    t.step(`the station tells ${status}`);
    await station.call("FirmwareStatusNotification", { status, requestId });
  }
}

/** It reboots with the new firmware. */
export async function bootedWithFirmware(t: CsmsScenario, station: StationPuppet): Promise<void> {
  t.step("the station reboots and comes back");
  station.close();
  await station.untilClosed();
  await station.connect();
  const { status } = await station.boot("FirmwareUpdate");
  t.equal(status, "Accepted", "the status of the boot");
  await station.status("Available");
}

/** From the start of the installation to its end. */
export async function installed(
  t: CsmsScenario,
  station: StationPuppet,
  { requestId, end = "Installed" }: { readonly requestId: number; readonly end?: "Installed" | "InstallationFailed" },
): Promise<void> {
  await firmwareTold(t, station, { requestId, statuses: ["Installing", "InstallRebooting"] });
  await bootedWithFirmware(t, station);
  await firmwareTold(t, station, { requestId, statuses: [end] });
}

/** Longer than this no case waits for a time that a CSMS has chosen. */
const longestWait = Minutes(5);

/** What is planned must be ahead when it is told. */
export function isAhead(t: CsmsScenario, time: string | undefined, what: string): void {
  t.check(Date.parse(time ?? "") > t.now(), `${what} is in the future`, time ?? "omitted");
}

/** Waits until a moment that the CSMS has named, if it has not come yet. */
export async function untilTime(t: CsmsScenario, time: string | undefined, what: string): Promise<void> {
  const left = Math.max(0, Date.parse(time ?? "") - t.now());
  if (left > longestWait) t.couldNotTell(`${what} is only in ${Math.round(left / 1_000)} s`);
  t.step(`${what} comes`);
  await t.pass(Millis(left));
}
