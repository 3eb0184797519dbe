// SPDX-License-Identifier: Apache-2.0
import type { Facts } from "./facts.ts";

/**
 * What a profile is for; the names are OCPP 2.1's, 1.6's ChargePointMaxProfile is ChargingStationMaxProfile.
 * Those of an AC station that only charges: nothing here discharges.
 */
export type ProfilePurpose =
  | "ChargingStationMaxProfile"
  | "ChargingStationExternalConstraints"
  | "PriorityCharging"
  | "TxProfile"
  | "TxDefaultProfile"
  | "LocalGeneration";
export type ProfileKind = "Absolute" | "Recurring" | "Relative" | "Dynamic";

export interface SchedulePeriod {
  /** Seconds from the start of the schedule. */
  readonly startPeriod: number;
  /** In the schedule's unit: A per phase, or W of all phases together. */
  readonly limit: number;
  /** 3 when absent (OCPP 2.0.1 Part 2, K01.FR.49). */
  readonly numberPhases?: 1 | 2 | 3;
}

/** A charging profile as the rules see it, free of any OCPP version. Times are epoch milliseconds, durations seconds. */
export interface ChargingProfile {
  readonly id: number;
  readonly stackLevel: number;
  readonly purpose: ProfilePurpose;
  readonly kind: ProfileKind;
  readonly recurrency?: "Daily" | "Weekly";
  readonly validFrom?: number;
  readonly validTo?: number;
  /** TxProfile: the transaction that it limits. PriorityCharging: the one for which it has been switched on. */
  readonly transactionId?: string;
  /** 0 is the whole station. */
  readonly evseId: number;
  readonly unit: "A" | "W";
  readonly startSchedule?: number;
  readonly duration?: number;
  /** In order of startPeriod, the first at 0. */
  readonly periods: readonly SchedulePeriod[];
  /** Charging below it is inefficient, in the schedule's unit. Kept and reported; a single EVSE has nothing to share out. */
  readonly minChargingRate?: number;
  /** Says nothing while the station has been offline for longer. */
  readonly maxOfflineDuration?: number;
  /** And is not to speak again afterwards: whoever keeps the profiles takes it out. */
  readonly invalidAfterOfflineDuration?: boolean;
  /** When the limit of a Dynamic profile was last set. */
  readonly updatedAt?: number;
  /** Dynamic: seconds from there until whoever has set it is asked for the next limit; absent or 0 when that is not wanted. */
  readonly updateInterval?: number;
  readonly facts: Facts;
}
