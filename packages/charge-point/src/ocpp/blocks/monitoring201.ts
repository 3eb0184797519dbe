// SPDX-License-Identifier: Apache-2.0
// Monitoring in the words of OCPP 2.0.1 [N02 to N08]; what 2.1 says alike is taken from here.
import { toIso } from "@chargehand/kernel";
import { type Request, type Response, type Routes, refusal } from "@chargehand/ocpp";
import { MONITORS_PER_MESSAGE, type Monitor, type MonitorType, type Subject } from "../../monitoring/monitor.ts";
import type { MonitorFilter, MonitorWish } from "../../monitoring/monitor-set.ts";
import type { MonitorEvent, MonitoringDesk } from "../../monitoring/monitoring-desk.ts";
import { statusInfo } from "../status-info.ts";

export interface MonitoringCommands {
  readonly desk: MonitoringDesk;
  /** Sends them after the answer, in parts. */
  readonly report: (requestId: number, monitors: readonly Monitor[]) => void;
  readonly wake: () => void;
}

type SetData = Request<"2.0.1", "SetVariableMonitoring">["setMonitoringData"][number];
type SetResult = Response<"2.0.1", "SetVariableMonitoring">["setMonitoringResult"][number];
type Named = Pick<SetData, "component" | "variable">;

export function monitoring201({ desk, report, wake }: MonitoringCommands) {
  return {
    SetVariableMonitoring: ({ setMonitoringData }) => {
      notTooMany(setMonitoringData.length);
      const setMonitoringResult = setMonitoringData.map((data) => setOne(desk, data));
      wake();
      return { setMonitoringResult };
    },
    ClearVariableMonitoring: ({ id: ids }) => {
      notTooMany(ids.length);
      return { clearMonitoringResult: ids.map((id) => ({ id, status: desk.clear(id) })) };
    },
    SetMonitoringBase: ({ monitoringBase }) => {
      desk.choose(monitoringBase);
      wake();
      return { status: "Accepted" };
    },
    SetMonitoringLevel: ({ severity }) =>
      desk.chooseLevel(severity)
        ? { status: "Accepted" }
        : { status: "Rejected", statusInfo: statusInfo({ code: "ValueOutOfRange", detail: "severity must be 0 to 9" }) },
    GetMonitoringReport: ({ requestId, monitoringCriteria, componentVariable }) => {
      const monitors = desk.matching(filterOf(monitoringCriteria, componentVariable));
      // [N02.FR.10]
      if (monitors.length === 0) return { status: "EmptyResultSet" };
      report(requestId, monitors);
      return { status: "Accepted" };
    },
  } satisfies Routes<"2.0.1">;
}

/** [N04.FR.09, N06.FR.06] */
export function notTooMany(count: number): void {
  if (count > MONITORS_PER_MESSAGE) throw refusal("OccurrenceConstraintViolation", `at most ${MONITORS_PER_MESSAGE} elements in one message [N06.FR.06]`);
}

export function setOne(desk: MonitoringDesk, data: SetData, extra: Pick<MonitorWish, "isStreamed"> = {}): SetResult {
  const { component, variable, type, severity } = data;
  if (isOfInstance(component)) return { component, variable, type, severity, status: "UnknownComponent" };
  const { status, id, why } = desk.set({ ...wishOf(data), ...extra });
  return { component, variable, type, severity, status, ...(id === undefined ? {} : { id }), ...(why === undefined ? {} : { statusInfo: statusInfo(why) }) };
}

/** No component that can be watched comes in several instances. */
const isOfInstance = ({ instance }: Named["component"]): boolean => instance !== undefined;

const wishOf = ({ id, component, variable, type, value, severity, transaction = false }: SetData): MonitorWish => ({
  ...(id === undefined ? {} : { id }),
  subject: { ...placeOf(component), variable: variable.name, ...(variable.instance === undefined ? {} : { instance: variable.instance }) },
  type,
  value,
  severity,
  inTransaction: transaction,
});

const placeOf = ({ name, evse }: Named["component"]): Pick<Subject, "component" | "evse"> => ({
  component: name,
  ...(evse === undefined ? {} : { evse: { id: evse.id, ...(evse.connectorId === undefined ? {} : { connectorId: evse.connectorId }) } }),
});

type Criterion = NonNullable<Request<"2.0.1", "GetMonitoringReport">["monitoringCriteria"]>[number];

/** [N02.FR.12 to FR.14] */
const typesOf: Readonly<Record<Criterion, readonly MonitorType[]>> = {
  ThresholdMonitoring: ["UpperThreshold", "LowerThreshold"],
  DeltaMonitoring: ["Delta"],
  PeriodicMonitoring: ["Periodic", "PeriodicClockAligned"],
};

type Wanted = Request<"2.0.1", "GetMonitoringReport">["componentVariable"];

function filterOf(criteria: readonly Criterion[] | undefined, wanted: Wanted): MonitorFilter {
  const named = wanted?.filter(({ component }) => !isOfInstance(component));
  const subjects = named?.map(({ component, variable }) => ({
    ...placeOf(component),
    ...(variable === undefined ? {} : { variable: variable.name, ...(variable.instance === undefined ? {} : { instance: variable.instance }) }),
  }));
  return { ...(criteria === undefined ? {} : { types: criteria.flatMap((one) => typesOf[one]) }), ...(subjects === undefined ? {} : { subjects }) };
}

/** The variable of a monitor on the wire. */
export const namedOf = ({ component, evse, variable, instance }: Subject): Named => ({
  component: { name: component, ...(evse === undefined ? {} : { evse }) },
  variable: { name: variable, ...(instance === undefined ? {} : { instance }) },
});

type MonitorData = NonNullable<Request<"2.0.1", "NotifyMonitoringReport">["monitor"]>[number];

export interface ReportPart {
  readonly requestId: number;
  /** Epoch ms. */
  readonly at: number;
  readonly part: number;
  readonly isMoreToCome: boolean;
  readonly monitors: readonly Monitor[];
}

export const monitorReport201 = ({ requestId, at, part, isMoreToCome, monitors }: ReportPart): Request<"2.0.1", "NotifyMonitoringReport"> => ({
  requestId,
  generatedAt: toIso(at),
  seqNo: part,
  tbc: isMoreToCome,
  monitor: monitors.map((monitor): MonitorData => ({ ...namedOf(monitor.subject), variableMonitoring: [monitoringOf(monitor)] })),
});

export const monitoringOf = ({ id, inTransaction, value, type, severity }: Monitor) => ({ id, transaction: inTransaction, value, type, severity });

type EventData = Request<"2.0.1", "NotifyEvent">["eventData"][number];

export const eventData201 = (event: MonitorEvent): EventData => ({
  eventId: event.eventId,
  timestamp: toIso(event.at),
  trigger: event.trigger,
  actualValue: event.value.slice(0, 2_500),
  ...(event.cause === undefined ? {} : { cause: event.cause }),
  ...(event.cleared === undefined ? {} : { cleared: true }),
  ...(event.transactionId === undefined ? {} : { transactionId: event.transactionId }),
  ...(event.info === undefined ? {} : { techInfo: event.info.slice(0, 500) }),
  ...namedOf(event.monitor.subject),
  variableMonitoringId: event.monitor.id,
  eventNotificationType: event.monitor.kind,
});
