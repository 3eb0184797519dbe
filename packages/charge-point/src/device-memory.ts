// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import type { Log } from "@chargehand/kernel";
import type { KeyValueStore } from "./charge-point-types.ts";
import type { DeviceRules } from "./device-rules.ts";
import { DurableText, loadJson } from "./durable-text.ts";
import { isIdEntries, type TransactionIdEntry } from "./ocpp/transaction-ids.ts";
import { isSessionRecord, type SessionRecord } from "./session/session.ts";
import type { LiveSettings } from "./settings.ts";
import { isProfileList } from "./smart-charging/profile-set.ts";

/** What a device knew before it was switched off; each part absent when it was never written, or cannot be read. */
export interface Remembered {
  readonly session: SessionRecord | undefined;
  readonly profiles: readonly ChargingProfile[] | undefined;
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  readonly isOperative: boolean | undefined;
  readonly transactionIds: readonly TransactionIdEntry[] | undefined;
  readonly rules: Readonly<Record<string, unknown>> | undefined;
  readonly wasDelayPending: boolean | undefined;
  /** Of the device model, as text. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** One value of the device's memory that its owner reads and writes himself. */
export class KeptValue<T> {
  readonly #text: DurableText;

  constructor(text: DurableText) {
    this.#text = text;
  }

  save(value: T): void {
    this.#text.save(JSON.stringify(value));
  }

  /** Resolves when what was saved last is on disk, or could not be written and that was logged. */
  durable(): Promise<void> {
    return this.#text.flush();
  }
}

/** Everything that outlasts a restart, one key each. */
export class DeviceMemory {
  readonly #session: DurableText;
  readonly #profiles: DurableText;
  readonly #settings: DurableText;
  readonly #availability: DurableText;
  readonly #transactionIds: DurableText;
  readonly #variables: DurableText;
  readonly #rules: DurableText;
  readonly #delay: DurableText;

  readonly #storage: KeyValueStore;
  readonly #log: Log;
  readonly #kept: DurableText[] = [];

  constructor(storage: KeyValueStore, log: Log) {
    this.#storage = storage;
    this.#log = log;
    this.#session = new DurableText(storage, "session", log);
    this.#profiles = new DurableText(storage, "profiles", log);
    this.#settings = new DurableText(storage, "settings", log);
    this.#availability = new DurableText(storage, "availability", log);
    this.#transactionIds = new DurableText(storage, "transaction-ids", log);
    this.#variables = new DurableText(storage, "variables", log);
    this.#rules = new DurableText(storage, "rules", log);
    this.#delay = new DurableText(storage, "delay-pending", log);
  }

  async load(): Promise<Remembered> {
    return {
      session: await loadJson(this.#session, isSessionRecord),
      profiles: await loadJson(this.#profiles, isProfileList),
      settings: await loadJson(this.#settings, (value) => isRecord(value)),
      isOperative: await loadJson(this.#availability, (value) => typeof value === "boolean"),
      transactionIds: await loadJson(this.#transactionIds, isIdEntries),
      variables: await loadJson(this.#variables, (value) => isRecord(value)),
      rules: await loadJson(this.#rules, (value) => isRecord(value)),
      wasDelayPending: await loadJson(this.#delay, (value) => typeof value === "boolean"),
    };
  }

  /** A further value of that key: as it was when the device was switched off, undefined when there is none or it does not fit, and where to save it. */
  async keep<T>(key: string, fits: (value: unknown) => value is T): Promise<{ readonly value: T | undefined; readonly kept: KeptValue<T> }> {
    const text = new DurableText(this.#storage, key, this.#log);
    this.#kept.push(text);
    return { value: await loadJson(text, fits), kept: new KeptValue<T>(text) };
  }

  saveSession(record: SessionRecord): void {
    this.#session.save(JSON.stringify(record));
  }

  /** Resolves when the session that was saved last is on disk, or could not be written and that was logged. */
  sessionIsDurable(): Promise<void> {
    return this.#session.flush();
  }

  /** Resolves likewise for the ids. */
  saveTransactionIds(entries: readonly TransactionIdEntry[]): Promise<void> {
    this.#transactionIds.save(JSON.stringify(entries));
    return this.#transactionIds.flush();
  }

  saveProfiles(profiles: readonly ChargingProfile[]): void {
    this.#profiles.save(JSON.stringify(profiles));
  }

  saveSettings(settings: LiveSettings): void {
    this.#settings.save(JSON.stringify(settings));
  }

  saveVariables(values: Readonly<Record<string, string>>): void {
    this.#variables.save(JSON.stringify(values));
  }

  saveOperative(isOperative: boolean): void {
    this.#availability.save(JSON.stringify(isOperative));
  }

  saveRules(rules: DeviceRules): void {
    this.#rules.save(JSON.stringify(rules));
  }

  saveDelayPending(isPending: boolean): void {
    this.#delay.save(JSON.stringify(isPending));
  }

  async flush(): Promise<void> {
    const all = [
      this.#session,
      this.#profiles,
      this.#settings,
      this.#availability,
      this.#transactionIds,
      this.#variables,
      this.#rules,
      this.#delay,
      ...this.#kept,
    ];
    for (const durable of all) await durable.flush();
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
