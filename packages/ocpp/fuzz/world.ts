// SPDX-License-Identifier: Apache-2.0
// What stands behind the peer under test: handlers that hold state, and ears for everything that it tells.
import type { Clock, Log } from "@chargehand/kernel";
import { refusal } from "../src/codes.ts";
import type { PeerOptions, Transport } from "../src/peer-types.ts";
import type { OcppVersion } from "../src/versions.ts";
import { type Role, routedActions } from "./actions.ts";
import { canary, type Dice, type Json, type JsonObject } from "./dice.ts";
import { brokenRules, codeFor } from "./oracle.ts";
import { modelOf, validPayload } from "./values.ts";

/** What a handler of ours will do with the next message that it is given. */
export interface Plan {
  readonly how: "answers" | "answers later" | "refuses" | "throws" | "throws what cannot be read" | "answers wrongly" | "hangs";
  readonly answer: Json;
  readonly code: "SecurityError" | "GenericError" | "PropertyConstraintViolation" | "OccurrenceConstraintViolation";
}

export const isCooperative = ({ how }: Plan): boolean => how === "answers" || how === "answers later";

/** The domain behind the handlers, small: what was started, set and told. Two of them are compared: one driven, one thought. */
export class DomainState {
  revision = 0;
  readonly #entities = new Map<string, string>();

  apply(action: string, payload: JsonObject): void {
    this.revision++;
    const { transactionInfo, chargingProfile, connectorId, evseId, transactionId } = payload;
    const inner = (value: Json | undefined): Json | undefined =>
      value !== null && typeof value === "object" && !Array.isArray(value) ? (value["transactionId"] ?? value["id"]) : undefined;
    const key = `${action} ${String(inner(transactionInfo) ?? inner(chargingProfile) ?? transactionId ?? connectorId ?? evseId ?? "")}`;
    this.#entities.delete(key);
    this.#entities.set(key, JSON.stringify(payload));
    for (const oldest of this.#entities.keys()) {
      if (this.#entities.size <= 6) break;
      this.#entities.delete(oldest);
    }
  }

  digest(): string {
    return `${this.revision} ${[...this.#entities].join(" ")}`;
  }
}

export class World {
  readonly version: OcppVersion;
  readonly role: Role;
  readonly state = new DomainState();
  readonly problems: string[] = [];
  runs = 0;
  plan: Plan = { how: "answers", answer: {}, code: "GenericError" };
  /** The payload that the last handler was given. */
  seen: JsonObject | undefined;
  release: (() => void) | undefined;
  readonly #routed: ReadonlySet<string>;

  constructor(version: OcppVersion, role: Role) {
    this.version = version;
    this.role = role;
    this.#routed = new Set(routedActions(version, role));
  }

  isRouted(action: string): boolean {
    return this.#routed.has(action);
  }

  options(transport: Transport, clock: Clock): PeerOptions<OcppVersion> {
    let own = 0;
    const routes = Object.fromEntries([...this.#routed].map((action) => [action, (payload: unknown) => this.#handle(action, payload as JsonObject)]));
    const sends = modelOf(this.version).sends.map((action) => [action, (payload: unknown) => this.#hear(action, payload as JsonObject)]);
    return {
      version: this.version,
      transport,
      routes,
      sendRoutes: Object.fromEntries(sends),
      clock,
      ids: { next: () => `own-${++own}` },
      log: this.#log(),
      observer: {
        onViolation: (violation) => this.#overheard("an observer", violation),
        onTolerated: (tolerated) => this.#overheard("an observer", tolerated),
      },
    };
  }

  #handle(action: string, payload: JsonObject): unknown {
    this.#judge(`${action}Request`, payload);
    const { how, answer, code } = this.plan;
    switch (how) {
      case "answers":
        this.state.apply(action, payload);
        return answer;
      case "answers later":
        this.state.apply(action, payload);
        return Promise.resolve().then(() => answer);
      case "refuses":
        throw refusal(code, "not now");
      case "throws":
        throw new Error(`${canary} must not leave the house`);
      case "throws what cannot be read":
        throw unreadable;
      case "answers wrongly":
        return answer;
      case "hangs":
        return new Promise((resolve) => {
          this.release = () => resolve(answer);
        });
    }
  }

  #hear(action: string, payload: JsonObject): void {
    this.#judge(action, payload);
    this.state.apply(action, payload);
  }

  /** Whatever reaches a handler has to conform, whichever way it came. */
  #judge(name: string, payload: JsonObject): void {
    this.runs++;
    this.seen = payload;
    const broken = brokenRules(this.version, name, payload);
    if (broken.length > 0) this.problems.push(`a handler was given a ${name} that breaks ${broken.join(", ")}`);
  }

  #overheard(who: string, told: object): void {
    if (JSON.stringify(told).includes(canary)) this.problems.push(`${who} was told a value of a message`);
  }

  #log(): Log {
    const write = (facts: object, message: string) => this.#overheard("the log", { facts, message });
    const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log };
    return log;
  }
}

/** Throws wherever it is touched. */
const unreadable: unknown = new Proxy(
  {},
  {
    get() {
      throw new Error("do not touch");
    },
    getPrototypeOf() {
      throw new Error("do not touch");
    },
  },
);

export function planFor(world: World, action: string, dice: Dice): Plan {
  const answer = validPayload(modelOf(world.version), `${action}Response`, dice);
  const how = dice.chance(0.8)
    ? "answers"
    : dice.pick(["answers later", "refuses", "throws", "throws what cannot be read", "answers wrongly", "hangs"] as const);
  const code = dice.pick(["SecurityError", "GenericError", "PropertyConstraintViolation", "OccurrenceConstraintViolation"] as const);
  return { how, code, answer: how === "answers wrongly" ? dice.pick<Json>([{ ...answer, surplus: canary }, null, canary, [answer], 7]) : answer };
}

/** The code on the wire of a plan that does not end in a result. */
export function codeOfPlan(version: OcppVersion, { how, code }: Plan): string {
  if (how !== "refuses") return codeFor(version, "handler");
  return code === "OccurrenceConstraintViolation" ? codeFor(version, "maxItems") : code;
}
