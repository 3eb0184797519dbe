// SPDX-License-Identifier: Apache-2.0
// What the station has to tell, in words of no OCPP version. One encoder a version turns these into messages.
import type { ChargingProfile, DecisionRecord } from "@chargehand/charging";
import type { ChargingState } from "../session/charging-state.ts";
import type { ConnectorProgress } from "../session/progress.ts";
import type { StoppedReason, Trigger } from "../session/session-machine.ts";
import type { Words } from "./functional-block.ts";

export interface IdToken {
  readonly value: string;
  readonly type: string;
  /** Of its group, as the CSMS has told; tokens of one group may stop what another has started [C09]. */
  readonly group?: string;
  /** The reservation that it has used up by beginning [H01.FR.15]. */
  readonly reservationId?: number;
}

export type ReadingContext = "Transaction.Begin" | "Transaction.End" | "Sample.Clock" | "Sample.Periodic" | "Trigger" | "Other";

/** What a reading is for, which decides what of it is told. `Aligned` comes by the clock, outside or inside of a transaction. */
export type ReadingKind = "Started" | "Updated" | "Ended" | "Aligned" | "AlignedEnded";

/** A reading that the device has signed. */
export interface SignedReading {
  /** In OCMF. */
  readonly text: string;
  /** DER in hexadecimal, where it is to be told. */
  readonly publicKey?: string;
  /** The start of the transaction has told it already, to those whose version tells readings there. */
  readonly wasKeyTold?: boolean;
}

/** One reading of the meter. Import positive; `energyWh` is the lifetime register. */
export interface Reading {
  /** Epoch ms, domain time. */
  readonly at: number;
  readonly context?: ReadingContext;
  readonly powerW: number;
  readonly energyWh: number;
  /** One entry a phase that the station has. */
  readonly currentsA: readonly number[];
  readonly offeredA: number;
  readonly voltageV: number;
  /** Lifetime register of export. Absent: nothing was ever exported. */
  readonly exportedWh?: number;
  /** Per phase, of a station that has three: W with the sign of `powerW`, V to neutral. */
  readonly powersW?: readonly number[];
  readonly voltagesV?: readonly number[];
  /** 0 to 1. Absent: nothing flows, and it counts as 1. */
  readonly powerFactor?: number;
  /** Of the register of import. */
  readonly signed?: SignedReading;
  /** Those to be told; absent: all. */
  readonly measurands?: readonly string[];
}

export interface TransactionEvent {
  readonly kind: "Started" | "Updated" | "Ended";
  readonly transactionId: string;
  readonly seqNo: number;
  /** Epoch ms, domain time, when it happened and not when it is sent. */
  readonly at: number;
  readonly trigger: Trigger;
  readonly chargingState: ChargingState;
  /** Time with power flowing, since the start. */
  readonly chargingMs: number;
  readonly reading: Reading;
  /** Taken before, and told with the end. */
  readonly readings?: readonly Reading[];
  readonly stoppedReason?: StoppedReason;
  readonly idToken?: IdToken;
  readonly remoteStartId?: number;
  /** Absent while nobody has been let in: in OCPP 1.6 there is no transaction before. */
  readonly authorization?: Authorization;
  readonly resetKind?: ResetKind;
}

/** When and at which reading of the register somebody was let in, and who: what OCPP 1.6 calls the start of a transaction. */
export interface Authorization {
  readonly at: number;
  readonly energyWh: number;
  /** Number of the event that tells of it first. */
  readonly seqNo: number;
  /** Absent where nobody needs to authorise. */
  readonly idToken?: IdToken;
}

export type ResetKind = "Hard" | "Soft";

export type ConnectorStatus = "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted";

/** A variable of the device model with its value now. */
export interface VariableReport {
  readonly component: string;
  /** Where there are several of that name, such as one for each network profile. */
  readonly componentInstance?: string;
  /** Of the component; absent for what belongs to the station. */
  readonly evse?: { readonly id: number; readonly connectorId?: number };
  readonly variable: string;
  readonly instance?: string;
  readonly value: string;
  readonly isWritable: boolean;
  /** Its value is never told. */
  readonly isWriteOnly?: true;
  readonly dataType: "string" | "decimal" | "integer" | "boolean" | "OptionList" | "MemberList" | "SequenceList" | "dateTime";
  readonly unit?: string;
  readonly valuesList?: readonly string[];
  readonly minLimit?: number;
  readonly maxLimit?: number;
}

export type StationEvent =
  | { readonly type: "transaction"; readonly event: TransactionEvent }
  | { readonly type: "status"; readonly status: ConnectorStatus; readonly progress: ConnectorProgress; readonly at: number }
  /** The connector's status is as it was, but not what goes on there; only OCPP 1.6 has words for it. */
  | { readonly type: "progress"; readonly status: ConnectorStatus; readonly progress: ConnectorProgress; readonly at: number }
  | { readonly type: "decision"; readonly record: DecisionRecord; readonly eventId: number }
  | {
      readonly type: "security";
      readonly kind: string;
      readonly at: number;
      readonly detail: string;
      /** Number of its entry in the security log; absent when it could not be written. */
      readonly entry?: number;
    }
  | {
      readonly type: "variables";
      readonly requestId: number;
      readonly at: number;
      /** Number of this part of the report, from 0. */
      readonly part: number;
      readonly isMoreToCome: boolean;
      readonly variables: readonly VariableReport[];
    }
  | {
      readonly type: "profiles";
      readonly requestId: number;
      readonly evseId: number;
      readonly isMoreToCome: boolean;
      readonly profiles: readonly ChargingProfile[];
    }
  /** Priority charging of a transaction has begun or ended; only OCPP 2.1 has words for it. */
  | { readonly type: "priority"; readonly transactionId: string; readonly isOn: boolean }
  /** The next limit of a Dynamic profile is wanted; only OCPP 2.1 has words for it. */
  | { readonly type: "pullUpdate"; readonly profileId: number }
  /** A limit from outside has been set or changed, or released; only OCPP 2.x has words for it. */
  | { readonly type: "externalLimit"; readonly stands: boolean }
  | { readonly type: "meter"; readonly reading: Reading }
  /** Nothing of that kind is under way. */
  | { readonly type: "heartbeat" }
  /** What a functional block has to say, in the words of each version that has some. Kept while offline only when `isKept`. */
  | { readonly type: "notice"; readonly words: Words; readonly isKept: boolean };
