// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import type { Claim, Decision } from "./claims.ts";
import type { EdgeKind } from "./delay-edge.ts";
import { type Cause, causes } from "./facts.ts";
import { type HoursRecord, isHoursRecord } from "./hours/hours-record.ts";
import { type Layer, layers } from "./layers.ts";
import type { PendingDelay } from "./randomised-delay.ts";
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
  /** A change that waits out the randomised delay; absent when none does. The countdown is `endsAt` minus now. */
  readonly delay?: DelayRecord;
  /** Layers on which two controllers contradict each other. */
  readonly conflicts?: readonly Layer[];
  /** The hours that the device keeps; absent where it keeps none at all. */
  readonly hours?: HoursRecord;
}

export interface DelayRecord {
  readonly edge: EdgeKind;
  readonly cause: Cause;
  /** What was drawn, and of how much at most. */
  readonly seconds: number;
  readonly maximum: number;
  /** RFC 3339. */
  readonly endsAt: string;
  /** What holds until then, before any limit of safety or supply. */
  readonly heldA: number;
}

/** A delay that stands, and what is held meanwhile. */
export interface StandingDelay {
  readonly pending: PendingDelay;
  readonly held: number;
}

/** Where the record travels: in OCPP 2.x NotifyEvent of this component and variable, on the EVSE; in 1.6 a DataTransfer of that name. */
export const DECISION_COMPONENT = "ChargingDecision";
export const DECISION_VARIABLE = "Decision";

/** What stands beside a decision in its record. */
export interface RecordContext {
  readonly delay?: StandingDelay | undefined;
  readonly hours?: HoursRecord | undefined;
}

const voiceOf = (claim: Claim): Voice => ({
  layer: claim.layer,
  kind: claim.kind,
  reason: claim.reason,
  ...(claim.kind === "cap" ? { limitA: claim.limit } : {}),
  ...(claim.until === undefined ? {} : { until: new Date(claim.until).toISOString() }),
});

export const recordOf = (decision: Decision, nowMs: number, { delay, hours }: RecordContext = {}): DecisionRecord => ({
  at: new Date(nowMs).toISOString(),
  permitted: decision.permitted,
  limitA: decision.limit,
  winner: voiceOf(decision.winner),
  losers: decision.losers.map(voiceOf),
  ...(delay === undefined ? {} : { delay: delayRecordOf(delay) }),
  ...(decision.conflicts.length === 0 ? {} : { conflicts: decision.conflicts }),
  ...(hours === undefined ? {} : { hours }),
});

const delayRecordOf = ({ pending, held }: StandingDelay): DelayRecord => ({
  edge: pending.kind,
  cause: pending.cause,
  seconds: pending.seconds,
  maximum: pending.maximum,
  endsAt: new Date(pending.until).toISOString(),
  heldA: held,
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
  if (record.delay !== undefined && !isDelay(record.delay)) return err("delay: not a delay");
  if (record.conflicts !== undefined && !(Array.isArray(record.conflicts) && record.conflicts.every(isLayer))) return err("conflicts: not layers");
  if (record.hours !== undefined && !isHoursRecord(record.hours)) return err("hours: not hours");
  return ok(record as DecisionRecord);
}

const isLayer = (value: unknown): value is Layer => layers.some((layer) => layer === value);
const isTime = (value: unknown): boolean => typeof value === "string" && !Number.isNaN(Date.parse(value));
const edges: readonly unknown[] = ["start", "stop", "increase", "decrease"] satisfies EdgeKind[];

function isDelay(value: unknown): value is DelayRecord {
  if (typeof value !== "object" || value === null) return false;
  const { edge, cause, seconds, maximum, endsAt, heldA } = value as Record<keyof DelayRecord, unknown>;
  const isCount = (count: unknown) => Number.isInteger(count) && (count as number) >= 0;
  return edges.includes(edge) && causes.some((known) => known === cause) && isCount(seconds) && isCount(maximum) && isTime(endsAt) && typeof heldA === "number";
}

function isVoice(value: unknown): value is Voice {
  if (typeof value !== "object" || value === null) return false;
  const { layer, kind, reason, limitA, until } = value as Record<keyof Voice, unknown>;
  return (
    isLayer(layer) &&
    (kind === "stop" || kind === "cap" || kind === "permit" || kind === "wait") &&
    typeof reason === "string" &&
    isReasonCode(reason) &&
    (limitA === undefined || typeof limitA === "number") &&
    (until === undefined || isTime(until))
  );
}
