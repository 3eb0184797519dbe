// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import type { Repo } from "./repo.ts";
import { run } from "./run.ts";

/** A package that commits generated code: it has tools/generate.ts, which writes into the folder after `--out`. */
export interface Generator {
  readonly script: string;
  /** Where the committed result stands. */
  readonly target: string;
}

export function generatorsOf(repo: Repo): Generator[] {
  return repo.files
    .filter((path) => /^packages\/[^/]+\/tools\/generate\.ts$/.test(path))
    .map((script) => ({ script, target: script.replace("/tools/generate.ts", "/src/generated") }));
}

/** Runs one generator into `folder`. */
export function generateInto(repo: Repo, generator: Generator, folder: string) {
  return run("node", ["--conditions=@chargehand/source", join(repo.root, generator.script), "--out", folder], { cwd: repo.root, timeoutMs: 120_000 });
}
