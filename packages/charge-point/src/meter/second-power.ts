// SPDX-License-Identifier: Apache-2.0

/** W per phase, import positive. */
export type PhasePowers = readonly [number, number, number];

/** Power of one second. */
export interface SecondPower {
  /** Epoch ms, domain time, of its end. */
  readonly at: number;
  /** Rounded to 1 W. */
  readonly phasesW: PhasePowers;
  /** Their sum. */
  readonly powerW: number;
  /** Not measured in that second: the mean between two samples that are further apart, from the counters of energy. */
  readonly isMean: boolean;
}

export interface SecondFeed {
  /** The power of each of the last seconds, oldest first; at most an hour of them. */
  recent(seconds: number): readonly SecondPower[];
  /** Tells of each second when it is over; the return ends that. */
  onSecond(listener: (second: SecondPower) => void): () => void;
}

/** How many seconds the device remembers. */
export const SECONDS_KEPT = 3_600;

const PER_PAGE = 300;
const PAGES = SECONDS_KEPT / PER_PAGE + 1;
/** W; what a phase of a charge point cannot reach. */
const MOST_W = 32_767;

/** Allocated only when something flowed in its seconds: an idle device remembers an hour of nothing for nothing. */
interface Page {
  readonly number: number;
  readonly watts: Int16Array;
  means?: Uint8Array;
}

/**
 * The power of each second of the last hour. Seconds are counted in domain time that never steps, so that a clock that is set leaves
 * neither a gap nor a double; the time of day of each is told by the clock as it stands when it is asked.
 */
export class SecondRing {
  readonly #phases: 1 | 3;
  readonly #pages: (Page | undefined)[] = new Array<Page | undefined>(PAGES).fill(undefined);
  #first: number | undefined;
  #last = 0;

  constructor(phases: 1 | 3) {
    this.#phases = phases;
  }

  /** Puts a second, by its number; each once and in order, none left out of the last hour. */
  put(second: number, watts: PhasePowers, isMean: boolean): void {
    this.#first ??= second;
    this.#last = second;
    const page = this.#pageFor(second, watts);
    if (page === undefined) return;
    const slot = second % PER_PAGE;
    for (let i = 0; i < this.#phases; i++) page.watts[slot * this.#phases + i] = fitted(watts[i] ?? 0);
    if (!isMean) return;
    page.means ??= new Uint8Array(PER_PAGE);
    page.means[slot] = 1;
  }

  /** The last `count` seconds at most, oldest first; `endsAt` is the time of day of the newest. */
  recent(count: number, endsAt: number): readonly SecondPower[] {
    if (this.#first === undefined) return [];
    const from = Math.max(this.#first, this.#last - Math.min(Math.floor(count), SECONDS_KEPT) + 1);
    return Array.from({ length: Math.max(0, this.#last - from + 1) }, (_, i) => this.#at(from + i, endsAt));
  }

  #at(second: number, endsAt: number): SecondPower {
    const page = this.#held(second);
    const slot = second % PER_PAGE;
    const watts = (phase: number) => (phase < this.#phases ? (page?.watts[slot * this.#phases + phase] ?? 0) : 0);
    return secondOf(endsAt - (this.#last - second) * 1_000, [watts(0), watts(1), watts(2)], page?.means?.[slot] === 1);
  }

  #held(second: number): Page | undefined {
    const number = Math.floor(second / PER_PAGE);
    const page = this.#pages[number % PAGES];
    return page?.number === number ? page : undefined;
  }

  #pageFor(second: number, watts: PhasePowers): Page | undefined {
    const held = this.#held(second);
    if (held !== undefined) return held;
    const number = Math.floor(second / PER_PAGE);
    const isIdle = watts.every((of) => fitted(of) === 0);
    const page = isIdle ? undefined : { number, watts: new Int16Array(PER_PAGE * this.#phases) };
    this.#pages[number % PAGES] = page;
    return page;
  }
}

export const secondOf = (at: number, watts: PhasePowers, isMean: boolean): SecondPower => {
  const phasesW = [fitted(watts[0]), fitted(watts[1]), fitted(watts[2])] as const;
  return { at, phasesW, powerW: phasesW[0] + phasesW[1] + phasesW[2], isMean };
};

const fitted = (watts: number): number => Math.max(-MOST_W, Math.min(MOST_W, Math.round(watts))) + 0;
