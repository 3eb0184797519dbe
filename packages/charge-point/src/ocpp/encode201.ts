// SPDX-License-Identifier: Apache-2.0
// Domain event to OCPP 2.0.1 message. Translation only.
import { DECISION_COMPONENT, DECISION_VARIABLE, type DecisionRecord } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import { isTokenType } from "../authorization/token-info.ts";
import { isWatchable } from "../monitoring/watchable.ts";
import { rounded, samplesOf } from "./sampled-values.ts";
import { signedValueOf } from "./signed-value.ts";
import type { IdToken, Reading, StationEvent, TransactionEvent, VariableReport } from "./station-events.ts";

type SampledValue = Request<"2.0.1", "MeterValues">["meterValue"][number]["sampledValue"][number];
type MeterValue = Request<"2.0.1", "MeterValues">["meterValue"][number];
export type IdToken201 = Request<"2.0.1", "Authorize">["idToken"];

/** The one EVSE and connector of this station. */
export const EVSE = { id: 1, connectorId: 1 } as const;

export const idToken201 = ({ value, type }: IdToken): IdToken201 => ({ idToken: value.slice(0, 36), type: isTokenType(type) ? type : "Local" });

/** `tokenOf`: how this version of 2.x tells a token. */
export function transactionEvent201(event: TransactionEvent, isOffline: boolean, tokenOf = idToken201): Request<"2.0.1", "TransactionEvent"> {
  return {
    eventType: event.kind,
    timestamp: toIso(event.at),
    // Only 2.1 has a word for a transaction that goes on.
    triggerReason: event.trigger === "TxResumed" ? "ChargingStateChanged" : event.trigger,
    seqNo: event.seqNo,
    ...(isOffline ? { offline: true } : {}),
    transactionInfo: {
      transactionId: event.transactionId,
      chargingState: event.chargingState,
      timeSpentCharging: Math.round(event.chargingMs / 1000),
      ...(event.stoppedReason === undefined ? {} : { stoppedReason: event.stoppedReason }),
      ...(event.remoteStartId === undefined ? {} : { remoteStartId: event.remoteStartId }),
    },
    evse: EVSE,
    ...(event.idToken === undefined ? {} : { idToken: tokenOf(event.idToken) }),
    ...(event.idToken?.reservationId === undefined ? {} : { reservationId: event.idToken.reservationId }),
    ...meterValues([...(event.readings ?? []), event.reading]),
  };
}

/** Nothing where none of the measurands is to be told. */
function meterValues(readings: readonly Reading[]): { readonly meterValue?: [MeterValue, ...MeterValue[]] } {
  const [first, ...rest] = readings.map(meterValue201).filter(({ sampledValue }) => sampledValue.length > 0);
  return first === undefined ? {} : { meterValue: [first, ...rest] };
}

export function meterValue201(reading: Reading): MeterValue {
  const context = reading.context ?? "Other";
  const sampledValue = samplesOf(reading).map(
    ({ measurand, value, unit, phase, signed }): SampledValue => ({
      value: rounded(value),
      context,
      measurand,
      ...(phase === undefined ? {} : { phase }),
      ...(unit === undefined ? {} : { unitOfMeasure: { unit } }),
      ...(signed === undefined ? {} : { signedMeterValue: signedValueOf(signed, true) }),
    }),
  );
  return { timestamp: toIso(reading.at), sampledValue: sampledValue as readonly SampledValue[] as MeterValue["sampledValue"] };
}

export function status201(event: Extract<StationEvent, { type: "status" }>): Request<"2.0.1", "StatusNotification"> {
  return { timestamp: toIso(event.at), connectorStatus: event.status, evseId: EVSE.id, connectorId: EVSE.connectorId };
}

/** The decision travels as an event of a documented component; `actualValue` holds at most 2,500 characters. */
export function decision201(record: DecisionRecord, eventId: number): Request<"2.0.1", "NotifyEvent"> {
  return {
    generatedAt: record.at,
    seqNo: 0,
    eventData: [
      {
        eventId,
        timestamp: record.at,
        trigger: "Delta",
        actualValue: fitted(record, 2_500),
        component: { name: DECISION_COMPONENT, evse: { id: EVSE.id } },
        variable: { name: DECISION_VARIABLE },
        eventNotificationType: "HardWiredNotification",
      },
    ],
  };
}

/** The losers that matter least are left out when the text would be too long. */
function fitted(record: DecisionRecord, length: number): string {
  for (let count = record.losers.length; count >= 0; count--) {
    const text = JSON.stringify({ ...record, losers: record.losers.slice(0, count) });
    if (text.length <= length || count === 0) return text;
  }
  return JSON.stringify({ ...record, losers: [] });
}

export function variables201(event: Extract<StationEvent, { type: "variables" }>): Request<"2.0.1", "NotifyReport"> {
  return { requestId: event.requestId, generatedAt: toIso(event.at), seqNo: event.part, tbc: event.isMoreToCome, reportData: event.variables.map(variable201) };
}

type ReportData = NonNullable<Request<"2.0.1", "NotifyReport">["reportData"]>[number];

const attributeOf = ({ value, isWritable, isWriteOnly }: VariableReport) =>
  isWriteOnly === true ? ({ mutability: "WriteOnly" } as const) : ({ value, mutability: isWritable ? "ReadWrite" : "ReadOnly" } as const);

const variable201 = (report: VariableReport): ReportData => ({
  component: {
    name: report.component,
    ...(report.componentInstance === undefined ? {} : { instance: report.componentInstance }),
    ...(report.evse === undefined ? {} : { evse: report.evse }),
  },
  variable: { name: report.variable, ...(report.instance === undefined ? {} : { instance: report.instance }) },
  variableAttribute: [{ type: "Actual", ...attributeOf(report), persistent: true }],
  variableCharacteristics: {
    dataType: report.dataType,
    supportsMonitoring: report.componentInstance === undefined && isWatchable(report),
    ...(report.unit === undefined ? {} : { unit: report.unit }),
    ...(report.minLimit === undefined ? {} : { minLimit: report.minLimit }),
    ...(report.maxLimit === undefined ? {} : { maxLimit: report.maxLimit }),
    ...(report.valuesList === undefined ? {} : { valuesList: report.valuesList.join(",") }),
  },
});
