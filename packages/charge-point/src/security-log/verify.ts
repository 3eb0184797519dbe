// SPDX-License-Identifier: Apache-2.0
import { type ChainEnd, entryOf, GENESIS, type SecurityEntry } from "./entry.ts";
import { headOf, sealedText } from "./log-sealer.ts";
import type { SecurityLogStore } from "./log-store.ts";

export interface LogFinding {
  /** By which entries `seq` lies; 0 for the log as a whole. */
  readonly after: number;
  readonly what: string;
}

export interface LogVerdict {
  /** Nothing was removed, put in, changed or moved. */
  readonly isWhole: boolean;
  readonly entries: number;
  readonly first: number;
  readonly last: number;
  /** How many entries made room before `first`, as the log itself says. */
  readonly dropped: number;
  /** Bytes of a last entry that a loss of power has cut in half; the device cuts them off at its next start and says so. */
  readonly tornBytes: number;
  /** `none`: there is no head, or it has no seal. `unchecked`: there is a seal and nothing to check it by. */
  readonly seal: "good" | "none" | "unchecked" | "bad";
  /** Entries behind the end that the head states, and so behind the seal: a loss of power leaves one at most. */
  readonly unsealed: number;
  readonly findings: readonly LogFinding[];
}

export interface LogTexts {
  /** The segments, oldest first. */
  readonly segments: readonly string[];
  /** The note `head` as it stands. Without it the loss of whole entries at the end cannot be seen. */
  readonly head?: string | undefined;
  /** Says whether a seal is the device's. */
  readonly check?: ((text: string, seal: string) => boolean) | undefined;
}

/** What can be read of one segment. */
export interface SegmentScan {
  readonly entries: readonly SecurityEntry[];
  /** Characters up to the end of the last whole line, good or not. */
  readonly wholeLength: number;
  /** Whole lines that are no entries: 1 is the first line. */
  readonly badLines: readonly number[];
}

export function scan(text: string): SegmentScan {
  const wholeLength = text.lastIndexOf("\n") + 1;
  const lines = wholeLength === 0 ? [] : text.slice(0, wholeLength - 1).split("\n");
  const parsed = lines.map((line) => entryOf(line));
  return {
    entries: parsed.filter((entry) => entry !== undefined),
    wholeLength,
    badLines: parsed.flatMap((entry, i) => (entry === undefined ? [i + 1] : [])),
  };
}

/** Walks the whole chain. */
export function verifySecurityLog({ segments, head, check }: LogTexts): LogVerdict {
  const findings: LogFinding[] = [];
  const scans = segments.map((text) => scan(text));
  const entries = scans.flatMap((segment) => segment.entries);
  const [first, last] = [entries[0], entries.at(-1)];
  for (const [i, segment] of scans.entries()) {
    for (const line of segment.badLines)
      findings.push({ after: segment.entries[0]?.seq ?? 0, what: `segment ${i + 1}, line ${line} is not as it was written` });
    const isTorn = segment.wholeLength < (segments[i] ?? "").length;
    if (isTorn && i < scans.length - 1) findings.push({ after: segment.entries.at(-1)?.seq ?? 0, what: `segment ${i + 1} ends in the middle of an entry` });
  }
  findings.push(...breaksOf(entries), ...startOf(entries));
  const tornBytes = (segments.at(-1) ?? "").length - (scans.at(-1)?.wholeLength ?? 0);
  // A device writes one at each start: an empty log is one that was emptied, or none.
  if (last === undefined && tornBytes === 0) findings.push({ after: 0, what: "there are no entries" });
  const stated = headOf(head);
  if (head !== undefined && stated === undefined) findings.push({ after: 0, what: "the note of where the log ends is damaged or gone" });
  if (stated !== undefined) findings.push(...endOf(entries, stated));
  const seal = sealOf(stated, check);
  if (seal === "none" && check !== undefined && last !== undefined) findings.push({ after: 0, what: "there is no seal, and this device seals its log" });
  if (seal === "bad") findings.push({ after: stated?.seq ?? 0, what: "the seal is not this device's" });
  return {
    isWhole: findings.length === 0,
    entries: entries.length,
    first: first?.seq ?? 0,
    last: last?.seq ?? 0,
    dropped: first === undefined ? 0 : first.seq - 1,
    tornBytes,
    seal,
    unsealed: stated === undefined ? 0 : Math.max(0, (last?.seq ?? 0) - stated.seq),
    findings,
  };
}

/** Reads a store whole and verifies it. */
export async function verifyStore(store: SecurityLogStore, check?: LogTexts["check"]): Promise<LogVerdict> {
  const segments: string[] = [];
  for (const segment of await store.segments()) segments.push(await store.read(segment));
  // Only the first entry of all can have been written without it, by a loss of power.
  const isYoung = segments.length < 2 && (segments[0] ?? "").split("\n").length <= 2;
  return verifySecurityLog({ segments, head: (await store.note("head")) ?? (isYoung ? undefined : ""), check });
}

function breaksOf(entries: readonly SecurityEntry[]): readonly LogFinding[] {
  return entries.flatMap((entry, i) => {
    const before = entries[i - 1];
    if (before === undefined || (entry.seq === before.seq + 1 && entry.prev === before.hash)) return [];
    const what =
      entry.seq > before.seq + 1 ? `entries ${before.seq + 1} to ${entry.seq - 1} are missing` : `entry ${entry.seq} does not follow entry ${before.seq}`;
    return [{ after: before.seq, what }];
  });
}

/** The first entry is entry 1, or one of those after it says that what was before made room, and with which hash it ended. */
function startOf(entries: readonly SecurityEntry[]): readonly LogFinding[] {
  const [first] = entries;
  if (first === undefined) return [];
  const before: ChainEnd = { seq: first.seq - 1, hash: first.prev };
  const isKnown =
    before.seq === GENESIS.seq ? before.hash === GENESIS.hash : entries.some(({ dropped }) => dropped?.seq === before.seq && dropped.hash === before.hash);
  return isKnown ? [] : [{ after: 0, what: `what was before entry ${first.seq} is gone, and no entry says that it made room` }];
}

function endOf(entries: readonly SecurityEntry[], head: ChainEnd): readonly LogFinding[] {
  if (head.seq === 0) return [];
  const last = entries.at(-1)?.seq ?? 0;
  // Whoever has an earlier head could otherwise write anything behind it.
  if (last > head.seq + 1) return [{ after: head.seq, what: `entries ${head.seq + 1} to ${last} are behind the end that was noted` }];
  if (last < head.seq) return [{ after: last, what: `entries ${last + 1} to ${head.seq} are missing at the end` }];
  const there = entries.find(({ seq }) => seq === head.seq);
  return there?.hash === head.hash ? [] : [{ after: head.seq, what: `entry ${head.seq} is another than the one that was noted as the end` }];
}

function sealOf(head: ReturnType<typeof headOf>, check: LogTexts["check"]): LogVerdict["seal"] {
  if (head?.seal === undefined) return "none";
  if (check === undefined) return "unchecked";
  return check(sealedText(head.identity, head), head.seal) ? "good" : "bad";
}
