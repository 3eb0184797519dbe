// SPDX-License-Identifier: Apache-2.0
import type { MutantOutcome } from "./run-group.ts";

/** A change, as the page of mutants names it. */
export interface Survivor {
  readonly path: string;
  readonly line: number;
  readonly original: string;
  readonly replacement: string;
  readonly status: string;
  /** Why it changes nothing; undefined where the page does not say. */
  readonly reason: string | undefined;
}

/** One row of the page's table. */
export interface Tally {
  readonly group: string;
  readonly killed: number;
  readonly timedOut: number;
  readonly explained: number;
  readonly unexplained: number;
}

export type Known = ReadonlyMap<string, string>;
type Outcome = Pick<MutantOutcome, "fileName" | "location" | "replacement" | "status">;

/** Long enough to tell changes apart, short enough for a page. */
const LONGEST = 110;
const inOneLine = (text: string): string => {
  const line = text.replaceAll("`", "'").replaceAll(/\s+/g, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
};
const keyOf = (path: string, original: string, replacement: string): string => `${path}\n${original}\n${replacement}`;

/** The survivors that the page explains: under a heading with the file's path, a line "- `original` → `replacement`: why". */
export function knownIn(page: string): Known {
  const known = new Map<string, string>();
  let path = "";
  for (const line of page.split("\n")) {
    path = /^### (\S+\.ts)$/.exec(line)?.[1] ?? path;
    const [, original, replacement, reason] = /^- `([^`]+)` → `([^`]*)`: (.+)$/.exec(line) ?? [];
    if (original !== undefined && replacement !== undefined && reason !== undefined) known.set(keyOf(path, original, replacement), reason);
  }
  return known;
}

/** What survived, or was run by no test at all. */
export const survivorsOf = (outcomes: readonly Outcome[], read: (path: string) => string, known: Known): readonly Survivor[] =>
  toldOf(
    outcomes.filter(({ status }) => status === "Survived" || status === "NoCoverage"),
    read,
    known,
  );

/** What took too long: on a machine with other work perhaps not because the change makes a loop without end. */
export const timedOutOf = (outcomes: readonly Outcome[], read: (path: string) => string): readonly Survivor[] =>
  toldOf(
    outcomes.filter(({ status }) => status === "Timeout"),
    read,
    new Map(),
  );

function toldOf(outcomes: readonly Outcome[], read: (path: string) => string, known: Known): readonly Survivor[] {
  return outcomes.map(({ fileName, location, replacement = "", status }) => {
    const path = fileName.slice(fileName.lastIndexOf("packages/"));
    const original = inOneLine(originalAt(read(path), location));
    const into = inOneLine(replacement);
    return { path, line: location.start.line, original, replacement: into, status, reason: known.get(keyOf(path, original, into)) };
  });
}

/** A bare word says too little to be told from others of its file: its whole line stands for it. */
function originalAt(source: string, location: Outcome["location"]): string {
  const text = textAt(source, location);
  return /^(true|false|\d+)$/.test(text) ? (source.split("\n")[location.start.line - 1] ?? text) : text;
}

function textAt(source: string, { start, end }: Outcome["location"]): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines.map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined)).join("\n");
}

export function tallyOf(group: string, outcomes: readonly Pick<Outcome, "status">[], survivors: readonly Survivor[]): Tally {
  const count = (status: Outcome["status"]) => outcomes.filter((outcome) => outcome.status === status).length;
  const explained = survivors.filter(({ reason }) => reason !== undefined).length;
  return { group, killed: count("Killed"), timedOut: count("Timeout"), explained, unexplained: survivors.length - explained };
}

/** The page with this group's row brought up to date. */
export function withTally(page: string, { group, killed, timedOut, explained, unexplained }: Tally, day: string): string {
  const row = `| ${group} | ${killed} | ${timedOut} | ${explained} | ${unexplained} | ${day} |`;
  const old = new RegExp(`^\\| ${group} \\|.*$`, "m");
  if (!old.test(page)) throw new Error(`docs/mutants.md has no row for the group ${group}; add one`);
  return page.replace(old, row);
}
