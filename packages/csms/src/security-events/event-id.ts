// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";

/** What a station said, in its own words and time. */
interface SaidEvent {
  readonly type: string;
  readonly at: number;
  readonly detail: string;
}

/**
 * The same id for the same event, so that a station may tell it until it is answered and it is kept once: OCPP gives security
 * events no number of their own [2.0.1 A04.FR.02]. A UUID of version 8.
 */
export function toldEventId(stationId: string, { type, at, detail }: SaidEvent): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([stationId, type, at, detail]))
    .digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
