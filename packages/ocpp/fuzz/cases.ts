// SPDX-License-Identifier: Apache-2.0
// One message of the far end: a mutator, an action, a payload, a text.

import { routedActions } from "./actions.ts";
import type { Dice } from "./dice.ts";
import type { Expecting } from "./expecting.ts";
import { callText, type FrameParts, frameMutators, rareFrames } from "./frame-mutators.ts";
import type { Fault } from "./oracle.ts";
import { payloadMutators, payloadText } from "./payload-mutators.ts";
import { messageSchema, modelOf, validPayload } from "./values.ts";
import type { World } from "./world.ts";

export interface MadeCase {
  readonly mutator: string;
  readonly text: string;
  readonly rule?: Fault;
}

const payloadNames = Object.keys(payloadMutators);
const frameNames = Object.keys(frameMutators);

export class CaseMaker {
  readonly #world: World;
  readonly #dice: Dice;
  readonly #routed: readonly string[];
  readonly #before: string[] = [];
  #ids = 0;

  constructor(world: World, dice: Dice) {
    this.#world = world;
    this.#dice = dice;
    this.#routed = routedActions(world.version, world.role);
  }

  nextId(): string {
    const id = `f${++this.#ids}`;
    return this.#dice.chance(0.05) ? id.padStart(36, "x") : id;
  }

  next(expecting: Expecting): MadeCase {
    const made = this.#dice.chance(0.65) ? this.#ofPayload() : this.#ofFrame(expecting);
    this.#before.push(made.text);
    if (this.#before.length > 8) this.#before.shift();
    return made;
  }

  /** A CALL of a schema-made payload, whole or broken. */
  #ofPayload(): MadeCase {
    const { version } = this.#world;
    const model = modelOf(version);
    const dice = this.#dice;
    const isSend = model.sends.length > 0 && dice.chance(0.04);
    const action = isSend ? dice.pick(model.sends) : dice.chance(0.97) ? dice.pick(this.#routed) : dice.pick(model.calls);
    const name = isSend ? action : `${action}Request`;
    const payload = validPayload(model, name, dice);
    const mutator = dice.chance(0.12) ? "valid" : dice.pick(payloadNames);
    const mutated = payloadMutators[mutator]?.({ model, root: messageSchema(model, name), payload, dice });
    const text = callText(this.nextId(), action, payloadText(payload, mutated?.raw), isSend ? 6 : 2);
    if (mutated === undefined) return { mutator: "valid", text };
    const isJudged = mutated.rule !== undefined && !isSend && this.#world.isRouted(action);
    return { mutator: isSend ? `SEND, ${mutator}` : mutator, text, ...(isJudged ? { rule: mutated.rule } : {}) } as MadeCase;
  }

  #ofFrame(expecting: Expecting): MadeCase {
    const { version } = this.#world;
    const model = modelOf(version);
    const dice = this.#dice;
    const drawn = dice.pick(frameNames);
    const mutator = rareFrames.has(drawn) && !dice.chance(0.05) ? "repeat" : drawn;
    const action = dice.pick(this.#routed);
    const parts: FrameParts = {
      id: this.nextId(),
      action,
      payload: JSON.stringify(validPayload(model, `${action}Request`, dice)),
      before: this.#before,
      executed: expecting.executed,
      isActionOf: (name) => model.calls.includes(name),
    };
    return { mutator, text: frameMutators[mutator]?.(parts, dice) ?? "" };
  }
}
