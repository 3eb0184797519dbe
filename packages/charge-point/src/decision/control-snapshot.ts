// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
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
}
