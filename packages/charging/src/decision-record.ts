// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import type { Claim, Decision } from "./claims.ts";
import { type Layer, layers } from "./layers.ts";
import { isReasonCode, type ReasonCode } from "./reasons.ts";

interface Voice {
  readonly layer: Layer;
  readonly kind: Claim["kind"];
  readonly reason: ReasonCode;
  readonly limitA?: number;
  /** RFC 3339. */
  readonly until?: string;
}

/** A decision as plain JSON: what the charge point reports, the CSMS keeps and the page shows. */
export interface DecisionRecord {
  /** RFC 3339, domain time of the charge point. */
  readonly at: string;
  readonly permitted: boolean;
  readonly limitA: number;
  readonly winner: Voice;
  readonly losers: readonly Voice[];
}

/** Where the record travels in OCPP 2.x: NotifyEvent of this component and variable, on the EVSE. */
export const DECISION_COMPONENT = "ChargingDecision";
export const DECISION_VARIABLE = "Decision";

const voiceOf = (claim: Claim): Voice => ({
  layer: claim.layer,
  kind: claim.kind,
  reason: claim.reason,
  ...(claim.kind === "cap" ? { limitA: claim.limit } : {}),
  ...(claim.until === undefined ? {} : { until: new Date(claim.until).toISOString() }),
});

export const recordOf = (decision: Decision, nowMs: number): DecisionRecord => ({
  at: new Date(nowMs).toISOString(),
  permitted: decision.permitted,
  limitA: decision.limit,
  winner: voiceOf(decision.winner),
  losers: decision.losers.map(voiceOf),
});

/** Reads a record that came over the wire; the error says which part is wrong. */
export function parseDecisionRecord(text: string): Result<DecisionRecord, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err("not JSON");
  }
  const record = value as Partial<DecisionRecord> | null;
  if (typeof record !== "object" || record === null) return err("not an object");
  if (typeof record.at !== "string" || Number.isNaN(Date.parse(record.at))) return err("at: not a time");
  if (typeof record.permitted !== "boolean") return err("permitted: not a boolean");
  if (typeof record.limitA !== "number" || !(record.limitA >= 0)) return err("limitA: not a current");
  if (!isVoice(record.winner)) return err("winner: not a claim");
  if (!Array.isArray(record.losers) || !record.losers.every(isVoice)) return err("losers: not claims");
  return ok(record as DecisionRecord);
}

function isVoice(value: unknown): value is Voice {
  if (typeof value !== "object" || value === null) return false;
  const { layer, kind, reason, limitA, until } = value as Record<keyof Voice, unknown>;
  return (
    layers.includes(layer as Layer) &&
    (kind === "stop" || kind === "cap" || kind === "permit" || kind === "wait") &&
    typeof reason === "string" &&
    isReasonCode(reason) &&
    (limitA === undefined || typeof limitA === "number") &&
    (until === undefined || (typeof until === "string" && !Number.isNaN(Date.parse(until))))
  );
}
