// SPDX-License-Identifier: Apache-2.0
import type { ChargingHours, DecisionRecord, PolicyPackName } from "@chargehand/charging";
import type { Amps, Clocks, Ids, Log, Millis, Random } from "@chargehand/kernel";
import type { ClientTls, OcppVersion } from "@chargehand/ocpp";
import type { DeviceProfile } from "./device-profile.ts";
import type { EvseHardware, MeterSample, PilotState } from "./hardware/evse-hardware.ts";
import type { LocalControl } from "./local-control.ts";
import type { PauseReason } from "./session/paused.ts";

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
  /** Who may do what; fixed at commissioning, changed only locally. Default `home`. */
  readonly policyPack: PolicyPackName;
  /** What the device is commissioned with: the default off-peak hours (not where the policy pack is `public`), none, or others. Default `default`. */
  readonly hours: "default" | "off" | ChargingHours;
  /** The longest randomised delay until it is set otherwise, 0 to 1800 s. Default 600 s [SI 2021/1467 reg 11(1)(b)]. */
  readonly randomisedDelayMax: Millis;
  /** After a power cut with the vehicle connected: charge again after the delay, or stay off until a person starts it. Default `resume`. */
  readonly afterPowerCut: "resume" | "off";
  /** Whether a site's envelope from afar counts as a limit of the supply, where the policy pack allows it. Default false. */
  readonly remoteSiteLimits: boolean;
  /** What the installer has set for the clamp on the supply, as `parseSupplySettings` of `charging` takes it. Absent: no balancing. */
  readonly supply?: Readonly<Record<string, unknown>>;
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
  /** Whether the domain clock tells the time of day; asked each cycle. Absent: it always does. */
  readonly isClockTrusted?: () => boolean;
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
  /** With the countdown in `delay` while a randomised delay runs. */
  readonly decision: DecisionRecord;
  /** Everything that holds the session back; empty when nothing does, or nobody has been let in. */
  readonly pausedFor: readonly PauseReason[];
  /** Whole seconds that are left of it. */
  readonly delayRemainingS?: number;
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
  /** What people at the device, or with the owner's word, may do. Usable once it has been started. */
  readonly local: LocalControl;
  /** What an energy management system beside it allows, A per phase; undefined releases it. Usable once it has been started. */
  limitFromOutside(limit: Amps | undefined): void;
}
