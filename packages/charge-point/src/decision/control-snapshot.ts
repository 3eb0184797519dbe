// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Commissioning, HoursAt, HoursRecord, SupplyStep } from "@chargehand/charging";
import type { Amps, Millis } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";
import type { MeterSample, PilotState } from "../hardware/evse-hardware.ts";
import type { Phase } from "../session/session-machine.ts";

/** All that one control cycle decides from, taken at one instant. */
export interface ControlSnapshot {
  /** Epoch ms, domain time. */
  readonly nowMs: number;
  /** Domain time that never steps. */
  readonly monoMs: Millis;
  readonly device: DeviceProfile;
  readonly pilot: PilotState;
  readonly contactorClosed: boolean;
  /** What the duty cycle offers now. */
  readonly offered: Amps | undefined;
  /** For how long that has been on offer. */
  readonly offeredForMs: number;
  readonly ampacity: Amps | undefined;
  readonly faults: readonly string[];
  readonly meter: MeterSample;
  readonly phase: Phase;
  /** Whether the last token that was presented was turned down. */
  readonly wasRefused: boolean;
  readonly isOperative: boolean;
  readonly profiles: readonly ChargingProfile[];
  readonly transaction: { readonly id: string; readonly startedAt: number } | undefined;
  readonly commissioning: Commissioning;
  /** What the hours say at any instant, epoch ms. */
  readonly hoursAt: (atMs: number) => HoursAt;
  /** The hours as the device tells of them. */
  readonly hours: HoursRecord;
  /** False while nobody can say what time it is; the hours cannot apply then. */
  readonly isClockTrusted: boolean;
  /** Epoch ms since when there has been no line to the CSMS; undefined while there is one. */
  readonly offlineSince: number | undefined;
  /** Charging stays off after a power cut until a person starts it or the vehicle is unplugged. */
  readonly isHeldOff: boolean;
  /** The balancing with the house; absent where no clamp is fitted or nobody has set it up. */
  readonly supply: SupplyStep | undefined;
}
