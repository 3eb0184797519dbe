// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { every, Seconds, systemClock, systemRandom, toIso } from "@chargehand/kernel";
import { mergeTallies, runSessions } from "./engine.ts";
import { breaches, findingText, markdown, plainTable, type Run, summary } from "./render.ts";
import { casesPerSession, type Finding } from "./session.ts";
import type { WorkerMessage, WorkerReport, WorkerTask } from "./worker.ts";

const usage = `npm run fuzz -- [--minutes N] [--seed S] [--workers W] [--case K] [--record FILE] [--write-docs]

  --minutes N    how long (default 1)
  --seed S       a whole number; the same seed gives the same cases (default: drawn, and printed)
  --workers W    threads (default: one for each core, at most 4)
  --case K       only the session of case K, up to and with it
  --record FILE  write the result as JSON
  --write-docs   put the table of this run into docs/fuzzing.md
`;
const docs = new URL("../../../docs/fuzzing.md", import.meta.url);
const marks = ["<!-- run: begin -->", "<!-- run: end -->"] as const;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    workers: { type: "string" },
    case: { type: "string" },
    record: { type: "string" },
    "write-docs": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function whole(name: string, given: string | undefined, otherwise: number): number {
  const value = given === undefined ? otherwise : Number(given);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  process.stderr.write(`--${name} takes a whole number\n${usage}`);
  process.exit(2);
}

/** One session, up to the case asked for. */
async function repeat(seed: number, wanted: number): Promise<number> {
  const first = Math.floor(wanted / casesPerSession);
  const { findings, tally } = await runSessions({ seed, first, step: 1, goesOn: (cases) => cases === 0, upTo: (wanted % casesPerSession) + 1 });
  say(plainTable(tally));
  for (const finding of findings) say(findingText(seed, finding));
  say(findings.length === 0 ? `seed ${seed}, case ${wanted}: nothing found` : "");
  return findings.length === 0 ? 0 : 1;
}

function runWorker(task: WorkerTask, onProgress: (cases: number, findings: readonly Finding[]) => void): Promise<WorkerReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "progress") onProgress(message.cases, message.findings);
      else resolve(message.report);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`a worker ended with ${code} before its report`)));
  });
}

async function run(seed: number, minutes: number, workers: number): Promise<Run> {
  const begun = systemClock.monoMs();
  const seconds = () => (systemClock.monoMs() - begun) / 1_000;
  const counts = Array.from({ length: workers }, () => 0);
  const total = () => counts.reduce((sum, count) => sum + count, 0);
  const progress = every(systemClock, "progress", Seconds(10), () =>
    say(`${Math.round(seconds())} s: ${total()} cases, ${Math.round(total() / seconds())} a second`),
  );
  const reports = await Promise.all(
    counts.map((_zero, first) =>
      runWorker({ seed, first, step: workers, minutes }, (cases, findings) => {
        counts[first] = cases;
        for (const finding of findings) say(findingText(seed, finding));
      }),
    ),
  ).finally(() => progress.cancel());
  return {
    seed,
    minutes,
    seconds: seconds(),
    cases: reports.reduce((sum, report) => sum + report.cases, 0),
    tally: mergeTallies(reports.map((report) => report.tally)),
    findings: reports.flatMap((report) => report.findings),
    workers: reports.map(({ loop, heap }) => ({ loop, heap })),
  };
}

function writeDocs(result: Run): void {
  const text = readFileSync(docs, "utf8");
  const [from, to] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (from < 0 || to < from) throw new Error("docs/fuzzing.md has lost its marks");
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  const day = toIso(systemClock.wallMs()).slice(0, 10);
  writeFileSync(docs, `${text.slice(0, from + marks[0].length)}\n${markdown(result, machine, day)}\n${text.slice(to)}`);
}

async function main(): Promise<number> {
  if (values.help) {
    say(usage);
    return 0;
  }
  const seed = whole("seed", values.seed, systemRandom.int(2 ** 31));
  if (values.case !== undefined) return repeat(seed, whole("case", values.case, 0));
  const minutes = whole("minutes", values.minutes, 1);
  const workers = Math.max(1, whole("workers", values.workers, Math.min(4, availableParallelism())));
  say(`seed ${seed}, ${minutes} minutes, ${workers} workers`);
  const result = await run(seed, minutes, workers);
  say(`\n${plainTable(result.tally)}\n\n${summary(result)}`);
  for (const finding of result.findings) say(findingText(seed, finding));
  if (values.record !== undefined) writeFileSync(values.record, `${JSON.stringify(result, undefined, 2)}\n`);
  if (values["write-docs"]) writeDocs(result);
  return result.findings.length + breaches(result).length === 0 ? 0 : 1;
}

process.exitCode = await main();
