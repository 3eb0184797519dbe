// SPDX-License-Identifier: Apache-2.0
import type { Millis } from "./units.ts";

/** A timer that has been started and can be taken back. */
export interface Timer {
  cancel(): void;
}

/**
 * Time as everything in the project sees it. Two are handed around:
 * - domain time: the wall clock of stations, schedules and sessions, which accelerated runs scale;
 * - transport time: time-outs, pings, TLS validity and the database, always real.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. May step. For the wire, records and schedules only. */
  wallMs(): number;
  /** Never steps backwards. For durations and time-outs. */
  monoMs(): Millis;
  /** Runs `run` once after `delay`. `name` is shown in diagnostics. */
  after(name: string, delay: Millis, run: () => void): Timer;
}

export interface Clocks {
  readonly domain: Clock;
  readonly transport: Clock;
}

/** Runs `run` each `period` until cancelled; the next run is set only when this one has returned. */
export function every(clock: Clock, name: string, period: Millis, run: () => void): Timer {
  let cancelled = false;
  let timer = clock.after(name, period, function tick() {
    run();
    if (!cancelled) timer = clock.after(name, period, tick);
  });
  return {
    cancel() {
      cancelled = true;
      timer.cancel();
    },
  };
}

/** Resolves after `delay` of that clock; rejects with the signal's reason when aborted first. */
export function delay(clock: Clock, name: string, duration: Millis, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      timer.cancel();
      reject(signal?.reason);
    };
    const timer = clock.after(name, duration, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** RFC 3339 in UTC with milliseconds, as OCPP wants its timestamps. */
export const toIso = (wallMs: number): string => new Date(wallMs).toISOString();
