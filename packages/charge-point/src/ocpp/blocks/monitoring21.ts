// SPDX-License-Identifier: Apache-2.0
// Monitoring in the words of OCPP 2.1, where they are other than those of 2.0.1.
import { toIso } from "@chargehand/kernel";
import type { Request, Response, Routes } from "@chargehand/ocpp";
import type { MonitorEvent, MonitoringDesk } from "../../monitoring/monitoring-desk.ts";
import type { StreamSet } from "../../streams/stream-set.ts";
import { statusInfo } from "../status-info.ts";
import { eventData201, type MonitoringCommands, monitoring201, monitoringOf, namedOf, notTooMany, type ReportPart, setOne } from "./monitoring201.ts";
import { paramsOf } from "./streams21.ts";

type SetData = Request<"2.1", "SetVariableMonitoring">["setMonitoringData"][number];
type Result21 = Response<"2.1", "SetVariableMonitoring">["setMonitoringResult"][number];

export function monitoring21(commands: MonitoringCommands, streams: StreamSet) {
  const shared = monitoring201(commands);
  return {
    SetVariableMonitoring: ({ setMonitoringData }) => {
      notTooMany(setMonitoringData.length);
      const [first, ...rest] = setMonitoringData.map((data) => setOne21(commands.desk, streams, data));
      commands.wake();
      return { setMonitoringResult: [first as Result21, ...rest] };
    },
    ClearVariableMonitoring: shared.ClearVariableMonitoring,
    SetMonitoringBase: shared.SetMonitoringBase,
    SetMonitoringLevel: shared.SetMonitoringLevel,
    GetMonitoringReport: shared.GetMonitoringReport,
  } satisfies Routes<"2.1">;
}

function setOne21(desk: MonitoringDesk, streams: StreamSet, data: SetData): Result21 {
  if (!isOf201(data)) return noTarget(data);
  const { periodicEventStream, ...plain } = data;
  if (periodicEventStream === undefined) return setOne(desk, plain);
  const { component, variable, type, severity } = data;
  const params = paramsOf(periodicEventStream);
  // Above a threshold is an event and no row of values.
  const why = type === "UpperThreshold" || type === "LowerThreshold" ? thresholdStream : streams.problemOf(params, data.id);
  // Too many: it is set all the same, and told as events [N11, error handling].
  if (why?.code === "TooManyElements") return { ...setOne(desk, plain), statusInfo: statusInfo(why) };
  if (why !== undefined) return { component, variable, type, severity, status: "Rejected", statusInfo: statusInfo(why) };
  const result = setOne(desk, plain, { isStreamed: true });
  if (result.status === "Accepted" && result.id !== undefined) streams.associate(result.id, params);
  return result;
}

const thresholdStream = { code: "UnsupportedParam", detail: "a threshold has no stream; leave periodicEventStream out" } as const;

type SetData201 = Request<"2.0.1", "SetVariableMonitoring">["setMonitoringData"][number];

const isOf201 = (data: SetData): data is SetData & { readonly type: SetData201["type"] } => data.type !== "TargetDelta" && data.type !== "TargetDeltaRelative";

/** No variable of this station has a target beside its actual value. */
const noTarget = ({ component, variable, type, severity }: SetData): Result21 => ({ component, variable, type, severity, status: "UnsupportedMonitorType" });

export const monitorReport21 = ({ requestId, at, part, isMoreToCome, monitors }: ReportPart): Request<"2.1", "NotifyMonitoringReport"> => ({
  requestId,
  generatedAt: toIso(at),
  seqNo: part,
  tbc: isMoreToCome,
  monitor: monitors.map((monitor) => ({
    ...namedOf(monitor.subject),
    variableMonitoring: [{ ...monitoringOf(monitor), eventNotificationType: monitor.kind }],
  })),
});

export const eventData21 = (event: MonitorEvent): Request<"2.1", "NotifyEvent">["eventData"][number] => ({
  ...eventData201(event),
  severity: event.monitor.severity,
});
