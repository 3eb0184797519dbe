// SPDX-License-Identifier: Apache-2.0
import { type Claim, type Decision, decide, type Rating } from "@chargehand/charging";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import { nextChange } from "../smart-charging/next-change.ts";
import { act, nextOffer, type OfferState } from "./act.ts";
import { claimsOf, limitContextOf } from "./claims.ts";
import { clamp, LOWEST_OFFER } from "./clamp.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";
import type { DelayKeeper } from "./delay.ts";
import { PhaseKeeper } from "./phase-keeper.ts";
import type { Publisher } from "./publish.ts";
import { read, type Sources } from "./read.ts";
import type { SupplyGuard } from "./supply.ts";

export interface CycleOutcome {
  readonly snapshot: ControlSnapshot;
  /** As it is carried out, with the delay in it. */
  readonly decision: Decision;
  /** Domain time that never steps; when something that is held back falls due. */
  readonly dueMono: number | undefined;
  /** Epoch ms of the next instant at which profiles or hours may say something else. */
  readonly dueWall: number | undefined;
}

interface KnownChange {
  readonly profiles: ControlSnapshot["profiles"];
  readonly transactionId: string | undefined;
  readonly offlineSince: number | undefined;
  readonly from: number;
  readonly at: number | undefined;
}

export interface CycleParts {
  readonly publisher: Publisher;
  readonly delay: DelayKeeper;
  readonly supply: SupplyGuard;
}

/** The one control cycle: read, decide, delay, clamp, act, publish. Owns nothing but what the actuator was last told. */
export class ControlCycle {
  readonly #sources: Omit<Sources, "offer" | "delay" | "supply">;
  readonly #parts: CycleParts;
  readonly #phases: PhaseKeeper;
  #change: KnownChange | undefined;
  #offer: OfferState = { offered: undefined, changedAt: undefined };

  constructor(sources: Omit<Sources, "offer" | "delay" | "supply">, parts: CycleParts) {
    this.#sources = sources;
    this.#parts = parts;
    this.#phases = new PhaseKeeper(sources.hardware, parts.delay);
  }

  /** What a cycle would see now. */
  look(): ControlSnapshot {
    const { delay, supply } = this.#parts;
    return { ...read({ ...this.#sources, offer: this.#offer, delay, supply }), phases: this.#phases.reckoned };
  }

  /** What a cycle would decide now, leaving the delay aside; moves nothing. */
  preview(): Decision {
    const snapshot = this.look();
    return decide(claimsOf(snapshot), ratingOf(snapshot), snapshot.commissioning.policy);
  }

  run(): CycleOutcome {
    const { supply, delay, publisher } = this.#parts;
    supply.step(this.#offer.changedAt);
    const snapshot = this.look();
    const claims = claimsOf(snapshot);
    const rating = ratingOf(snapshot);
    const decideOn = (seen: ControlSnapshot) => decide(seen === snapshot ? claims : claimsOf(seen), rating, seen.commissioning.policy);
    const decision = this.#phases.step(decideOn, snapshot, rating);
    const target = decision.permitted ? clamp(decision.limit, snapshot) : undefined;
    const step = nextOffer(this.#offer, target, snapshot);
    // Also where the safety controller offers nothing now: it must not come back to what was wished before.
    if (step.state.offered !== this.#offer.offered) this.#sources.hardware.pilot.offer(step.state.offered);
    this.#offer = step.state;
    act(this.#sources.hardware, step, decision.ceiling >= LOWEST_OFFER);
    const publishAt = publisher.publish(decision, snapshot, delay.standing);
    const dueMono = earliest(step.heldUntil, publishAt, delay.dueMono, supply.dueMono, this.#phases.dueMono);
    return { snapshot, decision, dueMono, dueWall: earliest(this.#nextChange(snapshot), hoursEnd(claims, snapshot)) };
  }

  /** Looked up anew only when the profiles, the transaction, the line or the time have moved on from the last answer. */
  #nextChange(snapshot: ControlSnapshot): number | undefined {
    const { profiles, transaction, nowMs, offlineSince } = snapshot;
    if (profiles.length === 0) return undefined;
    const known = this.#change;
    const isKnown = known !== undefined && known.profiles === profiles && known.transactionId === transaction?.id && known.offlineSince === offlineSince;
    if (isKnown && nowMs >= known.from && (known.at === undefined || nowMs < known.at)) return known.at;
    const at = nextChange(profiles, limitContextOf(snapshot));
    this.#change = { profiles, transactionId: transaction?.id, offlineSince, from: nowMs, at };
    return at;
  }

  /** Takes the offer away and lets go of the contactor, as at the end of the runtime. */
  release(hardware: EvseHardware): void {
    this.#offer = { offered: undefined, changedAt: this.#sources.clock.monoMs() };
    this.#parts.delay.powerOff();
    hardware.contactor.request(false);
    hardware.pilot.offer(undefined);
  }
}

const ratingOf = ({ device }: ControlSnapshot): Rating => ({ maximum: device.rating, minimum: LOWEST_OFFER });

const hoursEnd = (claims: readonly Claim[], { nowMs }: ControlSnapshot): number | undefined => {
  const until = claims.find((claim) => claim.layer === "schedule")?.until;
  return until !== undefined && until > nowMs ? until : undefined;
};

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const soonest = Math.min(...times.map((time) => time ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(soonest) ? soonest : undefined;
}
