// SPDX-License-Identifier: Apache-2.0

/**
 * What can be broken at a simulated EVSE. `contactorWelded` keeps a closed contactor closed and is found when it should open; `pilotShort`
 * shows as state E; `diodeMissing` is the vehicle's, and found when there is PWM; `ventilationWanted` is the vehicle's too and no fault of
 * anybody: it asks in state D. The others are what a sensor says.
 */
export const simulatedFaults = [
  "residualCurrent",
  "contactorWelded",
  "overTemperature",
  "protectiveEarthLost",
  "pilotShort",
  "diodeMissing",
  "ventilationWanted",
] as const;
export type SimulatedFault = (typeof simulatedFaults)[number];

const sensed: readonly SimulatedFault[] = ["residualCurrent", "overTemperature", "protectiveEarthLost", "pilotShort"];

/** Of what is broken, what a sensor reports by itself. */
export const sensedOf = (broken: readonly SimulatedFault[]): readonly SimulatedFault[] => broken.filter((fault) => sensed.includes(fault));
