// SPDX-License-Identifier: Apache-2.0
import { type Claim, type Decision, type DecisionRecord, type HoursRecord, recordOf, type StandingDelay } from "@chargehand/charging";
import { type Millis, Seconds } from "@chargehand/kernel";

/** No more than one record in this time leaves the device; what changes faster is told by its last state. */
export const PUBLISH_INTERVAL: Millis = Seconds(2);

/** `hours` is compared as an object: it changes only when they do. */
interface Moment {
  readonly nowMs: number;
  readonly monoMs: number;
  readonly hours?: HoursRecord;
}

interface Told {
  readonly decision: Decision;
  readonly hours: HoursRecord | undefined;
  readonly record: DecisionRecord;
}

/** Last of the six: keeps the record of the decision, and tells it when it has changed in substance. */
export class Publisher {
  readonly #tell: (record: DecisionRecord) => void;
  #current: Told | undefined;
  #told: Told | undefined;
  #toldAt: number | undefined;

  constructor(tell: (record: DecisionRecord) => void) {
    this.#tell = tell;
  }

  get record(): DecisionRecord | undefined {
    return this.#current?.record;
  }

  /** Takes the decision of this cycle; the return is when a change that was held back may be told. */
  publish(decision: Decision, { nowMs, monoMs, hours }: Moment, delay?: StandingDelay): number | undefined {
    if (this.#current === undefined || this.#current.hours !== hours || !isSame(this.#current.decision, decision))
      this.#current = { decision, hours, record: recordOf(decision, nowMs, { delay, hours }) };
    if (this.#told !== undefined && this.#told.hours === hours && isSame(this.#told.decision, this.#current.decision)) return undefined;
    const freeAt = this.#toldAt === undefined ? monoMs : this.#toldAt + PUBLISH_INTERVAL;
    if (monoMs < freeAt) return freeAt;
    this.#told = this.#current;
    this.#toldAt = monoMs;
    this.#tell(this.#current.record);
    return undefined;
  }
}

function isSame(a: Decision, b: Decision): boolean {
  if (a === b) return true;
  if (a.permitted !== b.permitted || a.limit !== b.limit || a.losers.length !== b.losers.length) return false;
  return isSameVoice(a.winner, b.winner) && a.losers.every((claim, i) => isSameVoice(claim, b.losers[i]));
}

function isSameVoice(a: Claim, b: Claim | undefined): boolean {
  if (b === undefined || a.layer !== b.layer || a.kind !== b.kind || a.reason !== b.reason || a.until !== b.until) return false;
  return a.kind !== "cap" || b.kind !== "cap" || a.limit === b.limit;
}
