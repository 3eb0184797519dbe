// SPDX-License-Identifier: Apache-2.0
import type { Repo } from "../lib/repo.ts";

/** One check. `run` returns one line (or block) for each violation; empty = passed. */
export interface Step {
  readonly name: string;
  run(repo: Repo): Promise<readonly string[]> | readonly string[];
}

/** Violations from a tool's output: none when it exits with 0. */
export function fromTool(tool: string, result: { readonly code: number; readonly output: string }): readonly string[] {
  if (result.code === 0) return [];
  return [result.output.trim() === "" ? `${tool} failed without a word (exit ${result.code})` : result.output.trim()];
}
