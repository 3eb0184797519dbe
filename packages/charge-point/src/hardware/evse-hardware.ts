// SPDX-License-Identifier: Apache-2.0
import type { Amps } from "@chargehand/kernel";
import type { FirmwareSlots } from "./firmware-slots.ts";
import type { MeterChip } from "./meter-chip.ts";
import type { PlugLock } from "./plug-lock.ts";
import type { SupplyMeter } from "./supply-meter.ts";
import type { TamperSwitch } from "./tamper-switch.ts";

/** IEC 61851-1 pilot states as the EVSE reads them. A no vehicle, B connected, C ready, D ready with ventilation, E and F faults. */
export type PilotState = "A" | "B" | "C" | "D" | "E" | "F";

/** The control pilot. The safety controller drives it; the runtime only says what may be offered. */
export interface Pilot {
  readonly state: PilotState;
  /** Offers `limit` per phase by PWM, or stops the PWM (state x1) when undefined. Below 6 A counts as undefined. */
  offer(limit: Amps | undefined): void;
  /** What stands on offer now: what the duty cycle says, also in the short pause by which a vehicle is woken; without a vehicle, what the next one will be offered. */
  readonly offered: Amps | undefined;
}

/** The runtime asks; the safety controller closes only when pilot, faults and rating allow, and may open at any time. */
export interface Contactor {
  /** False opens at once, under load if there is one. A vehicle that shall stop by itself first is only told so by the end of its offer. */
  request(closed: boolean): void;
  readonly isClosed: boolean;
}

/** Ampacity coded in the plug's proximity pin (or of the tethered cable); undefined with no plug in. */
export interface CableSensor {
  readonly ampacity: Amps | undefined;
}

/**
 * Hardware that can charge on one phase or on three. It switches in its own time, with an open contactor only: to one at once, to three
 * when they have been wanted for 600 s without a break (`pilotTimings.threePhasesStable`).
 */
export interface PhaseSwitch {
  readonly active: 1 | 3;
  want(phases: 1 | 3): void;
}

/** Everything that a charge point needs of its hardware, one interface a concern. `connect` gets called once. */
export interface EvseHardware {
  readonly pilot: Pilot;
  readonly contactor: Contactor;
  readonly meter: MeterChip;
  readonly cable: CableSensor;
  /** Absent where nothing holds the plug, or nothing reports on what does. */
  readonly lock?: PlugLock | undefined;
  /** Absent where the number of phases is fixed. */
  readonly phases?: PhaseSwitch | undefined;
  /** Whether air is exchanged by force where it stands, so that a vehicle that asks for it (D) may have power. Absent: it is not. */
  readonly hasVentilation?: boolean;
  /** Absent where nothing watches the parking bay. */
  readonly bay?: { readonly isOccupied: boolean };
  /** Present where clamps are fitted on the supply of the building. */
  readonly supplyMeter?: SupplyMeter | undefined;
  /** Present where a switch watches the cover. */
  readonly tamper?: TamperSwitch | undefined;
  /** Absent where the program of the device cannot be updated. */
  readonly firmware?: FirmwareSlots | undefined;
  /** Faults that stand now: residual current, weld, over-temperature ... Empty when healthy. */
  readonly faults: readonly string[];
  connect(listener: HardwareListener): void;
}

export interface HardwareListener {
  /** Pilot state, contactor, cable or faults changed. */
  onChange(): void;
  /** A card was held to the reader. */
  onToken(token: { readonly value: string; readonly type: string }): void;
}
