// SPDX-License-Identifier: Apache-2.0
import type { ChipReading, PhaseReading } from "@chargehand/charge-point";
import { Amps, type Clock, Millis, type WattHours, Watts } from "@chargehand/kernel";
import { advance, type Draw, drawOf, hearOffer, pluggedIn, type Supply, untilChange, type Vehicle } from "./electric-vehicle.ts";
import type { EnergyRegister } from "./energy-register.ts";
import { simulatorError } from "./errors.ts";
import type { Mains } from "./mains.ts";
import type { SimulatedMeter } from "./simulated-meter.ts";

export interface PowerPathOptions {
  /** Domain time. */
  readonly clock: Clock;
  readonly mains: Mains;
  readonly phases: 1 | 3;
  /** What truly flowed in the life of this place. */
  readonly register: EnergyRegister;
  /** What the charge point sees of it. */
  readonly meter: SimulatedMeter;
}

/**
 * What flows from the mains through contactor and meter to the vehicle. Exact at any pace: energy is summed when something changes or is
 * read, never by a tick. Whoever changes anything here has everything up to now summed first.
 */
export class PowerPath {
  readonly #options: PowerPathOptions;
  #vehicle: Vehicle | undefined;
  #isClosed = false;
  #phases: 1 | 3;
  #settledAt: number;

  constructor(options: PowerPathOptions) {
    this.#options = options;
    this.#phases = options.phases;
    this.#settledAt = options.clock.monoMs();
  }

  /** The instant up to which everything is summed: now. */
  get now(): number {
    this.#settle();
    return this.#settledAt;
  }

  get vehicle(): Vehicle | undefined {
    this.#settle();
    return this.#vehicle;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get draw(): Draw {
    this.#settle();
    return this.#drawNow();
  }

  /** What truly flowed, in the life of this place. */
  get energy(): WattHours {
    this.#settle();
    return this.#options.register.read();
  }

  /** Throws SIM_BAY_OCCUPIED. */
  plugIn(vehicle: Vehicle): void {
    if (this.#vehicle !== undefined) throw simulatorError("SIM_BAY_OCCUPIED", "a vehicle is plugged in already; unplug it first");
    this.#settle();
    this.#vehicle = pluggedIn(vehicle);
  }

  unplug(): Vehicle | undefined {
    this.#settle();
    const leaving = this.#vehicle;
    this.#vehicle = undefined;
    return leaving;
  }

  /** The duty cycle changed; undefined means that the PWM stopped. */
  offer(offered: Amps | undefined): void {
    this.#settle();
    if (this.#vehicle !== undefined) this.#vehicle = hearOffer(this.#vehicle, offered);
  }

  setContactor(isClosed: boolean): void {
    this.#settle();
    this.#isClosed = isClosed;
  }

  setPhases(phases: 1 | 3): void {
    this.#settle();
    this.#phases = phases;
  }

  /** What the meter chip shows. */
  read(): ChipReading {
    this.#settle();
    // Whoever is shown a value must not see the world go back behind it.
    this.#options.register.read();
    return this.#options.meter.read(this.#flow());
  }

  get currents(): readonly [Amps, Amps, Amps] {
    this.#settle();
    const [one, two, three] = this.#flow();
    return [one.current, two.current, three.current];
  }

  /** Time until the vehicle changes something by itself; undefined when it will not. */
  untilChange(): Millis | undefined {
    this.#settle();
    return this.#vehicle === undefined ? undefined : untilChange(this.#vehicle, this.#supply());
  }

  #supply(): Supply {
    return { volts: this.#options.mains.voltageAt(this.#settledAt), phases: this.#phases, closed: this.#isClosed };
  }

  #drawNow(): Draw {
    return this.#vehicle === undefined ? { current: Amps(0), phases: 1, power: Watts(0) } : drawOf(this.#vehicle, this.#supply());
  }

  /** What truly flows now, on each phase. */
  #flow(): ChipReading["phases"] {
    const { current, phases, power } = this.#drawNow();
    const voltage = this.#options.mains.voltageAt(this.#settledAt);
    const of = (phase: number): PhaseReading =>
      phase <= phases ? { voltage, current, power: Watts(power / phases) } : { voltage, current: Amps(0), power: Watts(0) };
    return [of(1), of(2), of(3)];
  }

  /** Brings vehicle, meter and register from the last instant to now, cut where the voltage changes. */
  #settle(): void {
    const { clock, mains, register, meter } = this.#options;
    const now = clock.monoMs();
    while (this.#settledAt < now) {
      const left = now - this.#settledAt;
      const steady = this.#drawNow().power > 0 ? mains.steadyFor(this.#settledAt) : undefined;
      // Never so small a step that adding it to the instant would be lost in rounding.
      const step = Millis(Math.min(left, Math.max(steady ?? left, 0.01)));
      if (this.#vehicle !== undefined) {
        const flow = meter.isExact ? undefined : this.#flow();
        const { vehicle, energy } = advance(this.#vehicle, this.#supply(), step);
        if (energy > 0) meter.count(energy, flow);
        this.#vehicle = vehicle;
        register.add(energy);
      }
      this.#settledAt = step === left ? now : this.#settledAt + step;
    }
  }
}
