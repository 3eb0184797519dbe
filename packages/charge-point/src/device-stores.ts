// SPDX-License-Identifier: Apache-2.0
import { wattsFrom } from "@chargehand/kernel";
import type { ChargePointOptions, ChargePointSettings } from "./charge-point-types.ts";
import { DeviceMemory, type Remembered } from "./device-memory.ts";
import { RuleStore } from "./device-rules.ts";
import { chargePointError } from "./errors.ts";
import type { StationEvent } from "./ocpp/station-events.ts";
import { StoredVariables } from "./ocpp/stored-variables.ts";
import { defaultSettings, type LiveSettings, SettingsStore } from "./settings.ts";

/** What a device keeps across restarts, and the settings it was made with. Throws CP_SETTING_INVALID. */
export class DeviceStores {
  readonly settings: ChargePointSettings;
  readonly memory: DeviceMemory;
  readonly live: SettingsStore;
  readonly variables: StoredVariables;
  readonly rules: RuleStore;
  readonly #options: ChargePointOptions;
  readonly #tell: (event: StationEvent) => void;
  #delayMax: number;

  constructor(options: ChargePointOptions, tell: (event: StationEvent) => void) {
    this.#options = options;
    this.#tell = tell;
    const { profile: device, hardware } = options;
    this.settings = { ...defaultSettings, ...options.settings };
    if (!(this.settings.cyclePeriod >= 100)) throw chargePointError("CP_SETTING_INVALID", "cyclePeriod must be at least 100 ms");
    this.memory = new DeviceMemory(options.storage, options.log);
    this.live = new SettingsStore(this.settings, (values) => this.#onChange(values));
    this.#delayMax = this.live.values.randomisedDelayMaxS;
    const facts = { senses: { bay: hardware.bay !== undefined, signedReadings: false }, hasSocket: device.attachment === "socket" };
    this.variables = new StoredVariables(facts, (values) => this.memory.saveVariables(values));
    this.rules = new RuleStore(
      this.settings,
      {
        registerWh: () => hardware.meter.read().energy,
        power: () => wattsFrom(device.rating, device.nominalVoltage, device.phases),
        delayMax: () => this.live.values.randomisedDelayMaxS,
      },
      (rules) => this.memory.saveRules(rules),
    );
  }

  async load(): Promise<Remembered> {
    const remembered = await this.memory.load();
    const { variables, settings, rules } = remembered;
    if (variables !== undefined) this.variables.restore(variables);
    if (settings !== undefined) this.live.restore(settings);
    if (rules !== undefined) this.rules.restore(rules);
    this.#delayMax = this.live.values.randomisedDelayMaxS;
    return remembered;
  }

  /** Who can shorten the delay of a fleet can make it move as one, so each change leaves a trace [SI 2021/1467 reg 11(1)(c); Schedule 1]. */
  #onChange(values: LiveSettings): void {
    this.memory.saveSettings(values);
    const { randomisedDelayMaxS: now } = values;
    if (now === this.#delayMax) return;
    const detail = `maximum of the randomised delay set from ${this.#delayMax} s to ${now} s`;
    this.#delayMax = now;
    this.#options.log.warn({ maximumS: now }, detail);
    this.#tell({ type: "security", kind: "RandomisedDelayChanged", at: this.#options.clocks.domain.wallMs(), detail });
  }
}
