// SPDX-License-Identifier: Apache-2.0
import type {
  CableSensor,
  Contactor,
  EvseHardware,
  FirmwareSlots,
  HardwareListener,
  MeterChip,
  PhaseSwitch,
  Pilot,
  PilotPosition,
  SupplyMeter,
} from "@chargehand/charge-point";
import { Amps, Millis, Seconds, type Timer, WattHours } from "@chargehand/kernel";
import { type Draw, MINIMUM_OFFER, type Vehicle } from "./electric-vehicle.ts";
import { EnergyRegister } from "./energy-register.ts";
import { PowerPath } from "./power-path.ts";
import { SafetyUnit, type Surroundings } from "./safety-unit.ts";
import { SimulatedCover } from "./simulated-cover.ts";
import type { SimulatedEvseOptions } from "./simulated-evse-options.ts";
import { type SimulatedFault, sensedOf } from "./simulated-faults.ts";
import { SimulatedLock } from "./simulated-lock.ts";
import { SimulatedMeter } from "./simulated-meter.ts";
import { Watchdog } from "./watchdog.ts";

/** One cycle of the safety controller: the runtime hears of a change that it made itself after this time, never within its own call. */
const CYCLE = Millis(10);

/**
 * The hardware of a charge point without the hardware: pilot, contactor behind a safety controller, meter, cable, faults.
 * One timer waits for the next change that comes by itself; nothing ticks.
 */
export class SimulatedEvse implements EvseHardware {
  readonly pilot: Pilot;
  readonly contactor: Contactor;
  readonly meter: MeterChip;
  readonly cable: CableSensor;
  readonly phases: PhaseSwitch | undefined;
  readonly hasVentilation: boolean;
  readonly supplyMeter: SupplyMeter | undefined;
  readonly tamper: SimulatedCover;
  readonly firmware: FirmwareSlots | undefined;
  readonly lock = new SimulatedLock();

  readonly #options: SimulatedEvseOptions;
  readonly #register: EnergyRegister;
  readonly #path: PowerPath;
  readonly #safety: SafetyUnit;
  readonly #watchdog: Watchdog;
  #listener: HardwareListener | undefined;
  #ampacity: Amps | undefined;
  #offer: Amps | undefined;
  #isRequested = false;
  #wantedPhases: 1 | 3;
  /** What is broken, and what of it the hardware has noticed. */
  #broken: readonly SimulatedFault[] = [];
  #faults: readonly SimulatedFault[] = [];
  #shown = "";
  #cycle: { readonly timer: Timer; readonly due: number } | undefined;

  constructor(options: SimulatedEvseOptions) {
    const { clock, mains, phases, saveEnergy } = options;
    this.#options = options;
    this.#wantedPhases = phases;
    this.#register = new EnergyRegister({ initial: options.initialEnergy ?? WattHours(0), ...(saveEnergy === undefined ? {} : { save: saveEnergy }) });
    // Another number for each life of the chip, as far as time or energy has moved on since the last.
    const run = clock.wallMs() + (options.initialEnergy ?? 0);
    const meter = new SimulatedMeter({ run, ...(options.meter === undefined ? {} : options.meter) });
    this.#path = new PowerPath({ clock, mains, phases, register: this.#register, meter });
    this.hasVentilation = options.hasVentilation ?? false;
    const canSwitchPhases = options.canSwitchPhases === true && phases === 3;
    this.#safety = new SafetyUnit({
      path: this.#path,
      phases,
      canSwitchPhases,
      hasVentilation: this.hasVentilation,
      latches: options.latches,
      ...(options.pilotStep === undefined ? {} : { step: options.pilotStep }),
    });
    this.#watchdog = new Watchdog({
      clock,
      patience: options.watchdog ?? Seconds(10),
      isNeeded: () => this.#offer !== undefined || this.#isRequested,
      onSilence: () => this.#fallSafe(),
    });
    this.pilot = this.#makePilot();
    this.contactor = this.#makeContactor();
    this.meter = { read: () => this.#path.read() };
    this.cable = this.#makeCable();
    this.tamper = new SimulatedCover(options.cover);
    this.firmware = options.firmware;
    this.supplyMeter = options.clamp?.(() => this.#path.currents);
    this.phases = canSwitchPhases ? this.#makePhases() : undefined;
    this.#shown = this.#visible();
  }

  /** What the hardware has noticed: what a sensor says, and what the safety controller found and keeps. */
  get faults(): readonly SimulatedFault[] {
    return this.#faults;
  }

  /** Where the safety controller's pilot stands. */
  get position(): PilotPosition {
    return this.#safety.control.position;
  }

  /** The plugged-in vehicle as it is now. */
  get vehicle(): Vehicle | undefined {
    return this.#path.vehicle;
  }

  /** What flows now. */
  get draw(): Draw {
    return this.#path.draw;
  }

  /** What truly flowed in the life of this place, read by the world: it is no sign of life of the runtime. */
  get energy(): WattHours {
    return this.#path.energy;
  }

  connect(listener: HardwareListener): void {
    // What the safety controller remembers is held against what it sees before anything is asked of it.
    this.#runCycle();
    this.#listener = listener;
    this.tamper.power(true, () => listener.onChange());
  }

  /** Throws SIM_BAY_OCCUPIED. `ampacity` is what the cable's proximity pin says. */
  plugIn(vehicle: Vehicle, ampacity: Amps = Amps(32)): void {
    this.#path.plugIn(vehicle);
    this.#ampacity = ampacity;
    this.#options.onPlug?.();
    this.#runCycle();
  }

  /** Gives the vehicle back as it leaves; undefined when there was none. */
  unplug(): Vehicle | undefined {
    const leaving = this.#path.unplug();
    this.#ampacity = undefined;
    if (leaving === undefined) return undefined;
    this.#options.onPlug?.();
    this.#runCycle();
    return leaving;
  }

  presentToken(token: { readonly value: string; readonly type: string }): void {
    this.#listener?.onToken(token);
  }

  /** Something breaks. */
  inject(fault: SimulatedFault): void {
    this.#broken = [...this.#broken.filter((other) => other !== fault), fault];
    this.#runCycle();
  }

  /** It is whole again. A contactor that was welded is replaced, which takes a service. */
  clear(fault: SimulatedFault): void {
    this.#broken = this.#broken.filter((other) => other !== fault);
    this.#runCycle(fault === "contactorWelded");
  }

  /** Power off: opens the contactor, cancels the timers and saves the exact register. */
  dispose(): void {
    this.#safety.cutPower();
    this.#register.settle();
    this.#cycle?.timer.cancel();
    this.#cycle = undefined;
    this.#watchdog.stop();
    this.#listener = undefined;
    this.tamper.power(false);
  }

  #makePilot(): Pilot {
    const state = () => this.#safety.stateFor(this.#broken);
    const offered = () => this.#safety.control.offered;
    return {
      get state() {
        return state();
      },
      get offered() {
        return offered();
      },
      offer: (limit) => this.#takeOffer(limit === undefined || limit < MINIMUM_OFFER ? undefined : limit),
    };
  }

  #makeContactor(): Contactor {
    const path = this.#path;
    return {
      get isClosed() {
        return path.isClosed;
      },
      request: (closed) => this.#request(closed),
    };
  }

  #makeCable(): CableSensor {
    const ampacity = () => this.#ampacity;
    return {
      get ampacity() {
        return ampacity();
      },
    };
  }

  #makePhases(): PhaseSwitch {
    const active = () => this.#safety.control.phases;
    return {
      get active() {
        return active();
      },
      want: (phases) => {
        this.#hearRuntime();
        if (phases === this.#wantedPhases) return;
        this.#wantedPhases = phases;
        this.#obey();
      },
    };
  }

  #takeOffer(offer: Amps | undefined): void {
    this.#hearRuntime();
    if (offer === this.#offer) return;
    this.#offer = offer;
    this.#obey();
  }

  #request(closed: boolean): void {
    this.#hearRuntime();
    if (closed === this.#isRequested) return;
    this.#isRequested = closed;
    this.#obey();
  }

  /** What the runtime asked for is done at once, and told after the cycle. */
  #obey(): void {
    this.#safety.run(this.#surroundings());
    this.#armCycle(CYCLE);
    this.#watchdog.watch();
  }

  #hearRuntime(): void {
    if (this.#watchdog.hear()) this.#armCycle(CYCLE);
  }

  #fallSafe(): void {
    this.#isRequested = false;
    this.#offer = undefined;
    this.#runCycle();
  }

  #surroundings(): Surroundings {
    const carried = Math.min(this.#options.rating ?? 32, this.#ampacity ?? Number.POSITIVE_INFINITY);
    return {
      offer: this.#offer,
      isRequested: this.#isRequested,
      isRuntimeSilent: this.#watchdog.isSilent,
      ceiling: Amps(carried),
      broken: this.#broken,
      wantedPhases: this.#wantedPhases,
    };
  }

  #runCycle(isServiced = false): void {
    this.#cycle?.timer.cancel();
    this.#cycle = undefined;
    this.#safety.run(this.#surroundings(), isServiced);
    this.#armForNextChange();
    this.#tellChanges();
  }

  #armForNextChange(): void {
    const next = Math.min(this.#path.untilChange() ?? Number.POSITIVE_INFINITY, this.#safety.untilMove() ?? Number.POSITIVE_INFINITY);
    if (next !== Number.POSITIVE_INFINITY) this.#armCycle(Millis(Math.max(1, Math.ceil(next))));
  }

  #armCycle(delay: Millis): void {
    const { clock } = this.#options;
    const due = clock.monoMs() + delay;
    if (this.#cycle !== undefined && this.#cycle.due <= due) return;
    this.#cycle?.timer.cancel();
    this.#cycle = { due, timer: clock.after("safety controller", delay, () => this.#runCycle()) };
  }

  #visible(): string {
    this.#faults = [...new Set([...sensedOf(this.#broken), ...this.#safety.control.latched])];
    return `${this.pilot.state} ${this.contactor.isClosed} ${this.pilot.offered} ${this.#ampacity} ${this.#wantedPhases} ${this.#safety.control.phases} ${this.#faults.join()}`;
  }

  #tellChanges(): void {
    const visible = this.#visible();
    if (visible === this.#shown) return;
    this.#shown = visible;
    this.#listener?.onChange();
  }
}
