// SPDX-License-Identifier: Apache-2.0
import type { Amps } from "@chargehand/kernel";

/**
 * One reading of the clamps on the supply: amperes per phase with the vehicle's current among them, import positive,
 * export negative where `isDirectional`. A phase without a clamp, or whose clamp gave nothing, is undefined.
 * `at` is when it was measured, on the clock of `nowMs`.
 */
export interface SupplyReading {
  readonly currents: readonly [Amps | undefined, Amps | undefined, Amps | undefined];
  readonly at: number;
  /** Whether the clamps can tell import from export. Without it there is no solar surplus. */
  readonly isDirectional: boolean;
}

/** All that one step of the balancing needs to know. Currents are amperes per phase. */
export interface SupplyInput {
  readonly device: { readonly phases: 1 | 3; readonly rating: Amps };
  /** The newest reading there is, however old; undefined when there never was one. */
  readonly reading: SupplyReading | undefined;
  /** What the EVSE's own meter shows now, in the EVSE's order of phases. */
  readonly vehicle: readonly [Amps, Amps, Amps];
  readonly isPluggedIn: boolean;
  /** When the duty cycle last changed, on the clock of `nowMs`; undefined when it has not. */
  readonly offerChangedAt: number | undefined;
}
