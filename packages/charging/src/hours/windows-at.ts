// SPDX-License-Identifier: Apache-2.0
import type { ChargingHours } from "./charging-hours.ts";
import { spansOf } from "./week.ts";
import { isWithin, nextChange } from "./week-clock.ts";

/** Whose word it is: the default hours', the owner's schedule's, a ready-by request's, or nobody's, because hours are disabled for a time or none are set. */
export type HoursVoice = "default" | "schedule" | "readyBy" | "disabled" | "off";

/** What the hours say at an instant. `until` (epoch ms) is when `isPermitted` or `by` changes next; undefined: never, as things stand. */
export interface HoursAt {
  readonly isPermitted: boolean;
  readonly until: number | undefined;
  readonly by: HoursVoice;
}

/** What the hours alone say, without any wish to be ready by a time. */
export function windowsAt(hours: ChargingHours, nowMs: number): HoursAt {
  if (hours.inEffect === "none") return { isPermitted: true, until: undefined, by: "off" };
  if (hours.disabledUntil !== undefined && nowMs < hours.disabledUntil) return { isPermitted: true, until: hours.disabledUntil, by: "disabled" };
  const isOwn = hours.inEffect === "schedule" && hours.own !== undefined;
  const spans = spansOf(isOwn ? hours.own : hours.defaults);
  return { isPermitted: isWithin(spans, nowMs), until: nextChange(spans, nowMs), by: isOwn ? "schedule" : "default" };
}
