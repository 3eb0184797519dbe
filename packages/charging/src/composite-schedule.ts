// SPDX-License-Identifier: Apache-2.0
import type { Amps } from "@chargehand/kernel";
import type { ChargingProfile } from "./charging-profile.ts";

/** What the composition needs to know of the moment. Times are epoch milliseconds. */
export interface LimitContext {
  readonly nowMs: number;
  readonly evseId: number;
  /** Absent when no transaction runs. */
  readonly transaction?: { readonly id: string; readonly startedAt: number };
  readonly volts: number;
  readonly phases: 1 | 2 | 3;
}

/** The cap that binds now: amperes per phase, whose profile, and when it next may change (epoch ms). */
export interface ActiveLimit {
  readonly limit: Amps;
  readonly profile: ChargingProfile;
  readonly until?: number;
}

/** The limits that hold at one instant: one per purpose that speaks, after stack levels and Tx over TxDefault. */
export function limitAt(profiles: readonly ChargingProfile[], context: LimitContext): readonly ActiveLimit[] {
  void profiles;
  void context;
  throw new Error("not written yet");
}
