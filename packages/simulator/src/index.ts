// SPDX-License-Identifier: Apache-2.0
export {
  advance,
  arrivingVehicle,
  type Draw,
  drawOf,
  hearOffer,
  isAsking,
  type Supply,
  stateOfChargeOf,
  untilChange,
  type Vehicle,
  type VehicleSpec,
  wantsEnergy,
} from "./electric-vehicle.ts";
export { simulatorErrors } from "./errors.ts";
export { Home, type HomeOptions, type HomeSnapshot } from "./home.ts";
export { fileMemory, type HomeMemory, type HomeState, noMemory } from "./home-state.ts";
export { type HouseLoad, type HouseOptions, houseLoad } from "./house-load.ts";
export { assignLanes, type LaneOptions, type Lanes } from "./lanes.ts";
export { createLiveReplay, type LiveReplay, type LiveReplayOptions } from "./live-replay.ts";
export { type Mains, steadyMains, varyingMains } from "./mains.ts";
export {
  type BadRow,
  DEFAULT_RECORDING_ZONE,
  type RecordedSession,
  type Recording,
  type RecordingOptions,
  readRecordedSessions,
  recordingColumns,
} from "./recorded-sessions.ts";
export { type ReferenceLoad, truthOf } from "./reference-load.ts";
export {
  REPLAY_WATCHDOG,
  type ReplayOptions,
  type ReplayProgress,
  type ReplayResult,
  type ReplayStation,
  replaySessions,
  replaySettings,
  replayStart,
  stationsNeeded,
} from "./replay.ts";
export { isServable, NOMINAL_POWER, recordedVehicle } from "./replay-vehicle.ts";
export { Resident, type ResidentOptions, type ResidentToken } from "./resident.ts";
export { type InterlockName, interlocks } from "./safety-controller.ts";
export { sampleSessions } from "./sample-sessions.ts";
export { type ClampFault, clampFaults, SimulatedClamp, type SimulatedClampOptions } from "./simulated-clamp.ts";
export { type CoverMemory, type CoverState, coverFile, SimulatedCover } from "./simulated-cover.ts";
export { SimulatedEvse } from "./simulated-evse.ts";
export type { LatchMemory, SimulatedEvseOptions } from "./simulated-evse-options.ts";
export { type SimulatedFault, simulatedFaults } from "./simulated-faults.ts";
export { type MeterErrors, meterErrors, SimulatedMeter } from "./simulated-meter.ts";
export { SimulatedSlots, type SimulatedSlotsOptions } from "./simulated-slots.ts";
export { createStreet, type HomeCredentials, type Street, type StreetOptions, type StreetRefusal } from "./street.ts";
