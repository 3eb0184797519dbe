// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { Claim, Decision } from "./claims.ts";
import { rankOf } from "./layers.ts";

/** What the equipment can carry, amperes per phase. `minimum` is what the pilot can express (IEC 61851-1: 6 A). */
export interface Rating {
  readonly maximum: Amps;
  readonly minimum: Amps;
}

/**
 * Decides from all standing claims: permission by the highest layer that speaks, current by the minimum of the caps
 * that are not overridden. "Charge now" overrides every cap below it except safety's and supply's, which stand above.
 * Pure: same claims, same decision, whatever their order.
 */
export function decide(claims: readonly Claim[], rating: Rating): Decision {
  void claims;
  void rating;
  void rankOf;
  throw new Error(`not written yet ${Amps(0)}`);
}
