// SPDX-License-Identifier: Apache-2.0
import type { PilotState } from "../hardware/evse-hardware.ts";

/** OCPP 2.x ChargingStateEnumType. */
export type ChargingState = "Idle" | "EVConnected" | "Charging" | "SuspendedEV" | "SuspendedEVSE";

export interface ChargingInputs {
  readonly pilot: PilotState;
  readonly contactorClosed: boolean;
  /** Whether somebody may charge at all, leaving limits aside. */
  readonly authorized: boolean;
  /** Whether a current of at least 6 A may flow now. */
  readonly permitted: boolean;
}

/**
 * The charging state, derived from what is so, never set. When both sides hold back, the EVSE is named.
 * Source: OCPP 2.0.1 part 2, 3.20 ChargingStateEnumType.
 */
export function chargingStateOf(inputs: ChargingInputs): ChargingState {
  if (inputs.pilot === "A") return "Idle";
  if (!inputs.authorized) return "EVConnected";
  if (!inputs.permitted) return "SuspendedEVSE";
  const vehicleAsks = inputs.pilot === "C" || inputs.pilot === "D";
  if (!vehicleAsks) return inputs.pilot === "B" ? "SuspendedEV" : "SuspendedEVSE";
  return inputs.contactorClosed ? "Charging" : "SuspendedEVSE";
}
