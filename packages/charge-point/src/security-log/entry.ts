// SPDX-License-Identifier: Apache-2.0
import { hash } from "node:crypto";
import { isSecurityKind, type SecurityKind, securityKinds } from "./kinds.ts";

/** One line of the log. Its hash covers every byte before it, the hash of the line before among them. */
export interface SecurityEntry {
  /** Counts up by one, from 1, for the life of the log. */
  readonly seq: number;
  /** Epoch ms, domain time, when it happened; UTC in the file. */
  readonly at: number;
  /** Whether the device trusted its clock then. */
  readonly isClockTrusted: boolean;
  /** How often the device had been started. */
  readonly boot: number;
  /** Ms of a clock that never steps, since some moment before that start: orders entries whatever the wall clock did. */
  readonly mono: number;
  readonly kind: SecurityKind;
  /** How many events of that kind this entry stands for. */
  readonly count: number;
  readonly detail: string;
  /** In SecurityLogTrimmed: the last entry that made room, and its hash, from which the chain now starts. */
  readonly dropped?: ChainEnd | undefined;
  readonly prev: string;
  readonly hash: string;
}

export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

export type UnchainedEntry = Omit<SecurityEntry, "seq" | "prev" | "hash">;

/** What stands before the first entry. */
export const GENESIS: ChainEnd = { seq: 0, hash: "0".repeat(64) };

/** Characters; longer details are cut. */
export const LONGEST_DETAIL = 400;

export const sha256 = (text: string): string => hash("sha256", Buffer.from(text, "latin1"));

/** Puts an entry behind another: with its number, the hash of the one before, and its own. */
export function chained(entry: UnchainedEntry, after: ChainEnd): SecurityEntry {
  const numbered = { ...entry, detail: plain(entry.detail), seq: after.seq + 1, prev: after.hash };
  return { ...numbered, hash: sha256(bodyOf(numbered)) };
}

/** A line as it stands in the file, with its end. ASCII only, so that a byte is a character. */
export const lineOf = (entry: SecurityEntry): string => `${bodyOf(entry)},"hash":"${entry.hash}"}\n`;

/** The entry of a line without its end; undefined when it is not, to the byte, what this device writes. */
export function entryOf(line: string): SecurityEntry | undefined {
  const found = /^\{.*,"hash":"([0-9a-f]{64})"\}$/.exec(line);
  const hash = found?.[1];
  if (hash === undefined) return undefined;
  const entry = read(line, hash);
  // Written anew it must be the same bytes: so a line has one form alone, and no reader can take it for another.
  return entry !== undefined && lineOf(entry) === `${line}\n` && sha256(bodyOf(entry)) === hash ? entry : undefined;
}

/** The canonical text that is hashed: fixed order, nothing optional but `dropped`, no space. */
function bodyOf(entry: Omit<SecurityEntry, "hash">): string {
  const { seq, at, isClockTrusted, boot, mono, kind, count, detail, dropped, prev } = entry;
  const clock = isClockTrusted ? "trusted" : "untrusted";
  const { severity } = securityKinds[kind];
  const fields = { seq, at: isoOf(at), clock, boot, mono, kind, severity, count, detail, ...(dropped === undefined ? {} : { dropped }), prev };
  return ascii(JSON.stringify(fields).slice(0, -1));
}

function read(line: string, hash: string): SecurityEntry | undefined {
  let fields: Readonly<Record<string, unknown>>;
  try {
    fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
  const { seq, at, clock, boot, mono, kind, count, detail, dropped, prev } = fields;
  if (!isCount(seq) || !isCount(boot) || !isCount(count) || typeof mono !== "number") return undefined;
  if (typeof at !== "string" || typeof kind !== "string" || typeof detail !== "string" || typeof prev !== "string") return undefined;
  if (!isSecurityKind(kind) || Number.isNaN(Date.parse(at))) return undefined;
  if (dropped !== undefined && !isChainEnd(dropped)) return undefined;
  return { seq, at: Date.parse(at), isClockTrusted: clock === "trusted", boot, mono, kind, count, detail, dropped, prev, hash };
}

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value) && value > 0;

export const isChainEnd = (value: unknown): value is ChainEnd =>
  typeof value === "object" &&
  value !== null &&
  "seq" in value &&
  "hash" in value &&
  isCount(value.seq) &&
  typeof value.hash === "string" &&
  /^[0-9a-f]{64}$/.test(value.hash);

/** A clock may stand anywhere, and the log must take it. */
const isoOf = (at: number): string => new Date(Math.max(-8.64e15, Math.min(8.64e15, Number.isFinite(at) ? Math.trunc(at) : 0))).toISOString();

const plain = (detail: string): string => detail.slice(0, LONGEST_DETAIL).toWellFormed();

const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
