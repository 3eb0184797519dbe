// SPDX-License-Identifier: Apache-2.0
// A peer under test on a pipe in memory and a clock that moves when told.
import { Millis, SteppedClock } from "@chargehand/kernel";
import type { OcppPeer, PeerOptions } from "../src/peer-types.ts";
import { type MemoryTransport, memoryTransportPair } from "../src/testing/memory-transport.ts";
import { type ToleranceKind, type ToleranceRule, toleranceKinds } from "../src/tolerance-types.ts";
import type { OcppVersion } from "../src/versions.ts";
import { type Role, routedActions } from "./actions.ts";
import { CaseMaker } from "./cases.ts";
import type { Dice } from "./dice.ts";
import { Expecting } from "./expecting.ts";
import { World } from "./world.ts";

/** `createPeer`, or one that was sabotaged to see whether the fuzzer notices. */
export type MakePeer = (options: PeerOptions<OcppVersion>) => OcppPeer<OcppVersion>;

export interface SubjectOptions {
  readonly version: OcppVersion;
  readonly role: Role;
  readonly dice: Dice;
  readonly makePeer: MakePeer;
  readonly isTolerant: boolean;
}

export class Subject {
  readonly world: World;
  readonly expecting: Expecting;
  readonly cases: CaseMaker;
  readonly peer: OcppPeer<OcppVersion>;
  readonly clock = new SteppedClock();
  readonly near: MemoryTransport;
  closedWith: number | undefined;
  #read = 0;

  constructor({ version, role, dice, makePeer, isTolerant }: SubjectOptions) {
    this.world = new World(version, role);
    this.expecting = new Expecting(this.world, dice, { isTolerant });
    this.cases = new CaseMaker(this.world, dice);
    const [near, far] = memoryTransportPair();
    this.near = near;
    far.onClose = ({ code }) => {
      this.closedWith = code;
    };
    this.peer = makePeer(this.world.options(near, this.clock));
    const listener = near.onMessage;
    near.onMessage = (text) => {
      try {
        listener(text);
      } catch (thrown) {
        this.world.problems.push(`the peer threw a ${thrown instanceof Error ? thrown.name : typeof thrown} out of onMessage`);
      }
    };
    if (isTolerant) this.peer.setTolerance(rulesFor(version, role));
  }

  /** Puts texts in as the far end would, and lets all that follows without time run out. */
  async say(...texts: readonly string[]): Promise<void> {
    for (const text of texts) this.near.arrive(text);
    await settle(texts.length);
  }

  async advance(milliseconds: number): Promise<void> {
    this.clock.advance(Millis(milliseconds));
    await settle(1);
  }

  /** What the peer has sent since the last question. */
  heard(): readonly string[] {
    const fresh = this.near.sent.slice(this.#read);
    this.#read = this.near.sent.length;
    return fresh;
  }
}

/** Generous: a message through queue, handler and answer takes about a dozen turns. */
async function settle(messages: number): Promise<void> {
  for (let turn = 0; turn < 20 + 20 * messages; turn++) await undefined;
}

const rulesOf = new Map<string, readonly ToleranceRule[]>();

/** Rules for everything and everywhere, three levels deep: far more than any station gets. */
function rulesFor(version: OcppVersion, role: Role): readonly ToleranceRule[] {
  const known = rulesOf.get(version + role);
  if (known !== undefined) return known;
  const kinds: readonly ToleranceKind[] = toleranceKinds;
  const made = routedActions(version, role).flatMap((action) =>
    ["*", "*/*", "*/*/*"].flatMap((path) => kinds.map((rule) => ({ model: { vendor: "Fuzz", model: "Any" }, action, path, rule, reason: "the fuzzer's own" }))),
  );
  rulesOf.set(version + role, made);
  return made;
}
