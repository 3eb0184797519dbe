// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { PilotControl, PilotInputs } from "../pilot/pilot-events.ts";
import { enter, initialPilot } from "../pilot/pilot-step.ts";
import { type PilotEvent, type PilotPosition, pilotTimings, positionTimers } from "../pilot/pilot-table.ts";

/** Nobody there, nothing wrong, nothing wanted; tests change what they are about. */
export const pilotInputs = (changes: Partial<PilotInputs> = {}): PilotInputs => ({
  reading: "A",
  isDiodePresent: true,
  hasVentilation: false,
  offer: undefined,
  ceiling: Amps(32),
  isRequested: false,
  isRuntimeSilent: false,
  faults: [],
  isMirrorClosed: false,
  isServiced: false,
  canSwitchPhases: false,
  wantedPhases: 3,
  ...changes,
});

const OFFER = { offer: Amps(16) };

/** What keeps the controller where it is. */
export const restingInputs: Readonly<Record<PilotPosition, PilotInputs>> = {
  A1: pilotInputs(),
  B1: pilotInputs({ reading: "B" }),
  B2: pilotInputs({ reading: "B", ...OFFER }),
  B1WakeUp: pilotInputs({ reading: "B", ...OFFER }),
  B2Waited: pilotInputs({ reading: "B", ...OFFER }),
  C1: pilotInputs({ reading: "C" }),
  C2: pilotInputs({ reading: "C", ...OFFER }),
  C2Closed: pilotInputs({ reading: "C", isRequested: true, isMirrorClosed: true, ...OFFER }),
  C1Grace: pilotInputs({ reading: "C", isRequested: true, isMirrorClosed: true }),
  D: pilotInputs({ reading: "D" }),
  E: pilotInputs({ reading: "E" }),
  F: pilotInputs({ reading: "C" }),
};

export const NOW = 10_000_000;

/** A controller that came to `position` just now. */
export function controlAt(position: PilotPosition, nowMs = NOW): PilotControl {
  const control = enter(initialPilot(nowMs - 1, 3), { to: position, effects: [] }, nowMs);
  const { offer } = restingInputs[position];
  return { ...control, offered: offer, notReadySince: "CD".includes(restingInputs[position].reading) ? undefined : nowMs };
}

/** What must be so, beside the rest, for an event to be so. */
export function provoke(event: PilotEvent, position: PilotPosition): { readonly control: PilotControl; readonly inputs: PilotInputs } {
  const control = controlAt(position);
  const resting = restingInputs[position];
  const inputs = (changes: Partial<PilotInputs>) => ({ control, inputs: { ...resting, ...changes } });
  const longAgo = NOW - 3_600_000;
  switch (event) {
    case "short":
      return inputs({ reading: "E" });
    case "unplugged":
    case "connected":
    case "unventilated":
      return settledOn({ unplugged: "A", connected: "B", unventilated: "D" } as const, event, position);
    case "ready":
      return inputs({ reading: "C" });
    case "fault":
      return inputs({ faults: ["residualCurrent"] });
    case "diodeMissing":
      return inputs({ isDiodePresent: false });
    case "weld":
      return {
        control: { ...control, openSince: control.openSince === undefined ? undefined : NOW - pilotTimings.weldCheck },
        inputs: { ...resting, isMirrorClosed: true },
      };
    case "runtimeSilent":
      return inputs({ isRuntimeSilent: true });
    case "released":
      return inputs({ isRequested: false });
    case "withdrawn":
      return inputs({ offer: undefined });
    case "timeUp":
      return { control: { ...control, enteredAt: NOW - (positionTimers[position] ?? 3_600_000) }, inputs: resting };
    case "serviced":
      return { control: { ...control, latched: ["contactorWelded"] }, inputs: { ...resting, isServiced: true, isMirrorClosed: false } };
    case "phasesDue":
      return {
        control: {
          ...control,
          wantedPhases: 1,
          wantedPhasesSince: longAgo,
          quietSince: control.quietSince === undefined ? undefined : NOW - pilotTimings.phasePause,
        },
        inputs: { ...resting, canSwitchPhases: true, wantedPhases: 1, isMirrorClosed: false },
      };
    case "offered":
      return inputs(OFFER);
    case "permitted":
      return inputs({ ...OFFER, isRequested: true });
  }
}

function settledOn<E extends PilotEvent>(readings: Readonly<Record<E, PilotInputs["reading"]>>, event: E, position: PilotPosition) {
  const control = { ...controlAt(position), notReadySince: NOW - pilotTimings.leavingC };
  return { control, inputs: { ...restingInputs[position], reading: readings[event] } };
}
