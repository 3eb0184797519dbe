// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { type HouseState, initialHouse } from "./house-load.ts";
import { initialSolar, type SolarCap, type SolarState } from "./solar-surplus.ts";

/** `SupplyPause` is a limit of 0 A. */
export type SupplyReason = "SupplyLimit" | "SupplyPause" | "SupplyMeterStale" | "SupplyOverload";

/**
 * What one step gives. `cap` belongs on layer `supply`: 0 or 6..rating, whole amperes; undefined where the device
 * cannot balance. `until` is the earliest instant at which the cap may rise. `solar` is there when it is set up, and is
 * a second voice: an owner who charges now overrides it, and never the cap.
 */
export interface SupplyStep {
  readonly state: SupplyState;
  readonly cap: Amps | undefined;
  readonly reason: SupplyReason;
  readonly until?: number;
  readonly solar?: SolarCap;
}

/** What the balancing remembers from step to step. Nothing of it survives a restart: a device that starts knows nothing of the house. */
export interface SupplyState {
  /** Time of the last step; undefined before the first. */
  readonly at: number | undefined;
  readonly cap: Amps;
  readonly reason: SupplyReason;
  /** When the cap last changed; undefined when it has not. */
  readonly changedAt: number | undefined;
  /** The last rise, until a fall has judged it; and how many rises in a row did not last. Each doubles the wait for the next. */
  readonly raisedAt: number | undefined;
  readonly failedRises: number;
  /** Since when there has been room to rise, and the least room since then. */
  readonly calm: { readonly since: number; readonly room: number } | undefined;
  /** Since when the supply has been measured above the fuse with the vehicle drawing on that phase. */
  readonly excessSince: number | undefined;
  readonly house: HouseState;
  readonly solar: SolarState;
}

export const initialSupplyState: SupplyState = {
  at: undefined,
  cap: Amps(0),
  reason: "SupplyMeterStale",
  changedAt: undefined,
  raisedAt: undefined,
  failedRises: 0,
  calm: undefined,
  excessSince: undefined,
  house: initialHouse,
  solar: initialSolar,
};
