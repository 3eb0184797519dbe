// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import type { Received, Req } from "../../scenario/ocpp-side.ts";
import { configured } from "../../states/device-model.ts";
import { delta, event, isOf, monitorsSet, ofEvse, setMonitors, severity, withMonitoring } from "../../states/station-monitors.ts";
import type { StationScenario } from "../../station/station-case.ts";

const interval = 60;

const isAvailability = (t: StationScenario) => (data: Req<"NotifyEvent">["eventData"][number]) => isOf(data, ofEvse(t.settings.evseId));

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
