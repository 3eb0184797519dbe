// SPDX-License-Identifier: Apache-2.0
import type { ChargePoint, ChargePointSnapshot, FirmwareSlots, LatchedFault } from "@chargehand/charge-point";
import { type Clock, type Millis, WattHours, type Watts } from "@chargehand/kernel";
import { arrivingVehicle, stateOfChargeOf, type Vehicle, type VehicleSpec } from "./electric-vehicle.ts";
import type { HomeMemory } from "./home-state.ts";
import type { HouseLoad } from "./house-load.ts";
import type { Mains } from "./mains.ts";
import { SimulatedClamp } from "./simulated-clamp.ts";
import type { CoverMemory } from "./simulated-cover.ts";
import { SimulatedEvse } from "./simulated-evse.ts";
import type { Currents } from "./simulated-evse-options.ts";

export interface HomeOptions {
  readonly identity: string;
  /** Domain time. */
  readonly clock: Clock;
  readonly mains: Mains;
  /** The car that lives here, and its state of charge on the first day. */
  readonly car: VehicleSpec;
  readonly stateOfCharge: number;
  readonly memory: HomeMemory;
  readonly cover?: CoverMemory;
  /** Outlasts the home as its flash memory would: whoever switches its power on again boots it. */
  readonly firmware?: FirmwareSlots;
  readonly watchdog?: Millis;
  /** What else draws from the supply, seen by a clamp on it. Default: no clamp. */
  readonly house?: HouseLoad;
  /** Builds the runtime around the hardware: `createChargePoint` with everything else filled in. */
  readonly runtime: (hardware: SimulatedEvse) => ChargePoint;
}

/** What a person on the street could see, and what the charge point itself says. */
export interface HomeSnapshot {
  readonly identity: string;
  readonly isPluggedIn: boolean;
  /** Of the car, also while it is away. */
  readonly stateOfCharge: number;
  readonly power: Watts;
  readonly energy: WattHours;
  readonly chargePoint: ChargePointSnapshot;
}

/** One home: simulated hardware, the car that comes and goes, and a real charge point runtime between car and CSMS. */
export class Home {
  readonly identity: string;
  readonly evse: SimulatedEvse;
  readonly chargePoint: ChargePoint;
  readonly #options: HomeOptions;
  #away: Vehicle;
  #latched: readonly LatchedFault[];

  constructor(options: HomeOptions) {
    this.#options = options;
    this.identity = options.identity;
    const { car, memory } = options;
    const before = memory.read();
    this.#latched = before?.latched ?? [];
    this.#away = arrivingVehicle(car, { stateOfCharge: before === undefined ? options.stateOfCharge : Math.min(1, before.storedWh / car.capacity) });
    this.evse = new SimulatedEvse({
      clock: options.clock,
      mains: options.mains,
      phases: 1,
      initialEnergy: WattHours(before?.energyWh ?? 0),
      saveEnergy: (mark) => this.#save(mark),
      onPlug: () => this.#save(this.evse.energy),
      latches: {
        read: () => this.#latched,
        write: (latched) => {
          this.#latched = latched;
          this.#save(this.evse.energy);
        },
      },
      ...(options.cover === undefined ? {} : { cover: options.cover }),
      ...(options.firmware === undefined ? {} : { firmware: options.firmware }),
      ...(options.watchdog === undefined ? {} : { watchdog: options.watchdog }),
      ...(options.house === undefined ? {} : { clamp: clampOn(options.house, options.clock) }),
    });
    if (before?.isPluggedIn === true) this.evse.plugIn({ ...this.#away, goal: WattHours(Math.min(car.capacity, Math.max(before.goalWh, this.#away.stored))) });
    this.chargePoint = options.runtime(this.evse);
  }

  async start(): Promise<void> {
    await this.chargePoint.start();
  }

  /** Stops the runtime, then keeps meter and car as they are. */
  async stop(): Promise<void> {
    await this.chargePoint.stop();
    this.evse.dispose();
  }

  get car(): VehicleSpec {
    return this.#options.car;
  }

  get isPluggedIn(): boolean {
    return this.evse.vehicle !== undefined;
  }

  get stateOfCharge(): number {
    return stateOfChargeOf(this.evse.vehicle ?? this.#away);
  }

  /** The car comes home. Throws SIM_BAY_OCCUPIED. */
  arrive(arrival: { readonly stateOfCharge: number; readonly wanted?: WattHours }): void {
    this.evse.plugIn(arrivingVehicle(this.#options.car, arrival));
  }

  /** The car leaves; nothing happens when it is not there. */
  leave(): void {
    this.#away = this.evse.vehicle ?? this.#away;
    this.evse.unplug();
  }

  snapshot(): HomeSnapshot {
    const { evse } = this;
    return {
      identity: this.identity,
      isPluggedIn: this.isPluggedIn,
      stateOfCharge: this.stateOfCharge,
      power: evse.draw.power,
      energy: evse.energy,
      chargePoint: this.chargePoint.snapshot(),
    };
  }

  #save(energy: WattHours): void {
    const vehicle = this.evse.vehicle;
    const { stored, goal } = vehicle ?? this.#away;
    this.#options.memory.write({
      energyWh: energy,
      isPluggedIn: vehicle !== undefined,
      storedWh: stored,
      goalWh: goal,
      ...(this.#latched.length === 0 ? {} : { latched: this.#latched }),
    });
  }
}

const clampOn = (house: HouseLoad, clock: Clock) => (vehicle: () => Currents) => new SimulatedClamp({ clock, house, vehicle, phases: 1 });
