// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import type { HoursRequest } from "./hours/hours-change.ts";
import { parseWeekText } from "./hours/week-text.ts";
import type { Actor } from "./policy-packs.ts";

/** `messageId` of the DataTransfer in which a person's wish about the device itself travels, in every version of OCPP; see docs/load-control.md. */
export const OWNER_WISH = "OwnerWish";

/**
 * The wish as it stands on the wire. The hours are those of SI 2021/1467 reg 10: accepted, changed or removed at first use and
 * at any time after; `ignoreHours` and `skipDelay` are overrides of one's own. `week` is a text as `formatWeek` writes it,
 * `until` and `at` are RFC 3339, `energyWh` is what the car still needs.
 */
export type OwnerWish =
  | { readonly ask: "acceptHours" }
  | { readonly ask: "changeHours"; readonly week: string }
  | { readonly ask: "removeHours" }
  | { readonly ask: "ignoreHours"; readonly until: string }
  | { readonly ask: "followHours" }
  | { readonly ask: "readyBy"; readonly at: string; readonly energyWh: number }
  | { readonly ask: "cancelReadyBy" }
  | { readonly ask: "skipDelay" };

/** What a device is to do about it. Times are epoch ms. */
export type DeviceRequest =
  | { readonly about: "hours"; readonly request: HoursRequest }
  | { readonly about: "readyBy"; readonly readyAt: number; readonly energyWh: number }
  | { readonly about: "cancelReadyBy" }
  | { readonly about: "skipDelay" };

export interface ReadOwnerWish {
  readonly by: Actor;
  readonly request: DeviceRequest;
}

/** The wish of a person as the `data` of that DataTransfer. */
export const ownerWishText = (wish: OwnerWish, by: Actor): string => JSON.stringify({ ...wish, by });

/** Longer than any wish: a week of eight windows a day. */
const LONGEST = 4_000;

/** Reads a wish that came over the wire; the error says which part is wrong and never repeats it. */
export function parseOwnerWish(text: string): Result<ReadOwnerWish, string> {
  if (text.length > LONGEST) return err(`the wish is longer than ${LONGEST} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err("not JSON");
  }
  if (typeof value !== "object" || value === null) return err("not an object");
  const { by } = value as { readonly by?: unknown };
  if (by !== "owner" && by !== "end_user") return err("by: must be owner or end_user");
  const request = requestOf(value as Readonly<Record<string, unknown>>);
  return request.ok ? ok({ by, request: request.value }) : request;
}

function requestOf({ ask, week, until, at, energyWh }: Readonly<Record<string, unknown>>): Result<DeviceRequest, string> {
  const hours = (request: HoursRequest): Result<DeviceRequest, string> => ok({ about: "hours", request });
  switch (ask) {
    case "acceptHours":
      return hours({ ask: "accept" });
    case "removeHours":
      return hours({ ask: "remove" });
    case "followHours":
      return hours({ ask: "enable" });
    case "ignoreHours": {
      const time = timeOf(until);
      return time === undefined ? err("until: must be a time") : hours({ ask: "disable", until: time });
    }
    case "changeHours": {
      const read = typeof week === "string" ? parseWeekText(week) : err("must be a text");
      return read.ok ? hours({ ask: "change", week: read.value }) : err(`week: ${read.error}`);
    }
    case "readyBy": {
      const readyAt = timeOf(at);
      if (readyAt === undefined) return err("at: must be a time");
      return typeof energyWh === "number" && energyWh > 0 && energyWh <= MOST_ENERGY_WH
        ? ok({ about: "readyBy", readyAt, energyWh })
        : err(`energyWh: must be more than 0 and at most ${MOST_ENERGY_WH}`);
    }
    case "cancelReadyBy":
    case "skipDelay":
      return ok({ about: ask });
    default:
      return err("ask: is not known");
  }
}

/** More than the battery of any car. */
export const MOST_ENERGY_WH = 250_000;

function timeOf(value: unknown): number | undefined {
  const time = typeof value === "string" && value.length <= 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
