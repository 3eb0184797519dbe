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
export { chargePointErrors } from "./errors.ts";
export { fileStore } from "./file-store.ts";
export type { CableSensor, Contactor, EvseHardware, HardwareListener, Meter, MeterSample, Pilot, PilotState } from "./hardware/evse-hardware.ts";
export { memoryStore } from "./memory-store.ts";
export { supportedVersions } from "./ocpp/versions.ts";
export { createChargePoint } from "./runtime.ts";
export { sessionTable } from "./session/session-machine.ts";
export { transactionPoints } from "./session/tx-points.ts";
