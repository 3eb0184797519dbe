// SPDX-License-Identifier: Apache-2.0
import type { Phase } from "./session-machine.ts";

/**
 * In which phases a transaction is open, for each set of TxStartPoint and TxStopPoint that is offered.
 * A home uses `EVConnected`: the transaction is the vehicle's stay, and ends early when its authorisation does.
 * Source: OCPP 2.0.1 part 2, 1.5 and 2.6.4 of block E, TxStartPoint and TxStopPoint.
 */
export const transactionPoints = {
  EVConnected: { start: "EVConnected", stop: "EVConnected,Authorized", open: ["Connected", "Authorized"] },
  Authorized: { start: "Authorized", stop: "Authorized", open: ["AwaitingCable", "AwaitingCableRemote", "Authorized"] },
  PowerPathClosed: { start: "PowerPathClosed", stop: "PowerPathClosed", open: ["Authorized"] },
} as const satisfies Record<string, { readonly start: string; readonly stop: string; readonly open: readonly Phase[] }>;

export type TransactionPoint = keyof typeof transactionPoints;

/** What a change of phase means for the transaction. */
export function transactionKind(point: TransactionPoint, from: Phase, to: Phase): "Started" | "Updated" | "Ended" | undefined {
  const open: readonly Phase[] = transactionPoints[point].open;
  if (open.includes(from)) return open.includes(to) ? "Updated" : "Ended";
  return open.includes(to) ? "Started" : undefined;
}
