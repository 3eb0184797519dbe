// SPDX-License-Identifier: Apache-2.0
import type { Claim, Decision } from "./claims.ts";
import type { Cause, Facts } from "./facts.ts";
import type { Layer } from "./layers.ts";

export type EdgeKind = "start" | "stop" | "increase" | "decrease";

/** What the claims cannot tell of this instant. */
export interface Circumstances {
  /** A person has just acted at the device, or in the app with the owner's word: cancelled the delay, let the charge begin, changed the hours. */
  readonly hasPersonActed: boolean;
  /** How the charge was let in, when that has just happened; a start by a person or by a remote command. */
  readonly letInBy: Pick<Facts, "cause" | "provenance"> | undefined;
  readonly isOffline: boolean;
}

/** One change of what is wished for, and what brought it about. */
export interface Edge {
  readonly kind: EdgeKind;
  readonly cause: Cause;
  readonly layer: Layer;
  readonly provenance: Facts["provenance"];
  readonly verified: boolean;
  /** A verified sender says that its own delay has been applied to this edge. */
  readonly isAttested: boolean;
  /** A grid service has let go. */
  readonly isRecovery: boolean;
}

export const kindOf = (from: number, to: number): EdgeKind => (from === 0 ? "start" : to === 0 ? "stop" : to > from ? "increase" : "decrease");

export const isUpward = (kind: EdgeKind): boolean => kind === "start" || kind === "increase";

/** The last instant, as far as an edge depends on it. */
export interface Before {
  readonly decision: Decision;
  readonly isOffline: boolean;
}

/**
 * What brought a change about. What binds now, when it is new; else what bound before and has gone. On the way up what
 * people and the device let go of explains more than what happens to bind next: a plug-in stays a plug-in with a profile
 * that waits for it. Pure.
 * `before` is absent at the first decision after a start of the device: then the power has come back.
 */
export function edgeOf(kind: EdgeKind, now: Now, before: Before | undefined, also: Circumstances): Edge {
  const { wishedBy } = now.decision;
  if (also.hasPersonActed) return { ...plain(kind, "userAct", wishedBy), provenance: "owner" };
  if (before === undefined) return plain(kind, "powerRestored", wishedBy);
  if (wishedBy.layer === "chargeNow") return ofClaim(kind, wishedBy);
  const gone = before.decision.wishedBy;
  const released = isUpward(kind) ? releasedBy(kind, gone, now, also) : undefined;
  if (released !== undefined) return released;
  const edge = ofClaim(kind, causing(gone, now, before.decision));
  if (before.isOffline && !also.isOffline && isUpward(kind)) return { ...edge, cause: "communicationsBack", isAttested: false };
  return withOwnEnd(edge, gone, now);
}

interface Now {
  readonly decision: Decision;
  /** Epoch ms. */
  readonly nowMs: number;
}

/** The claim that changed: the one that binds now when it is new, else the one that bound before. A "charge now" that ran out left the word to what binds now. */
function causing(gone: Claim, { decision, nowMs }: Now, before: Decision): Claim {
  if (gone.layer === "chargeNow" && hasRunOut(gone, nowMs)) return decision.wishedBy;
  return wasThere(decision.wishedBy, before) ? gone : decision.wishedBy;
}

/** An upward edge after something of the device, of people or of a grid service has gone. */
function releasedBy(kind: EdgeKind, gone: Claim, { decision, nowMs }: Now, also: Circumstances): Edge | undefined {
  const { wishedBy } = decision;
  // Without a clock nobody can say whether these are permitted hours, so not even a plug-in starts at once.
  if (kind === "start" && wishedBy.facts.cause === "noTrustedClock" && gone.facts.cause !== "ownerStop") return ofClaim(kind, wishedBy);
  switch (gone.layer) {
    case "safety":
    case "supply":
      return gone.facts.cause === "unplugged" ? plain(kind, "plugIn", gone) : ofClaim(kind, gone);
    case "availability":
      if (gone.facts.cause === "authorisation" && also.letInBy !== undefined)
        return { ...plain(kind, also.letInBy.cause, gone), provenance: also.letInBy.provenance };
      return plain(kind, "remoteStart", gone);
    case "ownerStop":
      // One that has run out is a start at a set time, as in a schedule; one that was taken back is somebody's act.
      return hasRunOut(gone, nowMs) ? plain(kind, "schedule", gone) : plain(kind, "userAct", { ...gone, facts: { ...gone.facts, provenance: "owner" } });
    case "networkEmergency":
    case "frequencyResponse":
    case "responseDsr":
      return { ...ofClaim(kind, gone), isRecovery: true };
    default:
      return undefined;
  }
}

/** A delay that was attested for a profile holds for the edge at its own end, not for one at which it was taken away early. */
function withOwnEnd(edge: Edge, gone: Claim, { decision, nowMs }: Now): Edge {
  const isByNewcomer = decision.wishedBy.facts.attestedDelay !== undefined && decision.wishedBy.facts.verified;
  return isByNewcomer || hasRunOut(gone, nowMs) ? edge : { ...edge, isAttested: false };
}

const hasRunOut = ({ until }: Claim, nowMs: number): boolean => until !== undefined && nowMs >= until;

const plain = (kind: EdgeKind, cause: Cause, claim: Claim): Edge => ({ ...ofClaim(kind, claim), cause, isAttested: false });

const ofClaim = (kind: EdgeKind, { layer, facts }: Claim): Edge => ({
  kind,
  cause: facts.cause,
  layer,
  provenance: facts.provenance,
  verified: facts.verified,
  isAttested: facts.verified && facts.attestedDelay !== undefined,
  isRecovery: false,
});

/** Whether this claim stood at the last decision already, with the same limit; its end may move. */
export function wasThere(claim: Claim, { winner, losers }: Pick<Decision, "winner" | "losers">): boolean {
  return isSameVoice(claim, winner) || losers.some((other) => isSameVoice(claim, other));
}

function isSameVoice(a: Claim, b: Claim): boolean {
  if (a.layer !== b.layer || a.kind !== b.kind || a.reason !== b.reason || a.facts.provenance !== b.facts.provenance) return false;
  return a.kind !== "cap" || b.kind !== "cap" || a.limit === b.limit;
}
