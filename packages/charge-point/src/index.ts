// SPDX-License-Identifier: Apache-2.0
export type {
  CertificateSlot,
  ChargePoint,
  ChargePointOptions,
  ChargePointSettings,
  ChargePointSnapshot,
  CsmsEndpoint,
  OpenTransaction,
} from "./charge-point-types.ts";
export { type DeviceProfile, deviceProfiles } from "./device-profile.ts";
export type { DeviceRules, ReadyByWish } from "./device-rules.ts";
export type { Download, FileTransfer, PieceSink, TransferOutcome, Upload } from "./diagnostics/file-transfer.ts";
export { nodeFileTransfer } from "./diagnostics/node-file-transfer.ts";
export { chargePointErrors } from "./errors.ts";
export { takeOverFiles } from "./file-store.ts";
export { IMAGE_FORMAT, type ImageHeader, makeImage, readImageHeader } from "./firmware/image-header.ts";
export { type FirmwareStatus, type UpdateEvent, type UpdateState, updateTable } from "./firmware/update-table.ts";
export type { CableSensor, Contactor, EvseHardware, HardwareListener, PhaseSwitch, Pilot, PilotState } from "./hardware/evse-hardware.ts";
export type { FirmwareSlots, SlotTrial, SlotWriter } from "./hardware/firmware-slots.ts";
export type { ChipReading, MeterChip, PhaseReading } from "./hardware/meter-chip.ts";
export type { PlugLock } from "./hardware/plug-lock.ts";
export type { SupplyMeter, SupplyMeterReading } from "./hardware/supply-meter.ts";
export type { TamperSwitch } from "./hardware/tamper-switch.ts";
export type { Commit, DeviceStorage, QueuedText } from "./journal/device-storage.ts";
export { type Journal, type JournalOptions, openJournal } from "./journal/journal.ts";
export type { LocalControl, LocalRefusal } from "./local-control.ts";
export { memoryStore } from "./memory-store.ts";
export type { MeterSample } from "./meter/meter-sample.ts";
export type { SecondFeed, SecondPower } from "./meter/second-power.ts";
export { meterSignerOf } from "./ocmf/device-key.ts";
export type { MeterSigner } from "./ocmf/meter-signer.ts";
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
export { fileSecurityLog, readLogFile } from "./security-log/file-log-store.ts";
export { isSecurityKind, type SecurityKind, type SecurityKindRow, securityKinds } from "./security-log/kinds.ts";
export { keySealer, type LogSealer, sealCheck } from "./security-log/log-sealer.ts";
export { memorySecurityLog, type SecurityLogStore } from "./security-log/log-store.ts";
export { type LogFinding, type LogTexts, type LogVerdict, verifySecurityLog, verifyStore } from "./security-log/verify.ts";
export { type PauseReason, pauseReasons } from "./session/paused.ts";
export { sessionTable } from "./session/session-machine.ts";
export { transactionPoints } from "./session/tx-points.ts";
export { atOnce } from "./settings.ts";
