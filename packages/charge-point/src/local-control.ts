// SPDX-License-Identifier: Apache-2.0
import {
  type Actor,
  type ChargeNowEnd,
  type DeviceRequest,
  type Facts,
  type HoursRequest,
  hoursAfter,
  LONGEST_READY_BY,
  parseChargeNowEnd,
} from "@chargehand/charging";
import { err, type Log, ok, type Result } from "@chargehand/kernel";
import { checkStart } from "./configuration/start-settings.ts";
import type { DelayKeeper } from "./decision/delay.ts";
import type { DeviceProfile } from "./device-profile.ts";
import type { DeviceRules, RuleStore } from "./device-rules.ts";
import type { EvseHardware } from "./hardware/evse-hardware.ts";
import type { MeterReader } from "./meter/meter-sample.ts";
import type { ReservationBook } from "./reservation/reservation-book.ts";
import { chargeNowProfile } from "./smart-charging/charge-now.ts";
import type { ProfileSet } from "./smart-charging/profile-set.ts";
import type { Station } from "./station.ts";

/**
 * Why a person's wish was not carried out. `unsafe`: it would put people at risk now [SI 2021/1467 reg 8]; `notAllowed`: not
 * by this person under the policy of the device; `nothingToDo`: there is nothing that it could be about; `invalid`: see detail.
 */
export interface LocalRefusal {
  readonly code: "unsafe" | "notAllowed" | "nothingToDo" | "invalid";
  readonly detail: string;
}

type Outcome = Result<void, LocalRefusal>;

export interface LocalDeps {
  readonly rules: RuleStore;
  readonly profiles: ProfileSet;
  readonly station: Station;
  readonly reservations: ReservationBook;
  readonly delay: DelayKeeper;
  readonly hardware: EvseHardware;
  readonly meter: MeterReader;
  readonly device: DeviceProfile;
  /** Epoch ms. */
  readonly nowMs: () => number;
  readonly wake: () => void;
  readonly log: Log;
}

const refuse = (code: LocalRefusal["code"], detail: string): Outcome => err({ code, detail });
const facts = (cause: "chargeNow" | "ownerStop", by: Actor): Facts => ({ cause, beneficiary: "owner", provenance: by, verified: true });

/** What `commission` takes. */
const installerSets: readonly string[] = ["policyPack", "afterPowerCut", "remoteSiteLimits", "supply"];
/** Of a strange name, as it is repeated to whoever gave it. */
const LONGEST_NAME = 50;

/** No CSMS can name it: ids from the wire have 32 bits. */
const LOCAL_STOP_ID = Number.MIN_SAFE_INTEGER + 1;

/** What people may do at the device, on its set-up page, or through a sender who speaks with the owner's word. Everything is logged. */
export class LocalDesk {
  readonly #deps: LocalDeps;

  constructor(deps: LocalDeps) {
    this.#deps = deps;
  }

  /** Ends the randomised delay that runs; the next one runs again [SI 2021/1467 reg 11(1)(d), (2)(a)]. */
  cancelDelay(by: Actor = "owner"): Outcome {
    const { delay, rules } = this.#deps;
    return this.#carryOut("cancel the delay", by, () => {
      if (!rules.commissioning.policy.mayCancelDelay.includes(by)) return refuse("notAllowed", "this person may not cancel the delay here");
      if (delay.standing === undefined) return refuse("nothingToDo", "no randomised delay runs");
      delay.personActs();
      return ok(undefined);
    });
  }

  /** Charges in spite of hours, profiles and delay, until its end. Takes an earlier stop back. */
  chargeNow(end: ChargeNowEnd = { end: "unplug" }, by: Actor = "owner"): Outcome {
    return this.#carryOut("charge now", by, () => {
      const { station, profiles, rules, meter, device, nowMs } = this.#deps;
      const parsed = parseChargeNowEnd(end, nowMs());
      if (!parsed.ok) return refuse("invalid", parsed.error);
      const asked = { ...facts("chargeNow", by), at: nowMs(), ...(end.end === "time" ? { until: end.until } : {}) };
      profiles.release("chargeNow");
      const outcome = profiles.install({ ...chargeNowProfile(asked, device), purpose: "TxDefaultProfile" }, { transactionId: undefined, nowMs: nowMs() });
      if (!outcome.ok) return refuse("invalid", outcome.error.detail);
      rules.chargeNowFor(end.end === "energy" ? { energyWh: end.energy, registerWh: meter.read().energy } : undefined);
      station.letGo();
      this.#deps.delay.personActs();
      return ok(undefined);
    });
  }

  /** Once a cycle: a "charge now" ends when it has had its energy, and so does what it was counted by when it has gone. */
  followEnergy(): void {
    const { rules, profiles, hardware } = this.#deps;
    if (rules.values.chargeNowEnergy === undefined) return;
    if (rules.hasHadItsEnergy) profiles.release("chargeNow");
    if (rules.hasHadItsEnergy || hardware.pilot.state === "A") rules.chargeNowFor(undefined);
  }

  /** Pauses this charge until `resume`, charge now, or the vehicle is unplugged. Never refused. */
  stopNow(by: Actor = "owner"): Outcome {
    const { profiles, device, nowMs, wake, log } = this.#deps;
    const pause = { ...chargeNowProfile(facts("ownerStop", by), device), id: LOCAL_STOP_ID, purpose: "TxDefaultProfile" as const };
    profiles.release("ownerStop");
    const outcome = profiles.install({ ...pause, periods: [{ startPeriod: 0, limit: 0 }] }, { transactionId: undefined, nowMs: nowMs() });
    log.info({ by }, "stopped locally");
    wake();
    return outcome.ok ? ok(undefined) : refuse("invalid", outcome.error.detail);
  }

  /** Takes the pause, or the staying off after a power cut, back. */
  resume(by: Actor = "owner"): Outcome {
    return this.#carryOut("resume", by, () => {
      const { station, profiles } = this.#deps;
      const hadStop = profiles.release("ownerStop");
      if (!station.letGo() && !hadStop) return refuse("nothingToDo", "nobody has stopped it");
      this.#deps.delay.personActs();
      return ok(undefined);
    });
  }

  /** Accepts, changes, removes or puts the hours aside [SI 2021/1467 reg 10]. The delay of this edge counts as overridden. */
  setHours(request: HoursRequest, by: Actor = "owner"): Outcome {
    return this.#carryOut("set the hours", by, () => {
      const { rules, nowMs, delay } = this.#deps;
      if (!rules.commissioning.policy.mayChangeHours.includes(by)) return refuse("notAllowed", "only the owner sets the hours");
      const next = hoursAfter(rules.values.hours, request, { by, atMs: nowMs() });
      if (!next.ok) return refuse(next.error === "notOwner" ? "notAllowed" : "invalid", next.error);
      rules.change({ hours: next.value });
      delay.personActs();
      return ok(undefined);
    });
  }

  /** Wishes that the car has so much more energy by a time (epoch ms); undefined takes the wish back. */
  setReadyBy(wish: { readonly readyAt: number; readonly energyWh: number } | undefined, by: Actor = "owner"): Outcome {
    return this.#carryOut("be ready by a time", by, () => {
      const { rules, nowMs, meter } = this.#deps;
      if (!rules.commissioning.policy.mayChangeHours.includes(by)) return refuse("notAllowed", "only the owner may ask for power outside the hours");
      if (wish === undefined) rules.wishReadyBy(undefined);
      else {
        const ahead = wish.readyAt - nowMs();
        if (!(ahead > 0 && ahead <= LONGEST_READY_BY)) return refuse("invalid", "readyAt must be ahead, by seven days at most");
        if (!(wish.energyWh > 0 && Number.isFinite(wish.energyWh))) return refuse("invalid", "energyWh must be above zero");
        rules.wishReadyBy({ ...wish, registerWh: meter.read().energy });
      }
      return ok(undefined);
    });
  }

  /** Puts a device that the operator has taken out of service, or keeps for somebody, back into it: the owner of a home may. */
  returnToService(by: Actor = "owner"): Outcome {
    return this.#carryOut("return to service", by, () => {
      const { station, reservations, rules, delay } = this.#deps;
      if (!rules.commissioning.policy.mayOverride.availability.includes(by)) return refuse("notAllowed", "here only the operator puts it back into service");
      const wasReserved = reservations.withdraw();
      if (station.isOperative && !wasReserved) return refuse("nothingToDo", "it is in service");
      if (!station.isOperative) station.changeAvailability(true);
      delay.personActs();
      return ok(undefined);
    });
  }

  /** What the installer sets on the spot: all of it, or nothing when one of them will not do. */
  commission(changes: Partial<Pick<DeviceRules, "policyPack" | "afterPowerCut" | "remoteSiteLimits" | "supply">>): Outcome {
    const strange = Object.keys(changes).filter((name) => !installerSets.includes(name));
    if (strange.length > 0)
      return this.#refuseSetting(`${strange[0]?.slice(0, LONGEST_NAME)}: not a setting of the installer; give ${installerSets.join(", ")}`);
    const fits = checkStart(changes);
    if (!fits.ok) return this.#refuseSetting(fits.error);
    this.#deps.rules.change(changes);
    this.#deps.log.warn({ changed: Object.keys(changes) }, "commissioned anew on the spot");
    this.#deps.wake();
    return ok(undefined);
  }

  #refuseSetting(detail: string): Outcome {
    this.#deps.log.warn({ detail }, "settings refused on the spot; nothing has changed");
    return refuse("invalid", detail);
  }

  /** The rules as they stand. */
  get rules(): DeviceRules {
    return this.#deps.rules.values;
  }

  /** Carries out what came with the owner's word over a line; see `OwnerWish` of `charging`. */
  wish(request: DeviceRequest, by: Actor): Outcome {
    switch (request.about) {
      case "hours":
        return this.setHours(request.request, by);
      case "readyBy":
        return this.setReadyBy(request, by);
      case "cancelReadyBy":
        return this.setReadyBy(undefined, by);
      case "skipDelay":
        return this.cancelDelay(by);
    }
  }

  /** Refused while a fault stands: no override may put people at risk [SI 2021/1467 reg 8; SCP-8.1]. */
  #carryOut(what: string, by: Actor, run: () => Outcome): Outcome {
    const { hardware, log, wake } = this.#deps;
    const isUnsafe = hardware.faults.length > 0 || hardware.pilot.state === "E" || hardware.pilot.state === "F";
    const outcome = isUnsafe ? refuse("unsafe", "a fault stands; nothing is overridden until it has gone") : run();
    if (outcome.ok) log.info({ by }, `done locally: ${what}`);
    else log.warn({ by, code: outcome.error.code }, `refused locally: ${what}`);
    if (outcome.ok) wake();
    return outcome;
  }
}

/** What a charge point offers to people at the device. */
export type LocalControl = Omit<LocalDesk, "followEnergy">;
