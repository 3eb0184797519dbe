// SPDX-License-Identifier: Apache-2.0
import { Minutes } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { configured } from "../../states/device-model.ts";
import { movesTo, prefer, profileAt, setProfile, slotsOf } from "../../states/station-network.ts";
import { backFromBoot } from "../../states/station-states.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The station is told of our second door, and that it comes first. */
async function pointToSecond(t: StationScenario): Promise<void> {
  const slots = await slotsOf(t);
  await setProfile(t, slots.other, profileAt(t, "second", t.csms.endpoint.securityProfile));
  await prefer(t, slots);
}

/** The second door stays shut; after its attempts there the station is back where it was. */
async function fallsBack(t: StationScenario, attempts: number): Promise<void> {
  await pointToSecond(t);
  t.csms.shut.add("second");
  t.step("the CSMS resets the station, and the new door is shut");
  t.csms.forget();
  const { status } = await t.csms.call("Reset", { type: "OnIdle" });
  t.equal(status, "Accepted", "the status of the reset");
  await t.csms.untilClosed(Minutes(2));
  const before = t.csms.attempts.length;
  const came = await t.until(() => (t.csms.isOpen ? true : undefined), Minutes(5));
  t.check(came === true && t.csms.door === "tls", "the station comes back to the first door", t.csms.door);
  const vain = t.csms.attempts.slice(before).filter(({ door }) => door === "second").length;
  t.equal(vain, attempts, "the number of attempts at the second door");
  await backFromBoot(t);
}

export default [
  stationCase("TC_B_43_CS", "A network profile in a slot that does not exist is turned down.", async (t) => {
    t.step("the CSMS sets a network profile in slot 999");
    const connectionData = profileAt(t, "second", t.csms.endpoint.securityProfile);
    const { status } = await t.csms.call("SetNetworkProfile", { configurationSlot: 999, connectionData });
    t.equal(status, "Rejected", "the status of the network profile");
  }),

  stationCase("TC_B_45_CS", "The station moves to another CSMS address.", async (t) => {
    await pointToSecond(t);
    await movesTo(t, "second");
    await backFromBoot(t);
  }),

  stationCase("TC_B_46_CS", "A station that cannot connect at the new address goes back after its attempts.", async (t) => {
    await configured(t, ["OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "2"]);
    await fallsBack(t, 2);
  }),

  stationCase("TC_B_50_CS", "The station moves to a CSMS under another root, which was installed before.", async (t) => {
    t.step("the CSMS installs the root of the other CSMS");
    const { status } = await t.csms.call("InstallCertificate", { certificateType: "CSMSRootCertificate", certificate: t.bench.strangerRootPem });
    t.equal(status, "Accepted", "the status of the root");
    await pointToSecond(t);
    t.bench.behave("stranger", ["second"]);
    await movesTo(t, "second");
    await backFromBoot(t);
  }),

  stationCase("TC_B_49_CS", "A station goes back to the address that worked after one failed attempt at the new one.", async (t) => {
    await configured(t, ["OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "1"]);
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffRepeatTimes", "0"]);
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffRandomRange", "0"]);
    await fallsBack(t, 1);
  }),
];
