// SPDX-License-Identifier: Apache-2.0
import type { Amps, Millis } from "@chargehand/kernel";

/**
 * What the clamps showed at `at` (domain time that never steps): amperes per phase of the supply, the vehicle's current
 * among them, import positive. A phase without a clamp, or whose clamp gave nothing, is undefined.
 */
export interface SupplyMeterReading {
  readonly currents: readonly [Amps | undefined, Amps | undefined, Amps | undefined];
  readonly at: Millis;
}

/** Current clamps (CT) on the incoming supply of the building, at least one reading a second. */
export interface SupplyMeter {
  /** Whether the clamps can tell export (negative) from import. Without it the magnitude is given, and there is no solar surplus. */
  readonly isDirectional: boolean;
  /** The newest reading, however old it is: `at` says so. Undefined when there never was one. */
  read(): SupplyMeterReading | undefined;
  /**
   * Calls `onOver` at once when the current of a phase has risen above `limit`, so that nothing waits for the next cycle.
   * A second call replaces the first. A meter without a comparator leaves it out.
   */
  watch?(limit: Amps, onOver: () => void): void;
}
