// SPDX-License-Identifier: Apache-2.0
import { atPowerOn, type Circumstances, type Decision, type DelayState, delayStep, type Rating, type StandingDelay, withDelay } from "@chargehand/charging";
import type { Random } from "@chargehand/kernel";
import type { ControlSnapshot } from "./control-snapshot.ts";

export interface DelayDeps {
  /** Must be a cryptographic generator in a device [SI 2021/1467 reg 11; docs/load-control.md]. */
  readonly random: Random;
  /** Seconds. */
  readonly maximum: () => number;
  readonly letInBy: () => Circumstances["letInBy"];
  /** Keeps on disk whether a delay is running, so that a power cut neither shortens nor doubles it. */
  readonly save: (isPending: boolean) => void;
}

/** The delay between decision and deed: remembers what is held, and the person who has just acted. */
export class DelayKeeper {
  readonly #deps: DelayDeps;
  #state: DelayState;
  #hasPersonActed = false;
  #isSaved: boolean;

  constructor(deps: DelayDeps, wasPending: boolean) {
    this.#deps = deps;
    this.#isSaved = wasPending;
    this.#state = atPowerOn(wasPending);
  }

  get standing(): StandingDelay | undefined {
    const { pending, held } = this.#state;
    return pending === undefined ? undefined : { pending, held };
  }

  /** When the pending change falls due, of the clock that never steps. */
  get dueMono(): number | undefined {
    return this.#state.pending?.endsAt;
  }

  /** Somebody is there: what changes in the next cycle is theirs and waits for nothing [reg 11(2)(a)]. */
  personActs(): void {
    this.#hasPersonActed = true;
  }

  /** The same power in other words, on other phases: what is held now is this wish, and nothing waits. */
  restate(decision: Decision, { offlineSince }: Pick<ControlSnapshot, "offlineSince">): void {
    this.#state = { ...this.#state, held: decision.wish, before: { decision, isOffline: offlineSince !== undefined } };
  }

  /** As after a power cut: what stands now has been taken away, and comes back by a new edge. */
  powerOff(): void {
    this.#state = atPowerOn(this.#isSaved);
  }

  /** The decision as it may be carried out at this instant. */
  step(decision: Decision, snapshot: ControlSnapshot, rating: Rating): Decision {
    const { random, maximum, letInBy } = this.#deps;
    this.#state = delayStep(this.#state, {
      decision,
      nowMs: snapshot.nowMs,
      monoMs: snapshot.monoMs,
      maximum: maximum(),
      policy: snapshot.commissioning.policy,
      draw: (max) => random.int(max + 1),
      hasPersonActed: this.#hasPersonActed,
      letInBy: letInBy(),
      isOffline: snapshot.offlineSince !== undefined,
    });
    this.#hasPersonActed = false;
    this.#save(this.#state.pending !== undefined || this.#state.isOwed === true);
    return withDelay(decision, this.#state, rating);
  }

  #save(isPending: boolean): void {
    if (isPending === this.#isSaved) return;
    this.#isSaved = isPending;
    this.#deps.save(isPending);
  }
}
