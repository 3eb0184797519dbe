// SPDX-License-Identifier: Apache-2.0
import { Temporal } from "temporal-polyfill";

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
