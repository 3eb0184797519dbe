// SPDX-License-Identifier: Apache-2.0
import { writeFile } from "node:fs/promises";
import {
  type CaseResult,
  compareVerdicts,
  countVerdicts,
  htmlReport,
  jsonReport,
  junitReport,
  type Role,
  type RunProgress,
  type RunResults,
  runChecks,
  selector,
  suite,
} from "@chargehand/conformance";
import { silentLog, systemClock, systemRandom, toIso, uuids } from "@chargehand/kernel";
import { cliError } from "../errors.ts";
import { listenForSignals, type Signals } from "../signals.ts";
import { readExpected, writeExpected } from "./expected-files.ts";
import { openResults } from "./results-file.ts";
import { openSystem, type SystemFlags } from "./systems.ts";

export interface RunFlags extends SystemFlags {
  readonly target: string;
  readonly suite: string;
  readonly profile?: readonly string[];
  readonly case?: readonly string[];
  readonly block?: readonly string[];
  readonly format?: string;
  readonly out?: string;
  readonly results?: string;
  readonly evidence?: boolean;
  readonly updateExpected?: boolean;
}

const formats = { html: htmlReport, json: jsonReport, junit: junitReport } as const;

export function roleOf(target: string): Role {
  if (target === "station" || target === "csms") return target;
  throw cliError("CLI_OPTION_INVALID", `--target takes station or csms, not "${target}"`);
}

/** Runs cases against one system and reports them. Exit code 1 when a case failed or could not be told, or none applies; for our own: when it got worse. */
export async function runConformance(flags: RunFlags): Promise<void> {
  const format = formats[flags.format as keyof typeof formats];
  if (flags.format !== undefined && format === undefined) throw cliError("CLI_OPTION_INVALID", `--format takes html, json or junit, not "${flags.format}"`);
  if (flags.suite !== "oca-2.0.1") throw cliError("CLI_OPTION_INVALID", `--suite takes oca-2.0.1, not "${flags.suite}"`);
  const run = await runRole(roleOf(flags.target), flags, listenForSignals());
  if (format === undefined) return;
  if (flags.out === undefined) process.stdout.write(format(run));
  else await writeFile(flags.out, format(run));
}

/** Both of our own systems, or the one that is named, compared with what is committed. */
export async function runOwn(flags: Partial<RunFlags>): Promise<void> {
  const roles = flags.target === undefined ? (["station", "csms"] as const) : [roleOf(flags.target)];
  const signals = listenForSignals();
  for (const role of roles) {
    if (signals.abort.aborted) break;
    say(`\n${role === "csms" ? "the CSMS" : "the station"} under test is our own\n`);
    await runRole(role, { ...flags, target: role, suite: "oca-2.0.1" }, signals);
  }
}

async function runRole(role: Role, flags: RunFlags, signals: Signals): Promise<RunResults> {
  const { profile: profiles, case: cases, block: blocks } = flags;
  const isWanted = selector({
    role,
    ...(profiles === undefined ? {} : { profiles }),
    ...(cases === undefined ? {} : { cases }),
    ...(blocks === undefined ? {} : { blocks }),
  });
  const checks = suite.filter((check) => isWanted(check.case));
  const opened = await openSystem(role, flags, silentLog);
  const { system, settings } = opened;
  try {
    const about = { role, system: system.rig.name, startedAt: toIso(systemClock.wallMs()) };
    const file = flags.results === undefined ? undefined : await openResults(flags.results, about);
    const run = await runChecks({
      ...{ checks, system, settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog, signal: signals.abort },
      before: file?.before ?? [],
      onBegin: (check) => {
        if (!opened.isOwn) say(`\n${check.case.id}  ${check.case.title}. ${check.purpose}\n`);
      },
      onResult: async (progress) => {
        tell(progress, flags.evidence === true);
        await file?.add(progress.result);
      },
    });
    await conclude(run, { isOwn: opened.isOwn, update: flags.updateExpected === true, isWhole: run.results.length === checks.length });
    return run;
  } finally {
    await opened.close();
  }
}

const say = (text: string) => process.stderr.write(text);

function tell({ result, done, total, leftMs }: RunProgress, withEvidence: boolean): void {
  const { id, verdict, reason, step } = result;
  const left = leftMs < 60_000 ? `${Math.ceil(leftMs / 1_000)} s` : `${Math.ceil(leftMs / 60_000)} min`;
  say(`${done}/${total}, ${left} left  ${id}  ${verdict}${reason === undefined ? "" : `: ${reason}`}${step === undefined ? "" : ` [${step}]`}\n`);
  if (withEvidence) for (const item of result.evidence) say(`    ${JSON.stringify(item)}\n`);
}

interface Conclusion {
  readonly isOwn: boolean;
  readonly update: boolean;
  readonly isWhole: boolean;
}

async function conclude({ role, results }: RunResults, { isOwn, update, isWhole }: Conclusion): Promise<void> {
  say(blockTable(results));
  if (!isWhole) process.exitCode = 1;
  if (!isOwn) {
    if (results.some(({ verdict }) => verdict === "fail" || verdict === "couldNotTell")) process.exitCode = 1;
    if (results.some(({ verdict }) => verdict !== "notApplicable")) return;
    say("nothing was tested: no case applies\n");
    process.exitCode = 1;
    return;
  }
  if (update) return writeExpected(role, results);
  const { worse, news } = compareVerdicts(results, await readExpected(role));
  for (const line of news) say(`other than expected: ${line}\n`);
  for (const line of worse) say(`WORSE: ${line}\n`);
  if (worse.length > 0) process.exitCode = 1;
}

/** Verdicts a block, for the end of a run. */
function blockTable(results: readonly CaseResult[]): string {
  const blocks = [...new Set(results.map(({ id }) => id.charAt(3)))];
  const line = (name: string, some: readonly CaseResult[]) => {
    const { pass, fail, notApplicable, couldNotTell } = countVerdicts(some);
    return `${name.padEnd(6)}${[some.length, pass, fail, notApplicable, couldNotTell].map((count) => String(count).padStart(8)).join("")}\n`;
  };
  const rows = blocks.map((block) =>
    line(
      block,
      results.filter(({ id }) => id.charAt(3) === block),
    ),
  );
  return `\nblock    cases    pass    fail  not app  unclear\n${rows.join("")}${line("all", results)}`;
}
