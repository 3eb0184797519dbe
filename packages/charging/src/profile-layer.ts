// SPDX-License-Identifier: Apache-2.0
import type { Facts } from "./facts.ts";
import type { Layer } from "./layers.ts";
import type { PolicyPack } from "./policy-packs.ts";
import type { ReasonCode } from "./reasons.ts";

/** What a device was commissioned to: `remoteSiteLimits` counts only where the policy pack allows it. */
export interface Commissioning {
  readonly policy: PolicyPack;
  readonly remoteSiteLimits: boolean;
}

/**
 * On which layer a charging profile caps. What a sender says of itself moves a profile up only when it is verified, so
 * that a routine wish cannot dress as an emergency to get around the delay; a site's envelope only where the device was
 * commissioned to take one.
 */
export function profileLayerOf({ cause, beneficiary, provenance, verified }: Facts, { policy, remoteSiteLimits }: Commissioning): Layer {
  if (cause === "siteLimit" && beneficiary === "site" && remoteSiteLimits && policy.mayTakeSiteLimits) return "supply";
  if (!verified) return "profiles";
  if (cause === "networkEmergency" && provenance === "network") return "networkEmergency";
  return cause === "frequencyResponse" || cause === "responseDsr" ? cause : "profiles";
}

const capReasons: Partial<Readonly<Record<Layer, ReasonCode>>> = {
  supply: "SiteLimit",
  networkEmergency: "NetworkEmergency",
  frequencyResponse: "FrequencyResponse",
  responseDsr: "ResponseDsr",
};

/** The reason of a cap that a profile sets, `limit` and `minimum` in A. */
export const capReasonOf = (layer: Layer, limit: number, minimum: number): ReasonCode =>
  capReasons[layer] ?? (limit === 0 ? "ProfilePause" : limit < minimum ? "BelowMinimum" : "ProfileLimit");
