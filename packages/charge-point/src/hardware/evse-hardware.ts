// SPDX-License-Identifier: Apache-2.0
import type { Amps, Volts, WattHours, Watts } from "@chargehand/kernel";
import type { SupplyMeter } from "./supply-meter.ts";

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

/** One sample of the meter. `energy` is the lifetime import register, monotone over the life of the device. */
export interface MeterSample {
  readonly power: Watts;
  readonly currents: readonly [Amps, Amps, Amps];
  readonly voltage: Volts;
  readonly energy: WattHours;
}

export interface Meter {
  read(): MeterSample;
}

/** Ampacity coded in the plug's proximity pin (or of the tethered cable); undefined with no plug in. */
export interface CableSensor {
  readonly ampacity: Amps | undefined;
}

/** Hardware that can charge on one phase or on three. It switches in its own time, and with an open contactor only. */
export interface PhaseSwitch {
  readonly active: 1 | 3;
  want(phases: 1 | 3): void;
}

/** Everything that a charge point needs of its hardware, one interface a concern. `connect` gets called once. */
export interface EvseHardware {
  readonly pilot: Pilot;
  readonly contactor: Contactor;
  readonly meter: Meter;
  readonly cable: CableSensor;
  /** Absent where the number of phases is fixed. */
  readonly phases?: PhaseSwitch | undefined;
  /** Absent where nothing watches the parking bay. */
  readonly bay?: { readonly isOccupied: boolean };
  /** Present where clamps are fitted on the supply of the building. */
  readonly supplyMeter?: SupplyMeter | undefined;
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
