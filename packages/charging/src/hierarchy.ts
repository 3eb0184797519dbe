// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { Claim, Decision } from "./claims.ts";
import { rankOf } from "./layers.ts";

/** What the equipment can carry, amperes per phase. `minimum` is what the pilot can express (IEC 61851-1: 6 A). */
export interface Rating {
  readonly maximum: Amps;
  readonly minimum: Amps;
}

type Cap = Extract<Claim, { kind: "cap" }>;
type Permission = Extract<Claim, { kind: "stop" | "permit" }>;

const kindOrder = { stop: 0, cap: 1, permit: 2, wait: 3 } as const;

/**
 * Decides from all standing claims: permission by the highest layer that speaks (a stop before a permit on the same
 * layer), current by the minimum of the caps that are not overridden. Charge now overrides what ranks below it, so a
 * cap of safety or supply always holds. Nobody permits: charging is not allowed.
 * Pure: the same claims give the same decision, whatever their order.
 * Throws RangeError when no claim at all is given, since then nothing could explain the outcome.
 */
export function decide(claims: readonly Claim[], rating: Rating): Decision {
  const ordered = claims.toSorted(byPrecedence);
  const permission = ordered.find((claim): claim is Permission => claim.kind === "stop" || claim.kind === "permit");
  const isOverridden = (claim: Claim) => permission?.layer === "chargeNow" && permission.kind === "permit" && rankOf(claim.layer) > rankOf("chargeNow");
  const cap = lowest(ordered.filter((claim): claim is Cap => claim.kind === "cap" && !isOverridden(claim)));
  const limit = Amps(Math.max(0, Math.min(rating.maximum, cap?.limit ?? rating.maximum)));
  const isAllowed = permission?.kind === "permit";
  const permitted = isAllowed && limit >= rating.minimum;
  const winner = explain({ ordered, permission, cap, limit, rating });
  return { permitted, limit: permitted ? limit : Amps(0), winner, losers: ordered.filter((claim) => claim !== winner) };
}

interface Outcome {
  readonly ordered: readonly Claim[];
  readonly permission: Permission | undefined;
  readonly cap: Cap | undefined;
  readonly limit: Amps;
  readonly rating: Rating;
}

/** Somebody's explicit "charge now" explains itself; a routine permission is explained by the cap that binds, if any. */
function explain({ ordered, permission, cap, limit, rating }: Outcome): Claim {
  if (permission?.kind === "stop") return permission;
  if (cap !== undefined && limit < rating.minimum) return cap;
  const waiting = ordered.find((claim) => claim.kind === "wait");
  if (waiting !== undefined) return waiting;
  if (permission?.layer === "chargeNow") return permission;
  if (cap !== undefined && cap.limit < rating.maximum) return cap;
  const winner = permission ?? cap ?? ordered[0];
  if (winner === undefined) throw new RangeError("a decision needs at least one claim; give nothingSet when nothing else speaks");
  return winner;
}

/** Of equal caps the highest layer's binds, so that the reason shown does not depend on the order of arrival. */
function lowest(caps: readonly Cap[]): Cap | undefined {
  return caps.reduce<Cap | undefined>((least, cap) => (least === undefined || cap.limit < least.limit ? cap : least), undefined);
}

function byPrecedence(a: Claim, b: Claim): number {
  return (
    rankOf(a.layer) - rankOf(b.layer) ||
    kindOrder[a.kind] - kindOrder[b.kind] ||
    (a.kind === "cap" && b.kind === "cap" ? a.limit - b.limit : 0) ||
    compare(a.reason, b.reason) ||
    (a.until ?? Number.MAX_VALUE) - (b.until ?? Number.MAX_VALUE) ||
    compare(JSON.stringify(a.facts), JSON.stringify(b.facts))
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
