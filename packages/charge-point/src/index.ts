// SPDX-License-Identifier: Apache-2.0
export type { ChargePoint, ChargePointOptions, ChargePointSettings, ChargePointSnapshot, CsmsEndpoint, KeyValueStore } from "./charge-point-types.ts";
export { type DeviceProfile, deviceProfiles } from "./device-profile.ts";
export type { CableSensor, Contactor, EvseHardware, HardwareListener, Meter, MeterSample, Pilot, PilotState } from "./hardware/evse-hardware.ts";
