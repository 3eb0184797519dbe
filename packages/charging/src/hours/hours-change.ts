// SPDX-License-Identifier: Apache-2.0
import { err, Hours, ok, type Result } from "@chargehand/kernel";
import type { Provenance } from "../facts.ts";
import type { ChargingHours } from "./charging-hours.ts";
import type { WeeklySchedule } from "./week.ts";

/**
 * What can be asked about the hours. `accept` puts the defaults in effect, also later; `change` sets hours of one's own;
 * `remove` leaves none; `disable` ignores them until a time (epoch ms), which counts as an override of the randomised
 * delay too; `enable` ends that early; `endAgreement` says that the DSR agreement is over.
 */
export type HoursRequest =
  | { readonly ask: "accept" }
  | { readonly ask: "change"; readonly week: WeeklySchedule }
  | { readonly ask: "remove" }
  | { readonly ask: "disable"; readonly until: number }
  | { readonly ask: "enable" }
  | { readonly ask: "endAgreement" };

/** Who asks, and when (epoch ms). */
export interface HoursAsker {
  readonly by: Provenance;
  readonly atMs: number;
}

/** `notOwner`: only the owner sets hours. `notLater`: the time to disable until is not ahead. `tooLong`: it is more than `LONGEST_DISABLE` ahead; remove the hours instead. */
export type HoursRefusal = "notOwner" | "notLater" | "tooLong" | "noAgreement";

/** Disabling is for a time; whoever wants no hours for good says so, and is told what that means. */
export const LONGEST_DISABLE = Hours(7 * 24);

/**
 * The hours after a request, or why it was refused. The week of `change` must have been parsed.
 * Source: SI 2021/1467 reg 10 (first use: accept, remove or change; later at any time).
 */
export function hoursAfter(hours: ChargingHours, request: HoursRequest, { by, atMs }: HoursAsker): Result<ChargingHours, HoursRefusal> {
  if (request.ask === "endAgreement") return by === "owner" || by === "dsrsp" ? withoutAgreement(hours) : err("notOwner");
  if (by !== "owner") return err("notOwner");
  const { own: _, disabledUntil: __, ...kept } = hours;
  switch (request.ask) {
    case "accept":
      return ok({ ...kept, inEffect: "default", choice: { made: "accepted", at: atMs, by } });
    case "change":
      return ok({ ...kept, inEffect: "schedule", own: request.week, choice: { made: "changed", at: atMs, by } });
    case "remove":
      return ok({ ...kept, inEffect: "none", choice: { made: "removed", at: atMs, by } });
    case "disable":
      if (!(request.until > atMs)) return err("notLater");
      return request.until - atMs > LONGEST_DISABLE ? err("tooLong") : ok({ ...hours, disabledUntil: request.until });
    case "enable":
      return ok(hours.own === undefined ? kept : { ...kept, own: hours.own });
  }
}

/** Without the agreement nothing excuses the absence of hours, except that the owner removed them. */
function withoutAgreement(hours: ChargingHours): Result<ChargingHours, HoursRefusal> {
  const { dsrAgreement, ...rest } = hours;
  if (dsrAgreement === undefined) return err("noAgreement");
  return ok(rest.inEffect === "none" && rest.choice === undefined ? { ...rest, inEffect: "default" } : rest);
}
