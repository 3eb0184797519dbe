// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { Claim, Decision } from "./claims.ts";
import { controllerOf, permissionOrder, settle } from "./dead-heat.ts";
import { isHardLayer, type Layer, rankOf } from "./layers.ts";
import { mayOverride, type PolicyPack, policyPacks } from "./policy-packs.ts";

/** What the equipment can carry, amperes per phase. `minimum` is what the pilot can express (IEC 61851-1: 6 A). */
export interface Rating {
  readonly maximum: Amps;
  readonly minimum: Amps;
}

type Cap = Extract<Claim, { kind: "cap" }>;
type Permission = Extract<Claim, { kind: "stop" | "permit" }>;

/**
 * Decides from all standing claims: permission by the highest layer that speaks (a stop before a permit on the same
 * layer), current by the minimum of the caps that are not overridden. Charge now overrides what ranks below it as far as
 * the policy allows the person who asked, so a cap of safety or supply always holds. Nobody permits: charging is not
 * allowed. Two controllers on one layer: newest verified, then lowest cap, and the layer is named in `conflicts`.
 * Pure: the same claims give the same decision, whatever their order.
 * Throws RangeError when no claim at all is given, since then nothing could explain the outcome.
 */
export function decide(claims: readonly Claim[], rating: Rating, policy: PolicyPack = policyPacks.home): Decision {
  const ordered = inOrder(claims);
  const permission = permissionOf(ordered, policy, false);
  const softPermission = permission !== undefined && isHard(permission) ? permissionOf(ordered, policy, true) : permission;
  const { caps, conflicts } = settle(ordered, isChargeNow(softPermission) ? (claim) => overrides(softPermission, claim, policy) : nothingIs);
  const softCap = lowest(caps, (cap) => !isHard(cap));
  const hardCap = lowest(caps, isHard);
  const wished = softPermission?.kind === "permit" ? Math.min(rating.maximum, softCap?.limit ?? rating.maximum) : 0;
  const wish = Amps(wished < rating.minimum ? 0 : wished);
  const isForbidden = permission?.kind === "stop" && isHard(permission);
  const ceiling = Amps(isForbidden ? 0 : Math.max(0, Math.min(rating.maximum, hardCap?.limit ?? rating.maximum)));
  const limit = limitUnder({ wish, ceiling }, rating);
  const cap = hardCap !== undefined && hardCap.limit <= (softCap?.limit ?? Number.POSITIVE_INFINITY) ? hardCap : softCap;
  const winner = explain({ ordered, permission, cap, rating, waits: true });
  return {
    permitted: limit > 0,
    limit,
    winner,
    losers: without(ordered, winner),
    wish,
    ceiling,
    wishedBy: explain({ ordered, permission: softPermission, cap: softCap, rating, waits: false }),
    promptCap: lowest(caps, isPrompt)?.limit ?? rating.maximum,
    conflicts: permissionsCollide(ordered) ? withPermissions(ordered, conflicts) : conflicts,
  };
}

/** What may be offered of a wish under a ceiling: the lesser, or nothing below the minimum. */
export function limitUnder({ wish, ceiling }: Pick<Decision, "wish" | "ceiling">, rating: Rating): Amps {
  const limit = Math.min(wish, ceiling);
  return Amps(limit < rating.minimum ? 0 : limit);
}

const nothingIs = (): boolean => false;

/** Of layers 1 and 2. An unplugged vehicle is no protection but the end of what was wished for. */
const isHard = (claim: Claim): boolean => isHardLayer(claim.layer) && claim.facts.cause !== "unplugged";
const isPrompt = ({ layer }: Claim): boolean => layer === "networkEmergency" || layer === "frequencyResponse" || layer === "responseDsr";
/** The layers that may let charge; a permit on any other says nothing. */
const permitting: readonly Layer[] = ["chargeNow", "responseDsr", "schedule", "nothingSet"];
const isPermission = (claim: Claim): claim is Permission => claim.kind === "stop" || (claim.kind === "permit" && permitting.includes(claim.layer));
const isChargeNow = (claim: Permission | undefined): claim is Permission => claim?.kind === "permit" && claim.layer === "chargeNow";

const overrides = (chargeNow: Permission, claim: Claim, policy: PolicyPack): boolean =>
  rankOf(claim.layer) > rankOf("chargeNow") && mayOverride(policy, claim.layer, chargeNow.facts.provenance);

/** The highest that speaks; a "charge now" yields to a stop below it that this person may not override. */
function permissionOf(ordered: readonly Claim[], policy: PolicyPack, isSoftOnly: boolean): Permission | undefined {
  let chargeNow: Permission | undefined;
  for (const claim of ordered) {
    if (!isPermission(claim) || (isSoftOnly && isHard(claim))) continue;
    if (chargeNow === undefined) {
      if (!isChargeNow(claim)) return claim;
      chargeNow = claim;
    } else if (claim.kind === "stop" && claim.layer !== "chargeNow" && !overrides(chargeNow, claim, policy)) return claim;
  }
  return chargeNow;
}

interface Outcome {
  readonly ordered: readonly Claim[];
  readonly permission: Permission | undefined;
  readonly cap: Cap | undefined;
  readonly rating: Rating;
  /** Whether waiting for the vehicle counts as an explanation. */
  readonly waits: boolean;
}

/**
 * Somebody's explicit "charge now" explains itself, unless the house holds it down: then they would wonder where the power is.
 * A routine permission is explained by the cap that binds, if any.
 */
function explain({ ordered, permission, cap, rating, waits }: Outcome): Claim {
  if (permission?.kind === "stop") return permission;
  if (cap !== undefined && cap.limit < rating.minimum) return cap;
  const waiting = waits ? ordered.find((claim) => claim.kind === "wait") : undefined;
  if (waiting !== undefined) return waiting;
  if (permission?.layer === "chargeNow" && cap?.layer !== "supply") return permission;
  if (cap !== undefined && cap.limit < rating.maximum) return cap;
  const winner = permission ?? cap ?? ordered[0];
  if (winner === undefined) throw new RangeError("a decision needs at least one claim; give nothingSet when nothing else speaks");
  return winner;
}

function without(ordered: readonly Claim[], winner: Claim): readonly Claim[] {
  const losers: Claim[] = [];
  for (const claim of ordered) if (claim !== winner) losers.push(claim);
  return losers;
}

/** Of equal caps the highest layer's binds, so that the reason shown does not depend on the order of arrival. */
function lowest(caps: readonly Cap[], isMeant: (cap: Cap) => boolean): Cap | undefined {
  let least: Cap | undefined;
  for (const cap of caps) if (isMeant(cap) && (least === undefined || cap.limit < least.limit)) least = cap;
  return least;
}

function permissionsCollide(ordered: readonly Claim[]): boolean {
  for (let i = 1; i < ordered.length; i++) if (doCollide(ordered[i - 1], ordered[i])) return true;
  return false;
}

function withPermissions(ordered: readonly Claim[], conflicts: readonly Layer[]): readonly Layer[] {
  const all = new Set(conflicts);
  ordered.forEach((claim, i) => {
    if (doCollide(ordered[i - 1], claim)) all.add(claim.layer);
  });
  return [...all].toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** One says stop, the other permits, and neither is the device itself. */
function doCollide(a: Claim | undefined, b: Claim | undefined): boolean {
  if (a === undefined || b === undefined || a.layer !== b.layer || isHardLayer(a.layer)) return false;
  if (!isPermission(a) || !isPermission(b) || a.kind === b.kind) return false;
  const [one, other] = [controllerOf(a), controllerOf(b)];
  return one !== undefined && other !== undefined && one !== other;
}

/** Sorted by insertion: there are few claims, and they come nearly in order. */
function inOrder(claims: readonly Claim[]): readonly Claim[] {
  const ordered = [...claims];
  for (let i = 1; i < ordered.length; i++) {
    const claim = ordered[i] as Claim;
    let at = i;
    while (at > 0 && byPrecedence(ordered[at - 1] as Claim, claim) > 0) {
      ordered[at] = ordered[at - 1] as Claim;
      at--;
    }
    ordered[at] = claim;
  }
  return ordered;
}

const kindOrder = { stop: 0, permit: 0, cap: 1, wait: 2 } as const;

function byPrecedence(a: Claim, b: Claim): number {
  return (
    rankOf(a.layer) - rankOf(b.layer) ||
    kindOrder[a.kind] - kindOrder[b.kind] ||
    (saysYesOrNo(a) && saysYesOrNo(b) ? permissionOrder(a, b) : 0) ||
    (a.kind === "cap" && b.kind === "cap" ? a.limit - b.limit : 0) ||
    compare(a.reason, b.reason) ||
    (a.until ?? Number.MAX_VALUE) - (b.until ?? Number.MAX_VALUE) ||
    compare(JSON.stringify(a.facts), JSON.stringify(b.facts))
  );
}

const saysYesOrNo = (claim: Claim): claim is Permission => claim.kind === "stop" || claim.kind === "permit";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
