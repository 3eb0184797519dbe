// SPDX-License-Identifier: Apache-2.0
import type { SecurityDesk } from "../security-log/security-desk.ts";
import type { StationEvent } from "./station-events.ts";

/** A message was given up for good: a security event is told again, and of a start or an end all that matters is written down. Whose token it was is not. */
export function noteLost(event: StationEvent, desk: Pick<SecurityDesk, "record" | "unanswered">): void {
  if (event.type === "security") desk.unanswered(event);
  if (event.type !== "transaction" || event.event.kind === "Updated") return;
  const { kind, transactionId, seqNo, at, reading } = event.event;
  desk.record(
    "TransactionEventGivenUp",
    `${kind}, number ${seqNo} of ${transactionId}, at ${Math.trunc(at)} ms with ${reading.energyWh} Wh, was never taken by the CSMS`,
  );
}
