// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { Claim } from "../claims.ts";
import type { Facts } from "../facts.ts";
import { decide } from "../hierarchy.ts";
import type { Layer } from "../layers.ts";
import { type PolicyPackName, policyPacks } from "../policy-packs.ts";
import { atPowerOn, type DelayInput, type DelayState, delayStep, withDelay } from "../randomised-delay.ts";

export const rating = { maximum: Amps(32), minimum: Amps(6) };
const START = Date.UTC(2026, 0, 5, 23);

export const factsOf = (cause: Facts["cause"], more: Partial<Facts> = {}): Facts => ({
  cause,
  beneficiary: "owner",
  provenance: "device",
  verified: true,
  ...more,
});
export const stop = (layer: Layer, facts: Facts, more: Partial<Claim> = {}): Claim => ({ layer, kind: "stop", reason: "OwnerStop", facts, ...more }) as Claim;
export const cap = (layer: Layer, limit: number, facts: Facts, more: Partial<Claim> = {}): Claim =>
  ({ layer, kind: "cap", reason: "ProfileLimit", limit: Amps(limit), facts, ...more }) as Claim;
export const permit = (layer: Layer, facts: Facts, more: Partial<Claim> = {}): Claim =>
  ({ layer, kind: "permit", reason: "DefaultHours", facts, ...more }) as Claim;

export const csms = (cause: Facts["cause"], more: Partial<Facts> = {}) => factsOf(cause, { provenance: "csms", verified: false, ...more });

/** The claims that come up again and again. */
export const unplugged: Claim = { layer: "safety", kind: "stop", reason: "NotPluggedIn", facts: factsOf("unplugged") };
export const fault: Claim = { layer: "safety", kind: "stop", reason: "Fault", facts: factsOf("fault") };
export const notAuthorised: Claim = { layer: "availability", kind: "stop", reason: "NotAuthorised", facts: factsOf("authorisation") };
export const outsideHours: Claim = { layer: "schedule", kind: "stop", reason: "OutsideDefaultHours", facts: factsOf("defaultHours") };
export const inHours: Claim = { layer: "schedule", kind: "permit", reason: "DefaultHours", facts: factsOf("defaultHours") };
export const chargeNow = (by: Facts["provenance"] = "owner", until?: number): Claim => ({
  layer: "chargeNow",
  kind: "permit",
  reason: "OwnerChargeNow",
  facts: factsOf("chargeNow", { provenance: by, verified: false }),
  ...(until === undefined ? {} : { until }),
});
export const ownerStop = (until?: number): Claim =>
  stop("ownerStop", factsOf("ownerStop", { provenance: "owner", verified: false }), until === undefined ? {} : { until });
export const profile = (limit: number, more: Partial<Facts> = {}, until?: number): Claim =>
  cap("profiles", limit, csms("profile", more), until === undefined ? {} : { until });

type Extra = Partial<Pick<DelayInput, "hasPersonActed" | "letInBy" | "isOffline" | "maximum">>;

/** One device and its randomised delay: gives it claims and moves time on. Draws are `draws` in turn, then the last again. */
export class DelayBench {
  state: DelayState;
  readonly drawn: number[] = [];
  monoMs = 0;
  readonly #policy;
  readonly #draws: number[];

  constructor(draws: readonly number[] = [100], options: { readonly policy?: PolicyPackName; readonly wasPending?: boolean } = {}) {
    this.#draws = [...draws];
    this.#policy = policyPacks[options.policy ?? "home"];
    this.state = atPowerOn(options.wasPending);
  }

  get nowMs(): number {
    return START + this.monoMs;
  }

  /** What may be offered now, A. */
  give(claims: readonly Claim[], extra: Extra = {}): number {
    const decision = decide(claims, rating, this.#policy);
    const draw = (max: number) => {
      this.drawn.push(max);
      return Math.min(max, (this.#draws.length > 1 ? this.#draws.shift() : this.#draws[0]) ?? 0);
    };
    this.state = delayStep(this.state, {
      ...{ decision, nowMs: this.nowMs, monoMs: this.monoMs, maximum: 600, policy: this.#policy, draw },
      ...{ hasPersonActed: false, letInBy: undefined, isOffline: false, ...extra },
    });
    return withDelay(decision, this.state, rating).limit;
  }

  after(seconds: number, claims: readonly Claim[], extra: Extra = {}): number {
    this.monoMs += seconds * 1_000;
    return this.give(claims, extra);
  }
}
