// SPDX-License-Identifier: Apache-2.0
import { Amps, type Clock } from "@chargehand/kernel";
import type { EvseHardware, HardwareListener, PilotState } from "../hardware/evse-hardware.ts";
import type { FirmwareSlots } from "../hardware/firmware-slots.ts";
import type { MeterChip } from "../hardware/meter-chip.ts";
import { BenchChip } from "./meter-samples.ts";

export interface BenchOptions {
  readonly phases?: 1 | 3;
  readonly ampacity?: number;
  /** Wh that its meter chip has counted when it is made; after a loss of the power 0, in another `run`. Default 1,000 in run 1. */
  readonly counted?: number;
  readonly run?: number;
  readonly firmware?: FirmwareSlots;
}

export interface BenchHardware extends EvseHardware {
  /** Puts a vehicle at the given state of the pilot. `C` draws what is offered as soon as the contactor closes. */
  plug(state: PilotState): void;
  unplug(): void;
  /** The pilot as it is, without more. */
  setPilot(state: PilotState): void;
  setCable(ampacity: number | undefined): void;
  setFaults(faults: readonly string[]): void;
  /** What the vehicle takes at most, A per phase. */
  setAppetite(amps: number): void;
  /** The cover, and the latch that trips without power. */
  readonly tamper: { isOpen: boolean; wasOpenedUnpowered: boolean; clearLatch(): void };
  /** Opens or closes the cover with the power on. */
  setCover(isOpen: boolean): void;
  presentToken(value: string, type?: string): void;
  /** Every offer that was made, newest last; undefined is no offer. */
  readonly offers: readonly (number | undefined)[];
}

/**
 * Hardware on a bench: does at once what it is told and measures what would flow. A vehicle in state C draws the
 * lesser of offer and appetite while the contactor is closed, and nothing without an offer. No timing of its own: the simulator has that.
 */
export function benchHardware(clock: Clock, options: BenchOptions = {}): BenchHardware {
  return new Bench(clock, options);
}

/** A class, as a fleet of these is weighed: its parts share one shape. */
class Bench implements BenchHardware {
  readonly #options: BenchOptions;
  /** What the contactor switches; a test may put another chip in the place of `meter`. */
  readonly #load: BenchChip;
  readonly meter: MeterChip;
  readonly pilot: BenchPilot;
  readonly contactor: BenchContactor;
  readonly tamper = new BenchTamper();
  readonly cable: { ampacity: Amps | undefined } = { ampacity: undefined };
  faults: readonly string[] = [];
  #listener: HardwareListener | undefined;
  #appetite = 32;

  constructor(clock: Clock, options: BenchOptions) {
    this.#options = options;
    this.#load = new BenchChip(clock, { counted: options.counted ?? 1_000, run: options.run ?? 1 });
    this.meter = this.#load;
    this.pilot = new BenchPilot(this);
    this.contactor = new BenchContactor(this);
  }

  get firmware(): FirmwareSlots | undefined {
    return this.#options.firmware;
  }

  get offers(): readonly (number | undefined)[] {
    return this.pilot.offers;
  }

  connect(listener: HardwareListener): void {
    this.#listener = listener;
  }

  plug(state: PilotState): void {
    this.pilot.state = state;
    this.cable.ampacity = Amps(this.#options.ampacity ?? 32);
    this.changed();
  }

  unplug(): void {
    this.pilot.state = "A";
    this.cable.ampacity = undefined;
    this.changed();
  }

  setPilot(state: PilotState): void {
    this.pilot.state = state;
    this.changed();
  }

  setCable(ampacity: number | undefined): void {
    this.cable.ampacity = ampacity === undefined ? undefined : Amps(ampacity);
    this.changed();
  }

  setFaults(faults: readonly string[]): void {
    this.faults = faults;
    if (faults.length > 0) this.contactor.isClosed = false;
    this.changed();
  }

  setAppetite(amps: number): void {
    this.#appetite = amps;
    this.changed();
  }

  setCover(isOpen: boolean): void {
    this.tamper.isOpen = isOpen;
    this.#listener?.onChange();
  }

  presentToken(value: string, type = "ISO14443"): void {
    this.#listener?.onToken({ value, type });
  }

  /** What follows from any change: no vehicle, no contactor; then the meter, then whoever listens. */
  changed(): void {
    if (!this.pilot.asksForPower) this.contactor.isClosed = false;
    this.flow();
    this.#listener?.onChange();
  }

  flow(): void {
    const amps = this.contactor.isClosed && this.pilot.asksForPower ? Math.min(this.pilot.offered ?? 0, this.#appetite) : 0;
    const others = this.#options.phases === 3 ? amps : 0;
    this.#load.load(amps, others, others);
  }
}

class BenchPilot {
  state: PilotState = "A";
  offered: Amps | undefined;
  readonly offers: (number | undefined)[] = [];
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  get asksForPower(): boolean {
    return this.state === "C" || this.state === "D";
  }

  offer(limit: Amps | undefined): void {
    this.offered = limit;
    this.offers.push(limit);
    this.#bench.flow();
  }
}

class BenchContactor {
  isClosed = false;
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  request(closed: boolean): void {
    const { pilot, faults } = this.#bench;
    // Its vehicle stops drawing with the offer, so there is nothing to wait for.
    const next = closed && pilot.offered !== undefined && pilot.asksForPower && faults.length === 0;
    if (next === this.isClosed) return;
    this.isClosed = next;
    this.#bench.changed();
  }
}

class BenchTamper {
  isOpen = false;
  wasOpenedUnpowered = false;

  clearLatch(): void {
    this.wasOpenedUnpowered = false;
  }
}
