// SPDX-License-Identifier: Apache-2.0
// Monitors that a station comes with, preconfigured or hard-wired.
import { Minutes } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import {
  askForMonitors,
  clearMonitors,
  delta,
  monitoringBase,
  monitorsOf,
  ofEvse,
  reportedMonitors,
  setMonitors,
  withMonitoring,
} from "../../states/station/monitors.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The preconfigured monitor of the availability of the configured EVSE, as reported now. */
async function preconfigured(t: StationScenario, requestId: number) {
  const subject = ofEvse(t.settings.evseId);
  const all = await monitorsOf(t, subject, { requestId, criteria: ["DeltaMonitoring"], subjects: [subject] });
  return all.find(({ type }) => type === "Delta");
}

export default [
  stationCase("TC_N_21_CS", "An event that the firmware tells by itself is marked so.", async (t) => {
    await withMonitoring(t);
    t.step("a hard-wired event happens");
    t.csms.forget();
    await t.hand("a hard-wired event happens", t.rig.hardWiredEvent?.());
    const { seqNo } = await t.csms.expect("NotifyEvent", {
      where: ({ eventData }) => eventData.some(({ eventNotificationType }) => eventNotificationType === "HardWiredNotification"),
      what: "a NotifyEvent with a HardWiredNotification",
      within: Minutes(2),
    });
    t.equal(seqNo, 0, "its seqNo");
  }),

  stationCase("TC_N_41_CS", "A preconfigured monitor that was changed is as it was with the monitors of the factory.", async (t) => {
    await withMonitoring(t);
    const subject = ofEvse(t.settings.evseId);
    await monitoringBase(t, "FactoryDefault");
    const before = await preconfigured(t, 410);
    if (before === undefined) return t.notApplicable("the station has no preconfigured Delta monitor of EVSE.AvailabilityState");
    const severity = before.severity < 9 ? before.severity + 1 : 8;
    const [result] = await setMonitors(t, [delta(subject, { id: before.id, severity })]);
    t.equal(result?.status, "Accepted", "the status of the changed monitor");
    const changed = t.must(await preconfigured(t, 411), "the changed monitor in the report");
    t.equal([changed.id, changed.severity], [before.id, severity], "its id and severity");
    await monitoringBase(t, "FactoryDefault");
    const after = t.must(await preconfigured(t, 412), "the preconfigured monitor in the report");
    t.equal([after.id, after.severity], [before.id, before.severity], "its id and severity");
  }),

  stationCase("TC_N_44_CS", "A hard-wired monitor cannot be cleared.", async (t) => {
    await withMonitoring(t);
    // Only hard-wired ones are left after this.
    await monitoringBase(t, "HardWiredOnly");
    const { status } = await askForMonitors(t, { requestId: 440 });
    if (status === "EmptyResultSet") t.notApplicable("the station has no hard-wired monitors");
    const [monitor] = (await reportedMonitors(t, { requestId: 441 })).flatMap(({ variableMonitoring }) => variableMonitoring);
    const [result] = await clearMonitors(t, [t.must(monitor, "a monitor in the report").id]);
    t.equal(result?.status, "Rejected", "the status of clearing");
  }),
];
