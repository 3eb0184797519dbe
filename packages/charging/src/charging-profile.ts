// SPDX-License-Identifier: Apache-2.0
import type { Facts } from "./facts.ts";

/** Purposes that cap an AC station today; the names are OCPP 2.x's, 1.6's ChargePointMaxProfile is the first. */
export type ProfilePurpose = "ChargingStationMaxProfile" | "TxDefaultProfile" | "TxProfile";
export type ProfileKind = "Absolute" | "Recurring" | "Relative";

export interface SchedulePeriod {
  /** Seconds from the start of the schedule. */
  readonly startPeriod: number;
  /** In the schedule's unit. */
  readonly limit: number;
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
  readonly transactionId?: string;
  /** 0 is the whole station. */
  readonly evseId: number;
  readonly unit: "A" | "W";
  readonly startSchedule?: number;
  readonly duration?: number;
  readonly periods: readonly SchedulePeriod[];
  readonly facts: Facts;
}
