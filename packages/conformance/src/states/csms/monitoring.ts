// SPDX-License-Identifier: Apache-2.0
// What the monitoring cases of block N have in common.
import { toIso } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { asked, omitted } from "./operator.ts";

type ComponentVariable = ocpp201.ComponentVariableType;
type Report = Req<"GetMonitoringReport">;

export const stationPower: ComponentVariable = { component: { name: "ChargingStation" }, variable: { name: "Power" } };
export const stationState: ComponentVariable = { component: { name: "ChargingStation" }, variable: { name: "AvailabilityState" } };
export const evseState = (id: number): ComponentVariable => ({ component: { name: "EVSE", evse: { id } }, variable: { name: "AvailabilityState" } });

const itemsPerMessage = { component: { name: "MonitoringCtrlr" }, variable: { name: "ItemsPerMessage", instance: "ClearVariableMonitoring" } } as const;

/** An operator reads how many monitors one message may clear; the station says `most`. */
export async function mostMonitorsAsked(t: CsmsScenario, station: StationPuppet, most: number): Promise<void> {
  const isThat = ({ component, variable }: ComponentVariable) =>
    component.name === itemsPerMessage.component.name &&
    variable?.name === itemsPerMessage.variable.name &&
    variable.instance === itemsPerMessage.variable.instance;
  await asked(t, station, {
    ...{ action: "GetVariables" as const, request: { getVariableData: [itemsPerMessage] } },
    where: ({ getVariableData }) => getVariableData.some(isThat),
    answer: ({ getVariableData }) => ({
      getVariableResult: getVariableData.map(({ component, variable }) => ({
        component,
        variable,
        attributeStatus: "Accepted" as const,
        attributeValue: `${most}`,
      })),
    }),
  });
}

export interface MonitorQuery {
  readonly criterion?: NonNullable<Report["monitoringCriteria"]>[number];
  readonly of?: readonly ComponentVariable[];
  /** Neither components nor variables may have an instance. */
  readonly withoutInstances?: boolean;
  /** Nothing fits: the station reports nothing. */
  readonly isEmpty?: boolean;
}

/** An operator asks which monitors there are; the station reports one unless it has none. */
export async function monitorsAsked(t: CsmsScenario, station: StationPuppet, { criterion, of, isEmpty, withoutInstances }: MonitorQuery): Promise<void> {
  const request = {
    requestId: 1,
    ...(criterion === undefined ? {} : { monitoringCriteria: [criterion] }),
    ...(of === undefined ? {} : { componentVariable: of }),
  };
  const answer = { status: isEmpty === true ? ("EmptyResultSet" as const) : ("Accepted" as const) };
  const got = await asked(t, station, { action: "GetMonitoringReport", request, answer });
  if (criterion === undefined) omitted(t, got.monitoringCriteria, "monitoringCriteria");
  else t.equal(got.monitoringCriteria, [criterion], "monitoringCriteria");
  if (of === undefined) omitted(t, got.componentVariable, "componentVariable");
  else sameVariables(t, got.componentVariable ?? [], of);
  for (const { component, variable } of withoutInstances === true ? (got.componentVariable ?? []) : []) {
    omitted(t, component.instance, "the instance of the component");
    omitted(t, variable?.instance, "the instance of the variable");
  }
  if (isEmpty === true) return;
  t.step("the station reports a monitor");
  const monitor = of?.map(monitored) ?? [monitored(evseState(t.settings.evseId))];
  await station.call("NotifyMonitoringReport", { requestId: got.requestId, seqNo: 0, tbc: false, generatedAt: toIso(t.now()), monitor });
}

function sameVariables(t: CsmsScenario, got: readonly ComponentVariable[], wanted: readonly ComponentVariable[]): void {
  for (const [index, { component, variable }] of wanted.entries()) {
    const one = got[index];
    t.equal(one?.component.name, component.name, `the component of variable ${index + 1}`);
    if (component.evse !== undefined) t.equal(one?.component.evse?.id, component.evse.id, `the EVSE of variable ${index + 1}`);
    t.equal(one?.variable?.name, variable?.name, `the name of variable ${index + 1}`);
  }
}

const monitored = ({ component, variable }: ComponentVariable, index = 0): ocpp201.MonitoringDataType => ({
  ...{ component, variable: variable ?? { name: "AvailabilityState" } },
  variableMonitoring: [{ id: index + 1, transaction: false, value: 1, type: variable?.name === "Power" ? "UpperThreshold" : "Delta", severity: 8 }],
});

/** A NotifyEvent; nothing may be in its answer. */
export async function eventTold(
  t: CsmsScenario,
  station: StationPuppet,
  event: Partial<ocpp201.EventDataType> & Pick<ocpp201.EventDataType, "trigger" | "eventNotificationType">,
): Promise<void> {
  const { component, variable = { name: "AvailabilityState" } } = evseState(t.settings.evseId);
  const eventData = [{ eventId: 1, timestamp: station.now(), actualValue: "Available", component, variable, ...event }];
  const answer = await station.call("NotifyEvent", { generatedAt: station.now(), seqNo: 0, tbc: false, eventData });
  t.equal(answer, {}, "the answer");
}
