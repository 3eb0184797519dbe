// SPDX-License-Identifier: Apache-2.0
// Moving a station to another network connection profile (B09, B10, A05).
import { Minutes } from "@chargehand/kernel";
import type { Req } from "../../scenario/ocpp-side.ts";
import type { Door } from "../../station/bench.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { getVariable, setVariable } from "./device-model.ts";

type Profile = Req<"SetNetworkProfile">["connectionData"];

export interface Slots {
  /** The slot in use. */
  readonly current: string;
  readonly other: number;
}

/** Which of the slots 1 and 2 is in use. A station that does not say is taken to use the first. */
export async function slotsOf(t: StationScenario): Promise<Slots> {
  const { attributeStatus, attributeValue } = await getVariable(t, "OCPPCommCtrlr", "NetworkConfigurationPriority");
  const current = attributeStatus === "Accepted" ? (attributeValue?.split(",")[0] ?? "1") : "1";
  return { current, other: current === "1" ? 2 : 1 };
}

export const profileAt = (t: StationScenario, door: Door, securityProfile: number): Profile => ({
  ...{ ocppVersion: "OCPP20", ocppTransport: "JSON", ocppInterface: "Wired0", messageTimeout: 30 },
  ...{ ocppCsmsUrl: t.bench.urlOf(door), securityProfile },
});

/** Sets a profile in a slot that is not in use; the station must take it. */
export async function setProfile(t: StationScenario, configurationSlot: number, connectionData: Profile): Promise<void> {
  t.step(`the CSMS sets a network profile in slot ${configurationSlot}`);
  const { status } = await t.csms.call("SetNetworkProfile", { configurationSlot, connectionData });
  t.equal(status, "Accepted", "the status of the network profile");
}

/** Puts that slot before the other. */
export async function prefer(t: StationScenario, { current, other }: Slots): Promise<void> {
  t.step("the CSMS puts the new slot first");
  const { attributeStatus } = await setVariable(t, ["OCPPCommCtrlr", "NetworkConfigurationPriority", `${other},${current}`]);
  t.oneOf(attributeStatus, ["Accepted", "RebootRequired"], "the status of the new order");
}

/** Resets the station and waits until it is at that door. */
export async function movesTo(t: StationScenario, door: Door): Promise<void> {
  t.step("the CSMS resets the station");
  t.csms.forget();
  const { status } = await t.csms.call("Reset", { type: "OnIdle" });
  t.equal(status, "Accepted", "the status of the reset");
  t.step(`the station connects with the new profile (door "${door}")`);
  const isThere = await t.until(() => (t.csms.isOpen && t.csms.door === door ? true : undefined), Minutes(5));
  t.check(isThere === true, "the station connects where the new profile says", t.csms.door);
}

/** Resets the station, which must come back to the first door, after what it tried meanwhile. Gives how often it knocked and shook hands in vain. */
export async function resetAndBack(t: StationScenario, what: string): Promise<{ readonly knocksAtSecond: number; readonly failedHandshakes: number }> {
  t.step(`the CSMS resets the station, and ${what}`);
  t.csms.forget();
  const { status } = await t.csms.call("Reset", { type: "OnIdle" });
  t.equal(status, "Accepted", "the status of the reset");
  await t.csms.untilClosed(Minutes(2));
  const [knocks, handshakes] = [t.csms.attempts.length, t.csms.failedHandshakes.length];
  const came = await t.until(() => (t.csms.isOpen ? true : undefined), Minutes(5));
  t.check(came === true && t.csms.door === "tls", "the station comes back to the first door", t.csms.door);
  const knocksAtSecond = t.csms.attempts.slice(knocks).filter(({ door }) => door === "second").length;
  return { knocksAtSecond, failedHandshakes: t.csms.failedHandshakes.length - handshakes };
}
