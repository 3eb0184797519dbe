// SPDX-License-Identifier: Apache-2.0
import type { StationEvent } from "./station-events.ts";

/**
 * What is thinned out, and when, follows from this:
 * - `sample`: a periodic value of a transaction; its energy is in those around it too.
 * - `change`: another update of a transaction.
 * - `startOrEnd`: never goes before all others.
 * - `security`: a security event.
 * - `notice`: one that is worth keeping, such as that of a monitor.
 * - `passing`: a state that is told afresh at every boot, or that nobody waits for any more; not kept.
 */
export type MessageKind = "sample" | "change" | "startOrEnd" | "security" | "notice" | "passing";

export function kindOf(event: StationEvent): MessageKind {
  if (event.type === "security") return "security";
  if (event.type === "notice") return event.isKept ? "notice" : "passing";
  if (event.type !== "transaction") return "passing";
  const { kind, trigger } = event.event;
  if (kind !== "Updated") return "startOrEnd";
  return trigger === "MeterValuePeriodic" || trigger === "MeterValueClock" ? "sample" : "change";
}

/** Only the newest of these is worth telling. */
export const replacesEarlier = ({ type }: StationEvent): boolean =>
  type === "status" || type === "progress" || type === "decision" || type === "heartbeat" || type === "externalLimit";

/** Worth telling though it happened while there was no connection. Of decisions and of limits from outside only the newest, and not after a restart. */
export const outlastsOffline = (event: StationEvent): boolean => event.type === "decision" || event.type === "externalLimit" || kindOf(event) !== "passing";

export const encodeEvent = (event: StationEvent): string => JSON.stringify(event);

/** Undefined for what this version does not know: it was written by a later one, or is damaged. */
export function decodeEvent(text: string): StationEvent | undefined {
  try {
    const event = JSON.parse(text) as StationEvent;
    const isWhole =
      (event.type === "transaction" && typeof event.event?.transactionId === "string" && Number.isInteger(event.event.seqNo)) ||
      (event.type === "security" && typeof event.kind === "string") ||
      (event.type === "notice" && typeof event.words === "object");
    return isWhole ? event : undefined;
  } catch {
    return undefined;
  }
}
