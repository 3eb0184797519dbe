// SPDX-License-Identifier: Apache-2.0
// What a person's wish becomes on an OCPP 1.6 wire. 1.6 has no customData: the facts of a profile go ahead of it in a
// DataTransfer of ours, which other makers' stations refuse without harm.
import { type FactsOnTheWire, PROFILE_FACTS, VENDOR_ID } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import type { Request } from "@chargehand/ocpp";
import type { CommandRequest } from "../api/schemas.ts";
import { type CallTerms, type CommandContext, deviceWishTransfer, isDeviceWish, OUR_PROFILES, type OurProfile, ownerFacts } from "./wishes.ts";

const LONGEST_ID_TAG = 20;

/** A token as 1.6 can carry it. */
export const idTagOf = (token: string): string => token.slice(0, LONGEST_ID_TAG);

type CallOf<A extends "DataTransfer" | "SetChargingProfile" | "ClearChargingProfile" | "RemoteStartTransaction" | "RemoteStopTransaction"> = CallTerms & {
  readonly version: "1.6";
  readonly action: A;
  readonly request: Request<"1.6", A>;
};
export type OutgoingCall16 =
  | CallOf<"DataTransfer">
  | CallOf<"SetChargingProfile">
  | CallOf<"ClearChargingProfile">
  | CallOf<"RemoteStartTransaction">
  | CallOf<"RemoteStopTransaction">;
type Profile16 = Request<"1.6", "SetChargingProfile">["csChargingProfiles"];

const factsOf = ({ id }: OurProfile, { vendorId: _vendorId, ...facts }: FactsOnTheWire): CallOf<"DataTransfer"> => ({
  version: "1.6",
  action: "DataTransfer",
  request: { vendorId: VENDOR_ID, messageId: PROFILE_FACTS, data: JSON.stringify({ chargingProfileId: id, ...facts }) },
  fulfilledBy: ["Accepted"],
  isRepeatable: true,
  isCompanion: true,
});

interface Cap {
  readonly limitA: number;
  readonly transactionId?: number;
  readonly validTo?: string;
}

function profileOf({ id, stackLevel, purpose }: OurProfile, { limitA, ...rest }: Cap): Profile16 {
  // 1.6 takes one decimal (7.14); never more than was asked for.
  const limit = Math.floor(limitA * 10 + 1e-6) / 10;
  return {
    chargingProfileId: id,
    stackLevel,
    chargingProfilePurpose: purpose,
    chargingProfileKind: "Relative",
    ...rest,
    chargingSchedule: { chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] },
  };
}

const setProfile = (connectorId: number, csChargingProfiles: Profile16): CallOf<"SetChargingProfile"> => ({
  version: "1.6",
  action: "SetChargingProfile",
  request: { connectorId, csChargingProfiles },
  fulfilledBy: ["Accepted"],
  isRepeatable: true,
});

/** `Unknown` fulfils the wish too: there was nothing to clear. */
const clearProfile = ({ id }: OurProfile): CallOf<"ClearChargingProfile"> => ({
  version: "1.6",
  action: "ClearChargingProfile",
  request: { id },
  fulfilledBy: ["Accepted", "Unknown"],
  isRepeatable: true,
});

const startTransaction = ({ evseId, personToken }: CommandContext, chargingProfile?: Profile16): CallOf<"RemoteStartTransaction"> => ({
  version: "1.6",
  action: "RemoteStartTransaction",
  request: { connectorId: evseId, idTag: idTagOf(personToken), ...(chargingProfile === undefined ? {} : { chargingProfile }) },
  fulfilledBy: ["Accepted"],
  isRepeatable: false,
});

/** Of a transaction that was not started over 1.6 the station knows no whole number. */
const transactionIdOf = ({ transactionId = "" }: CommandContext): number | undefined =>
  /^[1-9]\d{0,9}$/.test(transactionId) ? Number(transactionId) : undefined;

function chargeNow(until: string | undefined, context: CommandContext): readonly OutgoingCall16[] {
  const { chargeNow: profile, pause } = OUR_PROFILES;
  const transactionId = transactionIdOf(context);
  const cap = { limitA: context.ratingA, ...(until === undefined ? {} : { validTo: until }) };
  const before = [clearProfile(pause), factsOf(profile, ownerFacts("chargeNow", until))];
  // Without a transaction the profile goes with the start, without an id (OCPP 1.6, 5.16.2).
  if (transactionId === undefined) return [...before, startTransaction(context, profileOf(profile, cap))];
  return [...before, setProfile(context.evseId, profileOf(profile, { ...cap, transactionId }))];
}

/** The calls that fulfil a wish, in order; each must be fulfilled before the next is sent. `undefined`: nothing to act on. */
export function callsFor16(wish: CommandRequest, context: CommandContext): readonly OutgoingCall16[] | undefined {
  if (isDeviceWish(wish)) return [{ version: "1.6", action: "DataTransfer", request: deviceWishTransfer(wish), fulfilledBy: ["Accepted"], isRepeatable: true }];
  const { limit, pause, chargeNow: now } = OUR_PROFILES;
  switch (wish.kind) {
    case "limit":
      return wish.limitA === null
        ? [clearProfile(limit)]
        : [factsOf(limit, ownerFacts("userAct")), setProfile(context.evseId, profileOf(limit, { limitA: wish.limitA }))];
    case "pause":
      return [clearProfile(now), factsOf(pause, ownerFacts("ownerStop")), setProfile(context.evseId, profileOf(pause, { limitA: 0 }))];
    case "resume":
      return [clearProfile(pause), clearProfile(now)];
    case "chargeNow":
      return chargeNow(wish.until === undefined ? undefined : toIso(Date.parse(wish.until)), context);
    case "start":
      return [startTransaction(context)];
    case "stop": {
      const transactionId = transactionIdOf(context);
      if (transactionId === undefined) return undefined;
      return [{ version: "1.6", action: "RemoteStopTransaction", request: { transactionId }, fulfilledBy: ["Accepted"], isRepeatable: true }];
    }
  }
}
