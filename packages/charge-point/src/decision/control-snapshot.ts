// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Commissioning, HoursAt, HoursRecord, StandingDelay, SupplyStep } from "@chargehand/charging";
import type { Amps, Millis } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";
import type { PilotState } from "../hardware/evse-hardware.ts";
import type { MeterSample } from "../meter/meter-sample.ts";
import type { Phase } from "../session/session-machine.ts";

/** All that one control cycle decides from, taken at one instant. */
export interface ControlSnapshot {
  /** Epoch ms, domain time. */
  readonly nowMs: number;
  /** Domain time that never steps. */
  readonly monoMs: Millis;
  readonly device: DeviceProfile;
  readonly pilot: PilotState;
  /** Whether a vehicle in state D may have power. */
  readonly hasVentilation: boolean;
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
  /** The CSMS has turned down the token of this session, and what such a session may have all the same is used up. */
  readonly isTurnedDown: boolean;
  /** Epoch ms; until then the EVSE is kept for somebody who is not here yet. */
  readonly reservedUntil: number | undefined;
  /** For how many phases limits in watts are reckoned; absent: for all that the device has. */
  readonly phases?: 1 | 3 | undefined;
  /** The randomised delay that runs, and what is held until its end. */
  readonly delay: StandingDelay | undefined;
  /** The balancing with the house; absent where no clamp is fitted or nobody has set it up. */
  readonly supply: SupplyStep | undefined;
}
