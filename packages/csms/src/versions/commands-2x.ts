// SPDX-License-Identifier: Apache-2.0
// What a person's wish becomes on an OCPP 2.x wire. Written so that a station that ignores our customData still does
// the sensible thing: a pause is 0 A, "charge now" lifts the pause and starts the transaction.
import type { FactsOnTheWire } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import type { CommandRequest } from "../api/schemas.ts";
import { type CallTerms, type CommandContext, deviceWishTransfer, isDeviceWish, OUR_PROFILES, type OurProfile, ownerFacts } from "./wishes.ts";

type CallOf<A extends "DataTransfer" | "SetChargingProfile" | "ClearChargingProfile" | "RequestStartTransaction" | "RequestStopTransaction"> = CallTerms & {
  readonly version: "2.x";
  readonly action: A;
  readonly request: Request<"2.0.1", A>;
};
export type OutgoingCall2x =
  | CallOf<"DataTransfer">
  | CallOf<"SetChargingProfile">
  | CallOf<"ClearChargingProfile">
  | CallOf<"RequestStartTransaction">
  | CallOf<"RequestStopTransaction">;

interface Cap {
  readonly profile: OurProfile;
  readonly limitA: number;
  readonly facts: FactsOnTheWire;
  readonly transactionId?: string;
  readonly validTo?: string;
}

const profileOf = ({ profile, limitA, facts, transactionId, validTo }: Cap) => ({
  id: profile.id,
  stackLevel: profile.stackLevel,
  chargingProfilePurpose: profile.purpose,
  // Relative, not Absolute: an absolute start would wait for a station whose clock is behind.
  chargingProfileKind: "Relative" as const,
  ...(transactionId === undefined ? {} : { transactionId }),
  ...(validTo === undefined ? {} : { validTo }),
  chargingSchedule: [{ id: profile.id, chargingRateUnit: "A" as const, chargingSchedulePeriod: [{ startPeriod: 0, limit: limitA }] }] as const,
  customData: { ...facts },
});

const setProfile = (evseId: number, cap: Cap): CallOf<"SetChargingProfile"> => ({
  version: "2.x",
  action: "SetChargingProfile",
  request: { evseId, chargingProfile: profileOf(cap) },
  fulfilledBy: ["Accepted"],
  isRepeatable: true,
});

/** `Unknown` fulfils the wish too: there was nothing to clear. */
const clearProfile = (profile: OurProfile, cause: FactsOnTheWire["cause"]): CallOf<"ClearChargingProfile"> => ({
  version: "2.x",
  action: "ClearChargingProfile",
  request: { chargingProfileId: profile.id, customData: { ...ownerFacts(cause) } },
  fulfilledBy: ["Accepted", "Unknown"],
  isRepeatable: true,
});

/** A profile with a start is a TxProfile without a transaction id [F02.FR.17, F02.FR.19]. */
const startTransaction = (context: CommandContext, facts: FactsOnTheWire, cap?: Cap): CallOf<"RequestStartTransaction"> => ({
  version: "2.x",
  action: "RequestStartTransaction",
  request: {
    evseId: context.evseId,
    remoteStartId: context.remoteStartId,
    idToken: { idToken: context.personToken, type: "Central" },
    ...(cap === undefined ? {} : { chargingProfile: profileOf(cap) }),
    customData: { ...facts },
  },
  fulfilledBy: ["Accepted"],
  isRepeatable: false,
});

function chargeNow(until: string | undefined, context: CommandContext): readonly OutgoingCall2x[] {
  const facts = ownerFacts("chargeNow", until);
  const clearPause = clearProfile(OUR_PROFILES.pause, "chargeNow");
  const cap = { profile: OUR_PROFILES.chargeNow, limitA: context.ratingA, facts, ...(until === undefined ? {} : { validTo: until }) };
  // The start carries the permission as the same profile, so that "resume" takes it back by its id in either case.
  if (context.transactionId === undefined || context.isAuthorised === false) return [clearPause, startTransaction(context, ownerFacts("remoteStart"), cap)];
  return [clearPause, setProfile(context.evseId, { ...cap, transactionId: context.transactionId })];
}

/** The calls that fulfil a wish, in order; each must be fulfilled before the next is sent. `undefined`: nothing to act on. */
export function callsFor2x(wish: CommandRequest, context: CommandContext): readonly OutgoingCall2x[] | undefined {
  if (isDeviceWish(wish)) return [{ version: "2.x", action: "DataTransfer", request: deviceWishTransfer(wish), fulfilledBy: ["Accepted"], isRepeatable: true }];
  switch (wish.kind) {
    case "limit":
      return wish.limitA === null
        ? [clearProfile(OUR_PROFILES.limit, "userAct")]
        : [setProfile(context.evseId, { profile: OUR_PROFILES.limit, limitA: wish.limitA, facts: ownerFacts("userAct") })];
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
              version: "2.x",
              action: "RequestStopTransaction",
              request: { transactionId: context.transactionId, customData: { ...ownerFacts("remoteStop") } },
              fulfilledBy: ["Accepted"],
              isRepeatable: true,
            },
          ];
  }
}
