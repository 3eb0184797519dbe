// SPDX-License-Identifier: Apache-2.0

/** Whom a change of load serves. */
export const beneficiaries = ["safety", "site", "owner", "electricity_system", "operator"] as const;
export type Beneficiary = (typeof beneficiaries)[number];

/** Who says so. `owner`: a key enrolled in the device, or a signed-in session. `network`: DNO or ESO. */
export const provenances = ["device", "vehicle", "owner", "end_user", "csms", "dsrsp", "network"] as const;
export type Provenance = (typeof provenances)[number];

/** Why the power may change: the closed list. */
export const causes = [
  "fault",
  "unplugged",
  "vehicle",
  "hardwareRating",
  "cableRating",
  "supplyLimit",
  "siteLimit",
  "availability",
  "authorisation",
  "reservation",
  "ownerStop",
  "chargeNow",
  "plugIn",
  /** Somebody at the device or the owner in the app lets the charge begin, or changes the hours. */
  "userAct",
  "remoteStart",
  "remoteStop",
  "networkEmergency",
  "frequencyResponse",
  "responseDsr",
  "profile",
  "plan",
  "tariff",
  "readyBy",
  "solarSurplus",
  "schedule",
  "defaultHours",
  "nothingSet",
  "powerRestored",
  "communicationsBack",
  "communicationsLost",
  "noTrustedClock",
] as const;
export type Cause = (typeof causes)[number];

/** Says that a randomised delay equivalent to ours has been applied to this edge already [SI 2021/1467 reg 11(2)(b)]. Seconds. */
export interface AttestedDelay {
  readonly seconds: number;
  readonly max: number;
}

/**
 * The facts that everything able to change the power carries; a rule never guesses them.
 * `verified` says that the sender's signature was checked (and countersigned where the profile asks).
 */
export interface Facts {
  readonly cause: Cause;
  readonly beneficiary: Beneficiary;
  readonly provenance: Provenance;
  readonly verified: boolean;
  /** Epoch milliseconds at which the wish ends by itself. */
  readonly until?: number;
  /** Epoch milliseconds at which the sender said so; settles a dead heat. */
  readonly at?: number;
  /** Counts only from a verified sender. */
  readonly attestedDelay?: AttestedDelay;
}

/** `vendorId` of our `customData` and DataTransfer messages. */
export const VENDOR_ID = "org.chargehand";

/** `messageId` of the OCPP 1.6 DataTransfer that tells the facts of the charging profile with the id that it names, ahead of it. */
export const PROFILE_FACTS = "ProfileFacts";

/** `customData` of a ChargingProfile or request that carries facts, as it stands on the wire. */
export interface FactsOnTheWire {
  readonly vendorId: typeof VENDOR_ID;
  readonly cause: Cause;
  readonly beneficiary: Beneficiary;
  readonly provenance: Provenance;
  /** RFC 3339. */
  readonly until?: string;
  readonly attestedDelay?: AttestedDelay;
}
