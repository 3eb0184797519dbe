// SPDX-License-Identifier: Apache-2.0
import type { ConnectorStatus } from "../ocpp/station-events.ts";
import type { ChargingState } from "./charging-state.ts";
import type { Phase } from "./session-machine.ts";

/** What goes on at the connector, in the words of OCPP 1.6's ChargePointStatus. */
export type ConnectorProgress = "Available" | "Preparing" | "Charging" | "SuspendedEV" | "SuspendedEVSE" | "Finishing" | "Reserved" | "Unavailable" | "Faulted";

/** A connector as 2.x and as 1.6 see it. */
export interface ConnectorView {
  readonly status: ConnectorStatus;
  readonly progress: ConnectorProgress;
}

export interface ProgressInputs {
  readonly status: ConnectorStatus;
  readonly phase: Phase;
  /** Of the open transaction. */
  readonly chargingState: ChargingState | undefined;
}

/**
 * Derived from what is so, never set, and from no status before it: `Stopped` is the phase of a vehicle that stays after its
 * session. When both sides hold back the EVSE is named. Source: OCPP 1.6 section 4.9 with errata 3.20 and 3.55.
 */
export function progressOf({ status, phase, chargingState }: ProgressInputs): ConnectorProgress {
  if (status === "Faulted" || status === "Unavailable" || status === "Reserved") return status;
  // Out of the vehicle and still in the socket: 1.6 counts that as the vehicle's pause.
  if (phase === "Authorized" && chargingState === "Idle" && status === "Occupied") return "SuspendedEV";
  if (phase === "Authorized")
    return chargingState === "Charging" || chargingState === "SuspendedEV" || chargingState === "SuspendedEVSE" ? chargingState : "Preparing";
  if (status === "Available") return phase === "AwaitingCable" || phase === "AwaitingCableRemote" ? "Preparing" : "Available";
  return phase === "Stopped" ? "Finishing" : "Preparing";
}
