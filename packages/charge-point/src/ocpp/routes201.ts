// SPDX-License-Identifier: Apache-2.0
// The visible table of OCPP 2.0.1: what a CSMS may ask of this station. Translation to commands; an action that is
// not here is answered NotImplemented by the peer.

import { toIso } from "@chargehand/kernel";
import type { Request, Response, Routes } from "@chargehand/ocpp";
import { EVSE } from "./encode201.ts";
import { choosesPhase201, factsFrom, profileFrom201 } from "./profile201.ts";
import type { ProfileFilter, Refusal, RemoteStart, StationCommands, Triggered, VariableName } from "./station-commands.ts";

export function routes201(station: StationCommands) {
  return {
    SetChargingProfile: (request) => setChargingProfile(station, request),
    ClearChargingProfile: (request) => ({ status: station.clearProfiles(clearFilter(request)) ? "Accepted" : "Unknown" }),
    GetChargingProfiles: (request) => getChargingProfiles(station, request),
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
    TriggerMessage: ({ requestedMessage }) => ({ status: isTriggered(requestedMessage) ? station.trigger(requestedMessage) : "NotImplemented" }),
    Reset: ({ type, evseId }) =>
      evseId === undefined ? { status: station.reset(type) } : rejected({ code: "UnsupportedParam", detail: "an EVSE cannot be reset by itself [B11.FR.09]" }),
    UnlockConnector: ({ evseId, connectorId }) => ({ status: isHere({ id: evseId, connectorId }) ? station.unlock() : "UnknownConnector" }),
    GetVariables: ({ getVariableData }) => ({ getVariableResult: getVariableData.map((data) => getVariable(station, data)) }),
    SetVariables: ({ setVariableData }) => ({ setVariableResult: setVariableData.map((data) => setVariable(station, data)) }),
    GetBaseReport: ({ requestId, reportBase }) => {
      if (reportBase === "SummaryInventory") return { status: "NotSupported" };
      station.reportVariables(requestId);
      return { status: "Accepted" };
    },
    CertificateSigned: async ({ certificateChain, certificateType }) => {
      if (certificateType === "V2GCertificate") return { status: "Rejected" };
      return { status: (await station.installCertificate(certificateChain)) ? "Accepted" : "Rejected" };
    },
    DataTransfer: () => ({ status: "UnknownVendorId" }),
    // There is no cache of authorisations to clear [C11.FR.04].
    ClearCache: () => ({ status: "Rejected" as const }),
  } satisfies Routes<"2.0.1">;
}

export const rejected = ({ code, detail }: Refusal) => ({ status: "Rejected" as const, statusInfo: { reasonCode: code, additionalInfo: detail } });

const isHere = (evse: { readonly id: number; readonly connectorId?: number } | undefined): boolean =>
  evse === undefined || evse.id === 0 || (evse.id === EVSE.id && (evse.connectorId === undefined || evse.connectorId === EVSE.connectorId));

const triggered: readonly string[] = ["BootNotification", "Heartbeat", "StatusNotification", "MeterValues", "TransactionEvent"] satisfies Triggered[];
const isTriggered = (message: string): message is Triggered => triggered.includes(message);

function setChargingProfile(
  station: StationCommands,
  { evseId, chargingProfile }: Request<"2.0.1", "SetChargingProfile">,
): Response<"2.0.1", "SetChargingProfile"> {
  if (choosesPhase201(chargingProfile)) return rejected({ code: "UnsupportedParam", detail: "phaseToUse is not supported [K01.FR.48]" });
  const profile = profileFrom201(evseId, chargingProfile);
  if (!profile.ok) return rejected(profile.error);
  const outcome = station.installProfile(profile.value);
  return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
}

/** By id, or by criteria; an id leaves no room for criteria [K10.FR.03]. */
function clearFilter({ chargingProfileId, chargingProfileCriteria }: Request<"2.0.1", "ClearChargingProfile">): ProfileFilter {
  if (chargingProfileId !== undefined) return { ids: [chargingProfileId] };
  return filterOf(chargingProfileCriteria ?? {});
}

type Criteria = NonNullable<Request<"2.0.1", "ClearChargingProfile">["chargingProfileCriteria"]>;

function filterOf({ evseId, chargingProfilePurpose: purpose, stackLevel }: Criteria): ProfileFilter {
  // Nobody can have installed one of these, so nothing matches.
  if (purpose === "ChargingStationExternalConstraints") return { ids: [] };
  return { ...(evseId === undefined ? {} : { evseId }), ...(purpose === undefined ? {} : { purpose }), ...(stackLevel === undefined ? {} : { stackLevel }) };
}

function getChargingProfiles(station: StationCommands, request: Request<"2.0.1", "GetChargingProfiles">): Response<"2.0.1", "GetChargingProfiles"> {
  const { chargingProfileId, chargingProfilePurpose, stackLevel, chargingLimitSource } = request.chargingProfile;
  if (chargingLimitSource !== undefined && !chargingLimitSource.includes("CSO")) return { status: "NoProfiles" };
  const criteria = filterOf({
    ...(request.evseId === undefined ? {} : { evseId: request.evseId }),
    ...(chargingProfilePurpose === undefined ? {} : { chargingProfilePurpose }),
    ...(stackLevel === undefined ? {} : { stackLevel }),
  });
  const found = station.profiles(chargingProfileId === undefined ? criteria : { ids: chargingProfileId });
  if (found.length === 0) return { status: "NoProfiles" };
  station.reportProfiles(request.requestId, found);
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

function requestStart(station: StationCommands, request: Request<"2.0.1", "RequestStartTransaction">): Response<"2.0.1", "RequestStartTransaction"> {
  const { evseId, idToken, remoteStartId, chargingProfile } = request;
  const facts = factsFrom(request.customData);
  if (facts === undefined)
    return rejected({ code: "InvalidValue", detail: "customData of org.chargehand has an unknown cause, beneficiary, provenance or until" });
  const start: RemoteStart = { evseId, remoteStartId, idToken: { value: idToken.idToken, type: idToken.type }, facts };
  if (chargingProfile === undefined) return startAnswer(station, start);
  if (chargingProfile.chargingProfilePurpose !== "TxProfile" || chargingProfile.transactionId !== undefined)
    return rejected({ code: "InvalidProfile", detail: "a profile with a start is a TxProfile without transactionId [F02.FR.17, F02.FR.19]" });
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

const nameOf = ({ component, variable }: Pick<GetData, "component" | "variable">): VariableName => ({
  component: component.name,
  variable: variable.name,
  ...(variable.instance === undefined ? {} : { instance: variable.instance }),
});

function getVariable(station: StationCommands, { component, variable, attributeType = "Actual" }: GetData): GetResult {
  const subject = { component, variable, attributeType };
  const outcome = station.getVariable(nameOf(subject));
  if (!outcome.ok) return { ...subject, attributeStatus: outcome.error };
  if (attributeType !== "Actual") return { ...subject, attributeStatus: "NotSupportedAttributeType" };
  return { ...subject, attributeStatus: "Accepted", attributeValue: outcome.value };
}

function setVariable(station: StationCommands, { component, variable, attributeType = "Actual", attributeValue }: SetData): SetResult {
  const subject = { component, variable, attributeType };
  if (attributeType !== "Actual") return { ...subject, attributeStatus: "NotSupportedAttributeType" };
  return { ...subject, attributeStatus: station.setVariable(nameOf(subject), attributeValue) };
}
