// SPDX-License-Identifier: Apache-2.0
import { Amps, seededRandom } from "@chargehand/kernel";
import { supplyStep } from "../supply/balancing.ts";
import type { SupplyInput } from "../supply/supply-input.ts";
import type { SupplySettings } from "../supply/supply-settings.ts";
import { initialSupplyState, type SupplyState, type SupplyStep } from "../supply/supply-state.ts";

const DUTY_HOLD = 5_000;
const LONGEST_STOP = 3_000;

type Triple = readonly [number, number, number];

/** A house, its clamps, a charge point and a car, all obeying only their own times. Amperes per phase, milliseconds. */
export interface LoopOptions {
  readonly settings: SupplySettings;
  readonly device?: SupplyInput["device"];
  /** The house without the car, by supply phase. */
  readonly house: (ms: number) => Triple;
  /** On the EVSE's phases. `overdraw` is what it takes beyond the offer. */
  readonly car?: { readonly maximum?: number; readonly phases?: 1 | 3; readonly reaction?: number; readonly overdraw?: number };
  /** Uniform within +-, on each reading of each phase. */
  readonly noise?: number;
  readonly seed?: number;
  /** How often the clamps measure, and how often the charge point looks. */
  readonly clampEvery?: number;
  readonly cycle?: number;
  /** Instants between which the clamps give nothing new. */
  readonly silent?: readonly [from: number, to: number];
  readonly duration: number;
  /** The grain of the simulated world; divides the times above. Default 100. */
  readonly tick?: number;
}

export interface LoopTrace {
  /** Each change of the cap. */
  readonly changes: readonly { readonly at: number; readonly cap: number; readonly reason: string }[];
  /** The longest time without a break for which house and car were above the fuse by more than the noise. */
  readonly longestExcess: number;
  /** When the duty cycle changed, and to what. */
  readonly duties: readonly { readonly at: number; readonly offered: number }[];
  readonly steps: readonly (SupplyStep & { readonly at: number; readonly vehicle: number })[];
}

/** Plays the whole loop through, with nothing but its own numbers. */
export function playLoop(options: LoopOptions): LoopTrace {
  const world = new World(options);
  for (let now = 0; now <= options.duration; now += world.grain) world.tick(now);
  return { changes: world.changes, longestExcess: world.longestExcess, duties: world.duties, steps: world.steps };
}

class World {
  readonly changes: { at: number; cap: number; reason: string }[] = [];
  readonly duties: { at: number; offered: number }[] = [];
  readonly steps: (SupplyStep & { at: number; vehicle: number })[] = [];
  longestExcess = 0;
  readonly grain: number;
  readonly #options: LoopOptions;
  readonly #random;
  #state: SupplyState = initialSupplyState;
  #reading: SupplyInput["reading"];
  #offered = 0;
  #offerChangedAt: number | undefined;
  #heard = 0;
  #pending: { offer: number; due: number } | undefined;
  #excessSince: number | undefined;

  constructor(options: LoopOptions) {
    this.#options = options;
    this.grain = options.tick ?? 100;
    this.#random = seededRandom(options.seed ?? 1);
  }

  tick(now: number): void {
    const { clampEvery = 1_000, cycle = 1_000, silent } = this.#options;
    if (this.#pending !== undefined && now >= this.#pending.due) {
      this.#heard = this.#pending.offer;
      this.#pending = undefined;
    }
    const isSilent = silent !== undefined && now >= silent[0] && now < silent[1];
    // Out of step with the cycle, so that a reading is never as new as it could be.
    const half = clampEvery / 2 - ((clampEvery / 2) % this.grain);
    if (now % clampEvery === half && !isSilent) this.#measure(now);
    if (now % cycle === 0) this.#step(now);
    this.#judge(now);
  }

  get #drawn(): Triple {
    const { maximum = 32, phases = 1, overdraw = 0 } = this.#options.car ?? {};
    const current = this.#heard === 0 ? 0 : Math.min(this.#heard, maximum) + overdraw;
    return phases === 3 ? [current, current, current] : [current, 0, 0];
  }

  #sum(now: number): [number, number, number] {
    const sum: [number, number, number] = [...this.#options.house(now)];
    for (const [index, phase] of this.#options.settings.wiring.entries()) sum[phase - 1] = (sum[phase - 1] ?? 0) + (this.#drawn[index] ?? 0);
    return sum;
  }

  #measure(now: number): void {
    const noise = this.#options.noise ?? 0;
    const [a, b, c] = this.#sum(now).map((current) => Amps(current + noise * (2 * this.#random.fraction() - 1)));
    this.#reading = { currents: [a, b, c], at: now, isDirectional: true };
  }

  #step(now: number): void {
    const { settings, device = { phases: 1, rating: Amps(32) } } = this.#options;
    const [a, b, c] = this.#drawn;
    const input: SupplyInput = {
      device,
      reading: this.#reading,
      vehicle: [Amps(a), Amps(b), Amps(c)],
      isPluggedIn: true,
      offerChangedAt: this.#offerChangedAt,
    };
    const step = supplyStep(this.#state, input, settings, now);
    if (step.cap !== this.#state.cap || this.#state.at === undefined) this.changes.push({ at: now, cap: step.cap ?? -1, reason: step.reason });
    this.steps.push({ ...step, at: now, vehicle: this.#heard });
    this.#state = step.state;
    this.#offer(Math.min(step.cap ?? 0, step.solar?.cap ?? 80), now);
  }

  /** The pilot: a stop is immediate, any other change waits out the 5 s. */
  #offer(target: number, now: number): void {
    if (target === this.#offered || (target > 0 && this.#offerChangedAt !== undefined && now - this.#offerChangedAt < DUTY_HOLD)) return;
    this.#offered = target;
    this.#offerChangedAt = now;
    this.duties.push({ at: now, offered: target });
    const reaction = this.#options.car?.reaction ?? 5_000;
    const due = now + (target === 0 ? Math.min(reaction, LONGEST_STOP) : reaction);
    this.#pending = { offer: target, due: Math.min(due, this.#pending?.due ?? due) };
  }

  #judge(now: number): void {
    const { settings, noise = 0 } = this.#options;
    const sum = this.#sum(now);
    const isOver = settings.wiring.some((phase, index) => (sum[phase - 1] ?? 0) > settings.fuse + noise && (this.#drawn[index] ?? 0) > 0);
    if (!isOver) {
      this.#excessSince = undefined;
      return;
    }
    this.#excessSince ??= now;
    this.longestExcess = Math.max(this.longestExcess, now + this.grain - this.#excessSince);
  }
}
