// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_DELAY_MAX, type PolicyPack, policyPacks } from "@chargehand/charging";
import { Millis, Seconds } from "@chargehand/kernel";
import type { ChargePointSettings } from "./charge-point-types.ts";
import { refusalOfValue, whatIsTaken } from "./configuration/check-value.ts";
import { type LiveNumber, liveNumbers, stopTxOnInvalidId } from "./configuration/live-settings.ts";
import type { SettingRefusal } from "./configuration/setting-row.ts";
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

/** As they lie on disk: what no CSMS may choose at home is not kept there. */
export type KeptLiveSettings = Omit<LiveSettings, "stopTxOnInvalidId"> & Partial<LiveSettings>;

type NumberKey = LiveNumber;

/** Whole numbers; the CSMS is refused what is outside. */
export const settingRanges: Readonly<Record<NumberKey, { readonly min: number; readonly max: number }>> = liveNumbers;

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
  readonly #save: (values: KeptLiveSettings) => void;
  readonly #policy: () => PolicyPack;

  /** `policy`: the pack as it stands; absent: that of the settings, as long as nobody commissions the device anew. */
  constructor(settings: ChargePointSettings, save: (values: KeptLiveSettings) => void, policy: () => PolicyPack = () => policyPacks[settings.policyPack]) {
    this.#save = save;
    this.#policy = policy;
    this.#values = {
      txUpdatedIntervalS: settings.txUpdatedInterval / 1000,
      heartbeatIntervalS: settings.heartbeatInterval / 1000,
      messageAttempts: Number(liveNumbers.messageAttempts.standard),
      messageAttemptIntervalS: Number(liveNumbers.messageAttemptIntervalS.standard),
      connectionTimeoutS: Number(liveNumbers.connectionTimeoutS.standard),
      randomisedDelayMaxS: settings.randomisedDelayMax / 1000,
      stopTxOnInvalidId: settings.authorization === "token",
    };
    for (const key of Object.keys(settingRanges) as NumberKey[]) {
      const value = this.#values[key];
      const { min, max } = settingRanges[key];
      if (!(value >= min && value <= max))
        throw chargePointError("CP_SETTING_INVALID", `${key}: give ${whatIsTaken(liveNumbers[key])}`, { details: { key, value } });
    }
  }

  /** At home nobody but the owner stops the owner; elsewhere a token that is turned down ends the session. */
  get values(): LiveSettings {
    return this.#values.stopTxOnInvalidId && !this.csmsMayEndCharge ? { ...this.#values, stopTxOnInvalidId: false } : this.#values;
  }

  /** Whether an answer of a CSMS may keep a driver from charging; at home none may. */
  get csmsMayEndCharge(): boolean {
    return this.#policy().csmsMayEndCharge;
  }

  get txUpdatedInterval(): Millis {
    return Seconds(this.#values.txUpdatedIntervalS);
  }

  get heartbeatInterval(): Millis {
    return Seconds(this.#values.heartbeatIntervalS);
  }

  /** Restores what was saved; values out of range are passed over, and named. */
  restore(saved: Partial<Record<string, unknown>>): readonly (NumberKey | "stopTxOnInvalidId")[] {
    const passedOver: (NumberKey | "stopTxOnInvalidId")[] = [];
    for (const key of Object.keys(settingRanges) as NumberKey[]) {
      const value = saved[key];
      if (value === undefined) continue;
      if (typeof value === "number" && this.#isInRange(key, value)) this.#values = { ...this.#values, [key]: value };
      else passedOver.push(key);
    }
    const { stopTxOnInvalidId } = saved;
    if (typeof stopTxOnInvalidId === "boolean" && this.csmsMayEndCharge) this.#values = { ...this.#values, stopTxOnInvalidId };
    // An older program has kept `false` at home, where it says nothing.
    else if (stopTxOnInvalidId !== undefined && stopTxOnInvalidId !== false) passedOver.push("stopTxOnInvalidId");
    return passedOver;
  }

  /** Takes a number as a CSMS writes it; undefined when it was taken, else why it was not, and nothing changed. */
  writeNumber(key: NumberKey, value: string): SettingRefusal | undefined {
    const refusal = refusalOfValue(liveNumbers[key], value);
    if (refusal === undefined) this.setNumber(key, Number(value));
    return refusal;
  }

  /** Likewise for the flag. */
  writeStopTxOnInvalidId(value: string): SettingRefusal | undefined {
    const refusal = refusalOfValue(stopTxOnInvalidId, value);
    if (refusal !== undefined) return refusal;
    const isTaken = this.setStopTxOnInvalidId(value === "true");
    return isTaken ? undefined : { code: "InvalidValue", detail: "at home no answer of a CSMS may stop the owner; give false" };
  }

  /** False, and nothing changed, when the value is not a whole number in range. */
  setNumber(key: NumberKey, value: number): boolean {
    if (!this.#isInRange(key, value)) return false;
    this.#change({ ...this.#values, [key]: value });
    return true;
  }

  /** False, and nothing changed, where no answer of a CSMS may stop the owner. */
  setStopTxOnInvalidId(value: boolean): boolean {
    if (value && !this.csmsMayEndCharge) return false;
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
    const { stopTxOnInvalidId, ...rest } = values;
    this.#save(this.csmsMayEndCharge ? { ...rest, stopTxOnInvalidId } : rest);
  }
}

export type { NumberKey as NumberSetting };

/** Waits between attempts, as the courier wants them. */
export const retryRuleOf = ({ messageAttempts, messageAttemptIntervalS }: LiveSettings): { readonly attempts: number; readonly interval: Millis } => ({
  attempts: messageAttempts,
  interval: Millis(messageAttemptIntervalS * 1000),
});
