// SPDX-License-Identifier: Apache-2.0
import type { SupplyMeter, SupplyMeterReading } from "@chargehand/charge-point";
import { Amps, type Clock, Millis, type Random, Seconds, type Timer } from "@chargehand/kernel";
import type { HouseLoad } from "./house-load.ts";

type Triple = readonly [Amps, Amps, Amps];

export interface SimulatedClampOptions {
  /** Domain time. */
  readonly clock: Clock;
  readonly house: HouseLoad;
  /** What the vehicle draws now, on the phases of the EVSE. Reading it must be no sign of life of the runtime. */
  readonly vehicle: () => Triple;
  /** Phases of the supply that have a clamp. */
  readonly phases: 1 | 3;
  /** On which phase of the supply the EVSE's L1 (and L2, L3) stand. Default in order. */
  readonly wiring?: readonly (1 | 2 | 3)[];
  readonly isDirectional?: boolean;
  /** Uniform within +- of each phase, with the generator for it. */
  readonly noise?: { readonly spread: Amps; readonly random: Random };
  /** How often it measures. Default 1 s. */
  readonly period?: Millis;
}

/** What can be wrong with a clamp: it goes silent, comes off the cable, or hangs on it the wrong way round. */
export const clampFaults = ["silent", "fallenOff", "reversed"] as const;
export type ClampFault = (typeof clampFaults)[number];

/** Current clamps around the tails of a simulated house: they show house and vehicle together, once a period. */
export class SimulatedClamp implements SupplyMeter {
  readonly isDirectional: boolean;
  readonly #options: SimulatedClampOptions;
  readonly #period: Millis;
  #fault: ClampFault | undefined;
  #last: SupplyMeterReading | undefined;
  #watched: { readonly limit: Amps; readonly onOver: () => void } | undefined;
  #isOver = false;
  #timer: Timer | undefined;

  constructor(options: SimulatedClampOptions) {
    this.#options = options;
    this.isDirectional = options.isDirectional ?? true;
    this.#period = options.period ?? Seconds(1);
  }

  /** The newest measurement. Made when it is asked for, once a period: a simulated house needs no ticking. */
  read(): SupplyMeterReading | undefined {
    const now = this.#options.clock.monoMs();
    if (this.#fault !== "silent" && (this.#last === undefined || now - this.#last.at >= this.#period)) this.#measure(now);
    return this.#last;
  }

  /** Looks at the instants at which the house changes, and a moment after, when the vehicle may have. */
  watch(limit: Amps, onOver: () => void): void {
    this.#watched = { limit, onOver };
    this.#isOver = false;
    this.#arm();
  }

  /** Undefined mends it. */
  setFault(fault: ClampFault | undefined): void {
    this.#fault = fault;
  }

  /** What really flows through the tails. */
  get truth(): Triple {
    const { clock, house, vehicle, wiring = [1, 2, 3] } = this.#options;
    const sums: [number, number, number] = [...house.currentsAt(clock.wallMs())];
    for (const [index, current] of vehicle().entries()) {
      const phase = wiring[index];
      if (phase !== undefined) sums[(phase - 1) as 0 | 1 | 2] += current;
    }
    return [Amps(sums[0]), Amps(sums[1]), Amps(sums[2])];
  }

  dispose(): void {
    this.#timer?.cancel();
    this.#watched = undefined;
  }

  #measure(at: Millis): void {
    const { phases, noise } = this.#options;
    const shown = this.truth.map((current, index) => {
      if (index >= phases) return undefined;
      const error = noise === undefined ? 0 : noise.spread * (2 * noise.random.fraction() - 1);
      const signed = this.#fault === "fallenOff" ? error : (this.#fault === "reversed" ? -current : current) + error;
      return Amps(this.isDirectional ? signed : Math.abs(signed));
    });
    this.#last = { currents: [shown[0], shown[1], shown[2]], at };
  }

  #arm(): void {
    const { clock, house } = this.#options;
    this.#timer?.cancel();
    // A millisecond more, so that a rounded timer never looks just before the change.
    const wait = Math.ceil(house.steadyFor(clock.wallMs())) + 1;
    this.#timer = clock.after("supply clamp", Millis(wait), () => this.#look());
  }

  #look(): void {
    const watched = this.#watched;
    if (watched === undefined) return;
    if (this.#fault !== "silent") this.#measure(this.#options.clock.monoMs());
    const isOver = this.#fault !== "silent" && (this.#last?.currents.some((current) => current !== undefined && current > watched.limit) ?? false);
    const hasRisen = isOver && !this.#isOver;
    this.#isOver = isOver;
    this.#arm();
    if (hasRisen) watched.onOver();
  }
}
