// SPDX-License-Identifier: Apache-2.0

/** The window reaches back between one and two of these. */
const BUCKET_MS = 2_000;

type Triple = readonly [number, number, number];

interface Bucket {
  readonly low: Triple;
  readonly high: Triple;
}

/**
 * The least and the most that the vehicle drew on each phase in the last 2 to 4 s. The clamp and the EVSE's meter are not
 * read in the same instant; while a vehicle ramps, only a range of the house load follows from the two.
 */
export interface VehicleWindow {
  readonly startedAt: number;
  readonly current: Bucket;
  readonly previous: Bucket;
}

const bucketOf = (currents: Triple): Bucket => ({ low: currents, high: currents });

/** The window with one more sample. `nowMs` does not run backwards. */
export function withSample(window: VehicleWindow | undefined, currents: Triple, nowMs: number): VehicleWindow {
  if (window === undefined || nowMs - window.startedAt >= 2 * BUCKET_MS) {
    const bucket = bucketOf(currents);
    return { startedAt: nowMs, current: bucket, previous: bucket };
  }
  if (nowMs - window.startedAt >= BUCKET_MS) return { startedAt: nowMs, current: bucketOf(currents), previous: window.current };
  return { ...window, current: { low: each(Math.min, window.current.low, currents), high: each(Math.max, window.current.high, currents) } };
}

export const lowOf = (window: VehicleWindow): Triple => each(Math.min, window.current.low, window.previous.low);
export const highOf = (window: VehicleWindow): Triple => each(Math.max, window.current.high, window.previous.high);

const each = (pick: (a: number, b: number) => number, a: Triple, b: Triple): Triple => [pick(a[0], b[0]), pick(a[1], b[1]), pick(a[2], b[2])];
