// SPDX-License-Identifier: Apache-2.0
// What a run costs the process: how long the event loop was held up, and what stays on the heap.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { every, Millis, systemClock } from "@chargehand/kernel";

const period = 20;

/** Lateness of a timer of 20 ms, in milliseconds. */
export class LoopWatch {
  readonly #late: number[] = [];
  readonly #timer;
  /** The longest time that this process itself computed without letting a timer through. */
  longestStall = 0;
  #at = systemClock.monoMs();
  #cpu = cpuMs();

  constructor() {
    this.#timer = every(systemClock, "loop watch", Millis(period), () => this.#tick());
  }

  stop(): { readonly p99: number; readonly worst: number; readonly stall: number } {
    this.#timer.cancel();
    const sorted = this.#late.sort((a, b) => a - b);
    return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, worst: sorted.at(-1) ?? 0, stall: this.longestStall };
  }

  #tick(): void {
    const now = systemClock.monoMs();
    const cpu = cpuMs();
    const late = Math.max(0, now - this.#at - period);
    // A machine that is busy with others delays us without our fault: a stall is time that we used.
    this.longestStall = Math.max(this.longestStall, Math.min(late, cpu - this.#cpu));
    if (this.#late.length < 1_000_000) this.#late.push(late);
    this.#at = now;
    this.#cpu = cpu;
  }
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

let collect: (() => void) | undefined;

/** Bytes on the heap of this thread after a full collection. */
export function heapAfterCollection(): number {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
  return process.memoryUsage().heapUsed;
}
