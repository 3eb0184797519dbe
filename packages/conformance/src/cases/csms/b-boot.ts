// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { BootPolicy } from "../../csms/rig.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import { booted } from "../../states/csms/boot.ts";

/** A station that the CSMS does not accept at its first boot. */
async function notYetAccepted(t: CsmsScenario, policy: BootPolicy): Promise<{ readonly station: StationPuppet; readonly interval: number }> {
  const station = await t.newStation();
  await t.bootPolicy(station, policy);
  t.step("the station boots for the first time");
  await station.connect();
  const { status, interval } = await station.boot();
  t.oneOf(status, policy === "Pending" ? ["Pending"] : ["Pending", "Rejected"], "the status of the boot");
  return { station, interval };
}

export default [
  csmsCase("TC_B_01_CSMS", "A station that boots is accepted.", async (t) => {
    await booted(t);
  }),

  csmsCase("TC_B_02_CSMS", "A station is first kept waiting, then accepted.", async (t) => {
    const { station, interval } = await notYetAccepted(t, "Pending");
    t.step("the station waits and boots again");
    await t.bootPolicy(station, "Accepted");
    await t.pass(Seconds(interval === 0 ? 10 : interval));
    await booted(t, station);
  }),

  csmsCase("TC_B_30_CSMS", "What a station says before it is accepted is answered with SecurityError.", async (t) => {
    const { station } = await notYetAccepted(t, "Pending");
    t.step("the station tells of its connector all the same");
    const { evseId, connectorId } = t.settings;
    const answer = await station.tryCall("StatusNotification", { timestamp: station.now(), connectorStatus: "Available", evseId, connectorId });
    t.check(!answer.ok && answer.errorCode === "SecurityError", "the answer is the CALLERROR SecurityError", answer);
  }),

  csmsCase("TC_B_31_CSMS", "The CSMS asks a waiting station to boot again, and accepts it.", async (t) => {
    const { station } = await notYetAccepted(t, "Pending");
    await t.bootPolicy(station, "Accepted");
    t.step("an operator asks for a new boot");
    const { requestedMessage } = await t.operate(station, "TriggerMessage", { requestedMessage: "BootNotification" });
    t.equal(requestedMessage, "BootNotification", "the message that is asked for");
    t.step("the station boots as asked");
    const { status } = await station.boot("Triggered");
    t.equal(status, "Accepted", "the status of the boot");
    await station.status("Available");
  }),
];
