// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { SecurityEventCommand } from "../domain.ts";

/**
 * The same id for the same event, so that it may come until it is answered and is kept once: OCPP gives security events
 * no number of their own [2.0.1 A04.FR.02]. What a station said is known by its own words and time, what we say by its
 * occasion. Undefined for what is new each time it comes: ours without an occasion, and a station's without a good clock,
 * of which events of different days could look the same.
 */
export function lastingEventId(stationId: string, event: SecurityEventCommand, isTimeSuspect: boolean): string | undefined {
  const { type, at, detail, source, occasion } = event;
  if (source === "csms") return occasion === undefined ? undefined : uuidOf([stationId, type, occasion]);
  return isTimeSuspect ? undefined : uuidOf([stationId, type, at, detail]);
}

/** Of version 8. */
function uuidOf(facts: readonly (string | number)[]): string {
  const hex = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
