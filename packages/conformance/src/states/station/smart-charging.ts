// SPDX-License-Identifier: Apache-2.0
// What a station says of its smart charging, and a remote start that brings a profile.

import type { StationScenario } from "../../station/station-case.ts";
import type { Profile } from "./charging-profiles.ts";
import { getVariable } from "./device-model.ts";
import { toldRemoteStart } from "./remote-start.ts";
import { charging, evConnected } from "./session.ts";

/** Whether it says so of itself. */
export async function hasSmartCharging(t: StationScenario): Promise<boolean> {
  t.step("the station says whether it supports smart charging");
  const { attributeStatus, attributeValue } = await getVariable(t, "SmartChargingCtrlr", "Enabled");
  return attributeStatus === "Accepted" && attributeValue?.toLowerCase() === "true";
}

/** A case for stations that take so much: read where the station says it. */
export async function takesAtLeast(t: StationScenario, [variable, least]: readonly [variable: string, least: number], instance?: string): Promise<void> {
  t.step(`SmartChargingCtrlr.${variable} is at least ${least}`);
  const { attributeStatus, attributeValue } = await getVariable(t, "SmartChargingCtrlr", variable, instance === undefined ? {} : { instance });
  if (attributeStatus === "Accepted" && Number(attributeValue) < least) t.notApplicable(`SmartChargingCtrlr.${variable} is ${attributeValue}`);
}

/** A vehicle is plugged in, and the CSMS starts with a profile for the transaction; it charges in the end. */
export async function startedWithProfile(t: StationScenario, chargingProfile: Profile): Promise<void> {
  await evConnected(t);
  t.step("the CSMS starts remotely, with a profile");
  const since = t.csms.received.length;
  const { idToken, evseId } = t.settings;
  const { status, transactionId } = await t.csms.call("RequestStartTransaction", { evseId, idToken, remoteStartId: 37, chargingProfile });
  t.equal(status, "Accepted", "the status of the remote start");
  if (t.transactionId !== undefined) t.equal(transactionId, t.transactionId, "the transaction in the answer, which runs already,");
  t.state.authorized = true;
  await toldRemoteStart(t, { remoteStartId: 37, since });
  await charging(t);
}
