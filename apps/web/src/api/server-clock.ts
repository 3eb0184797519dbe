// SPDX-License-Identifier: Apache-2.0
import { browserNow } from "../clock-browser.ts";

/** What the server says of its domain time: `chargehand-clock: 2026-11-21T08:00:00.000Z;speed=10`. */
export const CLOCK_HEADER = "chargehand-clock";

export interface Anchor {
  /** Domain time, epoch ms, at the moment `browserMs`. */
  readonly domainMs: number;
  readonly browserMs: number;
  /** Domain seconds in one real second. */
  readonly speed: number;
}

let anchor: Anchor = { domainMs: 0, browserMs: 0, speed: 1 };

export const domainTimeAt = (from: Anchor, browserMs: number): number => from.domainMs + (browserMs - from.browserMs) * from.speed;

/** Domain time now, epoch ms: what ages, durations and "until" are measured against, not the browser's own clock. */
export const domainNow = (): number => domainTimeAt(anchor, browserNow());

export const clockSpeed = (): number => anchor.speed;

export function parseClockHeader(value: string, browserMs: number): Anchor | undefined {
  const [time = "", ...options] = value.split(";");
  const domainMs = Date.parse(time.trim());
  const speed = Number(options.find((option) => option.trim().startsWith("speed="))?.split("=")[1] ?? 1);
  return Number.isNaN(domainMs) || !(speed > 0) ? undefined : { domainMs, browserMs, speed };
}

export function observeClockHeader(value: string | null): void {
  const seen = value === null ? undefined : parseClockHeader(value, browserNow());
  if (seen !== undefined) anchor = seen;
}

/** A reading from the future means that the browser's clock is behind: without the header this is all there is to go by. */
export function observeTime(at: string): void {
  const domainMs = Date.parse(at);
  if (domainMs > domainNow()) anchor = { ...anchor, domainMs, browserMs: browserNow() };
}
