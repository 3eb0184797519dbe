// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { untilPilotMoves } from "../pilot/pilot-due.ts";
import type { PilotControl, PilotInputs } from "../pilot/pilot-events.ts";
import { initialPilot, isCommandedClosed, type PilotCommand, type PilotStepper, pilotStep } from "../pilot/pilot-step.ts";
import { pilotInputs } from "./pilot-moments.ts";

/** What was told to the hardware, and when: `B2 pwm 16`, `contactor closed`, `phases 1`. */
export interface Told {
  readonly at: number;
  readonly what: string;
}

/**
 * The controller on a bench, stepped when an input changes and when it says that it may move. The contactor does at once
 * what it is told unless it is welded.
 */
export class PilotBench {
  nowMs = 0;
  control: PilotControl;
  inputs: PilotInputs = pilotInputs();
  readonly told: Told[] = [];
  isWelded = false;
  readonly #step: PilotStepper;

  constructor(options: { readonly phases?: 1 | 3; readonly step?: PilotStepper } = {}) {
    const phases = options.phases ?? 3;
    this.control = initialPilot(0, phases);
    this.inputs = { ...this.inputs, wantedPhases: phases };
    this.#step = options.step ?? pilotStep;
  }

  get isClosed(): boolean {
    return isCommandedClosed(this.control);
  }

  set(changes: Partial<PilotInputs>): void {
    this.inputs = { ...this.inputs, ...changes };
    this.#run();
  }

  wait(ms: number): void {
    const end = this.nowMs + ms;
    for (let due = this.#due(); due !== undefined && due <= end; due = this.#due()) {
      this.nowMs = due;
      this.#run();
    }
    this.nowMs = end;
    this.#run();
  }

  /** A vehicle that is ready and charges with 16 A. */
  charge(): void {
    this.set({ reading: "B", offer: Amps(16), isRequested: true });
    this.wait(2_000);
    this.set({ reading: "C" });
    this.told.length = 0;
  }

  #due(): number | undefined {
    const wait = untilPilotMoves({ control: this.control, inputs: this.inputs, nowMs: this.nowMs });
    return wait === undefined ? undefined : this.nowMs + wait;
  }

  #run(): void {
    const { control, commands } = this.#step(this.control, this.inputs, this.nowMs);
    this.control = control;
    for (const command of commands) this.told.push({ at: this.nowMs, what: textOf(command) });
    this.inputs = { ...this.inputs, isMirrorClosed: isCommandedClosed(control) || (this.isWelded && this.inputs.isMirrorClosed) };
  }
}

function textOf(command: PilotCommand): string {
  if (command.do === "setContactor") return command.isClosed ? "close" : "open";
  if (command.do === "setPhases") return `phases ${command.phases}`;
  return command.line === "pwm" ? `pwm ${command.offered}` : command.line;
}
