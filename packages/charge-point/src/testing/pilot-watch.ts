// SPDX-License-Identifier: Apache-2.0
import { Amps, seededRandom } from "@chargehand/kernel";
import { untilPilotMoves } from "../pilot/pilot-due.ts";
import type { PilotControl, PilotInputs } from "../pilot/pilot-events.ts";
import { initialPilot, isCommandedClosed, type PilotStepper } from "../pilot/pilot-step.ts";
import { type PilotPosition, pilotOutputs } from "../pilot/pilot-table.ts";
import { pilotInputs } from "./pilot-moments.ts";

const GAPS = [0, 0, 1, 10, 49, 50, 100, 199, 200, 300, 1_000, 3_000, 5_000, 6_000, 30_000, 600_000] as const;
const READINGS = ["A", "B", "C", "C", "C", "C", "D", "E"] as const;
const OFFERS = [undefined, 0, 5.9, 6, 10, 16, 32, 80] as const;
const CEILINGS = [32, 32, 32, 13, 20, 63, 6, 5] as const;

/**
 * What must be so of a controller, said without its table: it looks at what went in and at what came out, and keeps its own account of
 * what has been. One number is one happening: how much time passes, and which input changes to what.
 */
export class PilotWatch {
  nowMs = 0;
  inputs: PilotInputs = pilotInputs({ reading: "B", offer: Amps(16), isRequested: true, canSwitchPhases: true });
  control: PilotControl = initialPilot(0, 3);
  /** How often the contactor was found closed, and which positions were seen. */
  closed = 0;
  readonly seen = new Set<PilotPosition>();
  readonly #step: PilotStepper;
  #isWelded = false;
  #isWeldFound = false;
  #openSince: number | undefined = 0;
  #notReadySince: number | undefined = 0;
  #nothingSince: number | undefined;
  #dutyChangedAt = 0;

  constructor(step: PilotStepper) {
    this.#step = step;
  }

  /** `count` happenings drawn from a seed; the first thing that is not as it must be, or undefined. */
  live(seed: number, count: number): string | undefined {
    const random = seededRandom(seed);
    for (let index = 0; index < count; index++) {
      const wrong = this.happen(random.int(2 ** 11));
      if (wrong !== undefined) return `${wrong} (${this.control.position}, happening ${index} of seed ${seed})`;
    }
    return undefined;
  }

  /** The first thing that is not as it must be, or undefined. */
  happen(code: number): string | undefined {
    this.nowMs += GAPS[code & 15] ?? 0;
    const late = this.#run();
    if (late !== undefined) return late;
    this.#change((code >>> 4) & 15, (code >>> 8) & 7);
    return this.#run();
  }

  #change(kind: number, value: number): void {
    const set = (changes: Partial<PilotInputs>) => {
      this.inputs = { ...this.inputs, ...changes };
    };
    const amps = OFFERS[value];
    if (kind < 5) set({ reading: READINGS[value] ?? "C" });
    else if (kind < 7) set({ offer: amps === undefined ? undefined : Amps(amps) });
    else if (kind === 7) set({ isRequested: value > 1 });
    else if (kind === 8) set({ faults: value === 0 ? ["residualCurrent"] : [] });
    else if (kind === 9) set({ isRuntimeSilent: value === 0 });
    else if (kind === 10) set({ isDiodePresent: value !== 0 });
    else if (kind === 11) this.#isWelded = value === 0;
    else if (kind === 12) set({ isServiced: value > 3 });
    else if (kind === 13) set({ wantedPhases: value < 4 ? 1 : 3 });
    else if (kind === 14) set({ ceiling: Amps(CEILINGS[value] ?? 32) });
    else set({ hasVentilation: value > 3 });
  }

  #run(): string | undefined {
    const before = this.control;
    const isMirrorClosed = isCommandedClosed(before) || (this.#isWelded && this.inputs.isMirrorClosed);
    this.inputs = { ...this.inputs, isMirrorClosed };
    this.#remember();
    this.control = this.#step(before, this.inputs, this.nowMs).control;
    this.seen.add(this.control.position);
    this.#openSince = isCommandedClosed(this.control) ? undefined : (this.#openSince ?? this.nowMs);
    return this.#wrongClosing(before) ?? this.#wrongPower() ?? this.#wrongOffer(before) ?? this.#wrongRest(before);
  }

  #remember(): void {
    const { reading, hasVentilation, offer, ceiling, isMirrorClosed, isServiced } = this.inputs;
    const isReady = reading === "C" || (reading === "D" && hasVentilation);
    this.#notReadySince = isReady ? undefined : (this.#notReadySince ?? this.nowMs);
    this.#nothingSince = Math.min(offer ?? 0, ceiling) >= 6 ? undefined : (this.#nothingSince ?? this.nowMs);
    if (this.#openSince !== undefined && this.nowMs - this.#openSince >= 200 && isMirrorClosed) this.#isWeldFound = true;
    else if (isServiced && !isMirrorClosed) this.#isWeldFound = false;
  }

  /** A grace keeps a contactor closed; it closes none. */
  #wrongClosing(before: PilotControl): string | undefined {
    if (isCommandedClosed(before) || !isCommandedClosed(this.control)) return undefined;
    return this.#notReadySince === undefined && this.#nothingSince === undefined ? undefined : "closes for a vehicle that is not ready, or without offer";
  }

  /** The contactor is never closed unless the vehicle is ready, permission holds, no fault stands and there is a limit, but for the graces. */
  #wrongPower(): string | undefined {
    if (!isCommandedClosed(this.control)) return undefined;
    this.closed++;
    const { isRequested, faults, isRuntimeSilent, isDiodePresent } = this.inputs;
    if (!isRequested) return "closed without permission";
    if (faults.length > 0) return "closed over a fault";
    if (isRuntimeSilent) return "closed for a silent runtime";
    // Without PWM the line has no negative half that could be looked at.
    if (!isDiodePresent && pilotOutputs[this.control.position].line === "pwm") return "closed without diode";
    if (this.#isWeldFound) return "closed after a weld";
    return this.#overGrace("ready", this.#notReadySince, 50) ?? this.#overGrace("offer", this.#nothingSince, 6_000);
  }

  /** Within its grace, and sure to look again before the grace is over. */
  #overGrace(what: string, since: number | undefined, grace: number): string | undefined {
    if (since === undefined) return undefined;
    const left = since + grace - this.nowMs;
    if (left <= 0) return `closed without ${what} for ${this.nowMs - since} ms`;
    const next = untilPilotMoves({ control: this.control, inputs: this.inputs, nowMs: this.nowMs });
    return next !== undefined && next <= left ? undefined : `nobody looks again before the grace of ${what} is over`;
  }

  #wrongOffer(before: PilotControl): string | undefined {
    const { offered, position } = this.control;
    if (pilotOutputs[position].line !== "pwm") return undefined;
    if (offered === undefined || offered < 6 || offered > this.inputs.ceiling) return `PWM for ${offered} A`;
    const wasPwm = pilotOutputs[before.position].line === "pwm" && before.offered !== undefined;
    if (wasPwm && before.offered === offered) return undefined;
    const since = this.nowMs - this.#dutyChangedAt;
    this.#dutyChangedAt = this.nowMs;
    const isLowered = wasPwm && before.offered !== undefined && before.offered > this.inputs.ceiling;
    // A line that was steady in between has been a pause for the vehicle, however short it was for us.
    const wasSteady = before.enteredAt !== this.control.enteredAt && !wasPwm;
    return wasPwm && since < 5_000 && !isLowered && !wasSteady ? `duty cycle changed after ${since} ms` : undefined;
  }

  #wrongRest(before: PilotControl): string | undefined {
    if (before.phases !== this.control.phases && this.inputs.isMirrorClosed) return "phases switched under a closed contactor";
    const again = this.#step(this.control, this.inputs, this.nowMs);
    return again.commands.length > 0 || again.control.position !== this.control.position ? `${this.control.position} does not rest` : undefined;
  }
}
