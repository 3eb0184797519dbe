// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import {
  areOfTypes,
  askForMonitors,
  clearMonitors,
  delta,
  hasMonitor,
  isOf,
  type MonitorData,
  monitoringBase,
  monitorsSet,
  noMonitors,
  ofEvse,
  ofStation,
  reasonIs,
  reportedMonitors,
  setMonitors,
  withMonitoring,
} from "../../states/station/monitors.ts";
import { unknownValueRefused } from "../../states/station/unknown-values.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** The monitor stands: set by us, or there before, which the station tells as a duplicate. */
async function monitored(t: StationScenario, wanted: readonly MonitorData[]): Promise<void> {
  for (const { status } of await setMonitors(t, wanted)) t.oneOf(status, ["Accepted", "Duplicate"], "the status of the monitor");
}

export default [
  stationCase("TC_N_01_CS", "Monitors are reported by their kinds.", async (t) => {
    await withMonitoring(t);
    const evse = { name: "EVSE", evse: { id: t.settings.evseId } };
    const power = { component: evse, variable: { name: "Power" } };
    const subject = ofEvse(t.settings.evseId);
    const thresholds = [delta(power, { type: "UpperThreshold", value: 1_000 }), delta(power, { type: "LowerThreshold", value: 10 })];
    await monitored(t, [
      ...thresholds,
      delta(subject),
      delta(subject, { type: "Periodic", value: 60 }),
      delta(subject, { type: "PeriodicClockAligned", value: 60 }),
    ]);
    const limits = ["UpperThreshold", "LowerThreshold"] as const;
    areOfTypes(t, await reportedMonitors(t, { requestId: 11, criteria: ["ThresholdMonitoring"] }), limits);
    areOfTypes(t, await reportedMonitors(t, { requestId: 12, criteria: ["ThresholdMonitoring", "DeltaMonitoring"] }), [...limits, "Delta"]);
    const periodic = ["Delta", "Periodic", "PeriodicClockAligned"] as const;
    areOfTypes(t, await reportedMonitors(t, { requestId: 13, criteria: ["DeltaMonitoring", "PeriodicMonitoring"] }), periodic);
  }),

  stationCase("TC_N_02_CS", "Monitors are reported by components and variables.", async (t) => {
    await withMonitoring(t);
    const subjects = [ofStation, ofEvse(t.settings.evseId)];
    await monitored(
      t,
      subjects.map((subject) => delta(subject)),
    );
    const { component } = ofEvse(t.settings.evseId);
    const reported = await reportedMonitors(t, { requestId: 2, subjects: [ofStation, { component }] });
    for (const subject of subjects) hasMonitor(t, reported, { subject, type: "Delta" });
  }),

  stationCase("TC_N_03_CS", "Monitors are reported by their kinds, components and variables together.", async (t) => {
    await withMonitoring(t);
    const subjects = [ofStation, ofEvse(t.settings.evseId)];
    await monitored(
      t,
      subjects.map((subject) => delta(subject)),
    );
    await noMonitors(t, { requestId: 31, criteria: ["ThresholdMonitoring"], subjects });
    const reported = await reportedMonitors(t, { requestId: 32, criteria: ["DeltaMonitoring"], subjects });
    areOfTypes(t, reported, ["Delta"]);
    for (const subject of subjects) hasMonitor(t, reported, { subject, type: "Delta" });
    t.equal(t.csms.all("NotifyMonitoringReport").filter(({ requestId }) => requestId === 31).length, 0, "the number of reports for the first request");
  }),

  stationCase("TC_N_04_CS", "A report of monitors of a kind that does not exist is refused.", async (t) => {
    await withMonitoring(t);
    await unknownValueRefused(t, "GetMonitoringReport", { requestId: 4, monitoringCriteria: ["DeltaMonitoring", "NoSuchMonitoring"] });
  }),

  stationCase("TC_N_05_CS", "Each of the three sets of monitors can be chosen.", async (t) => {
    await withMonitoring(t);
    for (const wanted of ["All", "FactoryDefault", "HardWiredOnly"] as const) await monitoringBase(t, wanted);
  }),

  stationCase("TC_N_06_CS", "Choosing the hard-wired monitors removes those that were set.", async (t) => {
    await withMonitoring(t);
    await monitored(t, [delta(ofStation)]);
    hasMonitor(t, await reportedMonitors(t, { requestId: 61, subjects: [ofStation] }), { subject: ofStation, type: "Delta" });
    await monitoringBase(t, "HardWiredOnly");
    await noMonitors(t, { requestId: 62, subjects: [ofStation] });
  }),

  stationCase("TC_N_07_CS", "A set of monitors that does not exist is refused.", async (t) => {
    await withMonitoring(t);
    await unknownValueRefused(t, "SetMonitoringBase", { monitoringBase: "NoSuchBase" });
  }),

  stationCase("TC_N_17_CS", "A monitoring level out of range is rejected.", async (t) => {
    await withMonitoring(t);
    for (const [severity, reason] of [
      [10, "ValueTooHigh"],
      [-1, "ValueTooLow"],
    ] as const) {
      t.step(`the CSMS sets the monitoring level ${severity}`);
      const { status, statusInfo } = await t.csms.call("SetMonitoringLevel", { severity });
      t.equal(status, "Rejected", "the status");
      reasonIs(t, statusInfo, ["ValueOutOfRange", reason]);
    }
  }),

  stationCase("TC_N_18_CS", "Monitors are cleared.", async (t) => {
    await withMonitoring(t);
    const subjects = [ofStation, ofEvse(t.settings.evseId)];
    const ids = await monitorsSet(
      t,
      subjects.map((subject) => delta(subject)),
    );
    for (const { status, statusInfo } of await clearMonitors(t, ids)) {
      t.equal(status, "Accepted", "the status of clearing");
      reasonIs(t, statusInfo, ["NoError"]);
    }
    await noMonitors(t, { requestId: 18, subjects });
  }),

  stationCase("TC_N_19_CS", "Clearing a monitor that does not exist is told.", async (t) => {
    await withMonitoring(t);
    const { status } = await askForMonitors(t, { requestId: 190 });
    const existing = status === "Accepted" ? await reportedMonitors(t, { requestId: 191 }) : [];
    const ids = existing.flatMap(({ variableMonitoring }) => variableMonitoring.map(({ id }) => id));
    const [result] = await clearMonitors(t, [ids.length === 0 ? 123_456 : Math.max(...ids) + 1]);
    t.equal(result?.status, "NotFound", "the status of clearing");
    reasonIs(t, result?.statusInfo, ["NotFound"]);
  }),

  stationCase("TC_N_39_CS", "A threshold on a variable that does not have it is rejected, other monitors stay.", async (t) => {
    await withMonitoring(t);
    const subject = ofEvse(t.settings.evseId);
    await monitored(t, [delta(subject)]);
    const wrong = { component: { name: "ChargingStation" }, variable: { name: "Power" } };
    const [result] = await setMonitors(t, [delta(wrong, { type: "UpperThreshold" })]);
    t.equal(result?.status, "Rejected", "the status of the second monitor");
    const reported = await reportedMonitors(t, { requestId: 39 });
    t.check(
      reported.some((one) => isOf(one, subject)),
      "the first monitor is reported",
      reported,
    );
  }),

  stationCase("TC_N_47_CS", "All monitors are reported.", async (t) => {
    await withMonitoring(t);
    const subjects = [ofStation, ofEvse(t.settings.evseId)];
    await monitored(
      t,
      subjects.map((subject) => delta(subject)),
    );
    const reported = await reportedMonitors(t, { requestId: 47 });
    for (const subject of subjects) hasMonitor(t, reported, { subject, type: "Delta" });
  }),
];
