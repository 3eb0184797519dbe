// SPDX-License-Identifier: Apache-2.0
import type { EvseHardware, HardwareListener } from "@chargehand/charge-point";
import type { Amps } from "@chargehand/kernel";
import type { SimulatedEvse, Vehicle } from "@chargehand/simulator";

/**
 * The vehicle's end of the cable, between a charge point and its simulated hardware: a vehicle that is told to ask no more for
 * energy, and a cable that is pulled there and stays in the socket.
 */
export class VehicleSide {
  /** What the charge point runs on. */
  readonly hardware: EvseHardware;
  readonly #evse: SimulatedEvse;
  #listener: HardwareListener | undefined;
  #asks = true;
  #offer: Amps | undefined;
  /** Of the cable that is left in the socket without a vehicle. */
  #leftAmpacity: Amps | undefined;

  constructor(evse: SimulatedEvse) {
    this.#evse = evse;
    const parts: { readonly [part: PropertyKey]: unknown } = {
      pilot: this.#pilot(),
      cable: this.#cable(),
      connect: (listener: HardwareListener) => {
        this.#listener = listener;
        evse.connect(listener);
      },
    };
    this.hardware = new Proxy<EvseHardware>(evse, { get: (target, name) => parts[name] ?? bound(target, name) });
  }

  /** A vehicle that does not ask opens its switch (IEC 61851-1, state B). The simulated one does when it hears no offer: so it hears none. */
  asks(asks: boolean): void {
    this.#asks = asks;
    this.#evse.pilot.offer(asks ? this.#offer : undefined);
  }

  /** Pulled at the vehicle's end. */
  pull(): void {
    this.#leftAmpacity = this.#evse.cable.ampacity;
    this.#evse.unplug();
  }

  /** Put into the vehicle again, the other end being in the socket. */
  putBack(vehicle: Vehicle): void {
    const ampacity = this.#leftAmpacity;
    this.#leftAmpacity = undefined;
    this.#evse.plugIn(vehicle, ampacity);
  }

  /** The cable leaves the socket, with or without a vehicle at its other end; one that is locked in stays. */
  unplug(): void {
    const wasLeft = this.#leftAmpacity !== undefined;
    if (wasLeft && this.#evse.lock.isLocked) return;
    this.#leftAmpacity = undefined;
    this.asks(true);
    if (this.#evse.unplug() === undefined && wasLeft) this.#listener?.onChange();
  }

  #pilot(): EvseHardware["pilot"] {
    const { pilot } = this.#evse;
    const offered = () => (this.#asks ? pilot.offered : this.#offer);
    const offer = (limit: Amps | undefined) => {
      this.#offer = limit;
      if (this.#asks) pilot.offer(limit);
    };
    return {
      offer,
      get state() {
        return pilot.state;
      },
      get offered() {
        return offered();
      },
    };
  }

  #cable(): EvseHardware["cable"] {
    const ampacity = () => this.#leftAmpacity ?? this.#evse.cable.ampacity;
    return {
      get ampacity() {
        return ampacity();
      },
    };
  }
}

/** A method stays a method of the hardware itself, whose private fields a proxy does not have. */
function bound(target: object, name: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === "function" ? value.bind(target) : value;
}
