// SPDX-License-Identifier: Apache-2.0
import { DEFECTS, type Findings } from "./check.ts";
import type { Ledger } from "./ledger.ts";
import { type Blow, FAULTS, type FaultKind, KILLS, type Kill } from "./nemesis.ts";
import type { ChaosOptions } from "./options.ts";

export interface Outcome {
  readonly options: ChaosOptions;
  readonly ledger: Ledger;
  readonly findings: Findings;
  readonly blows: readonly Blow[];
  readonly unanswered: number;
  readonly csmsStarts: number;
  readonly failedStarts: number;
  readonly ownEnds: number;
  readonly seconds: number;
  readonly diskNote: string;
}

export interface Recovery {
  readonly kind: Blow["kind"];
  readonly seconds: number;
}

/** From each blow to the first answer to something that was sent after it; the longest of the kills and of the faults. */
export function recoveries(ledger: Ledger, blows: readonly Blow[]): { readonly kills: Recovery | undefined; readonly faults: Recovery | undefined } {
  const longest = (isKill: boolean) => {
    const all = blows
      .filter((blow) => blow.isKill === isKill)
      .map(({ kind, atMs }) => ({ kind, seconds: ((ledger.answers.find((answer) => answer.sentMs >= atMs)?.wallMs ?? Number.NaN) - atMs) / 1_000 }))
      .filter(({ seconds }) => Number.isFinite(seconds));
    return all.toSorted((one, other) => other.seconds - one.seconds)[0];
  };
  return { kills: longest(true), faults: longest(false) };
}

const countOf = (blows: readonly Blow[], kind: Kill | FaultKind) => blows.filter((blow) => blow.kind === kind).length;
const listOf = (blows: readonly Blow[], kinds: readonly (Kill | FaultKind)[]) => kinds.map((kind) => `${kind} ${countOf(blows, kind)}`).join(", ");
const told = (recovery: Recovery | undefined) => (recovery === undefined ? "none" : `${recovery.seconds.toFixed(1)} s (${recovery.kind})`);

export function reportOf(outcome: Outcome): string {
  const { options, ledger, findings, blows } = outcome;
  const { sent, answered, refused } = ledger.counts;
  const recovery = recoveries(ledger, blows);
  const row = (name: string, value: string | number) => `${name.padEnd(34)}${value}`;
  return [
    "",
    row("seed", options.seed),
    row("time", `${outcome.seconds.toFixed(0)} s, ${options.stations} stations; ${outcome.diskNote}`),
    row("kills (-9)", `${blows.filter((blow) => blow.isKill).length}: ${listOf(blows, KILLS)}`),
    row("other faults", `${blows.filter((blow) => !blow.isKill).length}: ${listOf(blows, FAULTS)}`),
    row("starts of the CSMS", `${outcome.csmsStarts}; ${outcome.failedStarts} of them failed; ${outcome.ownEnds} ended by itself while serving`),
    row("transactions", ledger.transactions.size),
    row("events compared", findings.compared),
    row("events answered", answered.own + answered.again + answered.foreign),
    row("sent again", `${sent.again}, of them ${answered.again} answered`),
    row("refused by a CALLERROR", `${refused}${[...ledger.refusals].map(([code, count]) => ` ${code} ${count}`).join(",")}`),
    row("replays of answered events", `${sent.replay}, of them ${answered.replay} answered`),
    row("another station's transaction id", `${sent.foreign}, of them ${answered.foreign} answered`),
    row("same key, other content", `${sent.conflict}, of them ${answered.conflict} answered`),
    row("stored, answer lost on the way", findings.storedUnanswered),
    row("unanswered after the end", outcome.unanswered),
    row("longest recovery after a kill", told(recovery.kills)),
    row("longest recovery after a fault", told(recovery.faults)),
    "",
    ...DEFECTS.map((defect) => row(defect, findings.counts[defect])),
    ...findings.examples.map((example) => `  ${example}`),
    "",
    `again: npm run chaos -- --minutes ${options.minutes} --seed ${options.seed} --kills ${options.kills} --stations ${options.stations} --disk ${options.disk}`,
  ].join("\n");
}
