// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import type { DeviceRules } from "./device-rules.ts";
import { isRecord } from "./is-record.ts";
import { CommitBuffer, type CommitBufferDeps } from "./journal/commit-buffer.ts";
import { checkKey, type DeviceStorage, type QueuedText } from "./journal/device-storage.ts";
import type { Reading } from "./ocpp/station-events.ts";
import { isIdEntries, type TransactionIdEntry } from "./ocpp/transaction-ids.ts";
import { isKeptAvailability, type KeptAvailability } from "./session/availability.ts";
import { isSessionRecord, type SessionRecord } from "./session/session.ts";
import type { KeptLiveSettings } from "./settings.ts";
import { isProfileList } from "./smart-charging/profile-set.ts";

/** What a device knew before it was switched off; each part absent when it was never written, or cannot be read. */
export interface Remembered {
  readonly session: SessionRecord | undefined;
  /** Those that are told with the end of its transaction. */
  readonly readings: readonly Reading[] | undefined;
  readonly profiles: readonly ChargingProfile[] | undefined;
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  readonly availability: KeptAvailability | undefined;
  readonly transactionIds: readonly TransactionIdEntry[] | undefined;
  readonly rules: Readonly<Record<string, unknown>> | undefined;
  readonly wasDelayPending: boolean | undefined;
  /** Of the device model, as text. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** One value of the device's memory that its owner reads and writes himself. */
export class KeptValue<T> {
  readonly #buffer: CommitBuffer;
  readonly #key: string;

  constructor(buffer: CommitBuffer, key: string) {
    this.#buffer = buffer;
    this.#key = key;
  }

  /** One commit with all else that the device writes in this turn. */
  save(value: T): void {
    this.#buffer.put(this.#key, textOf(value));
  }

  /** Writes it with the next commit that something else makes; until then a power cut takes it. */
  saveLazily(value: T): void {
    this.#buffer.put(this.#key, textOf(value), "lazy");
  }

  /** Resolves when what was saved last is on disk, or could not be written and that was logged. */
  durable(): Promise<void> {
    return this.#buffer.flush();
  }

  /** Resolves when what was saved last is on disk, however long that takes. */
  written(): Promise<void> {
    return this.#buffer.durable();
  }
}

/** Everything that outlasts a restart: values, one key each, and the messages that wait for the CSMS. */
export class DeviceMemory {
  readonly #storage: DeviceStorage;
  readonly #buffer: CommitBuffer;
  readonly #onUnfit: ((key: string) => void) | undefined;

  constructor(deps: CommitBufferDeps & { readonly onUnfit?: (key: string) => void }) {
    this.#storage = deps.storage;
    this.#onUnfit = deps.onUnfit;
    this.#buffer = new CommitBuffer(deps);
  }

  /** Where the outbox keeps what waits. */
  get messages(): Pick<CommitBuffer, "enqueue" | "dequeue" | "durable"> {
    return this.#buffer;
  }

  async load(): Promise<Remembered> {
    return {
      session: await this.#read("session", isSessionRecord),
      readings: await this.#read("readings", isReadings),
      profiles: await this.#read("profiles", isProfileList),
      settings: await this.#read("settings", isRecord),
      availability: await this.#read("availability", isKeptAvailability),
      transactionIds: await this.#read("transaction-ids", isIdEntries),
      variables: await this.#read("variables", isRecord),
      rules: await this.#read("rules", isRecord),
      wasDelayPending: await this.#read("delay-pending", isBoolean),
    };
  }

  /** What waited for the CSMS when the device was switched off, oldest first. */
  queued(): Promise<readonly QueuedText[]> {
    return this.#storage.queued();
  }

  /**
   * A further value of that key: as it was when the device was switched off, undefined when there is none or it does not fit, and where
   * to save it. Throws CP_STORE_KEY_INVALID.
   */
  async keep<T>(key: string, fits: (value: unknown) => value is T): Promise<{ readonly value: T | undefined; readonly kept: KeptValue<T> }> {
    checkKey(key);
    return { value: await this.#read(key, fits), kept: new KeptValue<T>(this.#buffer, key) };
  }

  /** `lazy`: with the next commit that something else makes. */
  saveSession(record: SessionRecord, when: "now" | "lazy" = "now"): void {
    this.#save("session", record, when);
  }

  /** With the next commit that something else makes: while power flows that is the registers' within 10 s. */
  saveReadings(readings: readonly Reading[]): void {
    this.#save("readings", readings, "lazy");
  }

  /** Resolves when it is on disk, or could not be written and that was logged. */
  saveTransactionIds(entries: readonly TransactionIdEntry[]): Promise<void> {
    this.#save("transaction-ids", entries);
    return this.#buffer.flush();
  }

  saveProfiles(profiles: readonly ChargingProfile[]): void {
    this.#save("profiles", profiles);
  }

  saveSettings(settings: KeptLiveSettings): void {
    this.#save("settings", settings);
  }

  saveVariables(values: Readonly<Record<string, string>>): void {
    this.#save("variables", values);
  }

  saveAvailability(kept: KeptAvailability): void {
    this.#save("availability", kept);
  }

  saveRules(rules: DeviceRules): void {
    this.#save("rules", rules);
  }

  saveDelayPending(isPending: boolean): void {
    this.#save("delay-pending", isPending);
  }

  /** Resolves when all that was saved before is on disk, or could not be written and that was logged. */
  flush(): Promise<void> {
    return this.#buffer.flush();
  }

  #save(key: string, value: unknown, when: "now" | "lazy" = "now"): void {
    this.#buffer.put(key, textOf(value), when);
  }

  /** JSON that this device wrote itself; what cannot be read is as if it had never been written, and is told: a defence may be gone with it. */
  async #read<T>(key: string, fits: (value: unknown) => value is T): Promise<T | undefined> {
    const text = await this.#storage.read(key);
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (fits(value)) return value;
    } catch {
      // Told below.
    }
    this.#onUnfit?.(key);
    return undefined;
  }
}

/** Of values that nobody changes afterwards, so what is replaced before it is written costs nothing. */
const textOf = (value: unknown) => (): string => JSON.stringify(value);
const isReadings = (value: unknown): value is readonly Reading[] =>
  Array.isArray(value) && value.every(({ at, energyWh }) => Number.isFinite(at) && Number.isFinite(energyWh));
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
