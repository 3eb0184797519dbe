// SPDX-License-Identifier: Apache-2.0
import type { Reading } from "../ocpp/station-events.ts";

/** More than these would not fit into one message of a transaction that lasts for days. */
export const MOST_KEPT = 100;
/** A signed one is fifteen times as long. */
export const MOST_SIGNED = 20;

/** Readings that are told with the end of their transaction. When there are too many, every second one goes [E06.FR.13]. */
export class KeptReadings {
  #readings: readonly Reading[] = [];

  get all(): readonly Reading[] {
    return this.#readings;
  }

  /** Those that were kept before a restart. */
  restore(readings: readonly Reading[]): void {
    this.#readings = readings.slice(-MOST_KEPT);
  }

  get length(): number {
    return this.#readings.length;
  }

  keep(reading: Reading): void {
    const all = [...this.#readings, reading];
    const most = reading.signed === undefined ? MOST_KEPT : MOST_SIGNED;
    this.#readings = all.length <= most ? all : all.filter((_, i) => i % 2 === 1);
  }

  /** Gives them away, oldest first. */
  take(): readonly Reading[] {
    const readings = this.#readings;
    this.#readings = [];
    return readings;
  }
}
