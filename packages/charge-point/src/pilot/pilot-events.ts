// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import { LEAST_OFFER } from "./duty.ts";
import { type LatchedFault, type PilotEvent, type PilotPosition, pilotOutputs, pilotTimings, positionTimers } from "./pilot-table.ts";

/** What the line shows while it can be read, by the height of its positive half: E is a line without voltage. */
export type PilotReading = "A" | "B" | "C" | "D" | "E";

/** All that one step sees. Levels, not edges: a controller that has missed something still finds its way. */
export interface PilotInputs {
  readonly reading: PilotReading;
  /** Whether the negative half of the PWM reaches -12 V. Means something only while there is PWM. */
  readonly isDiodePresent: boolean;
  readonly hasVentilation: boolean;
  /** What the runtime wants to be offered, per phase. */
  readonly offer: Amps | undefined;
  /** The most that hardware and cable carry, per phase. */
  readonly ceiling: Amps;
  /** Whether the runtime asks for the contactor. */
  readonly isRequested: boolean;
  readonly isRuntimeSilent: boolean;
  /** What the sensors report: residual current, over-temperature ... */
  readonly faults: readonly string[];
  /** The contactor's mirror contact: what it does, not what it was told. */
  readonly isMirrorClosed: boolean;
  /** Somebody is at the device with tools. */
  readonly isServiced: boolean;
  readonly canSwitchPhases: boolean;
  readonly wantedPhases: 1 | 3;
}

/** What the controller remembers between two steps. Instants are ms of one clock that never steps. */
export interface PilotControl {
  readonly position: PilotPosition;
  readonly enteredAt: number;
  /** Since when the line has not shown a vehicle that is ready; undefined while it does. */
  readonly notReadySince: number | undefined;
  /** What stands on offer, per phase: bounded, held, and undefined while nothing may be offered. */
  readonly offered: Amps | undefined;
  readonly offerChangedAt: number;
  /** Since when the contactor has been told to be open; undefined while it is told to be closed. */
  readonly openSince: number | undefined;
  /** Since when there has been neither PWM nor a closed contactor. */
  readonly quietSince: number | undefined;
  readonly latched: readonly LatchedFault[];
  readonly phases: 1 | 3;
  readonly wantedPhases: 1 | 3;
  readonly wantedPhasesSince: number;
}

/** One instant, as the conditions see it. */
export interface PilotMoment {
  readonly control: PilotControl;
  readonly inputs: PilotInputs;
  readonly nowMs: number;
}

/** A vehicle that wants ventilation is as ready as any other where there is one. */
export const isReady = ({ reading, hasVentilation }: Pick<PilotInputs, "reading" | "hasVentilation">): boolean =>
  reading === "C" || (reading === "D" && hasVentilation);

const isHealthy = ({ control, inputs }: PilotMoment): boolean => inputs.faults.length === 0 && control.latched.length === 0 && !inputs.isRuntimeSilent;

function isPhaseSwitchDue({ control, inputs, nowMs }: PilotMoment): boolean {
  if (!inputs.canSwitchPhases || control.wantedPhases === control.phases) return false;
  return control.wantedPhases === 1 || nowMs - control.wantedPhasesSince >= pilotTimings.threePhasesStable;
}

/** What may be offered at this instant; undefined when it is nothing, also while a switch of phases waits for its pause. */
export function usableOffer(moment: PilotMoment): Amps | undefined {
  const { offer, ceiling } = moment.inputs;
  if (offer === undefined || isPhaseSwitchDue(moment)) return undefined;
  const bounded = Math.min(offer, ceiling);
  return bounded >= LEAST_OFFER ? Amps(bounded) : undefined;
}

/** What stands on offer where something is offered: nothing while something is wrong. */
export const healthyOffer = (moment: PilotMoment): Amps | undefined => (isHealthy(moment) ? usableOffer(moment) : undefined);

const hasRun = (since: number | undefined, duration: number, nowMs: number): boolean => since !== undefined && nowMs - since >= duration;

/** When each event is so. */
export const pilotConditions: Readonly<Record<PilotEvent, (moment: PilotMoment) => boolean>> = {
  short: ({ inputs }) => inputs.reading === "E",
  fault: ({ control, inputs }) => inputs.faults.length > 0 || control.latched.length > 0,
  diodeMissing: ({ control, inputs }) => pilotOutputs[control.position].line === "pwm" && !inputs.isDiodePresent,
  weld: ({ control, inputs, nowMs }) =>
    inputs.isMirrorClosed && hasRun(control.openSince, pilotTimings.weldCheck, nowMs) && !control.latched.includes("contactorWelded"),
  runtimeSilent: ({ inputs }) => inputs.isRuntimeSilent,
  unplugged: ({ inputs }) => inputs.reading === "A",
  connected: ({ inputs }) => inputs.reading === "B",
  unventilated: ({ inputs }) => inputs.reading === "D" && !inputs.hasVentilation,
  ready: ({ inputs }) => isReady(inputs),
  released: ({ inputs }) => !inputs.isRequested,
  withdrawn: (moment) => usableOffer(moment) === undefined,
  timeUp: ({ control, nowMs }) => hasRun(control.enteredAt, positionTimers[control.position] ?? Number.POSITIVE_INFINITY, nowMs),
  serviced: ({ control, inputs }) => inputs.isServiced && !inputs.isMirrorClosed && control.latched.includes("contactorWelded"),
  phasesDue: (moment) => isPhaseSwitchDue(moment) && !moment.inputs.isMirrorClosed && hasRun(moment.control.quietSince, pilotTimings.phasePause, moment.nowMs),
  offered: (moment) => healthyOffer(moment) !== undefined,
  permitted: (moment) => moment.inputs.isRequested && healthyOffer(moment) !== undefined,
};
