// SPDX-License-Identifier: Apache-2.0
import type { FirmwareSlots, LatchedFault, PilotStepper, SupplyMeter } from "@chargehand/charge-point";
import type { Amps, Clock, Millis, Random, WattHours } from "@chargehand/kernel";
import type { Mains } from "./mains.ts";
import type { CoverMemory } from "./simulated-cover.ts";
import type { MeterErrors } from "./simulated-meter.ts";

/** Amperes per phase. */
export type Currents = readonly [Amps, Amps, Amps];

/** What the safety controller has found and holds until the vehicle has gone, or until a service. */
export interface LatchMemory {
  read(): readonly LatchedFault[];
  /** Synchronous: returns when it is kept. */
  write(latched: readonly LatchedFault[]): void;
}

export interface SimulatedEvseOptions {
  /** Domain time. */
  readonly clock: Clock;
  readonly mains: Mains;
  /** Supply at the house. */
  readonly phases: 1 | 3;
  /** What had truly flowed when the process last stopped. */
  readonly initialEnergy?: WattHours;
  /** Called, synchronously, before the world is shown a value above the last mark: a restart gives that mark as `initialEnergy`. */
  readonly saveEnergy?: (mark: WattHours) => void;
  /** How wrong its meter is. Default not at all. */
  readonly meter?: { readonly errors: MeterErrors; readonly random: Random };
  /** Called after each plug-in and unplugging, before the runtime learns of it. */
  readonly onPlug?: () => void;
  /** How long the runtime may be silent while something is offered or closed. Default 10 s of domain time. */
  readonly watchdog?: Millis;
  /** What the hardware carries per phase, whatever the runtime asks for. Default 32 A. */
  readonly rating?: Amps;
  /** Whether air is exchanged where it stands. Default no: a vehicle that needs it gets no power. */
  readonly hasVentilation?: boolean;
  /** Whether it can go from three phases to one and back. Default no. */
  readonly canSwitchPhases?: boolean;
  /** Makes the clamp on the supply of the house; it is told what the vehicle draws on each phase. Default: there is none. */
  readonly clamp?: (vehicle: () => Currents) => SupplyMeter;
  /** Where the safety controller keeps the faults that outlast their sign, so that a power cut forgets none. Default: nowhere. */
  readonly latches?: LatchMemory;
  /** Where the cover and its latch keep how they stand. Default: nowhere, and closed. */
  readonly cover?: CoverMemory;
  /** Its slots for firmware. Default: there are none, and its firmware cannot be updated. */
  readonly firmware?: FirmwareSlots;
  /** Another table for the control pilot, to see what the interlocks make of it. */
  readonly pilotStep?: PilotStepper;
}
