// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Repo } from "../lib/repo.ts";
import { run } from "../lib/run.ts";
import { withScratch } from "../lib/scratch.ts";
import { hasRuntimeExports } from "../lib/source.ts";
import { type Workspace, workspacesOf } from "../lib/workspaces.ts";
import type { Step } from "./step.ts";

const LONGEST_RUN_MS = 60_000;
const LONGEST_EXAMPLE = 20;

/** Every package has a README, and each block in it that is marked `ts run` compiles and runs as it stands, on its own. */
export const readmeExamples: Step = {
  name: "README examples",
  async run(repo) {
    const problems: string[] = [];
    // One after the other: an example may start a database or sockets, and the other steps run beside this one.
    for (const workspace of workspacesOf(repo)) {
      if (workspace.folder.startsWith("packages/")) problems.push(...(await problemsOf(repo, workspace)));
    }
    return problems;
  },
};

async function problemsOf(repo: Repo, { folder }: Workspace): Promise<readonly string[]> {
  const readme = `${folder}/README.md`;
  if (!repo.files.includes(readme)) return [`${readme} is missing`];
  const examples = [...repo.read(readme).matchAll(/^```ts run[^\n]*\n([\s\S]*?)^```/gm)].map((found) => found[1] ?? "");
  if (examples.length === 0) return exportsCode(repo, folder) ? [`${readme} has no \`\`\`ts run block`] : [];
  const problems: string[] = [];
  for (const [at, code] of examples.entries()) {
    const where = examples.length === 1 ? readme : `${readme}, example ${at + 1}`;
    const lines = code.trimEnd().split("\n").length;
    if (lines > LONGEST_EXAMPLE) problems.push(`${where}: the example has ${lines} lines, more than ${LONGEST_EXAMPLE}`);
    for (const output of await tryOut(join(repo.root, folder), code)) problems.push(`${where}: ${output}`);
  }
  return problems;
}

function exportsCode(repo: Repo, folder: string): boolean {
  const index = `${folder}/src/index.ts`;
  return repo.files.includes(index) && hasRuntimeExports(index, repo.read(index));
}

const tryOut = (packageFolder: string, code: string): Promise<readonly string[]> =>
  withScratch(packageFolder, async (scratch) => {
    const file = join(scratch, "example.ts");
    writeFileSync(file, code);
    writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify({ extends: "../../../../tsconfig.base.json", files: ["example.ts"] }));
    const [compiled, ran] = await Promise.all([
      run("tsc", ["--pretty", "false", "-p", scratch], { cwd: packageFolder }),
      run("node", ["--conditions=@chargehand/source", file], { cwd: packageFolder, timeoutMs: LONGEST_RUN_MS }),
    ]);
    return [
      ...(compiled.code === 0 ? [] : [`the example does not compile\n${compiled.output.trim()}`]),
      ...(ran.code === 0 ? [] : [`the example fails\n${ran.output.trim()}`]),
    ];
  });
