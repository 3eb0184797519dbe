// SPDX-License-Identifier: Apache-2.0
import type { Features } from "../catalogue/conditions.ts";
import type { Connection } from "../scenario/connection.ts";
import type { Act, Req } from "../scenario/ocpp-side.ts";
import type { IdToken } from "../scenario/settings.ts";
import type { ActionOutcome } from "../scenario/verdict.ts";

/** How a station reaches the CSMS under test, and what it proves itself with. */
export type StationAccount = Connection;

/** What an operator can be asked to make the CSMS do: the requests that a CSMS sends. */
export type OperatorAction = Extract<
  Act,
  | "Reset"
  | "GetVariables"
  | "SetVariables"
  | "GetBaseReport"
  | "GetReport"
  | "SetNetworkProfile"
  | "ChangeAvailability"
  | "TriggerMessage"
  | "UnlockConnector"
  | "RequestStartTransaction"
  | "RequestStopTransaction"
  | "GetTransactionStatus"
  | "ClearCache"
  | "GetLocalListVersion"
  | "SendLocalList"
  | "ReserveNow"
  | "CancelReservation"
  | "SetChargingProfile"
  | "ClearChargingProfile"
  | "GetChargingProfiles"
  | "GetCompositeSchedule"
  | "UpdateFirmware"
  | "PublishFirmware"
  | "UnpublishFirmware"
  | "InstallCertificate"
  | "DeleteCertificate"
  | "GetInstalledCertificateIds"
  | "CertificateSigned"
  | "GetLog"
  | "CustomerInformation"
  | "SetMonitoringBase"
  | "SetMonitoringLevel"
  | "SetVariableMonitoring"
  | "ClearVariableMonitoring"
  | "GetMonitoringReport"
  | "SetDisplayMessage"
  | "GetDisplayMessages"
  | "ClearDisplayMessage"
  | "CostUpdated"
  | "DataTransfer"
>;

/** A token as the CSMS should know it. */
export interface KnownToken {
  readonly token: IdToken;
  readonly status: "Accepted" | "Blocked" | "Expired" | "Invalid" | "NoCredit";
  readonly groupId?: string;
}

/** What the CSMS should do with a station that it has not admitted yet. */
export type BootPolicy = "Accepted" | "Pending" | "Rejected";

/**
 * A CSMS under test. Only `station` must be there; each hand may say that the CSMS has no such thing (`unsupported`: a case that
 * needs it fails) or that this rig cannot do it (`notAutomated`: it could not be told).
 */
export interface CsmsRig {
  readonly name: string;
  /** Features of Part 5 that it has (true) or has not (false); what is not named is tried. */
  readonly features: Features;
  /**
   * Makes a station known to the CSMS, new for each case, and gives what it connects with. `unsupported` when the CSMS does not offer
   * that security profile.
   */
  station(wanted: { readonly identity: string; readonly securityProfile: 1 | 2 | 3 }): Promise<StationAccount | Exclude<ActionOutcome, { outcome: "done" }>>;
  /** Makes the CSMS know a token. */
  token?(token: KnownToken): Promise<ActionOutcome>;
  /** Makes the CSMS trust a root (PEM) that certificates of contracts come from: an MO or V2G root. */
  contractRoot?(rootPem: string): Promise<ActionOutcome>;
  /** How the CSMS shall answer the boot of a station that it does not know well yet. */
  bootPolicy?(identity: string, policy: BootPolicy): Promise<ActionOutcome>;
  /**
   * Makes an operator do something with a station. The request says what the case wants on the wire; numbers that the CSMS gives
   * itself may differ. Resolves when the CSMS has taken the wish, without waiting for the station.
   */
  operate?<A extends OperatorAction>(identity: string, action: A, request: Req<A>): Promise<ActionOutcome>;
  /** After each case: takes back what `station` made. */
  cleanUp?(identity: string): Promise<void>;
  stop(): Promise<void>;
}
