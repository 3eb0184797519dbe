// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Repo } from "../lib/repo.ts";
import { run } from "../lib/run.ts";
import { withScratch } from "../lib/scratch.ts";
import { hasRuntimeExports } from "../lib/source.ts";
import { workspacesOf } from "../lib/workspaces.ts";
import type { Step } from "./step.ts";

const LONGEST_RUN_MS = 60_000;
const LONGEST_EXAMPLE = 20;

/** Every package has a README, and each block in it that is marked `ts run` compiles and runs as it stands, on its own. */
export const readmeExamples: Step = {
  name: "README examples",
  async run(repo) {
    const packages = workspacesOf(repo).filter(({ folder }) => folder.startsWith("packages/"));
    const found = packages.map(({ folder }) => examplesOf(repo, folder));
    const examples = found.flatMap((one) => one.examples);
    const outputs = examples.length === 0 ? [] : await withFiles(repo, examples, (files) => tryOut(repo, files));
    return [...found.flatMap((one) => one.problems), ...outputs];
  },
};

interface Example {
  /** Of its package, relative to the repository. */
  readonly folder: string;
  /** The README, and which of its examples. */
  readonly where: string;
  readonly code: string;
}

interface ExampleFile extends Example {
  readonly file: string;
}

function examplesOf(repo: Repo, folder: string): { readonly examples: readonly Example[]; readonly problems: readonly string[] } {
  const readme = `${folder}/README.md`;
  if (!repo.files.includes(readme)) return { examples: [], problems: [`${readme} is missing`] };
  const blocks = [...repo.read(readme).matchAll(/^```ts run[^\n]*\n([\s\S]*?)^```/gm)].map((block) => block[1] ?? "");
  if (blocks.length === 0) return { examples: [], problems: exportsCode(repo, folder) ? [`${readme} has no \`\`\`ts run block`] : [] };
  const examples = blocks.map((code, at) => ({ folder, code, where: blocks.length === 1 ? readme : `${readme}, example ${at + 1}` }));
  return { examples, problems: examples.flatMap(tooLong) };
}

function tooLong({ where, code }: Example): readonly string[] {
  const lines = code.trimEnd().split("\n").length;
  return lines > LONGEST_EXAMPLE ? [`${where}: the example has ${lines} lines, more than ${LONGEST_EXAMPLE}`] : [];
}

function exportsCode(repo: Repo, folder: string): boolean {
  const index = `${folder}/src/index.ts`;
  return repo.files.includes(index) && hasRuntimeExports(index, repo.read(index));
}

/** Each example as a file of its own package, for as long as `use` takes. */
function withFiles<T>(repo: Repo, examples: readonly Example[], use: (files: readonly ExampleFile[]) => Promise<T>): Promise<T> {
  const next = (at: number, files: readonly ExampleFile[]): Promise<T> => {
    const example = examples[at];
    if (example === undefined) return use(files);
    return withScratch(join(repo.root, example.folder), (scratch) => {
      const file = join(scratch, "example.ts");
      writeFileSync(file, example.code);
      return next(at + 1, [...files, { ...example, file }]);
    });
  };
  return next(0, []);
}

/** They run one after the other: an example may start a database or sockets, and the other steps run beside this one. */
async function tryOut(repo: Repo, files: readonly ExampleFile[]): Promise<readonly string[]> {
  const compiling = compile(repo, files);
  const problems: string[] = [];
  for (const { file, folder, where } of files) {
    const { code, output } = await run("node", ["--conditions=@chargehand/source", file], { cwd: join(repo.root, folder), timeoutMs: LONGEST_RUN_MS });
    if (code !== 0) problems.push(`${where}: the example fails\n${output.trim()}`);
  }
  return [...(await compiling), ...problems];
}

/** All as one program: what they import is read and checked once. */
async function compile(repo: Repo, files: readonly ExampleFile[]): Promise<readonly string[]> {
  const scratch = dirname(files[0]?.file ?? repo.root);
  writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify({ extends: "../../../../tsconfig.base.json", files: files.map(({ file }) => file) }));
  const { code, output } = await run("tsc", ["--pretty", "false", "-p", scratch], { cwd: repo.root });
  if (code === 0) return [];
  const named = files.reduce((text, { file, where }) => text.replaceAll(relative(repo.root, file), where), output);
  return [`an example does not compile\n${named.trim()}`];
}
