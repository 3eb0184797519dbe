// SPDX-License-Identifier: Apache-2.0
import type { Amps } from "@chargehand/kernel";
import type { Facts } from "./facts.ts";
import type { Layer } from "./layers.ts";
import type { ReasonCode } from "./reasons.ts";

/**
 * One voice in the decision: a layer that forbids (`stop`), limits (`cap`) or allows (`permit`) charging.
 * `wait` moves nothing: the vehicle is offered current and takes none, and that explains why no power flows.
 * `limit` is amperes per phase. `until` is epoch milliseconds, absent when it stands until changed.
 */
export type Claim = {
  readonly layer: Layer;
  readonly reason: ReasonCode;
  readonly facts: Facts;
  readonly until?: number;
} & ({ readonly kind: "stop" } | { readonly kind: "permit" } | { readonly kind: "wait" } | { readonly kind: "cap"; readonly limit: Amps });

/**
 * What was decided, why, until when, and what it beat.
 * `limit` is amperes per phase: 0 when charging is not permitted, never above any standing cap.
 */
export interface Decision {
  readonly permitted: boolean;
  readonly limit: Amps;
  /** The claim that explains the outcome: the stop or permit that won, the cap that binds below the rating, or what is waited for. */
  readonly winner: Claim;
  /** Highest first. */
  readonly losers: readonly Claim[];
  /**
   * The same outcome in the two parts that a delay must tell apart: what people, schedules and signals wish (0 or at
   * least the minimum), and the ceiling that safety and supply set on it. `limit` is the lesser, or 0 below the minimum.
   */
  readonly wish: Amps;
  readonly ceiling: Amps;
  /** The claim that explains the wish. */
  readonly wishedBy: Claim;
  /** What verified grid services allow at this instant (layers 6 to 8, unless overridden): no delay holds them back. */
  readonly promptCap: Amps;
  /** Layers on which two controllers contradict each other [WG3 7.15]. */
  readonly conflicts: readonly Layer[];
}
