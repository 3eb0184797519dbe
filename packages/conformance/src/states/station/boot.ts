// SPDX-License-Identifier: Apache-2.0
// The reusable states Booting and Booted of Part 6, chapter 2.18.
import { Minutes } from "@chargehand/kernel";
import type { Req } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { connectorStatus } from "./connectors.ts";

/** Table 422, Booting: the station has taken a reset and is not back yet. */
export async function booting(t: StationScenario): Promise<void> {
  t.step("the station is reset");
  t.csms.forget();
  const { status } = await t.csms.call("Reset", { type: "Immediate" });
  t.equal(status, "Accepted", "the status of the reset");
  if (!(await t.csms.untilClosed(Minutes(2)))) t.fail("the station did not close the connection to reboot");
}

/** Table 423, Booted: after a power cycle or a reset the station boots, is accepted, and tells that its connectors are free. */
export async function booted(t: StationScenario, how: "powerCycle" | "reset" = "reset"): Promise<Req<"BootNotification">> {
  if (how === "powerCycle") {
    t.step("the power goes off and on");
    t.csms.forget();
    await t.powerCycle();
  } else await booting(t);
  return backFromBoot(t);
}

/** The second half of Booted: the station comes back. */
export async function backFromBoot(t: StationScenario): Promise<Req<"BootNotification">> {
  t.step("the station boots and tells the state of its connectors");
  const boot = await t.csms.expect("BootNotification", { within: Minutes(5) });
  await connectorStatus(t, "Available");
  await t.csms.expect("SecurityEventNotification", {
    where: ({ type }) => type === "StartupOfTheDevice" || type === "ResetOrReboot",
    what: "the security event StartupOfTheDevice or ResetOrReboot",
  });
  return boot;
}
