// SPDX-License-Identifier: Apache-2.0
import {
  initialPilot,
  isCommandedClosed,
  type PilotControl,
  type PilotInputs,
  type PilotReading,
  type PilotState,
  type PilotStepper,
  pilotOutputs,
  pilotStep,
  untilPilotMoves,
} from "@chargehand/charge-point";
import type { Amps, Millis } from "@chargehand/kernel";
import { isAsking, type Vehicle } from "./electric-vehicle.ts";
import type { PowerPath } from "./power-path.ts";
import { type SafetyState, safeState, safetyStep, untilOpening } from "./safety-controller.ts";
import type { LatchMemory } from "./simulated-evse-options.ts";
import { type SimulatedFault, sensedOf } from "./simulated-faults.ts";

/** What the runtime wants, and what the safety unit can see beside the vehicle. */
export interface Surroundings {
  readonly offer: Amps | undefined;
  readonly isRequested: boolean;
  readonly isRuntimeSilent: boolean;
  readonly ceiling: Amps;
  readonly broken: readonly SimulatedFault[];
  readonly wantedPhases: 1 | 3;
}

export interface SafetyUnitOptions {
  readonly path: PowerPath;
  readonly phases: 1 | 3;
  readonly canSwitchPhases: boolean;
  readonly hasVentilation: boolean;
  readonly latches?: LatchMemory | undefined;
  /** Another table than the pilot's own: to see what the gate makes of it. */
  readonly step?: PilotStepper;
}

/**
 * The safety controller of the simulated hardware: the pilot's table, and behind it the gate of the interlocks. The contactor is closed
 * when both say so, or when it is welded. It works without the runtime.
 */
export class SafetyUnit {
  readonly #options: SafetyUnitOptions;
  readonly #step: PilotStepper;
  #control: PilotControl;
  #gate: SafetyState = safeState;
  #inputs: PilotInputs | undefined;
  #isWelded = false;

  constructor(options: SafetyUnitOptions) {
    this.#options = options;
    this.#step = options.step ?? pilotStep;
    this.#control = initialPilot(options.path.now, options.phases, options.latches?.read());
  }

  get control(): PilotControl {
    return this.#control;
  }

  /** What a runtime sees of the line. */
  stateFor(broken: readonly SimulatedFault[]): PilotState {
    return pilotOutputs[this.#control.position].line === "minus12V" ? "F" : readingOf(this.#options.path.vehicle, broken);
  }

  /** One cycle at this instant. `isServiced`: somebody is there with tools. */
  run(around: Surroundings, isServiced = false): void {
    const { path } = this.#options;
    const now = path.now;
    this.#isWelded = around.broken.includes("contactorWelded");
    if (!this.#isWelded) path.setContactor(this.#gate.isClosed);
    const { control, commands } = this.#step(this.#control, this.#inputsFor(around, isServiced), now);
    if (control.latched !== this.#control.latched) this.#options.latches?.write(control.latched);
    this.#control = control;
    for (const command of commands) {
      if (command.do === "driveLine") path.offer(command.offered);
      else if (command.do === "setPhases") path.setPhases(command.phases);
    }
    this.#passGate(around, now);
    this.#inputs = this.#inputsFor(around, false);
  }

  #inputsFor({ broken, ...around }: Surroundings, isServiced: boolean): PilotInputs {
    const { path, canSwitchPhases, hasVentilation } = this.#options;
    return {
      ...around,
      reading: readingOf(path.vehicle, broken),
      isDiodePresent: !broken.includes("diodeMissing"),
      faults: sensedOf(broken),
      isMirrorClosed: path.isClosed,
      isServiced,
      canSwitchPhases,
      hasVentilation,
    };
  }

  #passGate({ isRequested, isRuntimeSilent, broken }: Surroundings, now: number): void {
    const { path, hasVentilation } = this.#options;
    const inputs = {
      isRequested: isRequested && isCommandedClosed(this.#control),
      pilot: this.stateFor(broken),
      offered: this.#control.offered,
      faults: [...sensedOf(broken), ...this.#control.latched],
      isRuntimeSilent,
      hasVentilation,
    };
    this.#gate = safetyStep(this.#gate, inputs, now);
    path.setContactor(this.#gate.isClosed || (this.#isWelded && path.isClosed));
  }

  /** Until table or gate may move by themselves; undefined when neither will. */
  untilMove(): Millis | undefined {
    const now = this.#options.path.now;
    const table = this.#inputs === undefined ? undefined : untilPilotMoves({ control: this.#control, inputs: this.#inputs, nowMs: now });
    const gate = untilOpening(this.#gate, now);
    return table === undefined ? gate : gate === undefined || table < gate ? table : gate;
  }

  /** Power off: what is not welded opens. */
  cutPower(): void {
    this.#gate = safeState;
    this.#options.path.setContactor(false);
  }
}

function readingOf(vehicle: Vehicle | undefined, broken: readonly SimulatedFault[]): PilotReading {
  if (broken.includes("pilotShort")) return "E";
  if (vehicle === undefined) return "A";
  if (!isAsking(vehicle)) return "B";
  return vehicle.spec.needsVentilation === true || broken.includes("ventilationWanted") ? "D" : "C";
}
