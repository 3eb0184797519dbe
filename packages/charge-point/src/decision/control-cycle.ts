// SPDX-License-Identifier: Apache-2.0
import { type Decision, decide } from "@chargehand/charging";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import { nextChange } from "../smart-charging/next-change.ts";
import { act, nextOffer, type OfferState } from "./act.ts";
import { claimsOf, limitContextOf } from "./claims.ts";
import { clamp, LOWEST_OFFER } from "./clamp.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";
import type { Publisher } from "./publish.ts";
import { read, type Sources } from "./read.ts";

export interface CycleOutcome {
  readonly snapshot: ControlSnapshot;
  readonly decision: Decision;
  /** Domain time that never steps; when something that is held back falls due. */
  readonly dueMono: number | undefined;
  /** Epoch ms of the next instant at which the profiles may say something else. */
  readonly dueWall: number | undefined;
}

interface KnownChange {
  readonly profiles: ControlSnapshot["profiles"];
  readonly transactionId: string | undefined;
  readonly from: number;
  readonly at: number | undefined;
}

/** The one control cycle: read, decide, clamp, act, publish. Owns nothing but what the actuator was last told. */
export class ControlCycle {
  readonly #sources: Omit<Sources, "offer">;
  readonly #publisher: Publisher;
  #change: KnownChange | undefined;
  #offer: OfferState = { offered: undefined, changedAt: undefined };

  constructor(sources: Omit<Sources, "offer">, publisher: Publisher) {
    this.#sources = sources;
    this.#publisher = publisher;
  }

  /** What a cycle would see now. */
  look(): ControlSnapshot {
    return read({ ...this.#sources, offer: this.#offer });
  }

  /** What a cycle would decide now; moves nothing. */
  preview(): Decision {
    return decide(claimsOf(this.look()), { maximum: this.#sources.device.rating, minimum: LOWEST_OFFER });
  }

  run(): CycleOutcome {
    const snapshot = this.look();
    const claims = claimsOf(snapshot);
    const decision = decide(claims, { maximum: snapshot.device.rating, minimum: LOWEST_OFFER });
    const target = decision.permitted ? clamp(decision.limit, snapshot) : undefined;
    const step = nextOffer(this.#offer, target, snapshot);
    this.#offer = step.state;
    act(this.#sources.hardware, step);
    const publishAt = this.#publisher.publish(decision, snapshot.nowMs, snapshot.monoMs);
    return { snapshot, decision, dueMono: earliest(step.heldUntil, publishAt), dueWall: this.#nextChange(snapshot) };
  }

  /** Looked up anew only when the profiles, the transaction or the time have moved on from the last answer. */
  #nextChange(snapshot: ControlSnapshot): number | undefined {
    const { profiles, transaction, nowMs } = snapshot;
    if (profiles.length === 0) return undefined;
    const known = this.#change;
    const isKnown = known !== undefined && known.profiles === profiles && known.transactionId === transaction?.id;
    if (isKnown && nowMs >= known.from && (known.at === undefined || nowMs < known.at)) return known.at;
    const at = nextChange(profiles, limitContextOf(snapshot));
    this.#change = { profiles, transactionId: transaction?.id, from: nowMs, at };
    return at;
  }

  /** Takes the offer away and lets go of the contactor, as at the end of the runtime. */
  release(hardware: EvseHardware): void {
    this.#offer = { offered: undefined, changedAt: this.#sources.clock.monoMs() };
    hardware.contactor.request(false);
    hardware.pilot.offer(undefined);
  }
}

const earliest = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b));
