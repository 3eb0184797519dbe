// SPDX-License-Identifier: Apache-2.0
// What truly flowed at one station, and what it may at most have forgotten. Pure: reckoned from what the witness wrote, never from a message.
import type { WitnessLine } from "./witness.ts";

/** What docs/metering.md allows a loss of power to take, beside what flows since the last look at the meter and while a write is under way; Wh. */
export const LOSS_WH = 10;
/** No device of the test gives more. */
const MOST_WATTS = 7_700;
const WH_PER_W_MS = 1 / 3_600_000;

interface Point {
  readonly at: number;
  /** In all lives. */
  readonly wh: number;
}

export interface Cut {
  readonly at: number;
  /** What the register may have lost in it. */
  readonly allowedWh: number;
}

export interface Message {
  readonly text: string;
  readonly at: number;
  /** The storage said that it is durable. */
  readonly isKept: boolean;
}

/** One station's part of the witness. */
export class Truth {
  readonly cuts: Cut[] = [];
  readonly ups: number[] = [];
  readonly messages: Message[] = [];
  readonly #points: Point[] = [];

  constructor(station: string, lines: readonly WitnessLine[]) {
    let current = new Life(this.#points, 0);
    for (const line of lines) {
      const [kind] = line;
      if (kind === "power") current = new Life(this.#points, this.#points.at(-1)?.wh ?? 0, line[1]);
      else if (kind === "cut") this.cuts.push(current.cut(line[1]));
      else if (kind === "end") current.flowed(line[1]);
      else if (line[1] !== station) continue;
      else if (kind === "flow") current.look(line[2], line[3], line[4]);
      else if (kind === "commit") current.commit(line[2], line[3], line[4]);
      else if (kind === "kept") current.kept(line[2], this.messages);
      else this.ups.push(line[2]);
      if (kind === "cut" || kind === "end") current.forget(this.messages);
    }
    current.forget(this.messages);
  }

  get total(): number {
    return this.#points.at(-1)?.wh ?? 0;
  }

  /** What had flowed until then. */
  at(ms: number): number {
    const next = this.#next(ms);
    const [before, after] = [this.#points[next - 1], this.#points[next]];
    if (before === undefined) return 0;
    if (after === undefined) return before.wh;
    return before.wh + ((after.wh - before.wh) * (ms - before.at)) / (after.at - before.at);
  }

  /** What flowed between the looks at the meter around that instant, a second more on each side: nobody can say what of it a reading of then has. */
  doubtAt(ms: number): number {
    const next = this.#next(ms);
    const [from, to] = [this.#points[Math.max(0, next - 2)]?.at ?? ms, this.#points[Math.min(this.#points.length - 1, next + 1)]?.at ?? ms];
    return this.at(Math.max(to, ms) + 1_000) - this.at(Math.min(from, ms) - 1_000);
  }

  allowedBetween(from: number, to: number): number {
    return this.cuts.filter(({ at }) => at >= from && at <= to).reduce((sum, { allowedWh }) => sum + allowedWh, 0);
  }

  /** The place of the first point behind that instant. */
  #next(ms: number): number {
    let [low, high] = [0, this.#points.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#points[middle] as Point).at > ms) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** From power on to power off. */
class Life {
  readonly #points: Point[];
  readonly #before: number;
  #watts = 0;
  /** The commit that is under way, or could not be made yet; with when its first try began. */
  #open: { readonly since: number; readonly under: Map<number, { readonly at: number; readonly texts: readonly string[] }> } | undefined;

  constructor(points: Point[], before: number, at?: number) {
    this.#points = points;
    this.#before = before;
    if (at !== undefined) points.push({ at, wh: before });
  }

  look(at: number, wh: number, watts: number): void {
    this.#points.push({ at: Math.max(at, this.#points.at(-1)?.at ?? at), wh: this.#before + wh });
    this.#watts = watts;
  }

  commit(number: number, at: number, texts: readonly string[]): void {
    this.#open ??= { since: at, under: new Map() };
    this.#open.under.set(number, { at, texts });
  }

  kept(number: number, messages: Message[]): void {
    const commit = this.#open?.under.get(number);
    if (commit === undefined) return;
    this.#open?.under.delete(number);
    for (const text of commit.texts) messages.push({ text, at: commit.at, isKept: true });
    // Those before it that could not be written were tried again with it.
    this.forget(messages);
  }

  /** What was never said to be durable may be, or not. */
  forget(messages: Message[]): void {
    for (const { at, texts } of this.#open?.under.values() ?? []) for (const text of texts) messages.push({ text, at, isKept: false });
    this.#open = undefined;
  }

  /** What flows, flows on. */
  flowed(at: number): Point {
    const last = this.#points.at(-1) ?? { at, wh: this.#before };
    const end = { at: Math.max(at, last.at), wh: last.wh + this.#watts * Math.max(0, at - last.at) * WH_PER_W_MS };
    this.#points.push(end);
    this.#watts = 0;
    return end;
  }

  cut(at: number): Cut {
    const last = this.#points.at(-1) ?? { at, wh: this.#before };
    const unseen = MOST_WATTS * Math.max(0, at - last.at) * WH_PER_W_MS;
    const unwritten = this.#open === undefined ? 0 : last.wh - this.#whAt(this.#open.since);
    const { at: end } = this.flowed(at);
    return { at: end, allowedWh: LOSS_WH + MOST_WATTS * 1_000 * WH_PER_W_MS + unseen + unwritten };
  }

  #whAt(ms: number): number {
    return this.#points.findLast((point) => point.at <= ms)?.wh ?? this.#before;
  }
}
