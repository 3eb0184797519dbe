// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_DELAY_MAX, LONGEST_DELAY_MAX, policyPacks } from "@chargehand/charging";
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
  /** The longest randomised delay [SI 2021/1467 reg 11(1)]. */
  readonly randomisedDelayMaxS: number;
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
  randomisedDelayMaxS: { min: 0, max: LONGEST_DELAY_MAX },
};

export const defaultSettings: ChargePointSettings = {
  txUpdatedInterval: Seconds(10),
  heartbeatInterval: Seconds(300),
  authorization: "token",
  cyclePeriod: Seconds(1),
  policyPack: "home",
  hours: "default",
  randomisedDelayMax: Seconds(DEFAULT_DELAY_MAX),
  afterPowerCut: "resume",
  remoteSiteLimits: false,
};

/** For what is driven by hand or by a script and must follow at once: no hours and no randomised delay. Nobody's home. */
export const atOnce = { hours: "off", randomisedDelayMax: Millis(0) } as const satisfies Partial<ChargePointSettings>;

/** Holds the live settings and tells of each change. */
export class SettingsStore {
  #values: LiveSettings;
  readonly #save: (values: LiveSettings) => void;
  readonly #csmsMayEndCharge: boolean;

  constructor(settings: ChargePointSettings, save: (values: LiveSettings) => void) {
    this.#save = save;
    this.#csmsMayEndCharge = policyPacks[settings.policyPack].csmsMayEndCharge;
    this.#values = {
      txUpdatedIntervalS: settings.txUpdatedInterval / 1000,
      heartbeatIntervalS: settings.heartbeatInterval / 1000,
      messageAttempts: 3,
      messageAttemptIntervalS: 10,
      connectionTimeoutS: 120,
      randomisedDelayMaxS: settings.randomisedDelayMax / 1000,
      // At home nobody but the owner stops the owner; elsewhere a token that is turned down ends the session.
      stopTxOnInvalidId: this.#csmsMayEndCharge && settings.authorization === "token",
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
    if (typeof stopTxOnInvalidId === "boolean" && (this.#csmsMayEndCharge || !stopTxOnInvalidId)) this.#values = { ...this.#values, stopTxOnInvalidId };
  }

  /** False, and nothing changed, when the value is not a whole number in range. */
  setNumber(key: NumberKey, value: number): boolean {
    if (!this.#isInRange(key, value)) return false;
    this.#change({ ...this.#values, [key]: value });
    return true;
  }

  /** False, and nothing changed, where no answer of a CSMS may stop the owner. */
  setStopTxOnInvalidId(value: boolean): boolean {
    if (value && !this.#csmsMayEndCharge) return false;
    this.#change({ ...this.#values, stopTxOnInvalidId: value });
    return true;
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
