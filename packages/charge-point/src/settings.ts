// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds } from "@chargehand/kernel";
import type { ChargePointSettings } from "./charge-point-types.ts";
import { chargePointError } from "./errors.ts";

/** The settings that can change while the device runs, in the units of their OCPP variables. */
export interface LiveSettings {
  readonly txUpdatedIntervalS: number;
  readonly heartbeatIntervalS: number;
  readonly messageAttempts: number;
  readonly messageAttemptIntervalS: number;
  readonly connectionTimeoutS: number;
  readonly stopTxOnInvalidId: boolean;
}

type NumberKey = { [K in keyof LiveSettings]: LiveSettings[K] extends number ? K : never }[keyof LiveSettings];

/** Whole numbers; the CSMS is refused what is outside. */
export const settingRanges: Readonly<Record<NumberKey, { readonly min: number; readonly max: number }>> = {
  txUpdatedIntervalS: { min: 0, max: 86_400 },
  heartbeatIntervalS: { min: 1, max: 86_400 },
  messageAttempts: { min: 1, max: 100 },
  messageAttemptIntervalS: { min: 0, max: 3_600 },
  connectionTimeoutS: { min: 10, max: 86_400 },
};

export const defaultSettings: ChargePointSettings = {
  txUpdatedInterval: Seconds(10),
  heartbeatInterval: Seconds(300),
  authorization: "token",
  cyclePeriod: Seconds(1),
};

/** Holds the live settings and tells of each change. */
export class SettingsStore {
  #values: LiveSettings;
  readonly #save: (values: LiveSettings) => void;

  constructor(settings: ChargePointSettings, save: (values: LiveSettings) => void) {
    this.#save = save;
    this.#values = {
      txUpdatedIntervalS: settings.txUpdatedInterval / 1000,
      heartbeatIntervalS: settings.heartbeatInterval / 1000,
      messageAttempts: 3,
      messageAttemptIntervalS: 10,
      connectionTimeoutS: 120,
      // At home nobody but the owner stops the owner; where tokens decide, a token turned down ends the session.
      stopTxOnInvalidId: settings.authorization === "token",
    };
    for (const key of Object.keys(settingRanges) as NumberKey[]) {
      const value = this.#values[key];
      const { min, max } = settingRanges[key];
      if (!(value >= min && value <= max)) throw chargePointError("CP_SETTING_INVALID", `${key} must be ${min} to ${max}`, { details: { key, value } });
    }
  }

  get values(): LiveSettings {
    return this.#values;
  }

  get txUpdatedInterval(): Millis {
    return Seconds(this.#values.txUpdatedIntervalS);
  }

  get heartbeatInterval(): Millis {
    return Seconds(this.#values.heartbeatIntervalS);
  }

  /** Restores what was saved; values out of range are passed over. */
  restore(saved: Partial<Record<string, unknown>>): void {
    for (const key of Object.keys(settingRanges) as NumberKey[]) {
      const value = saved[key];
      if (typeof value === "number" && this.#isInRange(key, value)) this.#values = { ...this.#values, [key]: value };
    }
    const { stopTxOnInvalidId } = saved;
    if (typeof stopTxOnInvalidId === "boolean") this.#values = { ...this.#values, stopTxOnInvalidId };
  }

  /** False, and nothing changed, when the value is not a whole number in range. */
  setNumber(key: NumberKey, value: number): boolean {
    if (!this.#isInRange(key, value)) return false;
    this.#change({ ...this.#values, [key]: value });
    return true;
  }

  setStopTxOnInvalidId(value: boolean): void {
    this.#change({ ...this.#values, stopTxOnInvalidId: value });
  }

  /** What the CSMS named at boot: for this run only. */
  takeHeartbeatInterval(seconds: number): void {
    if (this.#isInRange("heartbeatIntervalS", seconds)) this.#values = { ...this.#values, heartbeatIntervalS: seconds };
  }

  #isInRange(key: NumberKey, value: number): boolean {
    const { min, max } = settingRanges[key];
    return Number.isInteger(value) && value >= min && value <= max;
  }

  #change(values: LiveSettings): void {
    this.#values = values;
    this.#save(values);
  }
}

export type { NumberKey as NumberSetting };

/** Waits between attempts, as the courier wants them. */
export const retryRuleOf = ({ messageAttempts, messageAttemptIntervalS }: LiveSettings): { readonly attempts: number; readonly interval: Millis } => ({
  attempts: messageAttempts,
  interval: Millis(messageAttemptIntervalS * 1000),
});
