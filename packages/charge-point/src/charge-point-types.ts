// SPDX-License-Identifier: Apache-2.0
import type { ChargingHours, DecisionRecord, PolicyPackName } from "@chargehand/charging";
import type { Amps, Clocks, Ids, Log, Millis, Random } from "@chargehand/kernel";
import type { ClientTls, OcppVersion } from "@chargehand/ocpp";
import type { DeviceProfile } from "./device-profile.ts";
import type { FileTransfer } from "./diagnostics/file-transfer.ts";
import type { EvseHardware, PilotState } from "./hardware/evse-hardware.ts";
import type { DeviceStorage } from "./journal/device-storage.ts";
import type { LocalControl } from "./local-control.ts";
import type { MeterSample } from "./meter/meter-sample.ts";
import type { SecondFeed } from "./meter/second-power.ts";
import type { MeterSigner } from "./ocmf/meter-signer.ts";
import type { LogSealer } from "./security-log/log-sealer.ts";
import type { SecurityLogStore } from "./security-log/log-store.ts";
import type { PauseReason } from "./session/paused.ts";

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

/** The device's own keys for TLS and their certificates: its memory, or a secure element. Private keys stay in it. */
export interface CertificateSlot {
  /** Keys with a certificate, at most two, newest last; `key` is PKCS #8 PEM for the device's own TLS. */
  readonly credentials: readonly { readonly key: string; readonly certificate: string }[];
  /** Makes a new key pair, in place of one that waits for its certificate, and gives the request for it: PKCS #10 in PEM. */
  request(subject: { readonly commonName: string; readonly organisation: string }): Promise<string>;
  /** Keeps the chain (PEM, leaf first) for the key that waits. False, and nothing kept, when it is for another key. */
  install(chainPem: string): Promise<boolean>;
  /** Gives up a certificate, as `credentials` has it, and its key. */
  forget(certificate: string): Promise<void>;
}

/** How to reach a CSMS. Absent: the charge point works by itself. */
export interface CsmsEndpoint {
  readonly url: string;
  readonly versions: readonly OcppVersion[];
  readonly tls?: ClientTls;
  readonly password?: string;
  /** How long an answer is waited for. Default 30 s. */
  readonly messageTimeout?: Millis;
}

export interface ChargePointOptions {
  readonly identity: string;
  readonly profile: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly storage: DeviceStorage;
  readonly settings?: Partial<ChargePointSettings>;
  readonly csms?: CsmsEndpoint;
  /** Absent: keys of its own are kept in `storage`. */
  readonly certificates?: CertificateSlot;
  /** The key of its meter. Absent: readings are not signed. */
  readonly meterSigner?: MeterSigner;
  /** Whether the domain clock tells the time of day; asked each cycle. Absent: it always does. */
  readonly isClockTrusted?: () => boolean;
  /** Where the security log lies and what seals it. Absent: in memory, without a seal. */
  readonly securityLog?: { readonly store: SecurityLogStore; readonly sealer?: LogSealer | undefined };
  /** How logs are brought to the place that the CSMS names. Absent: by HTTP from this process. */
  readonly files?: FileTransfer;
  /** Absent: a reset restarts the runtime within the process. */
  readonly onReset?: () => void;
  readonly clocks: Clocks;
  readonly random: Random;
  readonly ids: Ids;
  readonly log: Log;
}

/** The transaction that is open, as a person would ask for it. */
export interface OpenTransaction {
  readonly id: string;
  /** Epoch ms, domain time. */
  readonly startedAt: number;
  readonly energyWh: number;
  readonly chargingState: string;
  /** Time with power flowing, as it was at the last control cycle: how long charging lasts [SI 2021/1467 reg 9]. */
  readonly chargingMs: number;
  /** Time with the vehicle plugged in, likewise. */
  readonly pluggedInMs: number;
}

/** What the device would tell about itself this second. */
export interface ChargePointSnapshot {
  readonly identity: string;
  readonly isOnline: boolean;
  readonly pilot: PilotState;
  readonly contactorClosed: boolean;
  /** With the countdown in `delay` while a randomised delay runs. */
  readonly decision: DecisionRecord;
  /** What stands on its display: a message of the CSMS, or what the device says of itself. Text, never markup. */
  readonly display: string;
  /** Everything that holds the session back; empty when nothing does, or nobody has been let in. */
  readonly pausedFor: readonly PauseReason[];
  /** Whole seconds that are left of it. */
  readonly delayRemainingS?: number;
  readonly meter: MeterSample;
  readonly transaction: OpenTransaction | undefined;
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
  /** The power of each second: as it passes, and of the last hour [SI 2021/1467 reg 9]. */
  readonly power: SecondFeed;
  /** Resolves when nothing waits for the CSMS any more. */
  drained(): Promise<void>;
  /** What people at the device, or with the owner's word, may do. Usable once it has been started. */
  readonly local: LocalControl;
  /** What an energy management system beside it allows, A per phase; undefined releases it. Usable once it has been started. */
  limitFromOutside(limit: Amps | undefined): void;
}
