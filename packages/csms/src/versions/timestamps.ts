// SPDX-License-Identifier: Apache-2.0
import { err, Hours, ok, type Result } from "@chargehand/kernel";
import { refusal } from "@chargehand/ocpp";

/** RFC 3339 with a zone. OCPP 2.0.1 Part 4 wants UTC and says nothing of times without a zone: those cannot be placed. */
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/** Furthest back that a queue may reach: offline stations replay weeks; a clock at 1970 does not tell the truth. */
const OLDEST = Hours(24 * 400);
const FURTHEST_AHEAD = Hours(24);

/** `malformed`: not a time. `implausible`: a time that cannot be when this happened. */
export type TimeFault = { readonly kind: "malformed" | "implausible"; readonly text: string };

/**
 * Reads a station's timestamp against the domain clock. Refused rather than clamped: a clamped time would be stored as
 * if the station had said it. From 400 days before to 24 hours after `nowMs` is believed.
 */
export function plausibleTime(text: string, nowMs: number): Result<number, TimeFault> {
  const at = RFC3339.test(text) ? Date.parse(text.replace(":60", ":59")) : Number.NaN;
  if (Number.isNaN(at)) return err({ kind: "malformed", text: "expected RFC 3339 with a zone, such as 2026-01-05T12:00:00Z" });
  if (at < nowMs - OLDEST) return err({ kind: "implausible", text: "more than 400 days ago; check the station's clock" });
  if (at > nowMs + FURTHEST_AHEAD) return err({ kind: "implausible", text: "more than 24 hours ahead; check the station's clock" });
  return ok(at);
}

/** Epoch ms, or the CALLERROR: FormatViolation for no time at all, PropertyConstraintViolation for an impossible one. */
export function timeAt(path: string, text: string, nowMs: number): number {
  const time = plausibleTime(text, nowMs);
  if (time.ok) return time.value;
  throw refusal(time.error.kind === "malformed" ? "FormatViolation" : "PropertyConstraintViolation", `${path}: ${time.error.text}`);
}
