// SPDX-License-Identifier: Apache-2.0
import {
  type ChargingHours,
  type Commissioning,
  defaultHours,
  type HoursAt,
  type HoursRecord,
  hoursAt,
  hoursRecordOf,
  isPolicyPackName,
  type PolicyPackName,
  parseChargingHours,
  parseSupplySettings,
  policyPacks,
  type ReadyBy,
  type SupplySettings,
} from "@chargehand/charging";
import { Millis, Seconds, WattHours, Watts } from "@chargehand/kernel";
import type { ChargePointSettings } from "./charge-point-types.ts";
import { problemOfStart } from "./configuration/start-settings.ts";
import { chargePointError } from "./errors.ts";
import { isRecord } from "./is-record.ts";

/** A wish to be ready by a time, as it is kept: the energy from the register's reading at which it was wished. */
export interface ReadyByWish {
  /** Epoch ms. */
  readonly readyAt: number;
  readonly energyWh: number;
  readonly registerWh: number;
}

/** A "charge now" that ends with an energy, counted from the register's reading. */
export type ChargeNowEnergy = Pick<ReadyByWish, "energyWh" | "registerWh">;

/** What the installer and the owner have set on the device; plain JSON, changed only locally or with the owner's word. */
export interface DeviceRules {
  readonly policyPack: PolicyPackName;
  readonly hours: ChargingHours;
  readonly readyBy?: ReadyByWish;
  readonly chargeNowEnergy?: ChargeNowEnergy;
  readonly afterPowerCut: ChargePointSettings["afterPowerCut"];
  readonly remoteSiteLimits: boolean;
  /** As `parseSupplySettings` takes it. */
  readonly supply?: Readonly<Record<string, unknown>>;
}

/** What the hours need to know of the moment. */
export interface RuleSources {
  /** The lifetime register, Wh. */
  readonly registerWh: () => number;
  /** What the vehicle can be expected to charge at, W. */
  readonly power: () => number;
  /** The longest randomised delay, seconds. */
  readonly delayMax: () => number;
}

/** Holds the rules of this device, keeps each change, and answers what the hours say. */
export class RuleStore {
  #rules: DeviceRules;
  #told: { readonly from: number; readonly until: number; readonly record: HoursRecord } | undefined;
  #known: { readonly from: number; readonly now: HoursAt } | undefined;
  #readyByBegan: number | undefined;
  #supply: SupplySettings | undefined;
  readonly #save: (rules: DeviceRules) => void;
  readonly #sources: RuleSources;

  constructor(settings: ChargePointSettings, sources: RuleSources, save: (rules: DeviceRules) => void) {
    this.#sources = sources;
    this.#save = save;
    const { policyPack, afterPowerCut, remoteSiteLimits, supply } = settings;
    this.#rules = { policyPack, hours: initialHours(settings), afterPowerCut, remoteSiteLimits, ...(supply === undefined ? {} : { supply }) };
    const parsed = supply === undefined ? undefined : parseSupplySettings(supply);
    if (parsed?.ok === false) throw chargePointError("CP_SETTING_INVALID", `supply: ${parsed.error}`);
    this.#forget();
  }

  get values(): DeviceRules {
    return this.#rules;
  }

  /** Undefined where nobody has set up a clamp. */
  get supply(): SupplySettings | undefined {
    return this.#supply;
  }

  get commissioning(): Commissioning {
    const { policyPack, remoteSiteLimits } = this.#rules;
    return { policy: policyPacks[policyPack], remoteSiteLimits };
  }

  /** Takes what was saved; a part that cannot be read any more is passed over, and named. */
  restore(saved: Readonly<Record<string, unknown>>): readonly string[] {
    const passedOver: string[] = [];
    const taken = <T>(name: keyof DeviceRules, fits: (value: unknown) => value is T): Partial<DeviceRules> => {
      const value = saved[name];
      if (value === undefined) return {};
      if (fits(value)) return { [name]: value };
      passedOver.push(name);
      return {};
    };
    const fitsStart =
      (name: keyof ChargePointSettings) =>
      (value: unknown): value is unknown =>
        problemOfStart(name, value) === undefined;
    this.#rules = {
      ...this.#rules,
      ...taken("policyPack", isPolicyPackName),
      ...taken("hours", (value): value is ChargingHours => parseChargingHours(value).ok),
      ...taken("readyBy", isReadyByWish),
      ...taken("chargeNowEnergy", isEnergy),
      ...taken("afterPowerCut", fitsStart("afterPowerCut")),
      ...taken("remoteSiteLimits", fitsStart("remoteSiteLimits")),
      ...taken("supply", fitsStart("supply")),
    };
    this.#forget();
    return passedOver;
  }

  change(changes: Partial<Omit<DeviceRules, "readyBy" | "chargeNowEnergy">>): void {
    this.#replace({ ...this.#rules, ...changes });
  }

  wishReadyBy(wish: ReadyByWish | undefined): void {
    const { readyBy: _, ...rest } = this.#rules;
    this.#replace(wish === undefined ? rest : { ...rest, readyBy: wish });
  }

  chargeNowFor(energy: ChargeNowEnergy | undefined): void {
    const { chargeNowEnergy: before, ...rest } = this.#rules;
    if (before !== undefined || energy !== undefined) this.#replace(energy === undefined ? rest : { ...rest, chargeNowEnergy: energy });
  }

  /** Whether a "charge now" has had the energy that it was asked for. */
  get hasHadItsEnergy(): boolean {
    const { chargeNowEnergy } = this.#rules;
    return chargeNowEnergy !== undefined && this.#sources.registerWh() - chargeNowEnergy.registerWh >= chargeNowEnergy.energyWh;
  }

  /** What the hours and the wish to be ready say at an instant; looked up anew only when the last answer has ended. */
  readonly hoursAt = (atMs: number): HoursAt => {
    const { readyBy } = this.#rules;
    const hours = effectiveHours(this.#rules);
    const known = this.#known;
    if (readyBy === undefined && known !== undefined && atMs >= known.from && (known.now.until === undefined || atMs < known.now.until)) return known.now;
    const wish = readyBy === undefined ? undefined : this.#asAsked(readyBy);
    const now = hoursAt(hours, atMs, wish);
    this.#readyByBegan = now.by === "readyBy" ? (this.#readyByBegan ?? atMs) : undefined;
    if (readyBy === undefined) this.#known = { from: atMs, now };
    return now;
  };

  /** What the device tells of its hours; the same object while nothing changes. */
  hoursRecord(nowMs: number): HoursRecord {
    const told = this.#told;
    if (told !== undefined && nowMs >= told.from && nowMs < told.until) return told.record;
    const hours = effectiveHours(this.#rules);
    const ends = [hours.disabledUntil, this.#rules.readyBy?.readyAt].filter((end) => end !== undefined && end > nowMs) as number[];
    const record = hoursRecordOf(hours, nowMs, this.#rules.readyBy?.readyAt);
    this.#told = { from: nowMs, until: Math.min(...ends, Number.POSITIVE_INFINITY), record };
    return record;
  }

  /** The wish as the rules of the hours take it: what is still to be charged. */
  #asAsked({ readyAt, energyWh, registerWh }: ReadyByWish): ReadyBy {
    const left = WattHours(Math.max(0, energyWh - Math.max(0, this.#sources.registerWh() - registerWh)));
    const began = this.#readyByBegan;
    const { power, delayMax } = this.#sources;
    return {
      askedBy: "owner",
      readyAt,
      energy: left,
      power: Watts(power()),
      reserve: Millis(Seconds(delayMax())),
      ...(began === undefined ? {} : { startedAt: began }),
    };
  }

  #replace(rules: DeviceRules): void {
    this.#rules = rules;
    this.#forget();
    this.#save(rules);
  }

  #forget(): void {
    this.#known = undefined;
    this.#told = undefined;
    this.#readyByBegan = undefined;
    const { supply } = this.#rules;
    const parsed = supply === undefined ? undefined : parseSupplySettings(supply);
    this.#supply = parsed?.ok === true ? parsed.value : undefined;
  }
}

const NO_HOURS: ChargingHours = { ...defaultHours, inEffect: "none" };

function initialHours({ hours }: ChargePointSettings): ChargingHours {
  if (typeof hours === "object") return hours;
  return hours === "default" ? defaultHours : NO_HOURS;
}

/** In public the Regulations do not apply, and there are no default hours; somebody's own may be set there too. */
const effectiveHours = ({ hours, policyPack }: DeviceRules): ChargingHours =>
  hours.inEffect === "default" && !policyPacks[policyPack].isRegulated ? NO_HOURS : hours;

const isAmount = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isEnergy = (value: unknown): value is ChargeNowEnergy => isRecord(value) && isAmount(value["energyWh"]) && isAmount(value["registerWh"]);
const isReadyByWish = (value: unknown): value is ReadyByWish => isEnergy(value) && isAmount((value as Partial<ReadyByWish>).readyAt);
