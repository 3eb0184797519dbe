// SPDX-License-Identifier: Apache-2.0
import { createPeer } from "../src/peer.ts";
import { loadVersion } from "../src/validation.ts";
import { memorySession } from "./memory-session.ts";
import { readingSession } from "./reading-session.ts";
import { type Finding, Session, type Tally } from "./session.ts";
import { SocketHost } from "./socket-host.ts";
import { socketSession } from "./socket-session.ts";
import type { MakePeer } from "./subject.ts";

export interface RunOptions {
  readonly seed: number;
  /** Sessions `first`, `first + step`, ... so that several workers share the numbers. */
  readonly first: number;
  readonly step: number;
  /** Asked after each session, with the cases so far. */
  readonly goesOn: (cases: number) => boolean;
  readonly onSession?: (cases: number, findings: readonly Finding[]) => void;
  /** Default: the peer as it is. */
  readonly makePeer?: MakePeer;
  /** Cases of each session; default: all. */
  readonly upTo?: number;
  /** False: the pipe in memory alone. */
  readonly hasSockets?: boolean;
}

export interface RunResult {
  readonly cases: number;
  readonly tally: Tally;
  readonly findings: readonly Finding[];
}

/** Findings that are kept; a broken build would give millions. */
const mostFindings = 100;

/** Runs sessions until `goesOn` says no. What a session does depends on seed and number alone. */
export async function runSessions(options: RunOptions): Promise<RunResult> {
  await Promise.all([loadVersion("1.6"), loadVersion("2.0.1"), loadVersion("2.1")]);
  const tally: Tally = {};
  const findings: Finding[] = [];
  const stray: unknown[] = [];
  const onStray = (thrown: unknown) => stray.push(thrown);
  process.on("unhandledRejection", onStray);
  process.on("uncaughtException", onStray);
  const makePeer = options.makePeer ?? (createPeer as MakePeer);
  const host = new SocketHost(makePeer);
  let cases = 0;
  for (let number = options.first; options.goesOn(cases); number += options.step) {
    const session = new Session({ seed: options.seed, number, tally, most: options.upTo });
    await oneSession(session, host, { makePeer, hasSockets: options.hasSockets ?? true });
    // Lets rejections that nobody handled come up, and the timers of the process have their turn.
    await new Promise((resolve) => setImmediate(resolve));
    for (const thrown of stray.splice(0)) session.finding("session", `nobody handled ${thrown instanceof Error ? thrown.stack : String(thrown)}`, "");
    cases += session.cases;
    const room = mostFindings - findings.length;
    findings.push(...session.findings.slice(0, room));
    options.onSession?.(cases, session.findings);
  }
  await host.stop();
  process.off("unhandledRejection", onStray);
  process.off("uncaughtException", onStray);
  return { cases, tally, findings };
}

async function oneSession(session: Session, host: SocketHost, { makePeer, hasSockets }: Required<Pick<RunOptions, "makePeer" | "hasSockets">>): Promise<void> {
  const draw = session.dice.fraction();
  try {
    if (draw < 0.05) readingSession(session);
    else if (draw < 0.07 && hasSockets) await socketSession(session, host);
    else await memorySession(session, makePeer);
  } catch (thrown) {
    session.finding("session", `it threw ${thrown instanceof Error ? thrown.stack : String(thrown)}`, "");
  }
}

export function mergeTallies(tallies: readonly Tally[]): Tally {
  const merged: Tally = {};
  for (const tally of tallies) {
    for (const [mutator, row] of Object.entries(tally)) {
      merged[mutator] ??= {};
      const into = merged[mutator];
      for (const [outcome, count] of Object.entries(row)) into[outcome] = (into[outcome] ?? 0) + count;
    }
  }
  return merged;
}
