// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import {
  delta,
  hasMonitor,
  type MonitorData,
  monitorsSet,
  ofEvse,
  ofStation,
  reasonIs,
  refused,
  reportedMonitors,
  setMonitors,
  severity,
  withMonitoring,
} from "../../states/station/monitors.ts";

const power = (component: MonitorData["component"], type: MonitorData["type"], value: number): MonitorData => ({
  value,
  type,
  severity,
  component,
  variable: { name: "Power" },
});

export default [
  stationCase("TC_N_08_CS", "A monitor is set and reported.", async (t) => {
    await withMonitoring(t);
    const subject = ofEvse(t.settings.evseId);
    await monitorsSet(t, [delta(subject)]);
    hasMonitor(t, await reportedMonitors(t, { requestId: 8, subjects: [subject] }), { subject, type: "Delta" });
  }),

  stationCase("TC_N_09_CS", "Monitors of two variables are set and reported.", async (t) => {
    await withMonitoring(t);
    const subjects = [ofEvse(t.settings.evseId), ofStation];
    await monitorsSet(
      t,
      subjects.map((subject) => delta(subject)),
    );
    const reported = await reportedMonitors(t, { requestId: 9, subjects });
    for (const subject of subjects) hasMonitor(t, reported, { subject, type: "Delta" });
  }),

  stationCase("TC_N_10_CS", "Two monitors of one variable with different severities are set.", async (t) => {
    await withMonitoring(t);
    const subject = ofEvse(t.settings.evseId);
    const [first, second] = await monitorsSet(t, [delta(subject), delta(subject, { severity: 7 })]);
    t.check(first !== second, "their ids are different", [first, second]);
  }),

  stationCase("TC_N_11_CS", "Monitors of an EVSE and a component that do not exist are refused.", async (t) => {
    await withMonitoring(t);
    const [ofNoEvse, ofNothing] = await setMonitors(t, [delta(ofEvse(99)), power({ name: "NonExistent" }, "UpperThreshold", 1_234)]);
    refused(t, ofNoEvse, { statuses: ["UnknownComponent", "Rejected"], reasons: ["UnknownEVSE", "UnknownEvse", "NotFound"] });
    refused(t, ofNothing, { statuses: ["UnknownComponent", "UnknownVariable"], reasons: ["NotFound"] });
  }),

  stationCase("TC_N_12_CS", "A monitor of negative changes is rejected.", async (t) => {
    await withMonitoring(t);
    const [result] = await setMonitors(t, [delta(ofEvse(t.settings.evseId), { value: -1 })]);
    refused(t, result, { statuses: ["Rejected"], reasons: ["ValueOutOfRange", "ValuePositiveOnly"] });
  }),

  stationCase("TC_N_15_CS", "Of two monitors of the same variable, type and severity the second is a duplicate.", async (t) => {
    await withMonitoring(t);
    const subject = ofEvse(t.settings.evseId);
    const results = await setMonitors(t, [delta(subject), delta(subject)]);
    const taken = results.filter(({ status }) => status === "Accepted");
    t.equal(taken.length, 1, "the number of accepted monitors");
    t.check(taken[0]?.id !== undefined, "the accepted one has an id");
    const second = t.must(
      results.find(({ status }) => status !== "Accepted"),
      "the result of the other",
    );
    t.equal(second.status, "Duplicate", "its status");
    reasonIs(t, second.statusInfo, ["InvalidValue"]);
  }),

  stationCase("TC_N_37_CS", "A monitor of a variable that does not exist is refused.", async (t) => {
    await withMonitoring(t);
    const subject = { component: { name: "EVSE" }, variable: { name: "unknownVariable" } };
    const [result] = await setMonitors(t, [delta(subject)]);
    t.equal(result?.status, "UnknownVariable", "the status of the monitor");
  }),

  stationCase("TC_N_38_CS", "A monitor of a type that does not fit its variable is refused.", async (t) => {
    await withMonitoring(t);
    const [result] = await setMonitors(t, [delta({ component: { name: "EVSE" }, variable: { name: "AvailabilityState" } }, { type: "UpperThreshold" })]);
    t.oneOf(result?.status, ["UnsupportedMonitorType", "Rejected"], "the status of the monitor");
  }),

  stationCase("TC_N_40_CS", "A monitor is replaced by its id.", async (t) => {
    await withMonitoring(t);
    const subject = ofEvse(t.settings.evseId);
    const [id] = await monitorsSet(t, [delta(subject, { severity: 5 })]);
    const [result] = await setMonitors(t, [delta(subject, { id: t.must(id, "the id of the monitor"), severity: 4 })]);
    t.equal(result?.status, "Accepted", "the status of the second");
    const reported = await reportedMonitors(t, { requestId: 40, subjects: [subject], criteria: ["DeltaMonitoring"] });
    t.equal(hasMonitor(t, reported, { subject, type: "Delta" }).severity, 4, "its severity");
  }),
];
