// SPDX-License-Identifier: Apache-2.0

/** Says when a value is due that is taken at the marks of the clock, counted from midnight UTC (OCPP 2.0.1 part 2, J01). */
export class MeterClock {
  #mark: number | undefined;

  /** Whether a mark has passed since the last look; several that were missed count as one. Interval 0 has no marks. */
  isDue(nowMs: number, intervalMs: number): boolean {
    if (intervalMs <= 0) {
      this.#mark = undefined;
      return false;
    }
    const mark = Math.floor(nowMs / intervalMs);
    const isDue = this.#mark !== undefined && mark > this.#mark;
    this.#mark = mark;
    return isDue;
  }

  /** Epoch ms of the next mark. */
  dueAt(nowMs: number, intervalMs: number): number | undefined {
    return intervalMs <= 0 ? undefined : (Math.floor(nowMs / intervalMs) + 1) * intervalMs;
  }
}
