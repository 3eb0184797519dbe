// SPDX-License-Identifier: Apache-2.0
// The visible table of OCPP 2.0.1: what a CSMS may ask of this station. Translation to commands; an action that is
// not here is answered NotImplemented by the peer.

import { OWNER_WISH, type ProfilePurpose, VENDOR_ID } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import { type Request, type Response, type Routes, refusal } from "@chargehand/ocpp";
import { EVSE } from "./encode201.ts";
import { factsFrom, isOf201, phaseRefusal201, profileFrom201, type WireProfile } from "./profile201.ts";
import type { ProfileFilter, Refusal, RemoteStart, ReportFilter, StationCommands, Triggered, VariableName } from "./station-commands.ts";
import { statusInfo } from "./status-info.ts";
import { itemsPerMessage } from "./variable-list.ts";

export function routes201(station: StationCommands) {
  return {
    SetChargingProfile: ({ evseId, chargingProfile }) => setChargingProfile(station, evseId, chargingProfile),
    ClearChargingProfile: (request) => ({ status: station.clearProfiles(clearFilter(request)) ? "Accepted" : "Unknown" }),
    GetChargingProfiles: (request) => getChargingProfiles(station, request, { in201: true }),
    GetCompositeSchedule: (request) => getCompositeSchedule(station, request),
    RequestStartTransaction: (request) => requestStart(station, request),
    RequestStopTransaction: ({ transactionId }) => {
      const outcome = station.stopTransaction(transactionId);
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
    GetTransactionStatus: ({ transactionId }) => ({
      messagesInQueue: station.hasQueuedMessages,
      ...(transactionId === undefined ? {} : { ongoingIndicator: station.hasTransaction(transactionId) }),
    }),
    ChangeAvailability: ({ evse, operationalStatus }) =>
      isHere(evse)
        ? { status: station.changeAvailability(operationalStatus === "Operative") }
        : rejected({ code: "UnknownEvse", detail: "there is only EVSE 1" }),
    TriggerMessage: ({ requestedMessage }) => ({
      status: isTriggered(requestedMessage) ? station.trigger(requestedMessage) : station.triggerOther(requestedMessage),
    }),
    Reset: ({ type, evseId }) =>
      evseId === undefined ? { status: station.reset(type) } : rejected({ code: "UnsupportedParam", detail: "an EVSE cannot be reset by itself [B11.FR.09]" }),
    UnlockConnector: async ({ evseId, connectorId }) => ({ status: isHere({ id: evseId, connectorId }) ? await station.unlock() : "UnknownConnector" }),
    GetVariables: ({ getVariableData }) => {
      notTooMany("GetVariables", getVariableData.length);
      return { getVariableResult: getVariableData.map((data) => getVariable(station, data)) };
    },
    SetVariables: ({ setVariableData }) => {
      notTooMany("SetVariables", setVariableData.length);
      return { setVariableResult: setVariableData.map((data) => setVariable(station, data)) };
    },
    GetBaseReport: ({ requestId, reportBase }) => ({ status: station.reportVariables(requestId, bases[reportBase]) }),
    GetReport: ({ requestId, componentCriteria, componentVariable }) => {
      notTooMany("GetReport", componentVariable?.length ?? 0);
      const names = componentVariable?.map(meantBy);
      const filter: ReportFilter = {
        ...(componentCriteria === undefined ? {} : { criteria: componentCriteria }),
        ...(names === undefined ? {} : { names }),
      };
      return { status: station.reportVariables(requestId, filter) };
    },
    DataTransfer: ({ vendorId, messageId, data }) => {
      if (vendorId !== VENDOR_ID) return { status: "UnknownVendorId" };
      if (messageId !== OWNER_WISH) return { status: "UnknownMessageId" };
      return { status: typeof data === "string" && station.carryOut(data) ? "Accepted" : "Rejected" };
    },
  } satisfies Routes<"2.0.1">;
}

/** What the station says of itself as DeviceDataCtrlr.ItemsPerMessage [B06.FR.16, B08.FR.17]; of a message that says more nothing is done. */
function notTooMany(action: string, count: number): void {
  if (count > itemsPerMessage) throw refusal("OccurrenceConstraintViolation", `${action}: at most ${itemsPerMessage} elements in one message`);
}

export const rejected = (refusal: Refusal) => ({ status: "Rejected" as const, statusInfo: statusInfo(refusal) });

const isHere = (evse: { readonly id: number; readonly connectorId?: number } | undefined): boolean =>
  evse === undefined || evse.id === 0 || (evse.id === EVSE.id && (evse.connectorId === undefined || evse.connectorId === EVSE.connectorId));

const triggered: readonly string[] = ["BootNotification", "Heartbeat", "MeterValues", "StatusNotification", "TransactionEvent"] satisfies Triggered[];
const isTriggered = (message: string): message is Triggered => triggered.includes(message);

export function setChargingProfile(station: StationCommands, evseId: number, wire: WireProfile): Response<"2.0.1", "SetChargingProfile"> {
  const refusal = phaseRefusal201(wire, station.phases);
  if (refusal !== undefined) return rejected(refusal);
  const profile = profileFrom201(evseId, wire);
  if (!profile.ok) return rejected(profile.error);
  const outcome = station.installProfile(profile.value);
  return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
}

/** By id, or by criteria; an id leaves no room for criteria [K10.FR.03]. */
function clearFilter({ chargingProfileId, chargingProfileCriteria }: Request<"2.0.1", "ClearChargingProfile">): ProfileFilter {
  if (chargingProfileId !== undefined) return { ids: [chargingProfileId] };
  return filterOf(chargingProfileCriteria ?? {});
}

interface Criteria {
  readonly evseId?: number;
  readonly chargingProfilePurpose?: ProfilePurpose;
  readonly stackLevel?: number;
}

export const filterOf = ({ evseId, chargingProfilePurpose: purpose, stackLevel }: Criteria): ProfileFilter => ({
  ...(evseId === undefined ? {} : { evseId }),
  ...(purpose === undefined ? {} : { purpose }),
  ...(stackLevel === undefined ? {} : { stackLevel }),
});

interface ProfileQuery {
  readonly requestId: number;
  readonly evseId?: number;
  readonly chargingProfile: Omit<Criteria, "evseId"> & { readonly chargingProfileId?: readonly number[]; readonly chargingLimitSource?: readonly string[] };
}

export function getChargingProfiles(
  station: StationCommands,
  { requestId, evseId, chargingProfile }: ProfileQuery,
  { in201 }: { readonly in201: boolean },
): Response<"2.0.1", "GetChargingProfiles"> {
  const { chargingProfileId: ids, chargingLimitSource: sources, ...criteria } = chargingProfile;
  const filter = filterOf({ ...criteria, ...(evseId === undefined ? {} : { evseId }) });
  const matching = station.profiles({ ...filter, ...(ids === undefined ? {} : { ids }), ...(sources === undefined ? {} : { sources }) });
  const found = in201 ? matching.filter(isOf201) : matching;
  if (found.length === 0) return { status: "NoProfiles" };
  station.reportProfiles(requestId, found);
  return { status: "Accepted" };
}

function getCompositeSchedule(station: StationCommands, request: Request<"2.0.1", "GetCompositeSchedule">): Response<"2.0.1", "GetCompositeSchedule"> {
  const { evseId, duration, chargingRateUnit = "A" } = request;
  if (evseId !== 0 && evseId !== EVSE.id) return rejected({ code: "UnknownEvse", detail: "there is only EVSE 1" });
  if (duration < 0) return rejected({ code: "InvalidValue", detail: "duration must not be negative" });
  const periods = station.compositeSchedule(duration, chargingRateUnit);
  return {
    status: "Accepted",
    schedule: { evseId, duration, scheduleStart: toIso(station.nowMs()), chargingRateUnit, chargingSchedulePeriod: periods },
  };
}

type Token2x = { readonly idToken: string; readonly type: string };
type Start = Omit<Request<"2.0.1", "RequestStartTransaction">, "chargingProfile" | "groupIdToken" | "idToken"> & {
  readonly idToken: Token2x;
  readonly groupIdToken?: Token2x;
  readonly chargingProfile?: WireProfile;
};

export function requestStart(station: StationCommands, request: Start): Response<"2.0.1", "RequestStartTransaction"> {
  const { evseId, idToken, groupIdToken, remoteStartId, chargingProfile } = request;
  const facts = factsFrom(request.customData);
  if (facts === undefined)
    return rejected({ code: "InvalidValue", detail: "customData of org.chargehand has an unknown cause, beneficiary, provenance or until" });
  const start: RemoteStart = {
    remoteStartId,
    evseId,
    idToken: { value: idToken.idToken, type: idToken.type, ...(groupIdToken === undefined ? {} : { group: groupIdToken.idToken }) },
    facts,
  };
  if (chargingProfile === undefined) return startAnswer(station, start);
  if (chargingProfile.chargingProfilePurpose !== "TxProfile" || chargingProfile.transactionId !== undefined)
    return rejected({ code: "InvalidProfile", detail: "a profile with a start is a TxProfile without transactionId [F02.FR.17, F02.FR.19]" });
  const refusal = phaseRefusal201(chargingProfile, station.phases);
  if (refusal !== undefined) return rejected(refusal);
  const profile = profileFrom201(EVSE.id, chargingProfile);
  return profile.ok ? startAnswer(station, { ...start, profile: profile.value }) : rejected(profile.error);
}

function startAnswer(station: StationCommands, start: RemoteStart): Response<"2.0.1", "RequestStartTransaction"> {
  const outcome = station.startTransaction(start);
  if (!outcome.ok) return rejected(outcome.error);
  return { status: "Accepted", ...(outcome.value === undefined ? {} : { transactionId: outcome.value }) };
}

type GetData = Request<"2.0.1", "GetVariables">["getVariableData"][number];
type GetResult = Response<"2.0.1", "GetVariables">["getVariableResult"][number];
type SetData = Request<"2.0.1", "SetVariables">["setVariableData"][number];
type SetResult = Response<"2.0.1", "SetVariables">["setVariableResult"][number];

/** [B07.FR.07 to FR.09] */
const bases: Readonly<Record<Request<"2.0.1", "GetBaseReport">["reportBase"], ReportFilter>> = {
  FullInventory: {},
  ConfigurationInventory: { base: "writable" },
  SummaryInventory: { base: "summary" },
};

type Meant = NonNullable<Request<"2.0.1", "GetReport">["componentVariable"]>[number];

const placeOf = ({ evse, instance }: Meant["component"]): Pick<VariableName, "evse" | "componentInstance"> => ({
  ...(instance === undefined ? {} : { componentInstance: instance }),
  ...(evse === undefined ? {} : { evse: { id: evse.id, ...(evse.connectorId === undefined ? {} : { connectorId: evse.connectorId }) } }),
});

const meantBy = ({ component, variable }: Meant): Partial<VariableName> => ({
  component: component.name,
  ...placeOf(component),
  ...(variable === undefined ? {} : { variable: variable.name }),
  ...(variable?.instance === undefined ? {} : { instance: variable.instance }),
});

const nameOf = ({ component, variable }: Pick<GetData, "component" | "variable">): VariableName => ({
  component: component.name,
  ...placeOf(component),
  variable: variable.name,
  ...(variable.instance === undefined ? {} : { instance: variable.instance }),
});

function getVariable(station: StationCommands, { component, variable, attributeType = "Actual" }: GetData): GetResult {
  const subject = { component, variable, attributeType };
  const outcome = station.getVariable(nameOf(subject));
  if (isThere(outcome) && attributeType !== "Actual") return { ...subject, attributeStatus: "NotSupportedAttributeType" };
  if (!outcome.ok) return { ...subject, attributeStatus: outcome.error };
  return { ...subject, attributeStatus: "Accepted", attributeValue: outcome.value };
}

/** What cannot be read is there all the same. Of what is not there no attribute can be wrong [B05.FR.04 to FR.06, B06.FR.06 to FR.08]. */
const isThere = (outcome: ReturnType<StationCommands["getVariable"]>): boolean => outcome.ok || outcome.error === "Rejected";

/** Of additionalInfo in 2.0.1. */
const LONGEST_INFO = 512;

function setVariable(station: StationCommands, { component, variable, attributeType = "Actual", attributeValue }: SetData): SetResult {
  const subject = { component, variable, attributeType };
  if (attributeType !== "Actual" && isThere(station.getVariable(nameOf(subject)))) return { ...subject, attributeStatus: "NotSupportedAttributeType" };
  const { status, refusal } = station.setVariable(nameOf(subject), attributeValue);
  if (refusal === undefined) return { ...subject, attributeStatus: status };
  return { ...subject, attributeStatus: status, attributeStatusInfo: { reasonCode: refusal.code, additionalInfo: refusal.detail.slice(0, LONGEST_INFO) } };
}
