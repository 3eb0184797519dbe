// SPDX-License-Identifier: Apache-2.0
import { readFile, rename, writeFile } from "node:fs/promises";
import type { CaseResult, Role, RunResults } from "@chargehand/conformance";
import { messageOf } from "@chargehand/kernel";
import { cliError } from "../errors.ts";

/** The results of a run that may go on: written whole after each case, so that a kill leaves the last whole one. */
export interface ResultsFile {
  readonly before: readonly CaseResult[];
  add(result: CaseResult): Promise<void>;
}

/** Opens a file of results: what is in it is not run again. */
export async function openResults(path: string, run: { readonly role: Role; readonly system: string; readonly startedAt: string }): Promise<ResultsFile> {
  const before = await read(path, run);
  const results = [...before];
  return {
    before,
    async add(result) {
      results.push(result);
      const whole: RunResults = { suite: "oca-2.0.1", ...run, results };
      await writeFile(`${path}.part`, `${JSON.stringify(whole)}\n`);
      await rename(`${path}.part`, path);
    },
  };
}

async function read(path: string, { role, system }: { readonly role: Role; readonly system: string }): Promise<readonly CaseResult[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw cliError("CLI_FILE_UNREADABLE", `${path}: ${error.message}`);
  });
  if (text === undefined) return [];
  try {
    const run = JSON.parse(text) as Partial<RunResults>;
    if (run.role === role && run.system === system && Array.isArray(run.results)) return run.results;
  } catch (error) {
    throw cliError("CLI_FILE_UNREADABLE", `${path} holds no results: ${messageOf(error)}; name another file with --results`);
  }
  throw cliError("CLI_FILE_UNREADABLE", `${path} holds the results of another system; name another file with --results`);
}
