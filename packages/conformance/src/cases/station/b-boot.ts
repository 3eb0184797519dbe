// SPDX-License-Identifier: Apache-2.0

import { Millis, Minutes, Seconds, toIso } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { booted } from "../../states/station/boot.ts";
import { connectorStatus } from "../../states/station/connectors.ts";
import { configured, getVariable, setVariable } from "../../states/station/device-model.ts";
import { baseReport } from "../../states/station/reports.ts";
import type { StationScenario } from "../../station/station-case.ts";

const interval = 20;

/** The station boots into an answer that is not Accepted. */
async function bootsInto(t: StationScenario, status: "Pending" | "Rejected"): Promise<void> {
  t.csms.answer("BootNotification", () => ({ currentTime: toIso(t.now()), interval, status }));
  t.step(`the station boots and is answered ${status}`);
  t.csms.forget();
  await t.powerCycle();
  await t.csms.expect("BootNotification", { within: Minutes(5) });
}

const accept = (t: StationScenario): void =>
  t.csms.answer("BootNotification", () => ({ currentTime: toIso(t.now()), interval: 300, status: "Accepted" as const }));

export default [
  stationCase("TC_B_01_CS", "After a cold boot the station boots, is accepted, and tells the state of its connectors.", async (t) => {
    await booted(t, "powerCycle");
  }),

  stationCase("TC_B_02_CS", "A station that waits for its acceptance can be read, written and asked, but not started.", async (t) => {
    await bootsInto(t, "Pending");
    t.step("the CSMS writes and reads while the station waits");
    const written = await setVariable(t, ["OCPPCommCtrlr", "OfflineThreshold", "300"]);
    t.equal(written.attributeStatus, "Accepted", "the status of the write");
    const read = await getVariable(t, "OCPPCommCtrlr", "OfflineThreshold");
    t.equal(read.attributeStatus, "Accepted", "the status of the read");
    await baseReport(t, "FullInventory");
    t.step("the CSMS starts while the station waits");
    const start = await t.csms.call("RequestStartTransaction", { evseId: t.settings.evseId, idToken: t.settings.idToken, remoteStartId: 1 });
    t.equal(start.status, "Rejected", "the status of the start");
    t.step("the CSMS asks for a new boot and accepts it");
    accept(t);
    const { status } = await t.csms.call("TriggerMessage", { requestedMessage: "BootNotification" });
    t.oneOf(status, ["Accepted", "NotImplemented"], "the status of the trigger");
    const { reason } = await t.csms.expect("BootNotification", { within: Seconds(2 * interval) });
    if (status === "Accepted") t.equal(reason, "Triggered", "the reason of the boot");
    await connectorStatus(t, "Available");
  }),

  stationCase("TC_B_03_CS", "A station that is turned down stays silent, and boots again after the interval.", async (t) => {
    await bootsInto(t, "Rejected");
    const at = t.now();
    t.step("the station waits, says nothing, and boots again");
    accept(t);
    const before = t.csms.received.length;
    await t.csms.expect("BootNotification", { within: Minutes(5) });
    const waited = t.now() - at;
    t.check(waited >= interval * 1_000 - t.settings.timeTolerance, `it waits at least ${interval} s`, `${Math.round(waited / 1_000)} s`);
    t.equal(t.csms.received[before]?.action, "BootNotification", "the first message after the refusal");
    await connectorStatus(t, "Available");
  }),

  stationCase("TC_B_30_CS", "A station that was turned down answers requests with SecurityError.", async (t) => {
    await bootsInto(t, "Rejected");
    t.step("the CSMS asks for a report all the same");
    if (!t.csms.isOpen) {
      t.evidence.note("the station has closed the connection until its next boot, which it may");
      return;
    }
    const answer = await t.csms.tryCall("GetBaseReport", { requestId: 1, reportBase: "FullInventory" });
    t.check(!answer.ok && answer.errorCode === "SecurityError", "the answer is the CALLERROR SecurityError", answer);
  }),

  stationCase("TC_B_51_CS", "After a long time offline the station tells the state of all connectors.", (t) => changesOffline(t, 2)),
  stationCase("TC_B_52_CS", "After a short time offline the station tells the state of connectors that changed.", (t) => changesOffline(t, -2)),

  stationCase("TC_B_57_CS", "The station comes back after its wait, which doubles when it is turned away.", async (t) => {
    const wait = 4;
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffRepeatTimes", "2"]);
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffRandomRange", "0"]);
    await configured(t, ["OCPPCommCtrlr", "RetryBackOffWaitMinimum", String(wait)]);
    t.step("the CSMS closes the connection; the station comes back");
    await comesBackAfter(t, wait);
    t.check(await t.untilOnWire(() => t.csms.isOpen, Minutes(1)), "the station is back");
    t.step("the CSMS closes the connection and turns the station away once");
    const { shut } = t.csms;
    const door = t.must(t.csms.door, "a connection");
    shut.add(door);
    const first = await comesBackAfter(t, wait);
    shut.delete(door);
    const second = await nextKnock(t);
    t.check(second - first >= 2 * wait * 1_000 - tolerance, "the second wait is twice as long", `${second - first} ms`);
  }),
];

/** Back-off runs in real time, which no virtual clock moves; what one clock measures is at least so much in the other. */
const tolerance = 500;

async function comesBackAfter(t: StationScenario, wait: number): Promise<number> {
  const at = t.now();
  t.csms.close();
  const knock = await nextKnock(t);
  t.check(knock - at >= wait * 1_000 - tolerance, `it waits at least ${wait} s`, `${knock - at} ms`);
  return knock;
}

async function nextKnock(t: StationScenario): Promise<number> {
  const before = t.csms.attempts.length;
  const knocked = await t.untilOnWire(() => t.csms.attempts.length > before, Minutes(1));
  t.check(knocked, "the station knocks again");
  return t.csms.attempts[before]?.at ?? 0;
}

/** The vehicle comes while the CSMS is away, for a little longer or shorter than the threshold. */
async function changesOffline(t: StationScenario, extra: number): Promise<void> {
  const threshold = 30;
  await configured(t, ["OCPPCommCtrlr", "OfflineThreshold", String(threshold)]);
  await configured(t, ["OCPPCommCtrlr", "RetryBackOffRandomRange", "0"]);
  await configured(t, ["OCPPCommCtrlr", "RetryBackOffWaitMinimum", String(threshold + extra)]);
  t.step("the CSMS goes away and a vehicle is plugged in");
  t.csms.goAway();
  t.csms.forget();
  await t.plug();
  await t.pass(Millis(Seconds(threshold + extra)));
  t.step("the CSMS is back and the station tells what changed");
  t.csms.comeBack();
  t.check(await t.csms.untilConnected(Minutes(5)), "the station comes back");
  await connectorStatus(t, "Occupied");
}
