// SPDX-License-Identifier: Apache-2.0
import type { DecisionRecord } from "@chargehand/charging";
import type { Clocks, Ids, Log, Millis, Random } from "@chargehand/kernel";
import type { ClientTls, OcppVersion } from "@chargehand/ocpp";
import type { DeviceProfile } from "./device-profile.ts";
import type { EvseHardware, MeterSample, PilotState } from "./hardware/evse-hardware.ts";

/** Small durable memory of the device. `write` resolves when the value is on disk. */
export interface KeyValueStore {
  read(key: string): Promise<string | undefined>;
  write(key: string, value: string): Promise<void>;
}

export interface ChargePointSettings {
  /** How often sampled meter values are sent in a transaction; OCPP 2.0.1 SampledDataTxUpdatedInterval. Default 10 s. */
  readonly txUpdatedInterval: Millis;
  /** Until the CSMS names another at boot. */
  readonly heartbeatInterval: Millis;
  /** `token`: somebody must present a card or start remotely. `freeVend`: plugging in is enough. */
  readonly authorization: "token" | "freeVend";
  /** How often the control cycle runs when nothing calls for it sooner. Default 1 s; replays may take longer steps. */
  readonly cyclePeriod: Millis;
}

/** Where a certificate that the CSMS sends goes. True when it fits a key of this device and is in use from now on. */
export interface CertificateSlot {
  install(chainPem: string): Promise<boolean>;
}

/** How to reach a CSMS. Absent: the charge point works by itself. */
export interface CsmsEndpoint {
  readonly url: string;
  readonly versions: readonly OcppVersion[];
  readonly tls?: ClientTls;
  readonly password?: string;
}

export interface ChargePointOptions {
  readonly identity: string;
  readonly profile: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly storage: KeyValueStore;
  readonly settings?: Partial<ChargePointSettings>;
  readonly csms?: CsmsEndpoint;
  /** Absent: certificates from the CSMS are turned down. */
  readonly certificates?: CertificateSlot;
  /** Absent: a reset restarts the runtime within the process. */
  readonly onReset?: () => void;
  readonly clocks: Clocks;
  readonly random: Random;
  readonly ids: Ids;
  readonly log: Log;
}

/** What the device would tell about itself this second. */
export interface ChargePointSnapshot {
  readonly identity: string;
  readonly isOnline: boolean;
  readonly pilot: PilotState;
  readonly contactorClosed: boolean;
  readonly decision: DecisionRecord;
  readonly meter: MeterSample;
  readonly transaction: { readonly id: string; readonly startedAt: number; readonly energyWh: number; readonly chargingState: string } | undefined;
  /** Messages that wait for the CSMS. */
  readonly outboxLength: number;
  /** Clock of the CSMS minus ours at its last answer. It is shown, never used: the injected clock is the truth here. */
  readonly clockSkewMs?: number;
}

export interface ChargePoint {
  start(): Promise<void>;
  /** Stops the loop and the OCPP client; opens the contactor. */
  stop(): Promise<void>;
  snapshot(): ChargePointSnapshot;
  /** Resolves when nothing waits for the CSMS any more. */
  drained(): Promise<void>;
}
