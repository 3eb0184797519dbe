// SPDX-License-Identifier: Apache-2.0
import { type Decision, limitUnder, type Rating } from "@chargehand/charging";
import { Amps } from "@chargehand/kernel";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import type { ControlSnapshot } from "./control-snapshot.ts";
import type { DelayKeeper } from "./delay.ts";
import { asItIs, type PhaseState, phaseStep, reckonedPhases, restatedAt } from "./phase-choice.ts";

type DecideOn = (snapshot: ControlSnapshot) => Decision;

/** Between decision and deed for hardware that can charge on one phase or on three: which it is to be, and what may be offered meanwhile. */
export class PhaseKeeper {
  readonly #hardware: EvseHardware;
  readonly #delay: DelayKeeper;
  #state: PhaseState | undefined;
  #reckoned: 1 | 3;

  constructor(hardware: EvseHardware, delay: DelayKeeper) {
    this.#hardware = hardware;
    this.#delay = delay;
    this.#reckoned = hardware.phases?.active ?? 3;
  }

  /** For how many phases limits in watts are reckoned now; undefined where their number is fixed. */
  get reckoned(): 1 | 3 | undefined {
    return this.#hardware.phases === undefined ? undefined : this.#reckoned;
  }

  /** When the limit is next reckoned for other phases by itself; of the clock that never steps. */
  get dueMono(): number | undefined {
    const { phases } = this.#hardware;
    return this.#state === undefined || phases === undefined || phases.active === 3 || this.#reckoned === 3 ? undefined : restatedAt(this.#state);
  }

  /** The decision with its delay, for the phases that are to be used; never more than the phases that are closed may carry. */
  step(decideOn: DecideOn, snapshot: ControlSnapshot, rating: Rating): Decision {
    const { phases } = this.#hardware;
    if (phases === undefined) return this.#delay.step(decideOn(snapshot), snapshot, rating);
    const onThree = decideOn({ ...snapshot, phases: 3 });
    const onOne = decideOn({ ...snapshot, phases: 1 });
    const { active } = phases;
    const wasDelayed = this.#delay.standing !== undefined;
    if (this.#state === undefined) phases.want(active);
    const next = phaseStep(this.#state ?? asItIs(active), { onThree: onThree.limit, onOne: onOne.limit, active, monoMs: snapshot.monoMs });
    const reckoned = reckonedPhases(next, active, snapshot.monoMs);
    const decision = reckoned === 3 ? onThree : onOne;
    // Back on three the same power is another number of amperes. Its change has waited already: that is no edge of its own.
    if (reckoned === 3 && this.#reckoned === 1 && !wasDelayed) this.#delay.restate(decision, snapshot);
    const delayed = this.#delay.step(decision, snapshot, rating);
    // Phases are not switched for a change that has still to come about.
    const isDelayed = this.#delay.standing !== undefined;
    this.#state = isDelayed ? asItIs(active) : next;
    this.#reckoned = reckoned;
    phases.want(this.#state.wanted);
    return carried(delayed, { isSwitching: this.#state.wanted === 1 && active === 3, ceiling: active === 3 ? onThree.ceiling : delayed.ceiling, rating });
  }
}

interface Closed {
  readonly isSwitching: boolean;
  /** Of safety and supply, for the phases that are closed. */
  readonly ceiling: Amps;
  readonly rating: Rating;
}

/** Nothing is offered until three phases have become one; and no ceiling is taken for fewer phases than are closed. */
function carried(decision: Decision, { isSwitching, ceiling, rating }: Closed): Decision {
  const limit = isSwitching ? Amps(0) : limitUnder({ wish: decision.limit, ceiling }, rating);
  return limit === decision.limit ? decision : { ...decision, permitted: limit > 0, limit };
}
