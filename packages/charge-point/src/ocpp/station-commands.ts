// SPDX-License-Identifier: Apache-2.0
// What a CSMS may ask, in words of no OCPP version. The route table of each version translates to these.
import type { ChargingProfile, CompositePeriod, Facts, ProfilePurpose } from "@chargehand/charging";
import type { Result } from "@chargehand/kernel";
import type { IdToken, ResetKind, VariableReport } from "./station-events.ts";

/** Why a command was turned down. `code` is one of OCPP's reason codes (2.0.1 appendices, section 5). */
export interface Refusal {
  readonly code:
    | "CSNotAccepted"
    | "DuplicateProfile"
    | "FwUpdateInProgress"
    | "InvalidIdToken"
    | "InvalidCertificate"
    | "InternalError"
    | "InvalidProfile"
    | "InvalidProfileId"
    | "InvalidSchedule"
    | "InvalidStackLevel"
    | "InvalidURL"
    | "InvalidValue"
    | "MissingParam"
    | "NotFound"
    | "OutOfStorage"
    | "ReadOnly"
    | "TooLargeElement"
    | "TooManyElements"
    | "TxInProgress"
    | "TxNotFound"
    | "UnknownConnectorId"
    | "UnknownEvse"
    | "UnsupportedParam"
    | "UnsupportedRateUnit"
    | "ValueOutOfRange"
    | "ValueTooHigh"
    | "ValueTooLow";
  /** For the operator; names the field, never repeats its value. */
  readonly detail: string;
}

/** Which profiles are meant; an absent field means any. */
export interface ProfileFilter {
  readonly ids?: readonly number[];
  readonly evseId?: number;
  readonly purpose?: ProfilePurpose;
  readonly stackLevel?: number;
  /** Who has set it, as `chargingLimitSource` says. */
  readonly sources?: readonly string[];
}

export interface RemoteStart {
  readonly evseId: number | undefined;
  readonly idToken: IdToken;
  /** OCPP 1.6 has none. */
  readonly remoteStartId?: number;
  /** Why, when the request says; `chargeNow` overrides routine limits for the transaction. */
  readonly facts?: Facts;
  /** For the transaction that it starts; its transaction id is filled in then. */
  readonly profile?: ChargingProfile;
}

export type Triggered = "BootNotification" | "Heartbeat" | "MeterValues" | "StatusNotification" | "TransactionEvent";

export type SetVariableStatus = "Accepted" | "RebootRequired" | "Rejected" | "UnknownComponent" | "UnknownVariable";

/** What became of a value, and why when it was turned down. */
export interface SetOutcome {
  readonly status: SetVariableStatus;
  readonly refusal?: Refusal;
}

/** One variable of the device model, addressed as OCPP does. */
export interface VariableName {
  readonly component: string;
  readonly componentInstance?: string;
  readonly evse?: { readonly id: number; readonly connectorId?: number };
  readonly variable: string;
  readonly instance?: string;
}

/** The variable behind a configuration key of OCPP 1.6; without a value when it can only be written. */
export interface KeyedVariable {
  readonly name: VariableName;
  readonly isWritable: boolean;
  readonly value?: string;
}

/** Which variables a report is about; nothing named means all. */
export interface ReportFilter {
  readonly base?: "writable" | "summary";
  readonly criteria?: readonly ("Active" | "Available" | "Enabled" | "Problem")[];
  /** What is absent in a name means any. */
  readonly names?: readonly Partial<VariableName>[];
}

export interface StationCommands {
  /** How many phases the EVSE has. */
  readonly phases: 1 | 3;
  /** Epoch ms, domain time. */
  nowMs(): number;
  /** `replacesSameLevel` is the rule of OCPP 1.6; without it such a profile is refused. */
  installProfile(profile: ChargingProfile, rule?: { readonly replacesSameLevel: boolean }): Result<void, Refusal>;
  /** A person's wish as `OwnerWish` of `charging` puts it on the wire; false when it was not carried out. */
  carryOut(wish: string): boolean;
  /** False when none matched. */
  clearProfiles(filter: ProfileFilter): boolean;
  profiles(filter: ProfileFilter): readonly ChargingProfile[];
  /** Sends them after the answer. */
  reportProfiles(requestId: number, profiles: readonly ChargingProfile[]): void;
  /** The next limit of a Dynamic profile, in its own unit. */
  updateProfile(id: number, limit: number): Result<void, Refusal>;
  /** Switches priority charging of a transaction on or off; the change is told after the answer. */
  usePriorityCharging(transactionId: string, isOn: boolean): "Accepted" | "NoProfile" | "Rejected";
  /** What would be offered to a vehicle from now on, `duration` in seconds. */
  compositeSchedule(duration: number, unit: "A" | "W"): readonly CompositePeriod[];
  /** The id of the transaction when it is already open. */
  startTransaction(start: RemoteStart): Result<string | undefined, Refusal>;
  stopTransaction(transactionId: string): Result<void, Refusal>;
  hasTransaction(transactionId: string | undefined): boolean;
  /** The open transaction, and whether somebody has been let in. */
  readonly activeTransaction: { readonly id: string; readonly isAuthorized: boolean } | undefined;
  /** Whether messages of a transaction wait to be delivered. */
  readonly hasQueuedMessages: boolean;
  changeAvailability(isOperative: boolean): "Accepted" | "Scheduled";
  /** Sends it after the answer. */
  trigger(message: Triggered): "Accepted" | "Rejected";
  /** The same of a message that a functional block has. */
  triggerOther(message: string): "Accepted" | "Rejected" | "NotImplemented";
  /** `resetKind` is told with the end of the transaction where the version has words for it. */
  reset(kind: "Immediate" | "ImmediateAndResume" | "OnIdle", resetKind?: ResetKind): "Accepted" | "Scheduled";
  unlock(): Promise<"Unlocked" | "UnlockFailed" | "OngoingAuthorizedTransaction">;
  /** Whether there is a lock that could be opened. */
  readonly hasLock: boolean;
  getVariable(name: VariableName): Result<string, "Rejected" | "UnknownComponent" | "UnknownVariable">;
  setVariable(name: VariableName, value: string): SetOutcome;
  /** The variable behind a configuration key of OCPP 1.6, and all such keys. */
  behindKey16(key: string): KeyedVariable | undefined;
  readonly keys16: readonly string[];
  /** Actions of OCPP 1.6 that a functional block has. */
  readonly ofBlocks16: readonly string[];
  /** Sends the variables after the answer, unless there are none such, or so many reports wait that one more is not promised. */
  reportVariables(requestId: number, filter?: ReportFilter): "Accepted" | "EmptyResultSet" | "Rejected";
  readonly variables: readonly VariableReport[];
}
