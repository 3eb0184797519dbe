// SPDX-License-Identifier: Apache-2.0
// The peer as it ought to be, thought along: for each text what has to come back, and what has to happen behind it.
import type { Dice, JsonObject } from "./dice.ts";
import { brokenRules, codeFor, codesFor, type Fault } from "./oracle.ts";
import { type Asked, readingOf } from "./reading.ts";
import { modelOf } from "./values.ts";
import { codeOfPlan, DomainState, isCooperative, type Plan, planFor, type World } from "./world.ts";

/** `codes`: any of them is right. */
export type Answer =
  | { readonly type: 3; readonly id: string; readonly text: string }
  | { readonly type: 4; readonly id: string; readonly codes: readonly string[] };

export interface Expected {
  readonly answer?: Answer;
  readonly closes?: number;
  readonly plan?: Plan;
  /** With tolerance rules a broken message may be mended and executed instead. */
  readonly mayBeMended?: { readonly action: string; readonly name: string; readonly text: string };
  /** For the table: what became of the case. */
  readonly outcome: string;
}

export interface Kind {
  /** The peer has tolerance rules. */
  readonly isTolerant?: boolean;
  /** No time-out of 30 s can be waited for. */
  readonly isInRealTime?: boolean;
}

export class Expecting {
  readonly state = new DomainState();
  readonly executed: string[] = [];
  runs = 0;
  readonly #world: World;
  readonly #dice: Dice;
  readonly #kind: Kind;
  #last: { readonly text: string; readonly answer: Answer } | undefined;

  constructor(world: World, dice: Dice, kind: Kind = {}) {
    this.#world = world;
    this.#dice = dice;
    this.#kind = kind;
  }

  /** `rule`: what the mutator meant to break. Throws when the oracle does not see it broken: then a mutator is wrong. */
  of(text: string, rule?: Fault): Expected {
    const { version } = this.#world;
    const reading = readingOf(version, text);
    switch (reading.is) {
      case "tooBig":
        return { closes: 1009, outcome: "closed 1009" };
      case "refused":
        if (rule !== undefined && !reading.faults.includes(rule)) throw new Error(`the second reading blames ${reading.faults.join()} where ${rule} was meant`);
        return error(reading.id, [...new Set(reading.faults.map((fault) => codeFor(version, fault)))]);
      case "call":
        return this.#call(reading, text, rule);
      case "send":
        return this.#send(reading);
      default:
        return { outcome: "ignored" };
    }
  }

  #call({ id, action, payload }: Asked, text: string, rule: Fault | undefined): Expected {
    const { version } = this.#world;
    if (this.#last?.text === text) return { answer: this.#last.answer, outcome: "answered from memory" };
    if (this.executed.includes(id)) return error(id, [codeFor(version, "reused_id")]);
    if (!modelOf(version).calls.includes(action)) return error(id, [codeFor(version, "unknown_action")]);
    if (!this.#world.isRouted(action)) return error(id, [codeFor(version, "unsupported_action")]);
    const broken = brokenRules(version, `${action}Request`, payload);
    if (broken.length > 0) {
      if (rule !== undefined && !broken.includes(rule)) throw new Error(`the oracle finds ${broken.join()} where ${rule} was meant`);
      const expected = error(id, codesFor(version, broken));
      return this.#kind.isTolerant ? { ...expected, mayBeMended: { action, name: `${action}Request`, text } } : expected;
    }
    if (rule !== undefined) throw new Error(`the oracle takes what should break ${rule}`);
    return this.execute(id, action, payload, text);
  }

  execute(id: string, action: string, payload: JsonObject, text: string, given?: Plan): Expected {
    const drawn = given ?? planFor(this.#world, action, this.#dice);
    const plan: Plan = drawn.how === "hangs" && this.#kind.isInRealTime ? { ...drawn, how: "answers later" } : drawn;
    this.#ran(id);
    if (isCooperative(plan)) this.state.apply(action, payload);
    const answer: Answer = isCooperative(plan)
      ? { type: 3, id, text: JSON.stringify(plan.answer) }
      : { type: 4, id, codes: [codeOfPlan(this.#world.version, plan)] };
    this.#last = { text, answer };
    return { answer, plan, outcome: isCooperative(plan) ? "executed" : `handler ${plan.how}` };
  }

  /** What tolerance rules made of a message was executed after all; `payload` is what the handler saw. */
  mended(id: string, action: string, payload: JsonObject, answer: Answer, text: string): void {
    this.#ran(id);
    this.state.apply(action, payload);
    this.#last = { text, answer };
  }

  #ran(id: string): void {
    this.runs++;
    this.executed.push(id);
    // As many as the peer keeps to notice reuse.
    if (this.executed.length > 256) this.executed.shift();
  }

  #send({ action, payload }: Asked): Expected {
    const { version } = this.#world;
    if (!modelOf(version).sends.includes(action) || brokenRules(version, action, payload).length > 0) return { outcome: "SEND ignored" };
    this.runs++;
    this.state.apply(action, payload);
    return { outcome: "SEND executed" };
  }
}

const error = (id: string, codes: readonly string[]): Expected => ({ answer: { type: 4, id, codes }, outcome: codes[0] ?? "refused" });
