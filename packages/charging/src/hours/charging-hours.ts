// SPDX-License-Identifier: Apache-2.0
import { defaultWeek } from "./peak-hours.ts";
import type { WeeklySchedule } from "./week.ts";

/** The DSR agreement that a charge point was sold with. It takes the place of default hours only when all of this is on record. */
export interface DsrAgreement {
  /** The number or name by which both sides find it. */
  readonly reference: string;
  /** Who provides the demand side response services. */
  readonly provider: string;
  /** Epoch milliseconds of the owner's agreement. */
  readonly agreedAt: number;
  /** The device was set up to comply with it. */
  readonly isConfigured: true;
  /** The document supplied with the device that holds its details. Ours to ask for: an owner must be able to find out why no hours are set. */
  readonly documentedIn: string;
}

/** What the owner has chosen about the hours: first when the device is first used, then whenever they like. The latest is kept. */
export interface HoursChoice {
  readonly made: "accepted" | "changed" | "removed";
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: "owner";
}

/**
 * The hours in which a charge point may charge, as the device keeps them: plain JSON, read back with `parseChargingHours`.
 * Until the owner chooses, the defaults are in effect. All times of day are those of the clock on the wall in Great Britain.
 * Source: SI 2021/1467 reg 10.
 */
export interface ChargingHours {
  readonly inEffect: "default" | "schedule" | "none";
  /** The pre-set hours, kept so that the owner can return to them. Never within peak hours. */
  readonly defaults: WeeklySchedule;
  /** The owner's own hours; there when `inEffect` is `schedule`. They may lie anywhere. */
  readonly own?: WeeklySchedule;
  readonly choice?: HoursChoice;
  /** Epoch milliseconds: until then the hours are ignored, as if none were set. */
  readonly disabledUntil?: number;
  readonly dsrAgreement?: DsrAgreement;
}

/** What every device has before its owner has said anything. */
export const defaultHours: ChargingHours = { inEffect: "default", defaults: defaultWeek };

/** The same for a device sold with a DSR agreement: the defaults are stored and not activated. */
export const hoursSoldWith = (dsrAgreement: DsrAgreement): ChargingHours => ({ ...defaultHours, inEffect: "none", dsrAgreement });

/** Whether setting up must still ask the owner to accept, change or remove the default hours. */
export const isChoicePending = (hours: ChargingHours): boolean => hours.inEffect === "default" && hours.choice === undefined;
