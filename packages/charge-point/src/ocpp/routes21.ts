// SPDX-License-Identifier: Apache-2.0
// The visible table of OCPP 2.1: that of 2.0.1, after what only 2.1 can say has been turned down.
import type { Response, Routes } from "@chargehand/ocpp";
import { dynamicLimit21, profileFrom21 } from "./profile21.ts";
import { filterOf, getChargingProfiles, rejected, requestStart, routes201, setChargingProfile } from "./routes201.ts";
import type { StationCommands } from "./station-commands.ts";

export function routes21(station: StationCommands): Routes<"2.1"> {
  const shared = routes201(station);
  return {
    SetChargingProfile: ({ evseId, chargingProfile }) => {
      const profile = profileFrom21(chargingProfile);
      return profile.ok ? setChargingProfile(station, evseId, profile.value) : rejected(profile.error);
    },
    RequestStartTransaction: ({ chargingProfile, ...start }) => {
      if (chargingProfile === undefined) return requestStart(station, start);
      const profile = profileFrom21(chargingProfile);
      return profile.ok ? requestStart(station, { ...start, chargingProfile: profile.value }) : rejected(profile.error);
    },
    ClearChargingProfile: ({ chargingProfileId: id, chargingProfileCriteria: criteria = {} }) => ({
      status: station.clearProfiles(id === undefined ? filterOf(criteria) : { ids: [id] }) ? "Accepted" : "Unknown",
    }),
    GetChargingProfiles: (request) => getChargingProfiles(station, request, { in201: false }),
    UpdateDynamicSchedule: ({ chargingProfileId, scheduleUpdate }) => {
      const limit = dynamicLimit21(scheduleUpdate);
      if (!limit.ok) return rejected(limit.error);
      const outcome = station.updateProfile(chargingProfileId, limit.value);
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
    UsePriorityCharging: ({ transactionId, activate }) => {
      const status = station.usePriorityCharging(transactionId, activate);
      return status === "Rejected" ? rejected({ code: "TxNotFound", detail: "that transaction is not active here [K21.FR.02]" }) : { status };
    },
    GetCompositeSchedule: shared.GetCompositeSchedule,
    RequestStopTransaction: shared.RequestStopTransaction,
    GetTransactionStatus: shared.GetTransactionStatus,
    ChangeAvailability: shared.ChangeAvailability,
    TriggerMessage: ({ requestedMessage, ...request }) => {
      if (requestedMessage === "CustomTrigger" || requestedMessage === "SignV2G20Certificate") return { status: "NotImplemented" };
      return shared.TriggerMessage({ ...request, requestedMessage });
    },
    Reset: ({ type, ...request }) => (type === "ImmediateAndResume" ? resetAndResume(station, request.evseId) : shared.Reset({ ...request, type })),
    UnlockConnector: shared.UnlockConnector,
    GetVariables: shared.GetVariables,
    SetVariables: shared.SetVariables,
    GetBaseReport: shared.GetBaseReport,
    GetReport: shared.GetReport,
    DataTransfer: shared.DataTransfer,
  };
}

const RESUMPTION_TIMEOUT = { component: "TxCtrlr", variable: "ResumptionTimeout" };

function resetAndResume(station: StationCommands, evseId: number | undefined): Response<"2.1", "Reset"> {
  if (evseId !== undefined) return rejected({ code: "UnsupportedParam", detail: "an EVSE cannot be reset by itself [B11.FR.09]" });
  const timeout = station.getVariable(RESUMPTION_TIMEOUT);
  if (!timeout.ok || timeout.value === "0")
    return rejected({ code: "UnsupportedParam", detail: "TxCtrlr.ResumptionTimeout is 0: nothing is resumed [B13.FR.01]" });
  return { status: station.reset("ImmediateAndResume") };
}
