// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Received, Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/station/boot.ts";
import { configured, getVariable, setVariable } from "../../states/station/device-model.ts";
import { delta, event, isOf, monitorsSet, ofEvse, type Subject, setMonitors, severity, watched, withMonitoring } from "../../states/station/monitors.ts";
import { broughtEvents, offline, online, plugOffline, unplugOffline } from "../../states/station/offline.ts";
import { evConnected } from "../../states/station/session.ts";
import { txPoints } from "../../states/station/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";

const interval = 60;

const isAvailability = (t: StationScenario) => (data: Req<"NotifyEvent">["eventData"][number]) => isOf(data, ofEvse(t.settings.evseId));

const basicPassword: Subject = { component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" } };
const threshold: Subject = { component: { name: "OCPPCommCtrlr" }, variable: { name: "OfflineThreshold" } };

/** The CSMS sets a variable; the station boots where it needs to. */
async function setAndBooted(t: StationScenario, { component, variable }: Subject, value: string): Promise<void> {
  t.step(`the CSMS sets ${component.name}.${variable.name}`);
  const { attributeStatus } = await setVariable(t, [component.name, variable.name, value]);
  t.oneOf(attributeStatus, ["Accepted", "RebootRequired"], "the status");
  if (isBasicPassword(component.name)) t.csms.endpoint = { ...t.csms.endpoint, password: value };
  if (attributeStatus === "RebootRequired") await booted(t);
}

const isBasicPassword = (component: string): boolean => component === basicPassword.component.name;

/** Another password of the same length. */
const likePassword = (password: string): string => password.replace(/.$/, (last) => (last === "9" ? "8" : "9"));

export default [
  stationCase("TC_N_16_CS", "Events of a severity above the monitoring level are kept back.", async (t) => {
    await withMonitoring(t);
    await monitorsSet(t, [delta(ofEvse(t.settings.evseId), { severity: 8 })]);
    t.step("the CSMS sets the monitoring level 7");
    const { status } = await t.csms.call("SetMonitoringLevel", { severity: 7 });
    t.equal(status, "Accepted", "the status of the level");
    t.step("a vehicle is plugged in, and no event tells of the EVSE");
    t.csms.forget();
    await t.plug();
    await t.csms.expectNone("NotifyEvent", Seconds(30), ({ eventData }) => eventData.some(isAvailability(t)));
  }),

  stationCase("TC_N_22_CS", "Events of an offline station that matter enough are told later.", async (t) => {
    await withMonitoring(t);
    await configured(t, ["MonitoringCtrlr", "OfflineQueuingSeverity", String(severity)], "notApplicable");
    await monitorsSet(t, [delta(ofEvse(t.settings.evseId))]);
    t.step("the station is offline, a vehicle is plugged in");
    t.csms.forget();
    t.csms.goAway();
    await t.plug();
    await t.pass(Seconds(30));
    t.csms.comeBack();
    if (!(await t.csms.untilConnected(Minutes(5)))) t.fail("the station did not come back");
    const told = await event(t, "the EVSE is occupied", (data) => isAvailability(t)(data) && data.trigger === "Delta");
    t.equal(told.actualValue, "Occupied", "the value");
  }),

  stationCase("TC_N_23_CS", "Events of an offline station that matter too little are not told later.", async (t) => {
    await withMonitoring(t);
    await configured(t, ["MonitoringCtrlr", "OfflineQueuingSeverity", String(severity)], "notApplicable");
    await monitorsSet(t, [delta(ofEvse(t.settings.evseId), { severity: severity + 1 })]);
    const start = await txPoints(t, "TxStartPoint");
    await txPoints(t, "TxStopPoint");
    await evConnected(t);
    await offline(t);
    await unplugOffline(t);
    await plugOffline(t);
    await t.pass(Seconds(10));
    await online(t);
    const { queued } = await broughtEvents(t);
    if (start.has("EVConnected") || start.has("ParkingBayOccupancy"))
      t.check(queued.length >= 2, "the transaction events of unplugging and plugging in come", queued.length);
    const told = t.csms.received.filter(({ action, taken, request }) => {
      return action === "NotifyEvent" && !taken && (request as Req<"NotifyEvent">).eventData.some(isAvailability(t));
    });
    t.equal(told.length, 0, "the number of events about the EVSE");
  }),

  stationCase("TC_N_24_CS", "A periodic monitor tells its variable at the interval.", async (t) => {
    await withMonitoring(t);
    const [result] = await setMonitors(t, [delta(ofEvse(t.settings.evseId), { type: "Periodic", value: interval })]);
    t.equal(result?.status, "Accepted", "the status of the monitor");
    t.step("the station tells the variable at the interval");
    t.csms.forget();
    await t.pass(Seconds(3 * interval + 5));
    const isPeriodic = (data: Req<"NotifyEvent">["eventData"][number]) => data.trigger === "Periodic" && isAvailability(t)(data);
    const told = (t.csms.received as Received<"NotifyEvent">[]).filter(
      ({ action, taken, request }) => action === "NotifyEvent" && !taken && request.eventData.some(isPeriodic),
    );
    t.check(told.length >= 2, "at least two events came", told.length);
    for (const [index, { at }] of told.entries()) {
      const before = told[index - 1];
      if (before !== undefined)
        t.check(Math.abs(at - before.at - Seconds(interval)) <= t.settings.timeTolerance, `events are ${interval} s apart`, (at - before.at) / 1_000);
    }
  }),

  stationCase("TC_N_48_CS", "A change of a variable that cannot be read is told without its value.", async (t) => {
    await withMonitoring(t);
    const id = await watched(t, delta(basicPassword));
    t.csms.forget();
    await setAndBooted(t, basicPassword, likePassword(t.settings.password));
    const told = await event(t, "the password has changed", (data) => data.variableMonitoringId === id);
    t.equal(told.actualValue, "", "the value that is told");
  }),

  stationCase("TC_N_61_CS", "A change of a number is told only when it is more than was asked for.", async (t) => {
    await withMonitoring(t);
    const { attributeValue } = await getVariable(t, "OCPPCommCtrlr", "OfflineThreshold");
    const now = Number(t.must(attributeValue, "the value of OfflineThreshold"));
    const id = await watched(t, delta(threshold, { value: 1 }));
    t.csms.forget();
    await setAndBooted(t, threshold, String(now + 1));
    await t.csms.expectNone("NotifyEvent", Seconds(10), ({ eventData }) => eventData.some(({ variableMonitoringId }) => variableMonitoringId === id));
    await setAndBooted(t, threshold, String(now + 2));
    const told = await event(t, "the threshold has changed", (data) => data.variableMonitoringId === id);
    t.equal(told.actualValue, String(now + 2), "the value that is told");
  }),

  stationCase("TC_N_56_CS", "A change of a variable that is watched is told, with its monitor.", async (t) => {
    await withMonitoring(t);
    const [id] = await monitorsSet(t, [delta(ofEvse(t.settings.evseId))]);
    t.step("a vehicle is plugged in");
    t.csms.forget();
    await t.plug();
    const told = await event(t, "the EVSE has changed", (data) => isAvailability(t)(data) && data.trigger === "Delta");
    t.equal(told.variableMonitoringId, id, "its monitor");
  }),
];
