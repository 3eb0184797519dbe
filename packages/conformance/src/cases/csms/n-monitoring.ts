// SPDX-License-Identifier: Apache-2.0
// Errata 6.3.20 and 6.3.21 are followed. That the CSMS shows the monitors to somebody is not looked at: there is no hand for it.
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { eventTold, evseState, type MonitorQuery, monitorsAsked, mostMonitorsAsked, stationPower, stationState } from "../../states/csms/monitoring.ts";
import { asked } from "../../states/csms/operator.ts";

type Monitor = Req<"SetVariableMonitoring">["setMonitoringData"][number];

/** Two reports: the first one is empty. */
async function twoReports(t: CsmsScenario, first: MonitorQuery, second: MonitorQuery): Promise<void> {
  const station = await booted(t);
  await mostMonitorsAsked(t, station, 10);
  await monitorsAsked(t, station, { ...first, isEmpty: true });
  await monitorsAsked(t, station, second);
}

const deltaOf = ({ component, variable = { name: "AvailabilityState" } }: ReturnType<typeof evseState>): Monitor => ({
  value: 1,
  type: "Delta",
  severity: 8,
  component,
  variable,
});

/** An operator sets monitors with one message. */
async function monitorsSet(t: CsmsScenario, wanted: readonly Monitor[], isOptional: boolean): Promise<void> {
  const station = await booted(t);
  const { setMonitoringData: got } = await asked(t, station, { action: "SetVariableMonitoring", request: { setMonitoringData: wanted }, isOptional });
  for (const [index, { component, variable, value, type, severity }] of wanted.entries()) {
    const one = t.must(got[index], `monitor ${index + 1}`);
    t.equal(one.value, value, "the value");
    t.equal(one.type, type, "the type");
    t.equal(one.severity, severity, "the severity");
    t.equal(one.component.name, component.name, "the component");
    if (component.evse !== undefined) t.equal(one.component.evse?.id, component.evse.id, "the EVSE");
    t.equal(one.variable.name, variable.name, "the variable");
  }
}

async function levelSet(t: CsmsScenario, status: "Accepted" | "Rejected"): Promise<void> {
  const station = await booted(t);
  const { severity } = await asked(t, station, { action: "SetMonitoringLevel", request: { severity: 4 }, answer: { status } });
  if (status === "Accepted") t.equal(severity, 4, "the severity");
}

async function event(t: CsmsScenario, facts: Parameters<typeof eventTold>[2], times = 1): Promise<void> {
  const station = await booted(t);
  t.step("the station tells of it");
  for (let index = 0; index < times; index++) await eventTold(t, station, { ...facts, eventId: index + 1 });
}

export default [
  csmsCase("TC_N_01_CSMS", "An operator asks for the monitors of a kind.", (t) =>
    twoReports(t, { criterion: "DeltaMonitoring" }, { criterion: "ThresholdMonitoring" }),
  ),

  csmsCase("TC_N_02_CSMS", "An operator asks for the monitors of a variable.", (t) =>
    twoReports(t, { of: [stationPower], withoutInstances: true }, { of: [evseState(1)], withoutInstances: true }),
  ),

  csmsCase("TC_N_03_CSMS", "An operator asks for the monitors of a kind and of a variable.", (t) =>
    twoReports(t, { criterion: "DeltaMonitoring", of: [evseState(t.settings.evseId)] }, { criterion: "ThresholdMonitoring", of: [stationPower] }),
  ),

  // What the operator is asked for and what is validated differ in table 649: this is what is validated.
  csmsCase("TC_N_60_CSMS", "An operator asks for the monitors of a kind and of several variables.", async (t) => {
    const of = [stationState, evseState(t.settings.evseId)];
    await twoReports(t, { criterion: "DeltaMonitoring", of }, { criterion: "ThresholdMonitoring", of });
  }),

  csmsCase("TC_N_47_CSMS", "An operator asks for all monitors.", async (t) => {
    await monitorsAsked(t, await booted(t), {});
  }),

  csmsCase("TC_N_05_CSMS", "An operator sets each monitoring base.", async (t) => {
    const station = await booted(t);
    for (const base of ["All", "FactoryDefault", "HardWiredOnly"] as const) {
      const { monitoringBase } = await asked(t, station, { action: "SetMonitoringBase", request: { monitoringBase: base }, answer: { status: "Accepted" } });
      t.equal(monitoringBase, base, "the base");
    }
  }),

  csmsCase("TC_N_08_CSMS", "An operator sets a monitor.", (t) => monitorsSet(t, [deltaOf(evseState(t.settings.evseId))], false)),

  csmsCase("TC_N_09_CSMS", "An operator sets two monitors at once.", (t) =>
    monitorsSet(t, [deltaOf(evseState(t.settings.evseId)), deltaOf(stationState)], true),
  ),

  csmsCase("TC_N_16_CSMS", "An operator sets the monitoring level.", (t) => levelSet(t, "Accepted")),

  csmsCase("TC_N_17_CSMS", "An operator sets the monitoring level, and the station refuses.", (t) => levelSet(t, "Rejected")),

  csmsCase("TC_N_18_CSMS", "An operator clears more monitors than one message may.", async (t) => {
    const most = 2;
    const station = await booted(t);
    await mostMonitorsAsked(t, station, most);
    const first = await asked(t, station, { action: "ClearVariableMonitoring", request: { id: [1, 2, 3] } });
    t.check(first.id.length <= most, `the first message names at most ${most}`, first.id);
    t.step("the CSMS sends the rest");
    const second = await station.expect("ClearVariableMonitoring");
    t.check(second.id.length <= most, `the second message names at most ${most}`, second.id);
  }),

  csmsCase("TC_N_44_CSMS", "An operator clears a monitor that cannot be cleared.", async (t) => {
    const station = await booted(t);
    const answer = ({ id }: Req<"ClearVariableMonitoring">) => ({ clearMonitoringResult: id.map((one) => ({ id: one, status: "Rejected" as const })) });
    await asked(t, station, { action: "ClearVariableMonitoring", request: { id: [1] }, answer });
  }),

  // Part 6 has no table of it; that of TC_N_24_CSMS says that they differ in the event alone.
  csmsCase("TC_N_21_CSMS", "A monitor that is built in tells.", (t) => event(t, { trigger: "Alerting", eventNotificationType: "HardWiredMonitor" })),

  csmsCase("TC_N_24_CSMS", "A periodic monitor tells, three times.", (t) =>
    event(t, { trigger: "Periodic", eventNotificationType: "CustomMonitor", variableMonitoringId: 1 }, 3),
  ),

  csmsCase("TC_N_48_CSMS", "A monitor of a write-only variable tells without a value.", (t) =>
    event(t, { trigger: "Alerting", eventNotificationType: "CustomMonitor", variableMonitoringId: 1, actualValue: "" }),
  ),

  csmsCase("TC_N_49_CSMS", "A monitor tells that what it had told is over.", (t) =>
    event(t, { trigger: "Alerting", eventNotificationType: "CustomMonitor", variableMonitoringId: 1, cleared: true }),
  ),

  csmsCase("TC_N_50_CSMS", "A periodic monitor tells.", (t) =>
    event(t, { trigger: "Periodic", eventNotificationType: "CustomMonitor", variableMonitoringId: 1 }),
  ),
];
