// SPDX-License-Identifier: Apache-2.0
export type {
  CertificateSlot,
  ChargePoint,
  ChargePointOptions,
  ChargePointSettings,
  ChargePointSnapshot,
  CsmsEndpoint,
  KeyValueStore,
} from "./charge-point-types.ts";
export { type DeviceProfile, deviceProfiles } from "./device-profile.ts";
export type { DeviceRules, ReadyByWish } from "./device-rules.ts";
export { chargePointErrors } from "./errors.ts";
export { fileStore } from "./file-store.ts";
export type { CableSensor, Contactor, EvseHardware, HardwareListener, Meter, MeterSample, PhaseSwitch, Pilot, PilotState } from "./hardware/evse-hardware.ts";
export type { SupplyMeter, SupplyMeterReading } from "./hardware/supply-meter.ts";
export type { LocalControl, LocalRefusal } from "./local-control.ts";
export { memoryStore } from "./memory-store.ts";
export { supportedVersions } from "./ocpp/versions.ts";
export { DutyCycle, type DutyMeaning, dutyOf, LEAST_OFFER, MOST_OFFER, meaningOf } from "./pilot/duty.ts";
export { untilPilotMoves } from "./pilot/pilot-due.ts";
export type { PilotControl, PilotInputs, PilotMoment, PilotReading } from "./pilot/pilot-events.ts";
export { initialPilot, isCommandedClosed, type PilotCommand, type PilotStep, type PilotStepper, pilotStep, pilotStepOf } from "./pilot/pilot-step.ts";
export {
  type LatchedFault,
  type PilotCell,
  type PilotEffect,
  type PilotEvent,
  type PilotPosition,
  type PilotTable,
  pilotEvents,
  pilotOutputs,
  pilotPositions,
  pilotTable,
  pilotTimings,
} from "./pilot/pilot-table.ts";
export { createChargePoint } from "./runtime.ts";
export { type PauseReason, pauseReasons } from "./session/paused.ts";
export { sessionTable } from "./session/session-machine.ts";
export { transactionPoints } from "./session/tx-points.ts";
export { atOnce } from "./settings.ts";
