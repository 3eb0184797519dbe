// SPDX-License-Identifier: Apache-2.0
// What a CSMS asks of a station in the course of a day, and what the station tells of its charges, in the words of each version.
import type { Bench, Json } from "./csms-double.ts";

export interface DayWords {
  readonly protocol: string;
  /** A request and what its answer must contain. */
  readonly morning: readonly (readonly [action: string, request: Json, answer: Json])[];
  readonly start: (on: Bench) => Promise<Json>;
  readonly stop: (on: Bench) => Promise<Json>;
  readonly limit: (on: Bench, amps: number) => Promise<Json>;
  readonly outOfService: (on: Bench, isOut: boolean) => Promise<Json>;
  readonly reset: readonly [action: string, request: Json];
  /** Each charge as it was told: first and last reading of the register, Wh, and why it ended. */
  readonly charges: (on: Bench) => readonly Charge[];
}

export interface Charge {
  readonly id: unknown;
  readonly begin: number;
  readonly end: number;
  readonly reason: unknown;
}

const schedule = (limit: number): Json => ({
  chargingRateUnit: "A",
  startSchedule: "2020-01-01T00:00:00Z",
  chargingSchedulePeriod: [{ startPeriod: 0, limit }],
});
const common = { stackLevel: 1, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute" };
const accepted = { status: "Accepted" };

const words16: DayWords = {
  protocol: "ocpp1.6",
  morning: [
    ["GetConfiguration", {}, {}],
    ["ChangeConfiguration", { key: "MeterValueSampleInterval", value: "900" }, accepted],
    ["ChangeConfiguration", { key: "ClockAlignedDataInterval", value: "3600" }, accepted],
    ["ChangeConfiguration", { key: "StopTxnSampledData", value: "Energy.Active.Import.Register,Power.Active.Import" }, accepted],
    ["ChangeConfiguration", { key: "StopTxnSampledData", value: "SoC" }, { status: "Rejected" }],
    ["ChangeConfiguration", { key: "LightIntensity", value: "50" }, { status: "NotSupported" }],
    ["TriggerMessage", { requestedMessage: "StatusNotification", connectorId: 1 }, accepted],
    ["ExtendedTriggerMessage", { requestedMessage: "MeterValues" }, accepted],
    ["GetCompositeSchedule", { connectorId: 1, duration: 86_400 }, accepted],
    ["SendLocalList", { listVersion: 1, updateType: "Full", localAuthorizationList: [{ idTag: "04A1", idTagInfo: accepted }] }, accepted],
    ["GetLocalListVersion", {}, { listVersion: 1 }],
    ["ClearChargingProfile", {}, { status: "Unknown" }],
    ["DataTransfer", { vendorId: "com.example" }, { status: "UnknownVendorId" }],
  ],
  start: ({ csms }) => csms.call("RemoteStartTransaction", { connectorId: 1, idTag: "APP1" }),
  stop: ({ csms }) => csms.call("RemoteStopTransaction", { transactionId: csms.lastTransactionId }),
  limit: ({ csms }, amps) =>
    csms.call("SetChargingProfile", { connectorId: 1, csChargingProfiles: { chargingProfileId: 7, ...common, chargingSchedule: schedule(amps) } }),
  outOfService: ({ csms }, isOut) => csms.call("ChangeAvailability", { connectorId: 0, type: isOut ? "Inoperative" : "Operative" }),
  reset: ["Reset", { type: "Soft" }],
  charges: ({ csms }) =>
    csms.of("StopTransaction").map((stop, i) => ({
      id: stop["transactionId"],
      begin: Number(csms.of("StartTransaction")[i]?.["meterStart"]),
      end: Number(stop["meterStop"]),
      reason: stop["reason"],
    })),
};

const variable = (component: string, name: string, attributeValue: string): Json => ({ component: { name: component }, variable: { name }, attributeValue });

const words2x = (protocol: string): DayWords => ({
  protocol,
  morning: [
    ["GetBaseReport", { requestId: 1, reportBase: "FullInventory" }, accepted],
    ["SetVariables", { setVariableData: [variable("SampledDataCtrlr", "TxUpdatedInterval", "900"), variable("AlignedDataCtrlr", "Interval", "3600")] }, {}],
    ["SetVariables", { setVariableData: [variable("SampledDataCtrlr", "TxEndedInterval", "1800")] }, {}],
    ["GetReport", { requestId: 2, componentVariable: [{ component: { name: "TxCtrlr" } }] }, accepted],
    ["TriggerMessage", { requestedMessage: "StatusNotification", evse: { id: 1, connectorId: 1 } }, accepted],
    ["TriggerMessage", { requestedMessage: "MeterValues" }, accepted],
    ["GetCompositeSchedule", { evseId: 1, duration: 86_400 }, accepted],
    [
      "SendLocalList",
      { versionNumber: 1, updateType: "Full", localAuthorizationList: [{ idToken: { idToken: "04A1", type: "ISO14443" }, idTokenInfo: accepted }] },
      accepted,
    ],
    ["GetLocalListVersion", {}, { versionNumber: 1 }],
    ["GetTransactionStatus", {}, { messagesInQueue: false }],
    ["ClearChargingProfile", { chargingProfileId: 99 }, { status: "Unknown" }],
    ["DataTransfer", { vendorId: "com.example" }, { status: "UnknownVendorId" }],
  ],
  start: ({ csms }) => csms.call("RequestStartTransaction", { evseId: 1, remoteStartId: 42, idToken: { idToken: "APP1", type: "Central" } }),
  stop: ({ csms, chargePoint }) => csms.call("RequestStopTransaction", { transactionId: chargePoint.snapshot().transaction?.id }),
  limit: ({ csms }, amps) =>
    csms.call("SetChargingProfile", { evseId: 1, chargingProfile: { id: 7, ...common, chargingSchedule: [{ id: 1, ...schedule(amps) }] } }),
  outOfService: ({ csms }, isOut) => csms.call("ChangeAvailability", { operationalStatus: isOut ? "Inoperative" : "Operative" }),
  reset: ["Reset", { type: "Immediate" }],
  charges: ({ csms }) => {
    const events = csms.transactionEvents();
    const infoOf = (event: Json) => event["transactionInfo"] as Json;
    return events
      .filter(({ eventType }) => eventType === "Ended")
      .map((ended) => {
        const all = events.filter((event) => infoOf(event)["transactionId"] === infoOf(ended)["transactionId"]);
        const registers = all.flatMap(registersOf);
        return { id: infoOf(ended)["transactionId"], begin: Math.min(...registers), end: Math.max(...registers), reason: infoOf(ended)["stoppedReason"] };
      });
  },
});

/** Readings of the register in one event, Wh. */
export function registersOf(event: Json): readonly number[] {
  const values = (event["meterValue"] ?? []) as readonly {
    readonly sampledValue: readonly { readonly measurand?: string; readonly value: number | string }[];
  }[];
  return values.flatMap(({ sampledValue }) =>
    sampledValue.filter(({ measurand }) => measurand === "Energy.Active.Import.Register").map(({ value }) => Number(value)),
  );
}

export const dayWords: Readonly<Record<"1.6" | "2.0.1" | "2.1", DayWords>> = { "1.6": words16, "2.0.1": words2x("ocpp2.0.1"), "2.1": words2x("ocpp2.1") };
