// SPDX-License-Identifier: Apache-2.0
import { type Claim, type Decision, type Layer, type ReasonCode, rankOf } from "@chargehand/charging";
import { LOWEST_OFFER } from "../decision/clamp.ts";
import type { PilotState } from "../hardware/evse-hardware.ts";

/** Everything that can hold a session back. A session is paused while at least one of them does. */
export const pauseReasons = ["fault", "safety", "supply", "availability", "owner", "grid", "profile", "schedule", "delay", "vehicle"] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Who holds back when a claim of a layer does. Nothing set holds nobody back. */
const ofLayer: Readonly<Record<Layer, PauseReason | undefined>> = {
  safety: "safety",
  supply: "supply",
  availability: "availability",
  ownerStop: "owner",
  chargeNow: "owner",
  networkEmergency: "grid",
  frequencyResponse: "grid",
  responseDsr: "grid",
  profiles: "profile",
  schedule: "schedule",
  nothingSet: undefined,
};

/** Reasons that say more than their layer. */
const ofReason: Readonly<Partial<Record<ReasonCode, PauseReason>>> = {
  Fault: "fault",
  VehicleNotReady: "vehicle",
  DelayedStart: "delay",
  DelayedStop: "delay",
  DelayedChange: "delay",
};

export interface PauseInputs {
  readonly pilot: PilotState;
  readonly contactorClosed: boolean;
  readonly decision: Pick<Decision, "permitted" | "winner" | "losers">;
}

/**
 * Why no current flows, in the order of `pauseReasons`; empty when it may and does. One state with a set of reasons: when one
 * of them ends the others go on holding. Pure.
 */
export function pausedFor({ pilot, contactorClosed, decision }: PauseInputs): readonly PauseReason[] {
  const reasons = new Set<PauseReason>();
  if (pilot === "E" || pilot === "F") reasons.add("fault");
  if (!decision.permitted) for (const claim of standing(decision)) add(reasons, claim);
  else if (pilot === "B") reasons.add("vehicle");
  // Between offer and current, and whenever the safety controller does not follow.
  else if (!contactorClosed && reasons.size === 0) reasons.add("safety");
  if (!decision.permitted && reasons.size === 0) add(reasons, decision.winner);
  // Nobody said so, and yet nothing may flow.
  if (!decision.permitted && reasons.size === 0) reasons.add("safety");
  return pauseReasons.filter((reason) => reasons.has(reason));
}

function add(reasons: Set<PauseReason>, { layer, reason }: Claim): void {
  const pause = ofReason[reason] ?? ofLayer[layer];
  if (pause !== undefined) reasons.add(pause);
}

/** The claims that each hold back: stops that no higher permit beats, and caps below what a vehicle can use. */
function standing({ winner, losers }: PauseInputs["decision"]): readonly Claim[] {
  const held: Claim[] = [];
  let isPermitted = false;
  for (const claim of [winner, ...losers].toSorted((a, b) => rankOf(a.layer) - rankOf(b.layer))) {
    if (claim === winner && claim.kind === "stop") held.push(claim);
    else if (claim.kind === "permit") {
      // What an owner asked for now overrides all that ranks below it.
      if (claim.layer === "chargeNow") return held;
      isPermitted = true;
    } else if (claim.kind === "stop" && !isPermitted) held.push(claim);
    else if (claim.kind === "cap" && claim.limit < LOWEST_OFFER) held.push(claim);
  }
  return held;
}
