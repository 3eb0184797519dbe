// SPDX-License-Identifier: Apache-2.0
import type { CableSensor, Contactor, EvseHardware, HardwareListener, Meter, MeterSample, Pilot, PilotState } from "@chargehand/charge-point";
import { Amps, type Clock, Millis, Seconds, type Timer, WattHours, Watts } from "@chargehand/kernel";
import { advance, type Draw, drawOf, hearOffer, isAsking, MINIMUM_OFFER, type Supply, untilChange, type Vehicle } from "./electric-vehicle.ts";
import { EnergyRegister } from "./energy-register.ts";
import { simulatorError } from "./errors.ts";
import type { Mains } from "./mains.ts";
import { type SafetyState, safeState, safetyStep, untilOpening } from "./safety-controller.ts";

/** One cycle of the safety controller: what the runtime asks takes effect after it. */
const CYCLE = Millis(10);

/** Faults that the simulator can make. `contactorWelded` also keeps a closed contactor closed; `pilotShort` shows as state E. */
export const simulatedFaults = ["residualCurrent", "contactorWelded", "overTemperature", "protectiveEarthLost", "pilotShort"] as const;
export type SimulatedFault = (typeof simulatedFaults)[number];

export interface SimulatedEvseOptions {
  /** Domain time. */
  readonly clock: Clock;
  readonly mains: Mains;
  /** Supply at the house. */
  readonly phases: 1 | 3;
  /** What the meter showed when the process last stopped. */
  readonly initialEnergy?: WattHours;
  /** Called, synchronously, before the meter shows a value above the last mark: a restart gives that mark as `initialEnergy`. */
  readonly saveEnergy?: (mark: WattHours) => void;
  /** Called after each plug-in and unplugging, before the runtime learns of it. */
  readonly onPlug?: () => void;
  /** How long the runtime may be silent while something is offered or closed. Default 10 s of domain time. */
  readonly watchdog?: Millis;
}

/**
 * The hardware of a charge point without the hardware: pilot, contactor behind a safety controller, meter, cable, faults.
 * Exact at any pace: energy is summed when something changes or is read, never by a tick, and one timer waits for the
 * next change that comes by itself.
 */
export class SimulatedEvse implements EvseHardware {
  readonly pilot: Pilot;
  readonly contactor: Contactor;
  readonly meter: Meter;
  readonly cable: CableSensor;

  readonly #options: SimulatedEvseOptions;
  readonly #register: EnergyRegister;
  #listener: HardwareListener | undefined;
  #vehicle: Vehicle | undefined;
  #ampacity: Amps | undefined;
  #offered: Amps | undefined;
  #isRequested = false;
  #faults: readonly SimulatedFault[] = [];
  #safety: SafetyState = safeState;
  #isRuntimeSilent = false;
  #hasHeardRuntime = false;
  #settledAt: number;
  #shown = "";
  #cycle: { readonly timer: Timer; readonly due: number } | undefined;
  #watchdog: Timer | undefined;

  constructor(options: SimulatedEvseOptions) {
    this.#options = options;
    this.#settledAt = options.clock.monoMs();
    this.#register = new EnergyRegister({
      initial: options.initialEnergy ?? WattHours(0),
      ...(options.saveEnergy === undefined ? {} : { save: options.saveEnergy }),
    });
    const evse = this;
    this.pilot = {
      get state() {
        return evse.#pilotState();
      },
      get offered() {
        return evse.#offered;
      },
      offer: (limit) => this.#offer(limit),
    };
    this.contactor = {
      get isClosed() {
        return evse.#safety.isClosed;
      },
      request: (closed) => this.#request(closed),
    };
    this.meter = { read: () => this.#read() };
    this.cable = {
      get ampacity() {
        return evse.#ampacity;
      },
    };
    this.#shown = this.#visible();
  }

  get faults(): readonly SimulatedFault[] {
    return this.#faults;
  }

  /** The plugged-in vehicle as it is now. */
  get vehicle(): Vehicle | undefined {
    this.#settle();
    return this.#vehicle;
  }

  /** What flows now. */
  get draw(): Draw {
    this.#settle();
    return this.#drawNow();
  }

  /** The lifetime register, read by the world: it is no sign of life of the runtime. */
  get energy(): WattHours {
    this.#settle();
    return this.#register.read();
  }

  connect(listener: HardwareListener): void {
    this.#listener = listener;
  }

  /** Throws SIM_BAY_OCCUPIED. `ampacity` is what the cable's proximity pin says. */
  plugIn(vehicle: Vehicle, ampacity: Amps = Amps(32)): void {
    if (this.#vehicle !== undefined) throw simulatorError("SIM_BAY_OCCUPIED", "a vehicle is plugged in already; unplug it first");
    this.#settle();
    this.#vehicle = hearOffer({ ...vehicle, heard: Amps(0), pending: undefined }, this.#offered);
    this.#ampacity = ampacity;
    this.#options.onPlug?.();
    this.#runCycle();
  }

  /** Gives the vehicle back as it leaves; undefined when there was none. */
  unplug(): Vehicle | undefined {
    this.#settle();
    const leaving = this.#vehicle;
    this.#vehicle = undefined;
    this.#ampacity = undefined;
    if (leaving === undefined) return undefined;
    this.#options.onPlug?.();
    this.#runCycle();
    return leaving;
  }

  presentToken(token: { readonly value: string; readonly type: string }): void {
    this.#listener?.onToken(token);
  }

  inject(fault: SimulatedFault): void {
    this.#changeFaults([...this.#faults.filter((other) => other !== fault), fault]);
  }

  clear(fault: SimulatedFault): void {
    this.#changeFaults(this.#faults.filter((other) => other !== fault));
  }

  /** Power off: opens the contactor, cancels the timers and saves the exact register. */
  dispose(): void {
    this.#settle();
    this.#safety = safeState;
    this.#register.settle();
    this.#cycle?.timer.cancel();
    this.#watchdog?.cancel();
    this.#cycle = undefined;
    this.#watchdog = undefined;
    this.#listener = undefined;
  }

  #changeFaults(faults: readonly SimulatedFault[]): void {
    this.#settle();
    this.#faults = faults;
    this.#runCycle();
  }

  #offer(limit: Amps | undefined): void {
    this.#hearRuntime();
    const offered = limit === undefined || limit < MINIMUM_OFFER ? undefined : limit;
    if (offered === this.#offered) return;
    this.#settle();
    this.#offered = offered;
    if (this.#vehicle !== undefined) this.#vehicle = hearOffer(this.#vehicle, offered);
    this.#armCycle(CYCLE);
    this.#watch();
  }

  #request(closed: boolean): void {
    this.#hearRuntime();
    if (closed === this.#isRequested) return;
    this.#isRequested = closed;
    this.#armCycle(CYCLE);
    this.#watch();
  }

  #read(): MeterSample {
    this.#settle();
    const { current, phases, power } = this.#drawNow();
    const voltage = this.#options.mains.voltageAt(this.#settledAt);
    const inUse = (phase: number) => (phase <= phases ? current : Amps(0));
    return { power, currents: [inUse(1), inUse(2), inUse(3)], voltage, energy: this.#register.read() };
  }

  #hearRuntime(): void {
    this.#hasHeardRuntime = true;
    if (!this.#isRuntimeSilent) return;
    this.#isRuntimeSilent = false;
    this.#armCycle(CYCLE);
  }

  /** Counts its own two half-periods, not a difference of times: time that jumps over a gap is no silence. */
  #watch(): void {
    if (this.#watchdog !== undefined || (this.#offered === undefined && !this.#isRequested)) return;
    const half = Millis((this.#options.watchdog ?? Seconds(10)) / 2);
    let silentHalves = 0;
    const look = () => {
      silentHalves = this.#hasHeardRuntime ? 0 : silentHalves + 1;
      this.#hasHeardRuntime = false;
      this.#watchdog = undefined;
      if (silentHalves >= 2) this.#fallSafe();
      else if (this.#offered !== undefined || this.#isRequested) this.#watchdog = this.#options.clock.after("safety watchdog", half, look);
    };
    this.#watchdog = this.#options.clock.after("safety watchdog", half, look);
  }

  #fallSafe(): void {
    this.#settle();
    this.#isRuntimeSilent = true;
    this.#isRequested = false;
    this.#offered = undefined;
    if (this.#vehicle !== undefined) this.#vehicle = hearOffer(this.#vehicle, undefined);
    this.#runCycle();
  }

  #supply(): Supply {
    return { volts: this.#options.mains.voltageAt(this.#settledAt), phases: this.#options.phases, closed: this.#safety.isClosed };
  }

  #drawNow(): Draw {
    return this.#vehicle === undefined ? { current: Amps(0), phases: 1, power: Watts(0) } : drawOf(this.#vehicle, this.#supply());
  }

  #pilotState(): PilotState {
    if (this.#faults.includes("pilotShort")) return "E";
    this.#settle();
    if (this.#vehicle === undefined) return "A";
    return isAsking(this.#vehicle) ? "C" : "B";
  }

  /** Brings vehicle and register from the last instant to now, cut where the voltage changes. */
  #settle(): void {
    const now = this.#options.clock.monoMs();
    while (this.#settledAt < now) {
      const left = now - this.#settledAt;
      const steady = this.#drawNow().power > 0 ? this.#options.mains.steadyFor(this.#settledAt) : undefined;
      // Never so small a step that adding it to the instant would be lost in rounding.
      const step = Millis(Math.min(left, Math.max(steady ?? left, 0.01)));
      if (this.#vehicle !== undefined) {
        const { vehicle, energy } = advance(this.#vehicle, this.#supply(), step);
        this.#vehicle = vehicle;
        this.#register.add(energy);
      }
      this.#settledAt = step === left ? now : this.#settledAt + step;
    }
  }

  #runCycle(): void {
    this.#cycle?.timer.cancel();
    this.#cycle = undefined;
    this.#settle();
    const inputs = {
      isRequested: this.#isRequested,
      pilot: this.#pilotState(),
      offered: this.#offered,
      faults: this.#faults,
      isRuntimeSilent: this.#isRuntimeSilent,
    };
    const before = this.#safety;
    const next = safetyStep(before, inputs, this.#settledAt);
    const isWelded = before.isClosed && this.#faults.includes("contactorWelded");
    this.#safety = isWelded ? { ...next, isClosed: true } : next;
    this.#armForNextChange(isWelded);
    this.#tellChanges();
  }

  #armForNextChange(isWelded: boolean): void {
    const vehicle = this.#vehicle === undefined ? undefined : untilChange(this.#vehicle, this.#supply());
    const opening = isWelded ? undefined : untilOpening(this.#safety, this.#settledAt);
    const next = Math.min(vehicle ?? Number.POSITIVE_INFINITY, opening ?? Number.POSITIVE_INFINITY);
    if (next !== Number.POSITIVE_INFINITY) this.#armCycle(Millis(Math.max(1, Math.ceil(next))));
  }

  #armCycle(delay: Millis): void {
    const due = this.#options.clock.monoMs() + delay;
    if (this.#cycle !== undefined && this.#cycle.due <= due) return;
    this.#cycle?.timer.cancel();
    this.#cycle = { due, timer: this.#options.clock.after("safety controller", delay, () => this.#runCycle()) };
  }

  #visible(): string {
    return `${this.#pilotState()} ${this.#safety.isClosed} ${this.#offered} ${this.#ampacity} ${this.#faults.join()}`;
  }

  #tellChanges(): void {
    const visible = this.#visible();
    if (visible === this.#shown) return;
    this.#shown = visible;
    this.#listener?.onChange();
  }
}
