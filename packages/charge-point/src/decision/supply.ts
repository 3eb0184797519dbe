// SPDX-License-Identifier: Apache-2.0
import { initialSupplyState, type SupplySettings, type SupplyState, type SupplyStep, supplyStep } from "@chargehand/charging";
import type { Clock, Millis } from "@chargehand/kernel";
import type { DeviceProfile } from "../device-profile.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import type { MeterReader } from "../meter/meter-sample.ts";

export interface SupplyDeps {
  readonly clock: Clock;
  readonly device: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly meter: MeterReader;
  /** What the installer has set; undefined while nobody has. */
  readonly settings: () => SupplySettings | undefined;
  /** For the next cycle at once, where the meter can tell that the supply has risen above the fuse. */
  readonly wake: () => void;
}

/** The balancing between house and vehicle, one step a cycle. Silent without settings, and on models that have none; set up without a clamp, it gives the safe current. */
export class SupplyGuard {
  readonly #deps: SupplyDeps;
  #state: SupplyState = initialSupplyState;
  #latest: SupplyStep | undefined;
  #watched: SupplySettings | undefined;

  constructor(deps: SupplyDeps) {
    this.#deps = deps;
  }

  get latest(): SupplyStep | undefined {
    return this.#latest;
  }

  step(offerChangedAt: Millis | undefined): void {
    const { clock, device, hardware } = this.#deps;
    const settings = this.#deps.settings();
    if (settings === undefined || !device.autoPowerBalancing) {
      this.#latest = undefined;
      return;
    }
    // Set up by an installer and not there: as one that does not answer.
    const meter = hardware.supplyMeter;
    if (settings !== this.#watched) meter?.watch?.(settings.fuse, this.#deps.wake);
    this.#watched = settings;
    const reading = meter?.read();
    const input = {
      device,
      reading: meter === undefined || reading === undefined ? undefined : { ...reading, isDirectional: meter.isDirectional },
      vehicle: this.#deps.meter.read().currents,
      isPluggedIn: hardware.pilot.state !== "A",
      offered: hardware.pilot.offered,
      offerChangedAt,
    };
    this.#latest = supplyStep(this.#state, input, settings, clock.monoMs());
    this.#state = this.#latest.state;
  }

  /** When the cap, or the wish for the sun, may next change by itself; of the clock that never steps. */
  get dueMono(): number | undefined {
    const due = Math.min(this.#latest?.until ?? Number.POSITIVE_INFINITY, this.#latest?.solar?.until ?? Number.POSITIVE_INFINITY);
    return Number.isFinite(due) ? due : undefined;
  }
}
