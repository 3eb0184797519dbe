// SPDX-License-Identifier: Apache-2.0

import { stationCase } from "../../checks.ts";
import { backFromBoot } from "../../states/station/boot.ts";
import { configured } from "../../states/station/device-model.ts";
import { movesTo, prefer, profileAt, resetAndBack, setProfile, slotsOf } from "../../states/station/network-profiles.ts";
import { oldRootListed, successorInstalled } from "../../states/station/roots.ts";
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
  const { knocksAtSecond } = await resetAndBack(t, "the new door is shut");
  t.equal(knocksAtSecond, attempts, "the number of attempts at the second door");
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

  stationCase("TC_B_47_CS", "A station with a new root goes back, by the old one, from a CSMS that does not prove itself by the new one.", async (t) => {
    await successorInstalled(t);
    await configured(t, ["OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "1"]);
    await pointToSecond(t);
    const { knocksAtSecond, failedHandshakes } = await resetAndBack(t, "the new door shows a certificate of the old root");
    t.equal(knocksAtSecond, 0, "the number of connections at the second door");
    t.check(failedHandshakes > 0, "a handshake failed", failedHandshakes);
    await backFromBoot(t);
    t.check(await oldRootListed(t), "the old root is still listed");
  }),

  stationCase("TC_B_49_CS", "A station goes back to the address that worked after one failed attempt at the new one.", async (t) => {
    await configured(t, ["OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "1"]);
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffRepeatTimes", "0"]);
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffRandomRange", "0"]);
    await fallsBack(t, 1);
  }),
];
