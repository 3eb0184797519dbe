// SPDX-License-Identifier: Apache-2.0
import { type Clock, GB_ZONE, Millis, type Random, type Timer, WattHours } from "@chargehand/kernel";
import { afterTrip, FULL_CAR_LEAVES, nextArrival, nextDeparture, openingOf, tokenHabit } from "./daily-pattern.ts";
import { wantsEnergy } from "./electric-vehicle.ts";
import type { Home } from "./home.ts";
import { askAtHome, chooseHours, type OwnerHabit } from "./owner-habit.ts";

/** A card, as it is held to the reader. */
export interface ResidentToken {
  readonly value: string;
  readonly type: string;
}

export interface ResidentOptions {
  readonly home: Home;
  /** Position in the street: decides how the home looks just after a start. */
  readonly index: number;
  /** Domain time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly token: ResidentToken;
  /** What they do with the charge point beyond plugging in. Default: nothing. */
  readonly owner?: OwnerHabit;
  readonly zone?: string;
}

/** Somebody who drives off in the morning, comes back in the evening, plugs in and holds a card to the reader. */
export class Resident {
  readonly #options: ResidentOptions;
  readonly #zone: string;
  #drive: Timer | undefined;
  #card: Timer | undefined;

  constructor(options: ResidentOptions) {
    this.#options = options;
    this.#zone = options.zone ?? GB_ZONE;
  }

  /** Plays the opening, then lives by the day. */
  start(): void {
    const { home, index, owner } = this.#options;
    if (owner !== undefined) chooseHours(owner, home.chargePoint.local);
    const opening = openingOf(index);
    const car = home.evse.vehicle;
    if (car === undefined) {
      this.#open();
      return;
    }
    this.#holdCard();
    if (opening === "empty" || opening.stateOfCharge === "nearlyFull" || wantsEnergy(car)) {
      this.#planDeparture();
      return;
    }
    this.#after("car makes a trip", FULL_CAR_LEAVES, () => {
      home.leave();
      this.#open();
    });
  }

  stop(): void {
    this.#drive?.cancel();
    this.#card?.cancel();
  }

  /** The car comes home now, from a trip that used some of its battery. */
  comeHome(stateOfCharge: number = afterTrip(this.#options.home.stateOfCharge, this.#options.random)): void {
    const { home, clock, owner } = this.#options;
    home.arrive({ stateOfCharge });
    if (owner !== undefined) askAtHome(owner, { local: home.chargePoint.local, nowMs: clock.wallMs() });
    this.#holdCard();
    this.#planDeparture();
  }

  /** The car leaves now. */
  driveOff(): void {
    this.#card?.cancel();
    this.#options.home.leave();
    this.#planArrival();
  }

  #open(): void {
    const { home, index } = this.#options;
    const opening = openingOf(index);
    if (opening === "empty") {
      this.#planArrival();
      return;
    }
    const { capacity } = home.car;
    // Short of full by what flows in some seconds: it is seen charging, then done.
    const stateOfCharge = opening.stateOfCharge === "nearlyFull" ? 1 - WattHours(6) / capacity : opening.stateOfCharge;
    this.#after("car comes home", opening.plugsInAfter, () => this.comeHome(stateOfCharge));
  }

  #planArrival(): void {
    const { clock, random } = this.#options;
    const at = nextArrival(clock.wallMs(), { random, zone: this.#zone });
    this.#after("car comes home", Millis(at - clock.wallMs()), () => this.comeHome());
  }

  #planDeparture(): void {
    const { clock, random } = this.#options;
    const at = nextDeparture(clock.wallMs(), { random, zone: this.#zone });
    this.#after("car leaves", Millis(at - clock.wallMs()), () => this.driveOff());
  }

  #after(name: string, wait: Millis, run: () => void): void {
    this.#drive?.cancel();
    this.#drive = this.#options.clock.after(name, wait, run);
  }

  /**
   * Holds the card to the reader while the charge point asks for it; a second time would otherwise end the session.
   * Without a connection nobody could say whether the card is good, so the resident waits for one.
   */
  #holdCard(): void {
    const { clock, random, home, token } = this.#options;
    let tries = 0;
    let refusals = 0;
    const hold = () => {
      const { decision, isOnline } = home.chargePoint.snapshot();
      const { reason } = decision.winner;
      if (reason === "AuthorisationRefused") refusals++;
      const isAsked = reason === "NotAuthorised" || reason === "AuthorisationRefused";
      if (!home.isPluggedIn || !isAsked || tries >= tokenHabit.tries || refusals > tokenHabit.refusals) return;
      if (isOnline) {
        tries++;
        home.evse.presentToken(token);
      }
      this.#card = clock.after("resident holds a card again", tokenHabit.again, hold);
    };
    this.#card?.cancel();
    this.#card = clock.after("resident holds a card", Millis(tokenHabit.first + random.int(tokenHabit.firstSpread)), hold);
  }
}
