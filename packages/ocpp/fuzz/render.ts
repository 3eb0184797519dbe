// SPDX-License-Identifier: Apache-2.0
import type { Finding, Tally } from "./session.ts";
import type { WorkerReport } from "./worker.ts";

export interface Run {
  readonly seed: number;
  readonly minutes: number;
  readonly cases: number;
  readonly seconds: number;
  readonly tally: Tally;
  readonly findings: readonly Finding[];
  readonly workers: readonly Pick<WorkerReport, "loop" | "heap">[];
}

/** Bytes that the heap of a worker may have grown by between its warm start and its end. */
export const heapBound = 64 * 2 ** 20;
/** Milliseconds of one thread's own computing during which no timer came through. */
export const stallBound = 1_000;

export const repeatCommand = (seed: number, number: number): string => `npm run fuzz -- --seed ${seed} --case ${number}`;

/** What is wrong with a run besides its findings. */
export function breaches({ workers }: Run): readonly string[] {
  return workers.flatMap(({ loop, heap }, at) => [
    ...(heap.end - heap.start > heapBound ? [`worker ${at}: the heap grew by ${mebibytes(heap.end - heap.start)} MiB, more than ${mebibytes(heapBound)}`] : []),
    ...(loop.stall > stallBound ? [`worker ${at}: the event loop stood still for ${Math.round(loop.stall)} ms`] : []),
  ]);
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
const grouped = (count: number): string => count.toLocaleString("en-GB");

export function summary(run: Run): string {
  const lines = [
    `seed ${run.seed}: ${grouped(run.cases)} cases in ${Math.round(run.seconds)} s, ${grouped(Math.round(run.cases / run.seconds))} a second, ${run.findings.length} findings`,
    ...run.workers.map(
      ({ loop, heap }, at) =>
        `worker ${at}: event loop late by ${Math.round(loop.p99)} ms (p99), ${Math.round(loop.worst)} ms at worst; heap after collection ${mebibytes(heap.start)} MiB when warm, ${mebibytes(heap.end)} MiB at the end`,
    ),
    ...breaches(run).map((breach) => `FAILED: ${breach}`),
  ];
  return lines.join("\n");
}

export function rows(tally: Tally): readonly (readonly [mutator: string, cases: number, outcomes: string])[] {
  return Object.entries(tally)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mutator, row]) => {
      const outcomes = Object.entries(row).sort(([, a], [, b]) => b - a);
      return [mutator, outcomes.reduce((sum, [, count]) => sum + count, 0), outcomes.map(([name, count]) => `${name} ${grouped(count)}`).join(", ")] as const;
    });
}

export function plainTable(tally: Tally): string {
  return rows(tally)
    .map(([mutator, cases, outcomes]) => `${mutator.padEnd(40)} ${grouped(cases).padStart(11)}  ${outcomes}`)
    .join("\n");
}

export function findingText(seed: number, { case: number, mutator, problem, text }: Finding): string {
  return `FINDING case ${number} (${mutator}): ${problem}\n  ${text}\n  repeat: ${repeatCommand(seed, number)}`;
}

/** The part of docs/fuzzing.md between its marks. */
export function markdown(run: Run, machine: string, day: string): string {
  const escaped = (text: string) => text.replace(/[|<>]/g, (sign) => `\\${sign}`);
  const table = rows(run.tally).map(([mutator, cases, outcomes]) => `| ${escaped(mutator)} | ${grouped(cases)} | ${escaped(outcomes)} |`);
  return [
    `${day}, ${machine}, \`npm run fuzz -- --minutes ${run.minutes} --seed ${run.seed}\``,
    "",
    ...summary(run)
      .split("\n")
      .map((line) => `- ${line}`),
    ...run.findings.map((finding) => `- case ${finding.case}, ${escaped(finding.mutator)}: ${escaped(finding.problem)}`),
    "",
    "| mutator | cases | outcomes |",
    "|---|---|---|",
    ...table,
  ].join("\n");
}
