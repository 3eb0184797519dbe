// SPDX-License-Identifier: Apache-2.0
// What a person's wish becomes on an OCPP 2.x wire. Written so that a station that ignores our customData still does
// the sensible thing: a pause is 0 A, "charge now" lifts the pause and starts the transaction.
import { type FactsOnTheWire, VENDOR_ID } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import type { CommandRequest } from "../api/schemas.ts";

/**
 * Our charging profiles on a station: one fixed id per kind, so that a new one replaces the old (OCPP 2.0.1 Part 2, K01.FR.05).
 * The pause has the highest stack level of the TxDefaultProfiles and so beats the limit; "charge now" is a TxProfile,
 * which beats both (K01) and ends with its transaction.
 */
export const OUR_PROFILES = {
  limit: { id: 101, stackLevel: 1, purpose: "TxDefaultProfile" },
  pause: { id: 102, stackLevel: 2, purpose: "TxDefaultProfile" },
  chargeNow: { id: 103, stackLevel: 1, purpose: "TxProfile" },
} as const;
type OurProfile = (typeof OUR_PROFILES)[keyof typeof OUR_PROFILES];

/** What must be known of the station and the person at the moment of sending. */
export interface CommandContext {
  /** 1 where the station has one EVSE. */
  readonly evseId: number;
  /** Amperes per phase that "charge now" asks for; the station clamps it to its own rating. */
  readonly ratingA: number;
  readonly transactionId?: string;
  /** The person's central token, at most 36 characters. */
  readonly personToken: string;
  /** Unique per start. */
  readonly remoteStartId: number;
}

type CallOf<A extends "SetChargingProfile" | "ClearChargingProfile" | "RequestStartTransaction" | "RequestStopTransaction"> = {
  readonly action: A;
  readonly request: Request<"2.0.1", A>;
  /** Statuses that mean that the wish is fulfilled. */
  readonly fulfilledBy: readonly string[];
  /** Whether sending it twice does the same as once: such a call may be repeated after a lost connection. */
  readonly isRepeatable: boolean;
};
export type OutgoingCall = CallOf<"SetChargingProfile"> | CallOf<"ClearChargingProfile"> | CallOf<"RequestStartTransaction"> | CallOf<"RequestStopTransaction">;

const ownerFacts = (cause: FactsOnTheWire["cause"], until?: string): FactsOnTheWire => ({
  vendorId: VENDOR_ID,
  cause,
  beneficiary: "owner",
  provenance: "owner",
  ...(until === undefined ? {} : { until }),
});

interface Cap {
  readonly profile: OurProfile;
  readonly limitA: number;
  readonly facts: FactsOnTheWire;
  readonly transactionId?: string;
  readonly validTo?: string;
}

function setProfile(evseId: number, { profile, limitA, facts, transactionId, validTo }: Cap): CallOf<"SetChargingProfile"> {
  return {
    action: "SetChargingProfile",
    request: {
      evseId,
      chargingProfile: {
        id: profile.id,
        stackLevel: profile.stackLevel,
        chargingProfilePurpose: profile.purpose,
        // Relative, not Absolute: an absolute start would wait for a station whose clock is behind.
        chargingProfileKind: "Relative",
        ...(transactionId === undefined ? {} : { transactionId }),
        ...(validTo === undefined ? {} : { validTo }),
        chargingSchedule: [{ id: profile.id, chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: limitA }] }],
        customData: { ...facts },
      },
    },
    fulfilledBy: ["Accepted"],
    isRepeatable: true,
  };
}

/** `Unknown` fulfils the wish too: there was nothing to clear. */
const clearProfile = (profile: OurProfile, cause: FactsOnTheWire["cause"]): CallOf<"ClearChargingProfile"> => ({
  action: "ClearChargingProfile",
  request: { chargingProfileId: profile.id, customData: { ...ownerFacts(cause) } },
  fulfilledBy: ["Accepted", "Unknown"],
  isRepeatable: true,
});

const startTransaction = (context: CommandContext, facts: FactsOnTheWire): CallOf<"RequestStartTransaction"> => ({
  action: "RequestStartTransaction",
  request: {
    evseId: context.evseId,
    remoteStartId: context.remoteStartId,
    idToken: { idToken: context.personToken, type: "Central" },
    customData: { ...facts },
  },
  fulfilledBy: ["Accepted"],
  isRepeatable: false,
});

function chargeNow(until: string | undefined, context: CommandContext): readonly OutgoingCall[] {
  const facts = ownerFacts("chargeNow", until);
  const clearPause = clearProfile(OUR_PROFILES.pause, "chargeNow");
  if (context.transactionId === undefined) return [clearPause, startTransaction(context, facts)];
  const cap = {
    profile: OUR_PROFILES.chargeNow,
    limitA: context.ratingA,
    facts,
    transactionId: context.transactionId,
    ...(until === undefined ? {} : { validTo: until }),
  };
  return [clearPause, setProfile(context.evseId, cap)];
}

/** The calls that fulfil a wish, in order; each must be fulfilled before the next is sent. `undefined`: nothing to act on. */
export function callsFor(wish: CommandRequest, context: CommandContext): readonly OutgoingCall[] | undefined {
  switch (wish.kind) {
    case "limit":
      return wish.limitA === null
        ? [clearProfile(OUR_PROFILES.limit, "profile")]
        : [setProfile(context.evseId, { profile: OUR_PROFILES.limit, limitA: wish.limitA, facts: ownerFacts("profile") })];
    case "pause":
      return [
        clearProfile(OUR_PROFILES.chargeNow, "ownerStop"),
        setProfile(context.evseId, { profile: OUR_PROFILES.pause, limitA: 0, facts: ownerFacts("ownerStop") }),
      ];
    case "resume":
      return [clearProfile(OUR_PROFILES.pause, "ownerStop"), clearProfile(OUR_PROFILES.chargeNow, "chargeNow")];
    case "chargeNow":
      return chargeNow(wish.until === undefined ? undefined : toIso(Date.parse(wish.until)), context);
    case "start":
      return [startTransaction(context, ownerFacts("remoteStart"))];
    case "stop":
      return context.transactionId === undefined
        ? undefined
        : [
            {
              action: "RequestStopTransaction",
              request: { transactionId: context.transactionId, customData: { ...ownerFacts("remoteStop") } },
              fulfilledBy: ["Accepted"],
              isRepeatable: true,
            },
          ];
  }
}
