// SPDX-License-Identifier: Apache-2.0
// Domain event to OCPP 1.6 message. Translation only.
import { DECISION_COMPONENT, type DecisionRecord, VENDOR_ID } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import { securityName16 } from "../security-log/kinds.ts";
import type { StoppedReason } from "../session/session-machine.ts";
import type { BootFacts } from "./csms-link.ts";
import { rounded, samplesOf } from "./sampled-values.ts";
import { signedValueOf } from "./signed-value.ts";
import type { Authorization, IdToken, Reading, ResetKind, StationEvent, TransactionEvent } from "./station-events.ts";

type MeterValue = Request<"1.6", "MeterValues">["meterValue"][number];
type SampledValue = MeterValue["sampledValue"][number];
type Reason = NonNullable<Request<"1.6", "StopTransaction">["reason"]>;

/** The one connector of this station; 0 is the station itself. */
export const CONNECTOR = 1;

/** Stands in StartTransaction for the person where nobody needs to authorise. */
export const FREE_VEND_TAG = "FREEVEND";
const LONGEST_TAG = 20;

/** Undefined for a token that does not fit: cut short it could be somebody else's [1.6 section 7.28]. */
export const idTag16 = (token: IdToken): string | undefined => (token.value.length <= LONGEST_TAG ? token.value : undefined);

/** A transaction that began under another version may have a longer token; what happened must be told all the same. */
const tagOf = (token: IdToken | undefined): string => token?.value.slice(0, LONGEST_TAG) ?? FREE_VEND_TAG;

export const boot16 = (facts: BootFacts): Request<"1.6", "BootNotification"> => ({
  chargePointVendor: facts.vendor.slice(0, 20),
  chargePointModel: facts.model.slice(0, 20),
  chargePointSerialNumber: facts.serialNumber.slice(0, 25),
  firmwareVersion: facts.firmwareVersion.slice(0, 50),
});

type StatusEvent = Extract<StationEvent, { type: "status" | "progress" }>;

export const status16 = ({ progress, at }: StatusEvent): Request<"1.6", "StatusNotification"> => ({
  connectorId: CONNECTOR,
  errorCode: progress === "Faulted" ? "OtherError" : "NoError",
  status: progress,
  timestamp: toIso(at),
});

/** The station itself knows only three states [1.6 section 4.9]. */
export function stationStatus16(event: StatusEvent): Request<"1.6", "StatusNotification"> {
  const isOwn = event.progress === "Faulted" || event.progress === "Unavailable";
  return { ...status16(event), connectorId: 0, status: isOwn ? event.progress : "Available" };
}

export const start16 = ({ at, energyWh, idToken }: Authorization): Request<"1.6", "StartTransaction"> => ({
  connectorId: CONNECTOR,
  idTag: tagOf(idToken),
  meterStart: Math.round(energyWh),
  ...(idToken?.reservationId === undefined ? {} : { reservationId: idToken.reservationId }),
  timestamp: toIso(at),
});

export const stop16 = (event: TransactionEvent, transactionId: number): Request<"1.6", "StopTransaction"> => ({
  transactionId,
  ...stoppedBy(event),
  meterStop: Math.round(event.reading.energyWh),
  timestamp: toIso(event.at),
  reason: reason16(event.stoppedReason, event.resetKind),
  ...transactionData(event),
});

/** Who stopped it at the reader; left out where the token does not fit [1.6 section 6.49]. */
function stoppedBy({ trigger, idToken }: TransactionEvent): Pick<Request<"1.6", "StopTransaction">, "idTag"> {
  const idTag = trigger === "StopAuthorized" && idToken !== undefined ? idTag16(idToken) : undefined;
  return idTag === undefined ? {} : { idTag };
}

/**
 * What was kept for the end; nothing unless StopTxnSampledData or StopTxnAlignedData asks for it [1.6 sections 9.1.25, 9.1.27]. And the
 * register itself where it is signed [OCA, Signed Meter Values in OCPP 3.1.4].
 */
function transactionData({ readings = [], reading }: TransactionEvent): Pick<Request<"1.6", "StopTransaction">, "transactionData"> {
  const signed = reading.signed === undefined ? [] : [{ ...reading, measurands: ["Energy.Active.Import.Register"] }];
  const [first, ...rest] = [...readings, ...signed].map(meterValue16).filter(({ sampledValue }) => sampledValue.length > 0);
  return first === undefined ? {} : { transactionData: [first, ...rest] };
}

const reasons: Readonly<Record<Exclude<StoppedReason, "ImmediateReset">, Reason>> = {
  DeAuthorized: "DeAuthorized",
  EVDisconnected: "EVDisconnected",
  Local: "Local",
  MasterPass: "Other",
  Other: "Other",
  PowerLoss: "PowerLoss",
  Remote: "Remote",
  StoppedByEV: "Other",
  Timeout: "Other",
};

/** Source: OCPP 1.6 section 7.36; a reset that nobody asked for from afar is a Reboot. */
export function reason16(reason: StoppedReason | undefined, resetKind?: ResetKind): Reason {
  if (reason === "ImmediateReset") return resetKind === undefined ? "Reboot" : `${resetKind}Reset`;
  return reason === undefined ? "Other" : reasons[reason];
}

export const meterValues16 = (reading: Reading, transactionId?: number): Request<"1.6", "MeterValues"> => ({
  connectorId: CONNECTOR,
  ...(transactionId === undefined ? {} : { transactionId }),
  meterValue: [meterValue16(reading)],
});

/** A signed value is a sample of its own beside the plain one [OCA, Signed Meter Values in OCPP 3.2.1]. */
export function meterValue16(reading: Reading): MeterValue {
  const context = reading.context ?? "Other";
  const sampledValue = samplesOf(reading).flatMap(({ measurand, value, unit, phase, signed }): readonly SampledValue[] => {
    const of = { context, measurand, ...(phase === undefined ? {} : { phase }), ...(unit === undefined ? {} : { unit }) };
    const plain = { value: String(rounded(value)), ...of };
    return signed === undefined ? [plain] : [plain, { value: JSON.stringify(signedValueOf(signed, false)), format: "SignedData", ...of }];
  });
  return { timestamp: toIso(reading.at), sampledValue: sampledValue as readonly SampledValue[] as MeterValue["sampledValue"] };
}

/** 1.6 has no message for a decision, so it travels as DataTransfer with the record as JSON. */
export const decision16 = (record: DecisionRecord): Request<"1.6", "DataTransfer"> => ({
  vendorId: VENDOR_ID,
  messageId: DECISION_COMPONENT,
  data: JSON.stringify(record),
});

export const security16 = (event: Extract<StationEvent, { type: "security" }>): Request<"1.6", "SecurityEventNotification"> => ({
  type: securityName16(event.kind).slice(0, 50),
  timestamp: toIso(event.at),
  techInfo: event.detail.slice(0, 255),
});
