// SPDX-License-Identifier: Apache-2.0
// What the devices had on their disks to tell, in the shape in which a CSMS has it: 2.x by number, 1.6 by time.
import type { OcppVersion } from "@chargehand/ocpp";
import type { Message } from "./truth.ts";

export interface ToldEvent {
  /** Of the device; 1.6 does not tell it. */
  readonly seq: number;
  readonly kind: "Started" | "Updated" | "Ended";
  /** Epoch ms, whole, as ISO 8601 has it. */
  readonly at: number;
  readonly wh: number;
  /** It was durable, so the CSMS must have it. */
  readonly isKept: boolean;
}

export interface ToldTransaction {
  /** The device's own name of it. */
  readonly tx: string;
  readonly events: readonly ToldEvent[];
}

export interface ToldSecurity {
  readonly at: number;
  readonly kind: string;
  readonly detail: string;
  readonly isKept: boolean;
}

interface KeptTransactionEvent {
  readonly kind: ToldEvent["kind"];
  readonly transactionId: string;
  readonly seqNo: number;
  readonly at: number;
  readonly trigger: string;
  readonly reading: { readonly at: number; readonly energyWh: number };
  readonly authorization?: { readonly at: number; readonly energyWh: number; readonly seqNo: number };
}

type Kept =
  | { readonly type: "transaction"; readonly event: KeptTransactionEvent }
  | { readonly type: "security"; readonly kind: string; readonly at: number; readonly detail: string }
  | { readonly type: "notice" };

const TOLD_AS_VALUES: readonly string[] = ["MeterValuePeriodic", "MeterValueClock", "Trigger"];

export function toldTransactions(messages: readonly Message[], version: OcppVersion): readonly ToldTransaction[] {
  const events = messages.flatMap(({ text, isKept }) => {
    const kept = JSON.parse(text) as Kept;
    if (kept.type !== "transaction") return [];
    const told =
      version === "1.6" ? inWordsOf16(kept.event) : [{ seq: kept.event.seqNo, kind: kept.event.kind, at: kept.event.at, wh: kept.event.reading.energyWh }];
    return told.map((event) => ({ tx: kept.event.transactionId, event: { ...event, at: Math.trunc(event.at), isKept } }));
  });
  const byTransaction = Map.groupBy(events, ({ tx }) => tx);
  return Array.from(byTransaction, ([tx, all]) => ({ tx, events: once(all.map(({ event }) => event)) }));
}

/** In 1.6 a transaction begins when somebody is let in, and tells nothing of a change of the charging state. Registers of start and end are whole there. */
function inWordsOf16({ kind, seqNo, at, trigger, reading, authorization }: KeptTransactionEvent): readonly Omit<ToldEvent, "isKept">[] {
  if (authorization === undefined) return [];
  const start = { seq: authorization.seqNo, kind: "Started", at: authorization.at, wh: Math.round(authorization.energyWh) } as const;
  const isFirst = seqNo === authorization.seqNo;
  if (kind === "Ended") return [...(isFirst ? [start] : []), { seq: seqNo, kind, at, wh: Math.round(reading.energyWh) }];
  const value = { seq: seqNo, kind: "Updated", at: reading.at, wh: reading.energyWh } as const;
  return [...(isFirst ? [start] : []), ...(TOLD_AS_VALUES.includes(trigger) ? [value] : [])];
}

/** One that was written again says the same: it is one, and kept when either was. */
function once(events: readonly ToldEvent[]): readonly ToldEvent[] {
  const all = new Map<string, ToldEvent>();
  for (const event of events) {
    const key = JSON.stringify([event.seq, event.kind, event.at, event.wh]);
    if (all.get(key)?.isKept !== true) all.set(key, event);
  }
  return [...all.values()];
}

export function toldSecurity(messages: readonly Message[]): readonly ToldSecurity[] {
  return messages.flatMap(({ text, isKept }) => {
    const kept = JSON.parse(text) as Kept;
    return kept.type === "security" ? [{ at: Math.trunc(kept.at), kind: kept.kind, detail: kept.detail, isKept }] : [];
  });
}
