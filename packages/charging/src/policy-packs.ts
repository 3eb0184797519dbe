// SPDX-License-Identifier: Apache-2.0
import type { Provenance } from "./facts.ts";
import type { Layer } from "./layers.ts";

export const policyPackNames = ["home", "workplace", "public"] as const;
export type PolicyPackName = (typeof policyPackNames)[number];
export const isPolicyPackName = (value: unknown): value is PolicyPackName => policyPackNames.some((name) => name === value);

/** The people who may override something at a device. */
export type Actor = Extract<Provenance, "owner" | "end_user">;

/** Who may do what with a device: a setting fixed at commissioning and changed only locally. */
export interface PolicyPack {
  readonly name: PolicyPackName;
  /** Whether SI 2021/1467 applies: default hours and the randomised delay. */
  readonly isRegulated: boolean;
  /** Who may override what stands on a layer. Layers 6 to 10 by "charge now", 3 by putting the device back into service on the spot. */
  readonly mayOverride: Readonly<Record<Layer, readonly Actor[]>>;
  readonly mayCancelDelay: readonly Actor[];
  readonly mayChangeHours: readonly Actor[];
  /** Whether the device may be commissioned to take the envelope of a site from afar. */
  readonly mayTakeSiteLimits: boolean;
  /** Whether an answer of the CSMS may end a charge: the starting value of StopTxOnInvalidId. */
  readonly csmsMayEndCharge: boolean;
}

const NOBODY: readonly Actor[] = [];
const OWNER: readonly Actor[] = ["owner"];
const EVERYBODY: readonly Actor[] = ["owner", "end_user"];

const overrides = (availability: readonly Actor[]): PolicyPack["mayOverride"] => ({
  safety: NOBODY,
  supply: NOBODY,
  availability,
  // Stop and charge now are the people's own: they are taken back, not overridden.
  ownerStop: NOBODY,
  chargeNow: NOBODY,
  networkEmergency: OWNER,
  frequencyResponse: OWNER,
  responseDsr: OWNER,
  profiles: OWNER,
  schedule: OWNER,
  nothingSet: NOBODY,
});

/** The policy packs as data. Source: docs/load-control.md, "Policies"; SI 2021/1467 reg 8, 10 and 11. */
export const policyPacks: Readonly<Record<PolicyPackName, PolicyPack>> = {
  home: {
    name: "home",
    isRegulated: true,
    mayOverride: overrides(OWNER),
    mayCancelDelay: EVERYBODY,
    mayChangeHours: OWNER,
    mayTakeSiteLimits: false,
    csmsMayEndCharge: false,
  },
  workplace: {
    name: "workplace",
    isRegulated: true,
    mayOverride: overrides(NOBODY),
    mayCancelDelay: EVERYBODY,
    mayChangeHours: OWNER,
    mayTakeSiteLimits: true,
    csmsMayEndCharge: true,
  },
  public: {
    name: "public",
    isRegulated: false,
    mayOverride: overrides(NOBODY),
    mayCancelDelay: EVERYBODY,
    mayChangeHours: OWNER,
    mayTakeSiteLimits: true,
    csmsMayEndCharge: true,
  },
};

export const mayOverride = (policy: PolicyPack, layer: Layer, by: Provenance): boolean => policy.mayOverride[layer].some((actor) => actor === by);
