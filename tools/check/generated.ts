// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { coverageDocument } from "../lib/coverage.ts";
import { errorCatalogues, errorsPage } from "../lib/error-catalogue.ts";
import { type Generator, generateInto, generatorsOf } from "../lib/generators.ts";
import type { Repo } from "../lib/repo.ts";
import { settingsPage } from "../lib/settings-page.ts";
import { isGenerated } from "../lib/source.ts";
import { whyPage } from "../lib/why-page.ts";
import { fromTool, type Step } from "./step.ts";

/** Generates everything again, elsewhere, and compares it with what is committed. */
export const generated: Step = {
  name: "generated files",
  async run(repo) {
    const generators = generatorsOf(repo);
    const results = await Promise.all([pageProblems(repo), ...generators.map((generator) => codeProblems(repo, generator))]);
    return [...results.flat(), ...orphans(repo, generators)];
  },
};

async function pageProblems(repo: Repo): Promise<readonly string[]> {
  const pages = new Map([
    ["docs/errors.md", errorsPage(await errorCatalogues(repo))],
    ["docs/oca-coverage.md", await coverageDocument(repo)],
    ["docs/settings.md", await settingsPage(repo)],
    ["docs/why.md", await whyPage(repo)],
  ]);
  const isCurrent = (path: string, page: string | undefined) => page === (repo.files.includes(path) ? repo.read(path) : undefined);
  return [...pages].filter(([path, page]) => !isCurrent(path, page)).map(([path]) => `${path} is not what \`npm run generate\` writes`);
}

async function codeProblems(repo: Repo, generator: Generator): Promise<readonly string[]> {
  const fresh = mkdtempSync(join(tmpdir(), "chargehand-generated-"));
  try {
    const failed = fromTool(generator.script, await generateInto(repo, generator, fresh));
    return failed.length > 0
      ? failed
      : differences(fresh, join(repo.root, generator.target)).map((text) => `${generator.target}/${text}; run \`npm run generate\``);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** What differs between two folders, file by file. */
export function differences(expected: string, actual: string): string[] {
  const list = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
          entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : [],
        )
      : [];
  const [wanted, found] = [list(expected), list(actual)];
  return [
    ...wanted.filter((path) => !found.includes(path)).map((path) => `${path} is missing`),
    ...found.filter((path) => !wanted.includes(path)).map((path) => `${path} is left over`),
    ...wanted
      .filter((path) => found.includes(path) && !readFileSync(join(expected, path)).equals(readFileSync(join(actual, path))))
      .map((path) => `${path} is not current`),
  ];
}

/** Folders called `generated` that nothing generates would escape lint and review. */
function orphans(repo: Repo, generators: readonly Generator[]): string[] {
  const covered = (path: string) => generators.some((generator) => path.startsWith(`${generator.target}/`));
  return repo.files.filter((path) => isGenerated(path) && !covered(path)).map((path) => `${path} is in a generated folder that no tools/generate.ts writes`);
}
