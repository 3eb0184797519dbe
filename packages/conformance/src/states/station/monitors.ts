// SPDX-License-Identifier: Apache-2.0
// Monitors of variables: setting them, having them reported, and the events that they cause.
import { Minutes } from "@chargehand/kernel";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { getVariable } from "./device-model.ts";
import { customReport } from "./reports.ts";

export type MonitorData = Req<"SetVariableMonitoring">["setMonitoringData"][number];
export type MonitorResult = Res<"SetVariableMonitoring">["setMonitoringResult"][number];
export type Reported = NonNullable<Req<"NotifyMonitoringReport">["monitor"]>[number];
export type Subject = Pick<MonitorData, "component" | "variable">;
type EventData = Req<"NotifyEvent">["eventData"][number];

/** What the document leaves to be configured. */
export const severity = 8;

/** A case for stations that have monitoring, switched on. */
export async function withMonitoring(t: StationScenario): Promise<void> {
  t.step("the station has monitoring, and it is on");
  const { attributeStatus, attributeValue } = await getVariable(t, "MonitoringCtrlr", "Enabled");
  if (attributeStatus !== "Accepted" || attributeValue?.toLowerCase() !== "true")
    t.notApplicable("the station has no monitoring that is on (MonitoringCtrlr.Enabled)");
}

const availability = { name: "AvailabilityState" } as const;
export const ofStation: Subject = { component: { name: "ChargingStation" }, variable: availability };
export const ofEvse = (id: number): Subject => ({ component: { name: "EVSE", evse: { id } }, variable: availability });

export const powerOf = (id: number): Subject => ({ component: { name: "EVSE", evse: { id } }, variable: { name: "Power" } });

/** A monitor that tells of each change. */
export const delta = (subject: Subject, more: Partial<MonitorData> = {}): MonitorData => ({ value: 1, type: "Delta", severity, ...subject, ...more });

/** Sets monitors; gives a result for each, which names what was asked for. Results may come in any order. */
export async function setMonitors(t: StationScenario, wanted: readonly MonitorData[]): Promise<readonly MonitorResult[]> {
  t.step(`the CSMS sets ${wanted.length} ${wanted.length === 1 ? "monitor" : "monitors"}`);
  const { setMonitoringResult } = await t.csms.call("SetVariableMonitoring", {
    setMonitoringData: wanted as unknown as Req<"SetVariableMonitoring">["setMonitoringData"],
  });
  t.equal(setMonitoringResult.length, wanted.length, "the number of results");
  const left = [...setMonitoringResult];
  return wanted.map((one) => {
    const index = left.findIndex((result) => isOf(result, one) && result.type === one.type && result.severity === one.severity);
    return t.must(
      left.splice(index, index < 0 ? 0 : 1)[0],
      `a result for the ${one.type} monitor of ${one.component.name}.${one.variable.name} with severity ${one.severity}`,
    );
  });
}

/** The same, and all must be accepted; gives their ids. */
export async function monitorsSet(t: StationScenario, wanted: readonly MonitorData[]): Promise<readonly number[]> {
  const results = await setMonitors(t, wanted);
  return results.map((result) => {
    t.equal(result.status, "Accepted", "the status of the monitor");
    reasonIs(t, result.statusInfo, ["NoError"]);
    return t.must(result.id, "the id of the new monitor");
  });
}

/** A reason need not be given; one that is, is one of these. */
export function reasonIs(t: StationScenario, statusInfo: { readonly reasonCode: string } | undefined, reasons: readonly string[]): void {
  if (statusInfo !== undefined) t.oneOf(statusInfo.reasonCode, reasons, "the reason");
}

/** The result of a monitor that cannot be: without an id, of one of these statuses. */
export function refused(
  t: StationScenario,
  result: MonitorResult | undefined,
  { statuses, reasons }: { readonly statuses: readonly MonitorResult["status"][]; readonly reasons: readonly string[] },
): void {
  const got = t.must(result, "the result");
  t.oneOf(got.status, statuses, "the status of the monitor");
  t.equal(got.id, undefined, "its id");
  reasonIs(t, got.statusInfo, reasons);
}

export interface ReportQuery {
  readonly requestId: number;
  readonly criteria?: NonNullable<Req<"GetMonitoringReport">["monitoringCriteria"]>;
  readonly subjects?: readonly (Pick<Subject, "component"> & Partial<Subject>)[];
}

/** The CSMS asks for monitors; gives the answer. */
export function askForMonitors(t: StationScenario, { requestId, criteria, subjects }: ReportQuery): Promise<Res<"GetMonitoringReport">> {
  t.step("the CSMS asks for monitors");
  type Subjects = NonNullable<Req<"GetMonitoringReport">["componentVariable"]>;
  return t.csms.call("GetMonitoringReport", {
    requestId,
    ...(criteria === undefined ? {} : { monitoringCriteria: criteria }),
    ...(subjects === undefined ? {} : { componentVariable: subjects as unknown as Subjects }),
  });
}

/** There are none such. */
export async function noMonitors(t: StationScenario, query: ReportQuery): Promise<void> {
  const { status, statusInfo } = await askForMonitors(t, query);
  t.equal(status, "EmptyResultSet", "the status of the report");
  reasonIs(t, statusInfo, ["NotFound"]);
}

/** All parts of the report. */
export async function reportedMonitors(t: StationScenario, query: ReportQuery): Promise<readonly Reported[]> {
  const { status, statusInfo } = await askForMonitors(t, query);
  t.equal(status, "Accepted", "the status of the report");
  reasonIs(t, statusInfo, ["NoError"]);
  return reportParts(t, query);
}

async function reportParts(t: StationScenario, query: ReportQuery): Promise<readonly Reported[]> {
  const all: Reported[] = [];
  for (let seqNo = 0; ; seqNo++) {
    const part = await t.csms.expect("NotifyMonitoringReport", {
      where: ({ requestId }) => requestId === query.requestId,
      what: `a NotifyMonitoringReport with requestId ${query.requestId}`,
      within: Minutes(2),
    });
    t.equal(part.seqNo, seqNo, "its seqNo");
    all.push(...(part.monitor ?? []));
    if (part.tbc !== true) return all;
  }
}

/** Whether a thing of the wire is about that variable of that component. */
export function isOf({ component, variable }: Subject, wanted: Subject): boolean {
  const isComponent = component.name === wanted.component.name && component.evse?.id === wanted.component.evse?.id;
  return isComponent && variable.name === wanted.variable.name;
}

/** The report has a monitor of that type on that variable. */
export function hasMonitor(
  t: StationScenario,
  reported: readonly Reported[],
  { subject, type }: { readonly subject: Subject; readonly type: MonitorData["type"] },
): Reported["variableMonitoring"][number] {
  const found = reported
    .filter((one) => isOf(one, subject))
    .flatMap(({ variableMonitoring }) => variableMonitoring)
    .find((monitor) => monitor.type === type);
  return t.must(found, `a ${type} monitor of ${subject.component.name}.${subject.variable.name} in the report`);
}

/** Everything in the report is of one of these types. */
export function areOfTypes(t: StationScenario, reported: readonly Reported[], types: readonly MonitorData["type"][]): void {
  t.check(reported.length > 0, "monitors are reported");
  for (const { variableMonitoring } of reported) for (const { type } of variableMonitoring) t.oneOf(type, types, "the type of a reported monitor");
}

/** An event that fits comes. */
export async function event(t: StationScenario, what: string, where: (event: EventData) => boolean): Promise<EventData> {
  const { eventData } = await t.csms.expect("NotifyEvent", {
    where: (request) => request.eventData.some(where),
    what: `a NotifyEvent: ${what}`,
    within: Minutes(2),
  });
  return t.must(eventData.find(where), what);
}

/** The CSMS chooses which monitors the station has. */
export async function monitoringBase(t: StationScenario, wanted: Req<"SetMonitoringBase">["monitoringBase"]): Promise<void> {
  t.step(`the CSMS chooses the monitors: ${wanted}`);
  const { status, statusInfo } = await t.csms.call("SetMonitoringBase", { monitoringBase: wanted });
  t.equal(status, "Accepted", "the status");
  reasonIs(t, statusInfo, ["NoError"]);
}

/** The CSMS clears monitors; gives a result for each. */
export async function clearMonitors(t: StationScenario, ids: readonly number[]): Promise<Res<"ClearVariableMonitoring">["clearMonitoringResult"]> {
  t.step("the CSMS clears monitors");
  const { clearMonitoringResult } = await t.csms.call("ClearVariableMonitoring", { id: ids as unknown as Req<"ClearVariableMonitoring">["id"] });
  return ids.map((id) =>
    t.must(
      clearMonitoringResult.find((result) => result.id === id),
      `the result for monitor ${id}`,
    ),
  );
}

/** The reported monitors of that type on that variable, or none. */
export async function monitorsOf(t: StationScenario, subject: Subject, query: ReportQuery): Promise<readonly Reported["variableMonitoring"][number][]> {
  const { status } = await askForMonitors(t, query);
  if (status !== "Accepted") return [];
  return (await reportParts(t, query)).filter((one) => isOf(one, subject)).flatMap(({ variableMonitoring }) => variableMonitoring);
}

/**
 * A monitor on a variable of the tester's choice; gives its id. No station has to let any variable be watched, so that one which refuses
 * this one is not at fault.
 */
export async function watched(t: StationScenario, wanted: MonitorData): Promise<number> {
  const [result] = await setMonitors(t, [wanted]);
  const name = `${wanted.component.name}.${wanted.variable.name}`;
  if (result?.status !== "Accepted") t.couldNotTell(`the station does not let ${name} be watched (${result?.status}), and the tester knows no other variable`);
  return t.must(result?.id, `the id of the monitor of ${name}`);
}

/** The most that the station says the power of the EVSE can be. */
export async function maximumPower(t: StationScenario): Promise<number> {
  t.step("the station says how much power the EVSE can have");
  const data = await customReport(t, { componentVariable: [powerOf(t.settings.evseId)] });
  return t.must(data[0]?.variableCharacteristics?.maxLimit, "maxLimit of EVSE.Power");
}
