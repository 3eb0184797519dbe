// SPDX-License-Identifier: Apache-2.0
// What every version's translation of a person's wish shares.
import { type FactsOnTheWire, OWNER_WISH, type OwnerWish, ownerWishText, VENDOR_ID } from "@chargehand/charging";
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
export type OurProfile = (typeof OUR_PROFILES)[keyof typeof OUR_PROFILES];

/** What must be known of the station and the person at the moment of sending. */
export interface CommandContext {
  /** 1 where the station has one EVSE. */
  readonly evseId: number;
  /** Amperes per phase that "charge now" asks for; the station clamps it to its own rating. */
  readonly ratingA: number;
  readonly transactionId?: string;
  /** Whether somebody has been authorised in that transaction: a car that only stands there needs a start, not a profile. */
  readonly isAuthorised?: boolean;
  /** The person's central token, at most 36 characters. */
  readonly personToken: string;
  /** Unique per start. */
  readonly remoteStartId: number;
}

/** What the answers to a call mean. */
export interface CallTerms {
  /** Statuses that mean that the wish is fulfilled. */
  readonly fulfilledBy: readonly string[];
  /** Whether sending it twice does the same as once: such a call may be repeated after a lost connection. */
  readonly isRepeatable: boolean;
  /** A companion that only our own stations know: what the station answers to it does not matter. */
  readonly isCompanion?: boolean;
}

export const ownerFacts = (cause: FactsOnTheWire["cause"], until?: string): FactsOnTheWire => ({
  vendorId: VENDOR_ID,
  cause,
  beneficiary: "owner",
  provenance: "owner",
  ...(until === undefined ? {} : { until }),
});

/** Wishes about the device itself: its hours, its pending delay. Only an owner has them. */
export type DeviceWish = Extract<CommandRequest, { kind: OwnerWish["ask"] }>;

const deviceWishes: Readonly<Record<DeviceWish["kind"], true>> = {
  acceptHours: true,
  changeHours: true,
  removeHours: true,
  ignoreHours: true,
  followHours: true,
  readyBy: true,
  cancelReadyBy: true,
  skipDelay: true,
};
export const isDeviceWish = (wish: CommandRequest): wish is DeviceWish => Object.hasOwn(deviceWishes, wish.kind);

/** The DataTransfer that carries such a wish, the same in every version; another maker's station does not know it and says so. */
export const deviceWishTransfer = ({ kind, ...rest }: DeviceWish) => ({
  vendorId: VENDOR_ID,
  messageId: OWNER_WISH,
  data: ownerWishText({ ask: kind, ...rest } as OwnerWish, "owner"),
});
