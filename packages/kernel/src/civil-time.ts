// SPDX-License-Identifier: Apache-2.0
import { Temporal } from "temporal-polyfill";
import { Millis } from "./units.ts";

/** The civil time zone of Great Britain: GMT in winter, BST in summer. */
export const GB_ZONE = "Europe/London";

/** A wall-clock reading in a zone. `weekday` is 1 (Monday) to 7 (Sunday), as ISO 8601 numbers them. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** What a clock on the wall in `zone` shows at `wallMs`. */
export function civilTimeAt(wallMs: number, zone: string = GB_ZONE): CivilTime {
  const z = Temporal.Instant.fromEpochMilliseconds(Math.floor(wallMs)).toZonedDateTimeISO(zone);
  return { year: z.year, month: z.month, day: z.day, hour: z.hour, minute: z.minute, second: z.second, weekday: z.dayOfWeek as CivilTime["weekday"] };
}

/**
 * The instant of a civil date and time written like `2026-10-25 01:30:00`, read in `zone`.
 * A time that the spring change skips moves forward; one that the autumn change repeats means its first pass.
 * Throws RangeError when the text is not a date and time or the zone is unknown.
 */
export function instantOfCivil(text: string, zone: string = GB_ZONE): number {
  return Temporal.PlainDateTime.from(text.replace(" ", "T")).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** A stretch of time in which the clocks of a zone stand still against UTC: `from` inclusive, `until` exclusive, epoch ms. */
export interface OffsetSpan {
  /** Wall clock minus UTC: 0 in a British winter, an hour in summer. */
  readonly offset: Millis;
  /** Absent when the clocks never changed before, or never will as far as is known. */
  readonly from?: number;
  readonly until?: number;
}

/** The last answer for each zone. Spans are facts that last half a year, and looking one up costs fifty times more than any rule built on it. */
const lastSpan = new Map<string, OffsetSpan>();

/** The offset of `zone` at `wallMs`, and the clock changes on either side of it. Throws RangeError when the zone is unknown. */
export function offsetSpanAt(wallMs: number, zone: string = GB_ZONE): OffsetSpan {
  const last = lastSpan.get(zone);
  if (last !== undefined && wallMs >= (last.from ?? Number.NEGATIVE_INFINITY) && wallMs < (last.until ?? Number.POSITIVE_INFINITY)) return last;
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(wallMs)).toZonedDateTimeISO(zone);
  // "previous" means strictly before, and the instant of a change belongs to the span that it begins.
  const from = at.add({ milliseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds;
  const until = at.getTimeZoneTransition("next")?.epochMilliseconds;
  const span = { offset: Millis(at.offsetNanoseconds / 1e6), ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  lastSpan.set(zone, span);
  return span;
}
