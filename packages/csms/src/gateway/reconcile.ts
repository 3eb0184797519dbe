// SPDX-License-Identifier: Apache-2.0
// What became of a command whose answer was lost, by what the station has told since. A rule without time or storage of its own.
import { Minutes } from "@chargehand/kernel";
import { tokenHashOf } from "../ingest/event-payload.ts";
import type { TraceRequest, TransactionTrace } from "../repositories.ts";
import { idTagOf } from "../versions/commands-16.ts";

/**
 * A station that is back must have been quiet for so long before its silence is told: longer than the 2 minutes
 * that a start usually waits for the vehicle, and counted anew with each event from before its return. Silence decides
 * nothing: a start may wait longer for its vehicle, and a queue may be longer.
 */
export const SILENCE_COUNTS = Minutes(5);
/** After so long nobody looks any more; the outcome stays unknown. */
export const DOUBT_LIFETIME = Minutes(24 * 60);
/** A station's clock may be so far behind ours, and 1.6 stations round to seconds. */
const CLOCK_ALLOWANCE = Minutes(1);

/** A command whose outcome is not known. Times are epoch ms of the domain. */
export type Doubt =
  | { readonly about: "start"; readonly sentAt: number; readonly remoteStartId: number | undefined; readonly personToken: string }
  /** Without a transaction when none was known before the CSMS stopped. */
  | { readonly about: "stop"; readonly sentAt: number; readonly transactionId: string | undefined };

export interface Told {
  readonly now: number;
  /** Since when the station is back and has told of nothing older than that; undefined while it is away. */
  readonly quietSince: number | undefined;
  readonly transactions: readonly TransactionTrace[];
  /** Transactions that have shown another start to be Done: each is of one start only. */
  readonly taken?: Pick<ReadonlySet<string>, "has">;
}

export interface Verdict {
  readonly status: "Done" | "Unknown";
  readonly detail: string;
  /** False: a word for meanwhile, and what the station tells may still decide it. */
  readonly isFinal: boolean;
  /** The transaction that shows a start to be Done. */
  readonly transactionId?: string;
}

/** Undefined: nothing that the station has told decides it, so it stays unknown for now. */
export function reconcile(doubt: Doubt, told: Told): Verdict | undefined {
  const verdict = doubt.about === "start" ? ofStart(doubt, told) : ofStop(doubt, told);
  if (verdict?.isFinal || told.now < doubt.sentAt + DOUBT_LIFETIME) return verdict;
  return { status: "Unknown", detail: `the station told nothing within ${DOUBT_LIFETIME / Minutes(60)} hours that shows whether it acted`, isFinal: true };
}

/** What of the stored facts can decide these. */
export const factsFor = (doubts: readonly Doubt[]): TraceRequest => ({
  transactionIds: doubts.flatMap((doubt) => (doubt.about === "stop" && doubt.transactionId !== undefined ? [doubt.transactionId] : [])),
  remoteStartIds: doubts.flatMap((doubt) => (doubt.about === "start" && doubt.remoteStartId !== undefined ? [doubt.remoteStartId] : [])),
  tokenHashes: doubts.flatMap((doubt) => (doubt.about === "start" ? [tagHashOf(doubt)] : [])),
});

/** Whether the stored facts are worth a question now: the answer can only be different after an event, or after the silence. */
export const isSilenceOver = (doubt: Doubt, { now, quietSince }: Omit<Told, "transactions">): boolean =>
  now >= doubt.sentAt + DOUBT_LIFETIME || (quietSince !== undefined && now >= quietSince + SILENCE_COUNTS);

function ofStart(doubt: Doubt & { about: "start" }, told: Told): Verdict | undefined {
  const { transactions, taken } = told;
  const begun = transactions.find((one) => isNumberOf(doubt, one) || (isBegunByTag(doubt, one) && !taken?.has(one.transactionId)));
  if (begun !== undefined) {
    return { status: "Done", detail: "the answer was lost, but the station told of the transaction", isFinal: true, transactionId: begun.transactionId };
  }
  // Without a number (of an older version's command) its transaction could not be told from another's.
  if (!hasBeenQuiet(told) || doubt.remoteStartId === undefined || transactions.some((one) => mayBeBegunBy(doubt, one))) return undefined;
  return noSign("started");
}

function ofStop(doubt: Doubt & { about: "stop" }, told: Told): Verdict | undefined {
  const { transactions } = told;
  const open = transactions.filter(({ endedAt }) => endedAt === undefined);
  const target = transactions.find(({ transactionId }) => transactionId === doubt.transactionId);
  if (target?.endedAt !== undefined)
    return { status: "Done", detail: "the answer was lost, but the station told that the transaction has ended", isFinal: true };
  if (!hasBeenQuiet(told)) return undefined;
  if (target !== undefined) return noSign("stopped");
  // Of which transaction it was is not known; that none runs is what was wanted, and that one runs proves nothing.
  return open.length === 0 ? { status: "Done", detail: "the answer was lost, but no transaction is running", isFinal: true } : undefined;
}

const noSign = (done: "started" | "stopped"): Verdict => ({
  status: "Unknown",
  detail: `no sign that it ${done}: the station told of nothing within ${SILENCE_COUNTS / Minutes(1)} minutes of being back`,
  isFinal: false,
});

const hasBeenQuiet = ({ now, quietSince }: Told): boolean => quietSince !== undefined && now >= quietSince + SILENCE_COUNTS;

/** By the remote start's number (OCPP 2.0.1 Part 2, F01). */
const isNumberOf = ({ remoteStartId }: Doubt & { about: "start" }, one: TransactionTrace): boolean =>
  remoteStartId !== undefined && one.remoteStartIds.includes(remoteStartId);

/** 1.6 has no number, and only a tag and a time tell there. A transaction that names numbers is of those starts. */
const isBegunByTag = (doubt: Doubt & { about: "start" }, one: TransactionTrace): boolean =>
  one.remoteStartIds.length === 0 && isOfTagSince(doubt, one) && one.startedAt >= doubt.sentAt - CLOCK_ALLOWANCE;

/** One of the same tag whose clock does not fit, or one that somebody uses: neither shows that nothing was started. */
const mayBeBegunBy = (doubt: Doubt & { about: "start" }, one: TransactionTrace): boolean =>
  isOfTagSince(doubt, one) || (one.endedAt === undefined && one.isAuthorised);

const isOfTagSince = (doubt: Doubt & { about: "start" }, one: TransactionTrace): boolean =>
  one.firstToldAt >= doubt.sentAt && one.tokenHash === tagHashOf(doubt);

const tagHashOf = ({ personToken }: Doubt & { about: "start" }): string => tokenHashOf({ type: "IdTag", value: idTagOf(personToken) });
