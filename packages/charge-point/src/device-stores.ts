// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds, wattsFrom } from "@chargehand/kernel";
import { TokenBook } from "./authorization/token-book.ts";
import { tokenKeys } from "./authorization/token-key.ts";
import type { ChargePointOptions, ChargePointSettings } from "./charge-point-types.ts";
import { checkStart } from "./configuration/start-settings.ts";
import { DeviceMemory, type KeptValue, type Remembered } from "./device-memory.ts";
import { RuleStore } from "./device-rules.ts";
import { chargePointError } from "./errors.ts";
import { DeviceMeter } from "./meter/device-meter.ts";
import { isRegisterRecord } from "./meter/energy-register.ts";
import { isSigningRecord, type SignedReadings, type SigningRecord } from "./ocmf/signed-readings.ts";
import { signingOf } from "./ocmf/signing-of.ts";
import type { IdToken, StationEvent } from "./ocpp/station-events.ts";
import { StoredVariables } from "./ocpp/stored-variables.ts";
import { ReservationBook } from "./reservation/reservation-book.ts";
import type { SecurityKind } from "./security-log/kinds.ts";
import { watchedStorage } from "./security-log/watched-storage.ts";
import { defaultSettings, type KeptLiveSettings, SettingsStore } from "./settings.ts";

/** What a device keeps across restarts, and the settings it was made with. Throws CP_SETTING_INVALID. */
export class DeviceStores {
  readonly settings: ChargePointSettings;
  readonly memory: DeviceMemory;
  readonly live: SettingsStore;
  readonly variables: StoredVariables;
  readonly rules: RuleStore;
  readonly meter: DeviceMeter;
  readonly signing: SignedReadings | undefined;
  readonly reservations: ReservationBook;
  readonly tokens: TokenBook;
  readonly #options: ChargePointOptions;
  readonly #tell: (event: StationEvent) => void;
  #keptSigning: KeptValue<SigningRecord> | undefined;
  #delayMax: number;

  constructor(options: ChargePointOptions, tell: (event: StationEvent) => void) {
    this.#options = options;
    this.#tell = tell;
    const { profile: device, hardware } = options;
    this.settings = { ...defaultSettings, ...options.settings };
    const fits = checkStart({ ...options.settings });
    if (!fits.ok) throw chargePointError("CP_SETTING_INVALID", `nothing was started: ${fits.error}`, { details: { problems: fits.error } });
    const storage = watchedStorage(options.storage, (detail) => this.#trace("StorageFault", detail));
    this.memory = new DeviceMemory({
      ...{ storage, clock: options.clocks.transport, log: options.log },
      onUnfit: (key) => this.#trace("StorageFault", `"${key}" is not as it was written; what stood in it is forgotten`),
    });
    const period = Millis(Math.max(Seconds(1), this.settings.cyclePeriod));
    this.meter = new DeviceMeter({ chip: hardware.meter, clock: options.clocks.domain, phases: device.phases, period });
    const facts = {
      senses: { bay: hardware.bay !== undefined, signedReadings: options.meterSigner !== undefined },
      hasSocket: device.attachment === "socket",
      hasLock: device.attachment === "socket" && hardware.lock !== undefined,
      phases: device.phases,
    };
    this.variables = new StoredVariables(facts, (values) => this.memory.saveVariables(values));
    const { isClockTrusted = () => true } = options;
    const clock = options.clocks.domain;
    const kept = { keys: tokenKeys(options.identity), memory: this.memory, nowMs: () => clock.wallMs(), monoMs: () => clock.monoMs() };
    this.reservations = new ReservationBook({ ...kept, isClockTrusted });
    const isReservedFor = (token: IdToken) => this.reservations.names(token);
    this.tokens = new TokenBook({ ...kept, variables: this.variables, log: options.log, isReservedFor });
    this.signing = signingOf(options, this.variables, (record) => this.#keptSigning?.save(record));
    this.rules = new RuleStore(
      this.settings,
      {
        registerWh: () => this.meter.read().energy,
        power: () => wattsFrom(device.rating, device.nominalVoltage, device.phases),
        delayMax: () => this.live.values.randomisedDelayMaxS,
      },
      (rules) => this.memory.saveRules(rules),
    );
    this.live = new SettingsStore(
      this.settings,
      (values) => this.#onChange(values),
      () => this.rules.commissioning.policy,
    );
    this.#delayMax = this.live.values.randomisedDelayMaxS;
  }

  async load(): Promise<Remembered> {
    const remembered = await this.memory.load();
    const registers = await this.memory.keep("meter", isRegisterRecord);
    this.meter.restore(registers.value, registers.kept);
    if (this.signing !== undefined) {
      const { value, kept } = await this.memory.keep("signed-readings", isSigningRecord);
      this.signing.restore(value);
      this.#keptSigning = kept;
    }
    await this.reservations.load();
    await this.tokens.load();
    const { variables, settings, rules } = remembered;
    const passedOver = [
      ...(variables === undefined ? [] : this.variables.restore(variables)),
      // First, because the policy says what a CSMS may have set.
      ...(rules === undefined ? [] : this.rules.restore(rules)),
      ...(settings === undefined ? [] : this.live.restore(settings)),
    ];
    for (const setting of passedOver) this.#options.log.warn({ setting }, "a setting in memory does not fit any more; it is back at its default");
    this.#delayMax = this.live.values.randomisedDelayMaxS;
    return remembered;
  }

  /** Who can shorten the delay of a fleet can make it move as one, so each change leaves a trace [SI 2021/1467 reg 11(1)(c); Schedule 1]. */
  #onChange(values: KeptLiveSettings): void {
    this.memory.saveSettings(values);
    const { randomisedDelayMaxS: now } = values;
    if (now === this.#delayMax) return;
    const detail = `maximum of the randomised delay set from ${this.#delayMax} s to ${now} s`;
    this.#delayMax = now;
    this.#options.log.warn({ maximumS: now }, detail);
    this.#trace("RandomisedDelayChanged", detail);
  }

  #trace(kind: SecurityKind, detail: string): void {
    this.#tell({ type: "security", kind, at: this.#options.clocks.domain.wallMs(), detail });
  }
}
