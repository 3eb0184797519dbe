// SPDX-License-Identifier: Apache-2.0
import type { PilotState } from "../hardware/evse-hardware.ts";
import type { PauseReason } from "./paused.ts";

/** OCPP 2.x ChargingStateEnumType. */
export type ChargingState = "Idle" | "EVConnected" | "Charging" | "SuspendedEV" | "SuspendedEVSE";

export interface ChargingInputs {
  readonly pilot: PilotState;
  /** Whether somebody may charge at all, leaving limits aside. */
  readonly authorized: boolean;
  readonly pausedFor: readonly PauseReason[];
}

/**
 * The charging state, derived from what is so, never set. When both sides hold back, the EVSE is named.
 * Source: OCPP 2.0.1 part 2, 3.20 ChargingStateEnumType.
 */
export function chargingStateOf({ pilot, authorized, pausedFor }: ChargingInputs): ChargingState {
  if (pilot === "A") return "Idle";
  if (!authorized) return "EVConnected";
  if (pausedFor.length === 0) return "Charging";
  return pausedFor.every((reason) => reason === "vehicle") ? "SuspendedEV" : "SuspendedEVSE";
}
