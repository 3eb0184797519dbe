// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import type { Refusal, RemoteStart } from "../ocpp/station-commands.ts";
import type { ConnectorStatus } from "../ocpp/station-events.ts";
import { refusalOf } from "../smart-charging/profile-rules.ts";

export interface StartSituation {
  readonly status: ConnectorStatus;
  /** Somebody charges already. */
  readonly isAuthorized: boolean;
  /** No reservation keeps this token out. */
  readonly isAdmitted: boolean;
  readonly installed: readonly ChargingProfile[];
}

/** Why a start from afar is turned down; undefined when it is not. Pure. */
export function startRefusal({ evseId, profile }: RemoteStart, { status, isAuthorized, isAdmitted, installed }: StartSituation): Refusal | undefined {
  if (evseId !== undefined && evseId !== 1) return { code: "UnknownEvse", detail: "there is only EVSE 1" };
  if (status === "Unavailable" || status === "Faulted") return { code: "NotFound", detail: "the EVSE is out of service [F02.FR.25]" };
  if (isAuthorized) return { code: "TxInProgress", detail: "somebody is charging already [F02.FR.26]" };
  if (!isAdmitted) return { code: "InvalidIdToken", detail: "it is reserved for somebody else [H03]" };
  return profile === undefined ? undefined : refusalOf({ ...profile, transactionId: "next" }, { installed, transactionId: "next" });
}
