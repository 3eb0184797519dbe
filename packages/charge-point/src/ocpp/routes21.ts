// SPDX-License-Identifier: Apache-2.0
// The visible table of OCPP 2.1: that of 2.0.1, after what only 2.1 can say has been turned down.
import type { Request, Routes } from "@chargehand/ocpp";
import { isTokenType } from "./encode201.ts";
import { profileAs201 } from "./profile21.ts";
import { rejected, routes201 } from "./routes201.ts";
import type { Refusal, StationCommands } from "./station-commands.ts";

type Purpose21 = Request<"2.1", "SetChargingProfile">["chargingProfile"]["chargingProfilePurpose"];

/** What is told of a token later has the length and the types of 2.0.1, so another would come back as somebody else's. */
const LONGEST_TOKEN = 36;

export function routes21(station: StationCommands): Routes<"2.1"> {
  const shared = routes201(station);
  return {
    SetChargingProfile: ({ chargingProfile, ...request }) => {
      const profile = profileAs201(chargingProfile);
      return profile.ok ? shared.SetChargingProfile({ ...request, chargingProfile: profile.value }) : rejected(profile.error);
    },
    RequestStartTransaction: ({ chargingProfile, idToken, groupIdToken: _group, ...request }) => {
      const { type } = idToken;
      if (idToken.idToken.length > LONGEST_TOKEN || !isTokenType(type)) return rejected(strangeToken);
      const start = { ...request, idToken: { idToken: idToken.idToken, type } };
      if (chargingProfile === undefined) return shared.RequestStartTransaction(start);
      const profile = profileAs201(chargingProfile);
      return profile.ok ? shared.RequestStartTransaction({ ...start, chargingProfile: profile.value }) : rejected(profile.error);
    },
    ClearChargingProfile: ({ chargingProfileCriteria: criteria, ...request }) => {
      if (criteria === undefined) return shared.ClearChargingProfile(request);
      const known = criteriaAs201(criteria);
      return known === undefined ? { status: "Unknown" } : shared.ClearChargingProfile({ ...request, chargingProfileCriteria: known });
    },
    GetChargingProfiles: ({ chargingProfile, ...request }) => {
      // What stands here was set by the CSMS, which 2.1 lets name itself as it likes; only CSO is what we call it.
      const { chargingLimitSource: sources, ...criteria } = chargingProfile;
      const known = criteriaAs201(criteria);
      if (known === undefined || (sources !== undefined && !sources.includes("CSO"))) return { status: "NoProfiles" };
      return shared.GetChargingProfiles({ ...request, chargingProfile: known });
    },
    GetCompositeSchedule: shared.GetCompositeSchedule,
    RequestStopTransaction: shared.RequestStopTransaction,
    GetTransactionStatus: shared.GetTransactionStatus,
    ChangeAvailability: shared.ChangeAvailability,
    TriggerMessage: ({ requestedMessage, ...request }) => {
      if (requestedMessage === "CustomTrigger" || requestedMessage === "SignV2G20Certificate") return { status: "NotImplemented" };
      return shared.TriggerMessage({ ...request, requestedMessage });
    },
    Reset: ({ type, ...request }) =>
      type === "ImmediateAndResume"
        ? rejected({ code: "UnsupportedParam", detail: "a transaction is not resumed after a reset" })
        : shared.Reset({ ...request, type }),
    UnlockConnector: shared.UnlockConnector,
    GetVariables: shared.GetVariables,
    SetVariables: shared.SetVariables,
    GetBaseReport: shared.GetBaseReport,
    CertificateSigned: ({ certificateType, ...request }) => {
      if (certificateType === undefined) return shared.CertificateSigned(request);
      return certificateType === "ChargingStationCertificate" ? shared.CertificateSigned({ ...request, certificateType }) : { status: "Rejected" };
    },
    DataTransfer: shared.DataTransfer,
    ClearCache: shared.ClearCache,
  };
}

const strangeToken: Refusal = { code: "InvalidValue", detail: `a token has at most ${LONGEST_TOKEN} characters here, and a type of 2.0.1` };

/** Undefined when it asks for a purpose that nothing here can have. */
function criteriaAs201<T extends { readonly chargingProfilePurpose?: Purpose21 }>({ chargingProfilePurpose: purpose, ...rest }: T) {
  if (purpose === "PriorityCharging" || purpose === "LocalGeneration") return undefined;
  return { ...rest, ...(purpose === undefined ? {} : { chargingProfilePurpose: purpose }) };
}
